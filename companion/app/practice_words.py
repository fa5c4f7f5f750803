"""Practices in words: their lengths and order, what each did for someone, what sounds behind it."""

from collections.abc import Iterable

from companion.app.practice_settings import Background
from companion.core.practice import NEEDS, Practice
from companion.core.practice_effect import RATED_FROM, Effect
from companion.core.words import _, ngettext


def in_order(practices: Iterable[Practice]) -> list[Practice]:
    """Return them as they are shown: by what they are for, the shortest first."""
    return sorted(practices, key=lambda one: (NEEDS.index(one.needs[0]), one.courses[0].seconds, one.title))


def length_words(practice: Practice) -> str:
    """Return the lengths a practice comes in, as "3 or 5 min"."""
    minutes = [course.key for course in practice.courses]
    if len(minutes) == 1:
        return _("{minutes} min").format(minutes=minutes[0])
    first, last = ", ".join(minutes[:-1]), minutes[-1]
    return _("{some} or {last} min").format(some=first, last=last)


def effect_line(effect: Effect) -> str:
    """Return the line of a card, or why there is no such figure yet.

    As "stress 4.9 → 3.8, 11 times: on average −1.1, likely −1.6 to −0.5".
    """
    match effect.verdict:
        case "untried":
            return _("not tried yet")
        case "unrated":
            return ngettext("done once", "done {n} times", effect.times).format(n=effect.times)
        case "too_early":
            return _too_early(effect)
        case "no_clear_change":
            words = _("no clear change, {n} times: on average {change}, likely {low} to {high}")
        case _:
            words = _(
                "stress {before:.1f} → {after:.1f}, {n} times: on average {change}, likely {low} to {high}"
            )
    return _with_figures(words, effect)


def effect_told(effect: Effect) -> str:
    """Return what is known in whole sentences, with how sure it is."""
    if effect.ci95 is None:
        told = _("The change is shown once stress has been rated before and after {n} times.")
        return f"{told.format(n=RATED_FROM)} {_rated_so_far(effect.rated)}"
    words = _(
        "Over {n} times, your stress went from {before:.1f} before to {after:.1f} after, on average. The "
        "mean change is {change}; with 95 % confidence it lies between {low} and {high}."
    )
    said = [_with_figures(words, effect)]
    if effect.verdict == "no_clear_change":
        said.append(_("That range includes no change at all, so none is clear."))
    return " ".join((*said, no_proof()))


def no_proof() -> str:
    """Return what a change does not show."""
    return _("This does not show what caused it: stress that is high at the beginning often falls by itself.")


def _with_figures(words: str, effect: Effect) -> str:
    """Return `words` with the figures of an effect that has them all."""
    change, interval = effect.change, effect.ci95
    assert change is not None
    assert interval is not None
    return words.format(
        n=effect.rated,
        before=effect.before,
        after=effect.after,
        change=_signed(change),
        low=_signed(interval.low),
        high=_signed(interval.high),
    )


def _rated_so_far(rated: int) -> str:
    if not rated:
        return _("So far it has not been.")
    words = ngettext("So far it has been once.", "So far it has been {rated} times.", rated)
    return words.format(rated=rated)


def _signed(change: float) -> str:
    """Return a change with its sign, -1.1 as −1.1; none where it rounds to nothing."""
    rounded = round(change, 1)
    return f"{rounded:+.1f}".replace("-", "−") if rounded else "0.0"


def _too_early(effect: Effect) -> str:
    if effect.rated == effect.times:
        return ngettext("too early to say, once", "too early to say, {n} times", effect.times).format(
            n=effect.times
        )
    return _("too early to say, {n} of {times} times rated").format(n=effect.rated, times=effect.times)


def background_words(background: Background) -> str:
    """Return the name of a sound behind the voice."""
    return {"": _("None"), "brown": _("Deep noise"), "rain": _("Rain"), "drone": _("Low tone")}[background]
