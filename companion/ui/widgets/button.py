"""Buttons: main, outlined, accent, quiet, link; with an icon or without."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.ui.theme import Theme

Kind = Literal["main", "outlined", "accent", "quiet", "link", "danger"]
Fit = Literal["small", "normal", "large"]

_INK = {"main": "on_accent", "quiet": "accent", "link": "accent", "accent": "accent", "danger": "danger"}
_ICON_GAP = 8


def is_press(event: QKeyEvent) -> bool:
    """Return whether a key presses its button as Space does; Qt lets Return do so in dialogs only."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and not event.isAutoRepeat() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button of one kind; at most one `main` belongs on a page."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: Kind = "outlined",
        *,
        icon: str | None = None,
        fit: Fit = "normal",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._kind: Kind = kind
        self.setProperty("kind", kind)
        self.setProperty("fit", fit)
        self.setProperty("focus_radius", 6 if kind == "link" else 8 if fit == "small" else 10)
        # By Tab and pointer on every platform; macOS would leave buttons out.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if kind == "link":
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self._dress()
        theme.changed.connect(self._dress)

    def wear(self, icon: str | None) -> None:
        """Take another icon."""
        self._icon = icon
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        if self._icon is None:
            self.setIcon(QIcon())
            return
        ink = _INK.get(self._kind, "text")
        side, gap = self._theme.px(20), self._theme.px(_ICON_GAP)
        icon = QIcon()
        for mode, color in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, "text3")):
            icon.addPixmap(self._spaced(self._icon, color, gap), mode)
        self.setIconSize(QSize(side + gap, side))
        self.setIcon(icon)

    def _spaced(self, name: str, color: str, gap: int) -> QPixmap:
        # The style puts 4 px between icon and words, so the rest of the gap is part of the picture.
        dpr = self.devicePixelRatioF()
        drawing = self._theme.pixmap(name, 20, color, dpr)
        wide = QPixmap(round(drawing.width() + gap * dpr), drawing.height())
        wide.setDevicePixelRatio(dpr)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(gap if rtl else 0, 0, drawing)
        painter.end()
        return wide
