"""Today: the running block, the load so far, the day as a ribbon, and one question."""

from companion.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
