"""What a practice did for someone, short for a card and in whole sentences; and what sounds behind it."""

from companion.app.practice_settings import Background
from companion.core.practice_effect import RATED_FROM, Effect
from companion.core.words import _, ngettext


def effect_line(effect: Effect) -> str:
    """Return the line of a card: "stress 4.9 → 3.8, 11 times", or why there is no such figure yet."""
    match effect.verdict:
        case "untried":
            return _("not tried yet")
        case "unrated":
            return ngettext("done once", "done {n} times", effect.times).format(n=effect.times)
        case "too_early":
            return _too_early(effect)
        case "no_clear_change":
            return _("no clear change, {n} times").format(n=effect.rated)
        case _:
            return _("stress {before:.1f} → {after:.1f}, {n} times").format(
                before=effect.before, after=effect.after, n=effect.rated
            )


def effect_told(effect: Effect) -> str:
    """Return what is known in whole sentences, with how sure it is."""
    interval = effect.ci95
    if interval is None or effect.change is None:
        return _(
            "From {n} times with stress rated before and after, this shows the change. So far there are "
            "{rated}."
        ).format(n=RATED_FROM, rated=effect.rated)
    said = _(
        "Over {n} times, your stress went from {before:.1f} before to {after:.1f} after, on average. The "
        "mean change is {change}; with 95 % confidence it lies between {low} and {high}."
    ).format(
        n=effect.rated,
        before=effect.before,
        after=effect.after,
        change=_signed(effect.change),
        low=_signed(interval.low),
        high=_signed(interval.high),
    )
    return f"{said} {no_proof()}"


def no_proof() -> str:
    """Return what a change does not show."""
    return _("This does not show what caused it: stress that is high at the beginning often falls by itself.")


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
