"""Where Tab goes once something was made late: Qt leaves it for the end of the window."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_follows(before: QWidget, late: QWidget) -> None:
    """Let Tab go on from `before` to `late` and what is in it, in the order it has there already."""
    for one, other in pairwise((before, *_stops(late))):
        QWidget.setTabOrder(one, other)


def _stops(within: QWidget) -> list[QWidget]:
    """Return what can have the focus in `within`, itself first, also what is hidden now."""
    found: list[QWidget] = []
    at: QWidget | None = within
    while at is not None and at not in found[:1]:
        if at is within or within.isAncestorOf(at):
            found.append(at)
        at = at.nextInFocusChain()
    return [one for one in found if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
