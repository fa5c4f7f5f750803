"""Days and lengths of time as a printed page says them."""

from datetime import date

from companion.core.usual import WEEK
from companion.core.week_rows import DAY
from companion.core.words import _


def day_words(day: date) -> str:
    """Return such as `1 November 2026`."""
    return _("{day} {month} {year}").format(day=day.day, month=_months()[day.month - 1], year=day.year)


def span_words(monday: date) -> str:
    """Return the days of a week, such as `26 October – 1 November 2026`."""
    sunday = monday + WEEK - DAY
    if sunday.year != monday.year:
        first = day_words(monday)
    else:
        first = _("{day} {month}").format(day=monday.day, month=_months()[monday.month - 1])
    return _("{first} – {last}").format(first=first, last=day_words(sunday))


def short_day(day: date) -> str:
    """Return such as `Mon 26`."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return _("{weekday} {day}").format(weekday=names[day.weekday()], day=day.day)


def length_cell(minutes: float) -> str:
    """Return a length narrow enough for a column, such as `5 h 42` or `40 min`."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
