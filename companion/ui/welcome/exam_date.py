"""The exam's date, as people type it."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from companion.core.errors import InvalidInput
from companion.core.words import _

FARTHEST = timedelta(days=10 * 366)
_FORMATS = ("d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "d.M.yyyy")


def read_date(text: str, today: date) -> date | None:
    """Return the day written, None for nothing written.

    Understands 2027-01-13, the locale's own forms and the month in words. Raises InvalidInput for
    what is no date, has passed, or lies more than ten years ahead.
    """
    written = " ".join(text.split())
    if not written:
        return None
    day = _parsed(written)
    if day is None:
        raise InvalidInput(
            _("“{text}” is no date: write it like 2027-01-13, or choose it in the calendar.").format(
                text=written
            )
        )
    if day < today:
        raise InvalidInput(
            _("{day} has passed: give the next date, or leave it out.").format(day=write_date(day))
        )
    if day - today > FARTHEST:
        raise InvalidInput(
            _("{day} is more than ten years away: check the year.").format(day=write_date(day))
        )
    return day


def write_date(day: date) -> str:
    """Return the day as it stands in the field: 13 January 2027."""
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def _parsed(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    own = QLocale()
    # In this century: two figures would else be read as a year of the last one.
    tries = [own.toDate(written, own.dateFormat(QLocale.FormatType.ShortFormat), 2000)]
    tries.append(own.toDate(written, own.dateFormat(QLocale.FormatType.LongFormat)))
    for locale in (own, QLocale(_("en"))):
        tries += [locale.toDate(written, form) for form in _FORMATS]
    found = next((day for day in tries if day.isValid()), None)
    return None if found is None else date(found.year(), found.month(), found.day())
