"""The copies there are, in words."""

from PySide6.QtCore import QDate, QLocale

from companion.app.ports import Backup
from companion.core.words import _


def copy_words(copy: Backup) -> str:
    """Return the day of a copy, its size, and whether it is locked."""
    locale = QLocale()
    day = locale.toString(QDate(copy.day.year, copy.day.month, copy.day.day), QLocale.FormatType.LongFormat)
    size = locale.formattedDataSize(copy.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    said = _("{day} · {size} · locked") if copy.locked else _("{day} · {size}")
    return said.format(day=day, size=size)
