"""Numbers, lengths and times of day as people read them, by the locale's customs."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from companion.core.words import _

_MINUTE = timedelta(minutes=1)


def number(value: float) -> str:
    """Return a whole number with the locale's grouping: 1,000."""
    locale = QLocale()
    # The bare C locale groups nothing unless told to.
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale.toString(round(value))


def minutes(length: timedelta) -> int:
    """Return whole minutes, a begun one counted: what is left is never shown as none."""
    return max(0, -(-length // _MINUTE))


def span(length: timedelta) -> str:
    """Return a length in hours and minutes: 3 h 46 min, 25 min."""
    hours, rest = divmod(round(length / _MINUTE), 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def countdown(length: timedelta) -> str:
    """Return minutes and seconds, hours only where there are any: 23:42, 1:30:00."""
    seconds = max(0, -(-length // timedelta(seconds=1)))
    whole, rest = divmod(seconds, 60)
    if whole < 100:
        return f"{whole:02}:{rest:02}"
    hours, whole = divmod(whole, 60)
    return f"{hours}:{whole:02}:{rest:02}"


def count_up(length: timedelta) -> str:
    """Return how long something has run, in the form of `countdown`; a second begun is not counted."""
    return countdown(length - length % timedelta(seconds=1))


def time_of_day(at: datetime | time) -> str:
    """Return hours and minutes, with 12 or 24 hours as the locale has it."""
    return QLocale().toString(QTime(at.hour, at.minute), "h:mm AP" if twelve_hours() else "HH:mm")


def hour_of_day(hour: int) -> str:
    """Return the label of a full hour on a time axis: 08, or 8 am."""
    clock = QTime(hour % 24, 0)
    return QLocale().toString(clock, "h ap" if twelve_hours() else "HH")


def twelve_hours() -> bool:
    """Return whether the locale counts hours to twelve."""
    return "AP" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).upper()


def long_date(day: date) -> str:
    """Return the day in words, without the year: Thursday 19 November."""
    # The catalogue says which language its sentences are in; names of days must agree with them.
    words = QLocale(_("en"))
    return words.toString(QDate(day.year, day.month, day.day), _("dddd d MMMM"))
