"""Says to screen readers what the eye would see."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.overlay.sight import left_in_words


def announce(widget: QWidget, sentence: str) -> None:
    """Have `sentence` read out; nothing happens where no screen reader listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class MinuteTeller:
    """Decides what is said when: the start, and each remaining minute once."""

    def __init__(self) -> None:
        self._told = 0

    def at_start(self, label: str, seconds: int, title: str = "") -> str:
        """Return the sentence for the start of a break. title: what it suggests, if it does."""
        self._told = -(-seconds // 60)
        if title:
            said = _("{label}, {left} left. {title}. Hold Esc to leave.")
            return said.format(label=label, left=left_in_words(seconds), title=title.rstrip("."))
        return _("{label}, {left} left. Hold Esc to leave.").format(label=label, left=left_in_words(seconds))

    def at(self, seconds: int) -> str | None:
        """Return a sentence when no more than another whole minute is left, else None."""
        minutes = -(-seconds // 60)
        if seconds == 0 or minutes >= self._told or seconds % 60 != 0:
            return None
        self._told = minutes
        return _("{left} left").format(left=left_in_words(seconds))
