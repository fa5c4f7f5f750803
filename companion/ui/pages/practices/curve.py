"""A practice as a small drawing: the curve of its breath, or what it goes by."""

from collections.abc import Callable
from math import cos, pi

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.core.practice import Cue, Practice
from companion.ui.theme import Theme

WIDE, HIGH = 124, 36
_STROKE = 2.0
_STEPS = 12
_LARGEST = 1.25


class Curve(QWidget):
    """Drawn once; it says nothing that the words beside it do not."""

    def __init__(self, theme: Theme, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._practice = theme, practice
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    @property
    def _scale(self) -> float:
        # Held back for large text, which needs the room beside it.
        return min(_LARGEST, self._theme.scale)

    def sizeHint(self) -> QSize:
        return QSize(round(WIDE * self._scale), round(HIGH * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(WIDE, 0)
            painter.scale(-1, 1)
        pen = QPen(self._theme.color("accent"), _STROKE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        room = QRectF(_STROKE, _STROKE, WIDE - 2 * _STROKE, HIGH - 2 * _STROKE)
        _DRAWINGS[self._practice.shape](painter, room, self._practice)
        painter.end()


def breath_path(cues: tuple[Cue, ...], room: QRectF) -> QPainterPath:
    """Return the first breath of `cues` as a curve over time: up while breathing in."""
    breath = first_breath(cues)
    path, level, gone = QPainterPath(), 0.0, 0.0
    whole = sum(cue.lasts for cue in breath) or 1.0
    ins = sum(cue.lasts for cue in breath if cue.kind == "in") or 1.0
    path.moveTo(room.left(), room.bottom())
    for cue in breath:
        begin = level
        level = {"in": min(1.0, level + cue.lasts / ins), "out": 0.0}.get(cue.kind, level)
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            eased = (1 - cos(pi * share)) / 2
            x = room.left() + room.width() * (gone + cue.lasts * share) / whole
            path.lineTo(x, room.bottom() - room.height() * (begin + (level - begin) * eased))
        gone += cue.lasts
    return path


def first_breath(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the phases from the first breath in to before the second one."""
    breath: list[Cue] = []
    for cue in cues:
        if cue.kind == "in" and any(one.kind == "out" for one in breath):
            break
        if cue.kind in ("in", "out") or (cue.kind == "hold" and breath):
            breath.append(cue)
    return tuple(breath)


def _breath(painter: QPainter, room: QRectF, practice: Practice) -> None:
    painter.drawPath(breath_path(practice.courses[0].cues, room))


def _senses(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    for number, radius in enumerate((7.5, 6, 5, 4, 3)):
        painter.drawEllipse(QPointF(room.left() + 8 + 24 * number, room.center().y()), radius, radius)


def _heart(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    left, top, wide, high = room.left(), room.top(), 40.0, room.height()
    middle = left + wide / 2
    path = QPainterPath(QPointF(middle, top + high))
    path.cubicTo(left - 6, top + high * 0.55, left - 2, top, left + wide * 0.27, top)
    path.cubicTo(left + wide * 0.42, top, middle, top + high * 0.14, middle, top + high * 0.3)
    path.cubicTo(middle, top + high * 0.14, left + wide * 0.58, top, left + wide * 0.73, top)
    path.cubicTo(left + wide + 2, top, left + wide + 6, top + high * 0.55, middle, top + high)
    painter.drawPath(path)


def _body(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    for number in range(5):
        y = room.top() + 3 + number * 6.5
        painter.drawLine(QPointF(room.left(), y), QPointF(room.left() + 22 + number * 24, y))


def _steps(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    for number in range(5):
        y = room.top() + (room.height() * 0.68 if number % 2 else room.height() * 0.1)
        painter.drawRoundedRect(QRectF(room.left() + 25 * number, y, 16, 7), 3.5, 3.5)


def _eyes(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    left, middle = room.left(), room.center().y()
    path = QPainterPath(QPointF(left, middle))
    path.quadTo(left + 24, middle - 24, left + 48, middle)
    path.quadTo(left + 24, middle + 24, left, middle)
    painter.drawPath(path)
    painter.drawEllipse(QPointF(left + 24, middle), 6, 6)
    painter.drawLine(QPointF(left + 62, middle), QPointF(room.right(), middle))


def _stretch(painter: QPainter, room: QRectF, _practice: Practice) -> None:
    left, top, high = room.left(), room.top(), room.height()
    for number, lift in enumerate((1.0, 0.5, 0.0)):
        x = left + 14 + 40 * number
        painter.drawEllipse(QPointF(x, top + high * 0.22), 4, 4)
        painter.drawLine(QPointF(x, top + high * 0.4), QPointF(x, top + high))
        hand = top + high * (0.02 + lift * 0.8)
        for side in (-11, 11):
            painter.drawLine(QPointF(x, top + high * 0.5), QPointF(x + side, hand))


_DRAWINGS: dict[str, Callable[[QPainter, QRectF, Practice], None]] = {
    "breath": _breath,
    "senses": _senses,
    "heart": _heart,
    "body": _body,
    "steps": _steps,
    "eyes": _eyes,
    "stretch": _stretch,
}
