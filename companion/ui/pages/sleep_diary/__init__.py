"""The sleep diary: one night, told by typing or by dragging, with what follows from it."""

from companion.ui.pages.sleep_diary.page import SleepDiary

__all__ = ["SleepDiary"]
