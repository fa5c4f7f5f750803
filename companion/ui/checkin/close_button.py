"""The cross that closes the check-in."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

_SIDE, _ICON = 32, 24


class CloseButton(QPushButton):
    """A picture only; its name is in the tip and for the screen reader."""

    def __init__(
        self, theme: Theme, *, on_click: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "link")
        self.setProperty("focus_radius", 6)
        self.setStyleSheet("padding: 0; min-height: 0;")
        self.setAccessibleName(_("Close"))
        self.setToolTip(_("Close without saving (Esc)"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: on_click())
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        icon = self._theme.px(_ICON)
        self.setIcon(self._theme.icon("close", "text2", _ICON))
        self.setIconSize(QSize(icon, icon))
        self.setFixedSize(self._theme.px(_SIDE), self._theme.px(_SIDE))
