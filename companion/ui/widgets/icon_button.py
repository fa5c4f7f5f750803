"""A button that is a picture; its name is in the tip and for the screen reader."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.button import is_press


class IconButton(QPushButton):
    """Square, 32 px; outlined ones are 40 px."""

    def __init__(
        self, theme: Theme, icon: str, name: str, *, outlined: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._side = 36 if outlined else 28
        self.setProperty("kind", "outlined" if outlined else "link")
        self.setProperty("focus_radius", 10 if outlined else 6)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self._dress()
        theme.changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self.setIcon(self._theme.icon(self._icon, "text" if self._side > 30 else "text2", 20))
        self.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        side = self._theme.px(self._side)
        self.setStyleSheet("padding: 0; min-height: 0;")
        self.setFixedSize(side + (4 if self._side > 30 else 0), side)
