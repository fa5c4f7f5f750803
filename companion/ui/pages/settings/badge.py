"""Whether something works, in a word with a sign."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

State = Literal["works", "unknown", "not_here"]
_LOOKS: dict[State, tuple[str, str, str]] = {
    "works": ("check", "ok", "mood_soft"),
    "unknown": ("minus", "warn", "stress_soft"),
    "not_here": ("close", "text2", "sunken"),
}
_HIGH, _WIDE, _ICON, _GAP, _PAD = 28, 104, 16, 6, 12


def state_words(state: State) -> str:
    """Return the state in a word or two."""
    return {"works": _("works"), "unknown": _("not known"), "not_here": _("not here")}[state]


class Badge(QWidget):
    """A pill of 28 px: icon and word."""

    def __init__(self, theme: Theme, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.show_state(state)

    @property
    def state(self) -> State:
        """What it shows."""
        return self._state

    def show_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self.setAccessibleName(state_words(state))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the pill around icon and word."""
        px = self._theme.px
        return QSize(max(px(_WIDE), self._inside() + 2 * px(_PAD)), px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._theme.px, self._theme
        icon, ink, ground = _LOOKS[self._state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        left, side = (self.width() - self._inside()) // 2, px(_ICON)
        sign = self._visual(QRect(left, (self.height() - side) // 2, side, side))
        painter.drawPixmap(sign, theme.pixmap(icon, _ICON, ink, self.devicePixelRatioF()))
        painter.setFont(self._font())
        painter.setPen(theme.color(ink))
        words = QRect(left + side + px(_GAP), 0, self.width() - left - side - px(_GAP), self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self._visual(words), int(align), state_words(self._state))
        painter.end()

    def _inside(self) -> int:
        words = QFontMetrics(self._font()).horizontalAdvance(state_words(self._state))
        return self._theme.px(_ICON) + self._theme.px(_GAP) + words

    def _font(self) -> QFont:
        return self._theme.font("small", weight=600)

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
