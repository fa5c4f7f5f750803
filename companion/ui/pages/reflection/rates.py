"""What happened on made-up people, in words for *How is this computed?*; nothing where it is not known."""

from math import floor

from companion.app.validated import FILE, LinkRates, SignRates, Validated, read_validated
from companion.core.errors import CompanionError
from companion.core.length_words import length_words
from companion.core.signs import SignName
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.words import _, ngettext
from companion.ui.theme.theme import AssetFiles


def shipped_rates(assets: AssetFiles) -> Validated | None:
    """Return the figures shipped with the program; None where the file is missing or damaged."""
    try:
        return read_validated(assets.path(FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeError, CompanionError):
        return None


def of_hundred(share: float) -> str:
    """Return a share (0 to 1) as `5 of 100`, never as none or all of them unless it is."""
    if 0 < share < 0.005:
        return _("fewer than 1 of 100")
    if 0.995 <= share < 1:
        return _("more than 99 of 100")
    # Halves go up, as a reader would round them.
    return _("{n} of 100").format(n=floor(100 * share + 0.5))


def sign_rate_words(
    validated: Validated | None, name: SignName, thresholds: Thresholds = DEFAULTS
) -> tuple[str, ...]:
    """Return what was measured of one sign, as paragraphs; empty where nothing is known.

    thresholds: as they are set; the figures hold for those the program comes with.
    """
    if validated is None:
        return ()
    ordinary, found, unknown = _found(validated.signs[name])
    said = [ordinary, found, overload_sentence(), unknown]
    if name == "sleep":
        said.append(_target(validated))
    said.append(made_up_sentence())
    if thresholds != DEFAULTS:
        said.append(_("Measured with the rules the program comes with. Yours are set differently."))
    return tuple(said)


def made_up_sentence() -> str:
    """Return what such figures can say, and what they cannot."""
    return _(
        "These people are simulated. The figures tell how the rule behaves; nobody has tested it on real "
        "people, and they say nothing about you."
    )


def overload_sentence() -> str:
    """Return what was put into the weeks that are to be found."""
    return _(
        "Overload means three weeks with much more load, more stress, lower mood, shorter nights and fewer "
        "breaks than this made-up person’s own usual."
    )


def link_rate_words(validated: Validated | None) -> tuple[str, ...]:
    """Return what was measured of the links, as paragraphs; empty where nothing is known."""
    if validated is None:
        return ()
    return (*_unrelated(validated.links), _related(validated.links), made_up_sentence())


def _found(rates: SignRates) -> tuple[str, str, str]:
    return (
        ngettext(
            "On made-up people it was on in {share} ordinary weeks ({weeks} week looked at).",
            "On made-up people it was on in {share} ordinary weeks ({weeks} weeks looked at).",
            rates.weeks,
        ).format(share=of_hundred(rates.false_alarm), weeks=f"{rates.weeks:,}"),
        _(
            "Of overloads that lasted three weeks it found {found}, at least once in the three; in a single "
            "week of overload it was on in {week}. It stayed quiet in the others."
        ).format(found=of_hundred(rates.hit_three_weeks), week=of_hundred(rates.hit_week)),
        _("In {share} ordinary weeks too little was recorded to say.").format(
            share=of_hundred(rates.unknown)
        ),
    )


def _target(validated: Validated) -> str:
    return _(
        "Each had what they usually sleep as their target. With {target} for everyone it was on in {share} "
        "weeks: set a target that is yours."
    ).format(target=length_words(validated.sleep_target_min), share=of_hundred(validated.sleep_on))


def _unrelated(links: LinkRates) -> tuple[str, ...]:
    return (
        ngettext(
            "Of {people} made-up person for whom nothing moves with stress, {share} are told of a link after "
            "twelve weeks.",
            "Of {people} made-up people for whom nothing moves with stress, {share} are told of a link after "
            "twelve weeks.",
            links.people,
        ).format(people=links.people, share=of_hundred(links.person_any_named)),
        _(
            "After an overload of three weeks, which moves everything at once, it is {share}: in those weeks "
            "the figures did rise and fall together."
        ).format(share=of_hundred(links.overload_person_any_named)),
    )


def _related(links: LinkRates) -> str:
    found = _(", ").join(
        _("{found} where the true correlation is {strength:g}").format(
            found=of_hundred(share), strength=strength
        )
        for strength, share in links.true_links.items()
    )
    return _(
        "Taken one by one, {chance} unrelated comparisons fall below 1 in 20; of true links over {days} "
        "days, {found}."
    ).format(chance=of_hundred(links.pair_p_at_most_05), days=links.true_link_days, found=found)
