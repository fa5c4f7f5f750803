"""The check-in: stress in one key, and mood, words, tags and a note for whoever has ten seconds more."""

from companion.ui.checkin.check_in import CheckIn
from companion.ui.checkin.outcome import say_outcome
from companion.ui.checkin.window import open_check_in_window

__all__ = ["CheckIn", "open_check_in_window", "say_outcome"]
