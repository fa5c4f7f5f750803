"""What a painted control is to a screen reader; Qt knows that of its own kinds of widget alone."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE = "spoken_role"
_installed: list[bool] = []


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let `widget` be announced as `role`; its name and description stay its own to say."""
    widget.setProperty(_ROLE, role.value)
    if not _installed:
        # Once for the program: Qt asks it for every widget a screen reader comes to.
        QAccessible.installFactory(_told)
        _installed.append(True)


def _told(_kind: str, of: QObject | None) -> QAccessibleWidget | None:
    if not isinstance(of, QWidget):
        return None
    role = of.property(_ROLE)
    return None if role is None else QAccessibleWidget(of, QAccessible.Role(role), "")
