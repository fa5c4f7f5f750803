"""A practice of a day in words, and on a ribbon."""

from datetime import timedelta

from companion.core.journal import PracticeSession
from companion.core.words import _
from companion.ui.widgets.figures import span, time_of_day
from companion.ui.widgets.ribbon_entries import RibbonPoint

_MINUTE = timedelta(minutes=1)


def practice_point(one: PracticeSession, title: str) -> RibbonPoint:
    """Return a practice as a ribbon has it. title: what it is called."""
    said = _("{title}, {start}: {length}").format(
        title=title, start=time_of_day(one.started), length=practised_words(one)
    )
    stress = stress_words(one)
    return RibbonPoint(
        kind="practice",
        at=one.started,
        mark="",
        tells=_("{practice}, {stress}").format(practice=said, stress=stress) if stress else said,
        entry_id=one.id or "",
    )


def practised_words(one: PracticeSession) -> str:
    """Return how long it was practised, pauses left out: 5 min."""
    return span(one.practised) if one.practised >= _MINUTE else _("under 1 min")


def stress_words(one: PracticeSession) -> str:
    """Return stress around a practice: stress 4 → 2; what of it was given, empty where nothing was."""
    before, after = one.stress_before, one.stress_after
    if before is not None and after is not None:
        return _("stress {before:g} → {after:g}").format(before=before, after=after)
    if before is not None:
        return _("stress {before:g} before").format(before=before)
    return "" if after is None else _("stress {after:g} after").format(after=after)
