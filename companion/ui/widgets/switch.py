"""An on-off switch."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from companion.ui.theme import Theme

_WIDE, _HIGH = 40, 24


class Switch(QCheckBox):
    """A check box drawn as a switch; what it switches stands beside it as `name`."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setProperty("focus_radius", _HIGH // 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the track."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere on the track."""
        return True

    def minimumSizeHint(self) -> QSize:
        """Never smaller than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        track = QRectF(0.75, 0.75, self.width() - 1.5, self.height() - 1.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "line" if not self.isEnabled() else "accent" if on else "outline"
        painter.setPen(QPen(theme.color(edge), 1.5))
        painter.setBrush(theme.color("accent" if on and self.isEnabled() else "surface"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = self.height() - theme.px(9)
        inset = (self.height() - knob) / 2
        right = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        left = self.width() - inset - knob if right else inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if on and self.isEnabled() else edge))
        painter.drawEllipse(QRectF(left, inset, knob, knob))
        painter.end()
