"""Bringing what someone is to read or write next into sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to `widget`, once what was just shown or hidden has found its place."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        # Inner layouts first: a scroll area learns how high its content is with the next event only.
        layout = around.layout()
        if layout is not None:
            layout.activate()
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
            return
        around = around.parentWidget()
