"""The copies there are, in words."""

from PySide6.QtCore import QDate, QLocale

from companion.app.ports import Backup
from companion.core.words import _


def copy_words(copy: Backup) -> str:
    """Return the day of a copy, its size, whether it is locked, and whether it was the journal itself."""
    locale = QLocale()
    day = locale.toString(QDate(copy.day.year, copy.day.month, copy.day.day), QLocale.FormatType.LongFormat)
    size = locale.formattedDataSize(copy.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    said = [day, size]
    if copy.locked:
        said.append(_("locked"))
    if copy.replaced:
        said.append(_("the journal before a copy was brought back"))
    return " · ".join(said)
