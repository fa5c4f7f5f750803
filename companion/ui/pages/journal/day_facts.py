"""A day in one line of facts, and the same date a year before in another."""

from datetime import date, timedelta

from companion.app.journal_reading import DayJournal, YearAgo
from companion.core.words import _, ngettext
from companion.ui.widgets.figures import number, span

_LONGEST = 60


def facts(day: DayJournal) -> str:
    """Return `3 h 14 min of focus · 820 effort-minutes · all 4 breaks taken`, or why there is none."""
    figures = day.figures
    said = []
    if figures.blocks:
        said.append(_("{length} of focus").format(length=_length(figures.focus_min or 0)))
        if figures.load is not None:
            words = (
                _("{load} effort-minutes, in part estimated")
                if figures.load_estimated
                else _("{load} effort-minutes")
            )
            said.append(words.format(load=number(figures.load)))
        said += _breaks(day)
    elif figures.rest_day and day.day <= day.today:
        said.append(_("No study: a rest day"))
    if said:
        return " · ".join(said)
    if day.day > day.today:
        return _("Still to come")
    if day.empty:
        return _("Nothing yet today") if day.day == day.today else _("No entry on this day")
    return _("No study recorded")


def year_ago_words(ago: YearAgo) -> str:
    """Return `A year ago: stress 4.5, 3 h 10 min of focus`."""
    said = []
    if ago.stress is not None:
        said.append(_("stress {stress}").format(stress=f"{ago.stress:.1f}"))
    if ago.focus_min:
        said.append(_("{length} of focus").format(length=_length(ago.focus_min)))
    if ago.note and len(said) < 2:
        said.append(_("“{note}”").format(note=_short(ago.note)))
    return _("A year ago: {what}").format(what=", ".join(said) or _("an entry"))


def last_year(day: date) -> str:
    """Return how the menu calls the same date of the year before."""
    return _("Go to the same day of {year}").format(year=day.year)


def _breaks(day: DayJournal) -> list[str]:
    due = day.figures.breaks_due or 0
    taken = (day.figures.breaks_taken or 0) + (day.figures.breaks_natural or 0)
    if not due:
        return []
    if taken >= due:
        one, many = _("the one break taken"), _("all {count} breaks taken")
        return [ngettext(one, many, due).format(count=due)]
    return [_("{taken} of {due} breaks taken").format(taken=taken, due=due)]


def _length(minutes: float) -> str:
    return span(timedelta(minutes=minutes))


def _short(note: str) -> str:
    line = " ".join(note.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
