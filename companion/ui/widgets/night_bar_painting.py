"""Draws a night: the track, the time in bed, the time asleep, the labels and the hours below."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from companion.core.night_form import TIMES, TimeField
from companion.core.scales import between, later
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.figures import hour_of_day, time_of_day
from companion.ui.widgets.night_picture import NightPicture

ROWS, ROW, GAP = 2, 19, 6
BAR, HANDLE_WIDE, HANDLE_HIGH, STALK = 48, 14, 28, 6
AXIS = 26
_TWO_HOURS = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things lie in a bar `width` px wide; mirrored for scripts that run from the right."""

    theme: Theme
    picture: NightPicture
    width: float
    mirrored: bool

    @property
    def top(self) -> float:
        """The upper edge of the track, below the labels."""
        return self.theme.px(ROWS * ROW + GAP)

    def x(self, at: datetime) -> float:
        """Return how far from the left `at` lies."""
        share = self.picture.share(at)
        return self.width * (1 - share if self.mirrored else share)

    def at(self, x: float) -> datetime:
        """Return the moment, in steps of five minutes, at `x` px from the left."""
        share = min(1.0, max(0.0, x / self.width))
        return self.picture.at(1 - share if self.mirrored else share)

    def track(self) -> QRectF:
        """Return the whole bar."""
        return QRectF(0, self.top, self.width, self.theme.px(BAR))

    def stretch(self, first: datetime, last: datetime) -> QRectF:
        """Return the bar between two moments."""
        left, right = sorted((self.x(first), self.x(last)))
        return QRectF(left, self.top, right - left, self.theme.px(BAR))


def paint_bar(painter: QPainter, geo: Geometry) -> None:
    """Draw the track, the time in bed and the time asleep."""
    theme, moments = geo.theme, geo.picture.moments
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(geo.track(), 8, 8)
    in_bed = geo.stretch(moments.into_bed, moments.out_of_bed).adjusted(0, 0.5, 0, -0.5)
    known = {"into_bed", "out_of_bed"} <= geo.picture.given
    edge = QPen(theme.color("sleep"), 1)
    if not known:
        edge.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(edge)
    painter.setBrush(theme.color("sleep_soft") if known else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(in_bed, 6, 6)
    if geo.picture.asleep_from is not None:
        _paint_asleep(painter, geo, geo.picture.asleep_from)


def _paint_asleep(painter: QPainter, geo: Geometry, onset: datetime) -> None:
    inset = geo.theme.px(6)
    asleep = geo.stretch(onset, geo.picture.moments.woke).adjusted(0, inset, 0, -inset)
    if asleep.width() <= 0 or between(onset, geo.picture.moments.woke) <= timedelta(0):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(geo.theme.color("sleep_text"))
    painter.drawRoundedRect(asleep, 3, 3)
    font = geo.theme.font("body", weight=600)
    words = _("asleep {length}").format(length=geo.picture.asleep)
    if QFontMetricsF(font).horizontalAdvance(words) + geo.theme.px(HANDLE_WIDE * 2) <= asleep.width():
        painter.setFont(font)
        painter.setPen(geo.theme.color("surface"))
        painter.drawText(asleep, Qt.AlignmentFlag.AlignCenter, words)


def paint_axis(painter: QPainter, geo: Geometry) -> None:
    """Draw a tick and the hour every two hours, fewer where they would touch."""
    theme = geo.theme
    painter.setFont(theme.font("caption"))
    metrics = QFontMetricsF(theme.font("caption"))
    count = int(between(geo.picture.start, geo.picture.end) / _TWO_HOURS)
    widest = metrics.horizontalAdvance(hour_of_day(22)) + theme.px(12)
    every = next(step for step in (1, 2, 3, 6, 12, 24) if geo.width / count * step >= widest or step == 24)
    below = geo.top + theme.px(BAR)
    for number in range(0, count + 1, every):
        at = later(geo.picture.start, number * _TWO_HOURS)
        x = min(max(0.5, geo.x(at)), geo.width - 0.5)
        painter.setPen(QPen(theme.color("outline"), 1))
        painter.drawLine(QPointF(x, below + theme.px(4)), QPointF(x, below + theme.px(9)))
        words = hour_of_day(at.hour)
        wide = metrics.horizontalAdvance(words)
        left = min(max(0.0, x - wide / 2), geo.width - wide)
        painter.setPen(theme.color("text3"))
        painter.drawText(QPointF(left, below + theme.px(AXIS - 3)), words)


def paint_handle(painter: QPainter, geo: Geometry, field: TimeField, *, focused: bool) -> None:
    """Draw one handle; a suggested one is hollow and without its stalk."""
    theme = geo.theme
    x, middle = geo.x(getattr(geo.picture.moments, field)), geo.track().center().y()
    given = field in geo.picture.given
    wide, high = theme.px(HANDLE_WIDE), theme.px(HANDLE_HIGH)
    reach = theme.px(BAR) / 2 + theme.px(STALK)
    ink = theme.color("text" if given else "outline")
    pen = QPen(ink, 2 if given else 1.5)
    if not given:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
    body = QRectF(x - wide / 2, middle - high / 2, wide, high)
    if focused:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(body.adjusted(-4, -4, 4, 4), wide / 2 + 4, wide / 2 + 4)
    painter.setPen(QPen(ink, 2 if given else 1.5))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(body, wide / 2, wide / 2)
    if given:
        painter.setPen(QPen(theme.color("text2"), 1))
        for aside in (-1.5, 1.5):
            grip = theme.px(5)
            painter.drawLine(QPointF(x + aside, middle - grip), QPointF(x + aside, middle + grip))


def label_of(field: TimeField) -> str:
    """Return the word above a handle."""
    return {
        "into_bed": _("into bed"),
        "tried": _("tried to sleep"),
        "woke": _("awake"),
        "out_of_bed": _("out of bed"),
    }[field]


def paint_labels(painter: QPainter, geo: Geometry) -> None:
    """Draw word and time above each handle, and the midpoint, on as many lines as they need.

    The midpoint makes way first: it stands among the figures as well.
    """
    taken: list[tuple[int, float, float]] = []
    for field in TIMES:
        _paint_label(painter, geo, field, taken)
    if geo.picture.midpoint is not None:
        _paint_midpoint(painter, geo, geo.picture.midpoint, taken)


def _paint_label(
    painter: QPainter, geo: Geometry, field: TimeField, taken: list[tuple[int, float, float]]
) -> None:
    theme, at = geo.theme, getattr(geo.picture.moments, field)
    light, bold = theme.font("caption"), theme.font("caption", weight=600)
    word, clock = f"{label_of(field)} ", time_of_day(at)
    first = QFontMetricsF(light).horizontalAdvance(word)
    wide = first + QFontMetricsF(bold).horizontalAdvance(clock)
    # Words of the outer handles stand outside, those of the inner ones over the sleep.
    outwards = field in ("into_bed", "woke")
    ends_here = outwards != geo.mirrored
    x = geo.x(at)
    aside = theme.px(9 if field in ("into_bed", "out_of_bed") else -6)
    left = x - wide - aside if ends_here else x + aside
    left = min(max(0.0, left), geo.width - wide)
    row = _free_row(taken, left, left + wide)
    given = field in geo.picture.given
    base = geo.top - theme.px(GAP + 6) - row * theme.px(ROW)
    taken.append((row, left, left + wide))
    parts = ((clock, bold, wide - first), (word, light, first))
    for text, font, length in parts if geo.mirrored else parts[::-1]:
        painter.setFont(font)
        painter.setPen(theme.color("text3" if not given else "text" if font is bold else "text2"))
        painter.drawText(QPointF(left, base), text)
        left += length


def _paint_midpoint(
    painter: QPainter, geo: Geometry, midpoint: datetime, taken: list[tuple[int, float, float]]
) -> None:
    theme, x = geo.theme, geo.x(midpoint)
    side, above = theme.px(5), geo.top - theme.px(3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sleep_text"))
    tip = [QPointF(x - side, above - theme.px(6)), QPointF(x + side, above - theme.px(6)), QPointF(x, above)]
    font = theme.font("caption", weight=500)
    words = _("midpoint {time}").format(time=time_of_day(midpoint))
    wide = QFontMetricsF(font).horizontalAdvance(words)
    left = min(max(0.0, x - wide / 2), geo.width - wide)
    row = _free_row(taken, left, left + wide)
    if row >= ROWS or (row > 0 and _free_row(taken, x - side, x + side) > 0):
        return
    painter.drawPolygon(QPolygonF(tip))
    painter.setFont(font)
    painter.setPen(theme.color("sleep_text"))
    painter.drawText(QPointF(left, above - theme.px(10) - row * theme.px(ROW)), words)


def _free_row(taken: list[tuple[int, float, float]], left: float, right: float) -> int:
    room = 8
    for row in range(ROWS):
        if all(used != row or right + room <= begins or ends + room <= left for used, begins, ends in taken):
            return row
    return ROWS
