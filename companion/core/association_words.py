"""What a relation with stress says, in words."""

from companion.core.association import Relation
from companion.core.association_sources import TAG
from companion.core.words import _, ngettext


def title(relation: Relation) -> str:
    """Return what is looked at beside stress, such as `Load the day before`."""
    if relation.name.startswith(TAG):
        return _("“{tag}”").format(tag=relation.name.removeprefix(TAG))
    return {
        ("load", 0): _("Load the same day"),
        ("load", 1): _("Load the day before"),
        ("load", 2): _("Load two days before"),
        ("sleep_min", 0): _("Sleep the night before"),
        ("midpoint", 0): _("Time of sleep the night before"),
        ("breaks_taken_share", 0): _("Breaks taken"),
        ("practice_min", 0): _("Practice"),
    }[relation.name, relation.lag_days]


def in_short(relation: Relation) -> str:
    """Return one line of a list: which way it moves and its n, `no clear link`, or how long to wait."""
    match relation.verdict:
        case "link":
            return _("{link}, n {n}").format(link=_which_way(relation), n=relation.n)
        case "no clear link":
            return _("no clear link in {days} days").format(days=relation.n)
        case "too early to say":
            days = relation.days_to_come
            return ngettext(
                "too early to say: {days} more day", "too early to say: {days} more days", days
            ).format(days=days)


def in_numbers(relation: Relation) -> str:
    """Return it in a few words with how strong it is and how sure that is, for paper."""
    parts = [in_short(relation)]
    if relation.rho is not None and relation.ci95 is not None:
        parts.append(
            _("rank correlation {rho}, 95 % interval {low} to {high}").format(
                rho=_signed(relation.rho), low=_signed(relation.ci95.low), high=_signed(relation.ci95.high)
            )
        )
    if relation.verdict == "link" and relation.p is not None:
        parts.append(_("by chance about 1 time in {times}").format(times=one_time_in(relation.p)))
    return "; ".join(parts)


def _signed(value: float) -> str:
    # A real minus sign: a hyphen would read as a dash between two numbers.
    written = f"{value:.2f}"
    return written.replace("-", "−") if float(written) else written.lstrip("-")


def in_full(relation: Relation) -> str:
    """Return whole sentences: what was found on how many days, and what chance alone would give."""
    if relation.verdict != "link":
        words = in_short(relation)
        return _("{what}.").format(what=words[0].upper() + words[1:])
    found = _("On {n} shared days, stress tended to be {link}.").format(
        n=relation.n, link=_which_way(relation)
    )
    return " ".join((found, chance_sentence(relation), no_cause_sentence()))


def chance_sentence(relation: Relation) -> str:
    """Return how easily chance gives a link as strong; empty where that is not known."""
    if relation.p is None:
        return ""
    return _("Chance alone gives a link this strong about 1 time in {times}.").format(
        times=one_time_in(relation.p)
    )


def no_cause_sentence() -> str:
    """Return what stands beside every link."""
    return _("This does not show cause.")


def one_time_in(p: float) -> int:
    """Return about how many times it takes for something of probability `p` (0 < p <= 1), roundly said."""
    times = 1 / p
    step = 1 if times < 10 else 5 * 10 ** (len(str(int(times))) - 2)
    return int(step * round(times / step))


def how_computed() -> tuple[str, ...]:
    """Return the sentences of *How is this computed?*; what was measured of it is told beside them."""
    return (
        _("Out of both series go the means of weekdays and slow waves (29 days); ranks are compared."),
        _("Chance: one series is turned against the other by 7 days and more, and the turns are counted."),
        _(
            "All figures are weighed together (Benjamini–Hochberg): a link is named while at most one in ten "
            "named ones is expected to be chance. So one alone may be no clear link though its interval "
            "leaves out 0."
        ),
        _(
            "There are only as many turns as days: beside nine others, a link that stands alone can be named "
            "from 112 shared days on, which is more than twelve weeks have; two together from 62."
        ),
        _(
            "The interval comes from drawing whole weeks anew. It is made to hold the truth in 95 of 100 "
            "records; on made-up people it does so a little less often."
        ),
    )


def _which_way(relation: Relation) -> str:
    """Return how stress moves with it, such as `higher after short nights`."""
    more = (relation.rho or 0.0) > 0
    if relation.name.startswith(TAG):
        return _with_tag(relation, more)
    rising, falling = _both_ways()[relation.name, relation.lag_days]
    return rising if more else falling


def _both_ways() -> dict[tuple[str, int], tuple[str, str]]:
    return {
        ("load", 0): (_("higher on heavy days"), _("lower on heavy days")),
        ("load", 1): (_("higher the day after a heavy day"), _("lower the day after a heavy day")),
        ("load", 2): (_("higher two days after a heavy day"), _("lower two days after a heavy day")),
        ("sleep_min", 0): (_("higher after long nights"), _("higher after short nights")),
        ("midpoint", 0): (_("higher after late nights"), _("higher after early nights")),
        ("breaks_taken_share", 0): (
            _("higher when more of the breaks were taken"),
            _("lower when more of the breaks were taken"),
        ),
        ("practice_min", 0): (
            _("higher on days with more practice"),
            _("lower on days with more practice"),
        ),
    }


def _with_tag(relation: Relation, more: bool) -> str:
    tag = relation.name.removeprefix(TAG)
    if relation.rated:
        words = _("higher on days with more “{tag}”") if more else _("lower on days with more “{tag}”")
    else:
        words = _("higher on days with “{tag}”") if more else _("lower on days with “{tag}”")
    return words.format(tag=tag)
