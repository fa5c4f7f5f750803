"""Words of the check-in that depend on the language of the sentences."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from companion.core.words import _


def weekday(day: date) -> str:
    """Return the name of the day: Thursday."""
    # In the language of the catalogue, as the sentence around it.
    return QLocale(_("en")).toString(QDate(day.year, day.month, day.day), "dddd")
