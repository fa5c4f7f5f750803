"""Which step one is at, and which there are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from companion.core.words import _
from companion.ui.theme import Theme

_DISC, _GAP, _HIGH = 24, 8, 32
_BETWEEN, _LEAST_BETWEEN, _BESIDE_LINE = 72, 12, 16


class Steps(QWidget):
    """Numbered discs with their titles; those behind carry a tick."""

    def __init__(self, theme: Theme, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._titles, self._at = theme, tuple(titles), 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.go(0)

    def go(self, step: int) -> None:
        """Mark `step`, counted from 0, as the one now."""
        self._at = step
        self.setAccessibleName(
            _("Step {number} of {count}: {title}").format(
                number=step + 1, count=len(self._titles), title=self._titles[step]
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return one row with every title."""
        return self._row(sum(self._width(title) for title in self._titles), self._theme.px(_BETWEEN))

    def minimumSizeHint(self) -> QSize:
        """Return one row with the longest title: where it is narrow, only the step now has its own."""
        longest = max(self._width(title) for title in self._titles)
        return self._row(longest, self._theme.px(_LEAST_BETWEEN))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 1
        all_named = self.width() >= self.sizeHint().width()
        between = self._between(all_named)
        for number, title in enumerate(self._titles):
            if number:
                beside = min(px(_BESIDE_LINE), between // 3)
                self._line(painter, QRect(left + beside, 0, between - 2 * beside, self.height()))
                left += between
            named = number == self._at or all_named
            self._disc(painter, number, QRect(left, (self.height() - px(_DISC)) // 2, px(_DISC), px(_DISC)))
            left += px(_DISC + _GAP)
            if not named:
                continue
            painter.setFont(self._font(number == self._at))
            painter.setPen(self._theme.color("text" if number == self._at else "text2"))
            room = QRect(left, 0, self._width(title), self.height())
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(self._visual(room), int(align), title)
            left += self._width(title)
        painter.end()

    def _row(self, titles: int, between: int) -> QSize:
        px, count = self._theme.px, len(self._titles)
        return QSize(titles + count * px(_DISC + _GAP) + (count - 1) * between + 2, px(_HIGH))

    def _between(self, all_named: bool) -> int:
        """Return the room from one step to the next: what is left, within its bounds."""
        if all_named:
            return self._theme.px(_BETWEEN)
        shown = self._row(self._width(self._titles[self._at]), 0).width()
        left = (self.width() - shown) // max(1, len(self._titles) - 1)
        return min(self._theme.px(_BETWEEN), max(self._theme.px(_LEAST_BETWEEN), left))

    def _disc(self, painter: QPainter, number: int, place: QRect) -> None:
        theme, box = self._theme, QRectF(self._visual(place))
        ahead = number > self._at
        painter.setPen(QPen(theme.color("outline" if ahead else "accent"), 1.5))
        painter.setBrush(theme.color("ground" if ahead else "accent"))
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))
        if number < self._at:
            tick = theme.pixmap("check", 16, "on_accent", self.devicePixelRatioF())
            corner = box.center() - QPointF(theme.px(8), theme.px(8))
            painter.drawPixmap(corner, tick)
            return
        painter.setFont(theme.font("caption", weight=600))
        painter.setPen(theme.color("text2" if ahead else "on_accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))

    def _line(self, painter: QPainter, place: QRect) -> None:
        across = self._visual(place)
        painter.setPen(QPen(self._theme.color("outline"), 1))
        middle = self.height() // 2
        painter.drawLine(across.left(), middle, across.right(), middle)

    def _font(self, now: bool) -> QFont:
        return self._theme.font("small", weight=600 if now else 400)

    def _width(self, title: str) -> int:
        # Wide enough for the heavier of the two, so that nothing moves from step to step.
        return QFontMetrics(self._font(True)).horizontalAdvance(title)

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
