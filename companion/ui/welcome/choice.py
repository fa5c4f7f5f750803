"""One of several ways to do something: a radio button with a title and what it means."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QWidget

from companion.ui.theme import Role, Theme

_RING, _DOT = 18, 9
_WRAP = Qt.TextFlag.TextWordWrap


class Choice(QRadioButton):
    """Title at the left, lines beside it; the whole of it can be clicked.

    boxed: with a border of its own, as a card. indent: where the lines begin, px at 100 % text.
    lines: one, or two of which the second is quieter.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        lines: tuple[str, ...],
        *,
        boxed: bool,
        indent: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._theme, self._lines, self._boxed, self._indent = theme, lines, boxed, indent
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self.setProperty("focus_radius", 12 if boxed else 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height in which every line is whole."""
        words = sum(self._line_height(number, width) for number in range(len(self._lines)))
        least, around = (64, 24) if self._boxed else (48, 20)
        return max(self._theme.px(least), words + self._theme.px(around))

    def sizeHint(self) -> QSize:
        """Return a width that holds most lines unbroken."""
        wide = self._theme.px(400)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the lines break but stay readable."""
        return QSize(min(self._theme.px(260), 340), self._theme.px(48))

    def hitButton(self, pos: QPoint, /) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._boxed:
            self._paint_box(painter)
        self._paint_ring(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme, on = self._theme, self.isChecked()
        width = 2 if on else 1
        painter.setPen(QPen(theme.color("accent" if on else "line"), width))
        hover = self.underMouse() and not on
        painter.setBrush(theme.color("accent_soft" if on else "sunken" if hover else "surface"))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 12, 12)

    def _paint_ring(self, painter: QPainter) -> None:
        px, on = self._theme.px, self.isChecked()
        side = px(_RING)
        box = QRect(self._pad(), (self.height() - side) // 2, side, side)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        ring = QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(self._theme.color("accent" if on else "outline"), 1.75))
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(ring)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(ring.center(), px(_DOT) / 2, px(_DOT) / 2)

    def _paint_words(self, painter: QPainter) -> None:
        px = self._theme.px
        title_left = self._pad() + px(_RING) + px(14 if not self._boxed else 18)
        left = self._text_left()
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(self._theme.color("text"))
        role: Role = "title" if self._boxed else "body"
        painter.setFont(self._theme.font(role, weight=600))
        title = QRect(title_left, 0, left - title_left, self.height())
        painter.drawText(self._visual(title), int(align), self.text())
        heights = [self._line_height(number, self.width()) for number in range(len(self._lines))]
        down = (self.height() - sum(heights)) // 2
        for number, (line, high) in enumerate(zip(self._lines, heights, strict=True)):
            painter.setFont(self._font(number))
            painter.setPen(self._theme.color(self._ink(number)))
            room = QRect(left, down, self.width() - left - self._pad(), high)
            painter.drawText(self._visual(room), int(align) | int(_WRAP), line)
            down += high

    def _line_height(self, number: int, width: int) -> int:
        metrics = QFontMetrics(self._font(number))
        room = QRect(0, 0, max(40, width - self._text_left() - self._pad()), 10_000)
        high = metrics.boundingRect(room, int(_WRAP), self._lines[number]).height()
        return max(self._theme.px(20), high)

    def _font(self, number: int) -> QFont:
        first = number == 0 and len(self._lines) > 1
        return self._theme.font("small", weight=500 if first else 400)

    def _ink(self, number: int) -> str:
        return "text" if number == 0 and len(self._lines) > 1 else "text2"

    def _pad(self) -> int:
        return self._theme.px(20) if self._boxed else 1

    def _text_left(self) -> int:
        return self._theme.px(self._indent)

    def _visual(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)
