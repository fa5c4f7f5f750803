"""The round buttons below the shape, each with its name under it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.button import is_press
from companion.ui.widgets.text import Text

_ICON = 24
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class RoundButton(QAbstractButton):
    """A circle with an icon. side: px, until it is told to `grow`: it is held back for large text.

    It takes the focus by Tab alone, so that after a click Space still pauses.
    """

    def __init__(self, theme: Theme, icon: str, side: int, *, main: bool = False) -> None:
        super().__init__()
        self._theme, self._icon, self._main = theme, icon, main
        self._own_side = self._side = side
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focus_radius", side // 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def wear(self, icon: str, name: str) -> None:
        """Take another icon and the name that goes with it."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def grow(self, times: float) -> None:
        """Be so many times its own size."""
        self._side = round(self._own_side * times)
        self.setProperty("focus_radius", self._side // 2)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the circle."""
        return QSize(self._side, self._side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_press(event):
            self.click()
        elif event.key() in _ARROWS:
            # A button would go to its neighbour; here they belong to the player.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._theme.color
        hot = self.isDown() or self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._main:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_hover" if hot else "accent"))
        else:
            painter.setPen(QPen(color("outline"), 1))
            painter.setBrush(color("sunken") if hot else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        ink = color("on_accent" if self._main else "text")
        size = round(_ICON * self._side / self._own_side)
        icon = self._theme.icons.pixmap(self._icon, size, ink, self.devicePixelRatioF())
        corner = (self._side - size) // 2
        painter.drawPixmap(corner, corner, icon)
        painter.end()


class NamedButton(QWidget):
    """A round button over its name. on_click: what it does."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        side: int,
        on_click: Callable[[], object],
        *,
        main: bool = False,
    ) -> None:
        super().__init__()
        self.button = RoundButton(theme, icon, side, main=main)
        self.button.clicked.connect(lambda _checked=False: on_click())
        self.name = Text(theme, name, "caption", "text2")
        self.wear(icon, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.name, 0, Qt.AlignmentFlag.AlignHCenter)

    def wear(self, icon: str, name: str) -> None:
        """Take another icon and name."""
        self.button.wear(icon, name)
        self.name.say(name)
