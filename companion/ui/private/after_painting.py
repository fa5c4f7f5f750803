"""Work that takes a moment, begun once the window shows that it does."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def after_painting(widget: QWidget, act: Callable[[], object]) -> None:
    """Paint `widget` as it stands, then call `act` in the next turn; not at all where it is gone by then."""
    widget.repaint()
    QTimer.singleShot(0, widget, lambda: _call(act))


def _call(act: Callable[[], object]) -> None:
    # The timer wants a function that returns nothing.
    act()
