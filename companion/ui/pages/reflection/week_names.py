"""A week in words: its days, and how long ago it was."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from companion.core.words import _


def span_words(monday: date) -> str:
    """Return the first and last day of a week, such as `26 October – 1 November`."""
    sunday = monday + timedelta(days=6)
    return _("{first} – {last}").format(first=day_words(monday), last=day_words(sunday))


def day_words(day: date) -> str:
    """Return a day without its year, such as `1 November`."""
    # The language of the sentences, as names of months must agree with them.
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), _("d MMMM"))


def short_day_words(day: date) -> str:
    """Return a day where room is scarce, such as `1 Nov`."""
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), _("d MMM"))


def ago_words(weeks: int) -> str:
    """Return how many weeks ago a week was; 0 = the current one."""
    if weeks <= 0:
        return _("this week")
    if weeks == 1:
        return _("last week")
    small = {
        2: _("two weeks ago"),
        3: _("three weeks ago"),
        4: _("four weeks ago"),
        5: _("five weeks ago"),
        6: _("six weeks ago"),
    }
    return small.get(weeks) or _("{weeks} weeks ago").format(weeks=weeks)
