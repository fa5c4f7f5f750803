"""The widget that shows the load-stress map and says it in words."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QAccessible, QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.load_stress_trail import Trail
from companion.core.words import _
from companion.ui.charts.day_chart import chart_style
from companion.ui.charts.render import render_map
from companion.ui.theme import Theme
from companion.ui.widgets.spoken_role import speak_as


class MapView(QWidget):
    """Draws a trail whenever it, the size or the theme has changed, and only while visible."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trail: Trail | None = None
        self._image: QImage | None = None
        self.setAccessibleName(_("Load and stress of the weeks"))
        speak_as(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.redraw)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(160))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(312), self._theme.px(214))

    def show_trail(self, trail: Trail, words: str) -> None:
        """Show another trail; words: the same for whoever does not see it."""
        self._trail = trail
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.redraw()

    def redraw(self) -> None:
        """Draw anew when next painted."""
        self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._trail is None or self.width() < 40 or self.height() < 40:
            return
        if self._image is None or self._image.deviceIndependentSize().toSize() != self.size():
            style, ratio = chart_style(self._theme), self.devicePixelRatioF()
            self._image = render_map(self._trail, style, self.width(), self.height(), ratio)
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        self._image = None
        super().hideEvent(event)
