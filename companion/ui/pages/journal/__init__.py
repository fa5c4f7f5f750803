"""The journal: a month tinted by a measure, one day with all its entries, and search."""

from companion.ui.pages.journal.page import JournalPage
from companion.ui.pages.journal.remembered import Remembered

__all__ = ["JournalPage", "Remembered"]
