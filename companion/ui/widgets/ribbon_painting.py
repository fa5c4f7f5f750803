"""Draws a day ribbon, and knows where each of its entries lies."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from companion.ui.theme import Theme
from companion.ui.widgets.figures import hour_of_day
from companion.ui.widgets.ribbon_entries import HOURS, RibbonDay, RibbonEntry, RibbonPoint, RibbonSpan

_NAMES, _BAND_TOP, _DOT = 16, 20, 10
_DIAMOND, _COMPACT_DIAMOND = 8, 6
_BAND, _COMPACT_BAND = 32, 24
_TO_HOURS, _TO_DOTS, _BELOW_DOTS = 8, 32, 14
_NARROW = 560
_LEAST_WIDE = 3.0


class RibbonPainting:
    """One day at one width. Vertical places are px at 100 % text; spans shorter than 3 px are drawn so.

    compact: a lower band, above which only sleep is named.
    """

    def __init__(
        self, theme: Theme, day: RibbonDay, width: int, mirrored: bool, *, compact: bool = False
    ) -> None:
        self._theme = theme
        self._day = day
        self._width = width
        self._mirrored = mirrored
        self._compact = compact
        self._high = _COMPACT_BAND if compact else _BAND
        self._hours_top = _BAND_TOP + self._high + _TO_HOURS
        self._dots = self._hours_top + _TO_DOTS

    @staticmethod
    def height(theme: Theme, *, compact: bool = False) -> int:
        """Return the height of the whole drawing."""
        band = _COMPACT_BAND if compact else _BAND
        return theme.px(_BAND_TOP + band + _TO_HOURS + _TO_DOTS + _BELOW_DOTS)

    def place(self, entry: RibbonEntry) -> QRectF:
        """Return where an entry is drawn."""
        px = self._theme.px
        if isinstance(entry, RibbonPoint):
            practice = entry.kind == "practice"
            diamond = _COMPACT_DIAMOND if self._compact else _DIAMOND
            middle, radius = self._across(self._day.share(entry.at)), px(diamond if practice else _DOT)
            middle = min(self._width - radius - 1, max(radius + 1, middle))
            high = px(_BAND_TOP + self._high / 2) if practice else px(self._dots)
            return QRectF(middle - radius, high - radius, 2 * radius, 2 * radius)
        start, end = sorted(self._across(self._day.share(at)) for at in (entry.start, entry.end))
        wide = max(_LEAST_WIDE, end - start)
        if entry.kind == "break":
            return QRectF(start, px(_BAND_TOP + self._high / 2) - 2, wide, 4)
        return QRectF(start, px(_BAND_TOP), wide, px(self._high))

    def target(self, entry: RibbonEntry) -> QRectF:
        """Return where the pointer finds an entry: at least as high as the band."""
        place = self.place(entry)
        if entry.kind not in ("break", "practice"):
            return place
        return QRectF(place.left(), self._theme.px(_BAND_TOP), place.width(), self._theme.px(self._high))

    def free_of_now(self, wide: float) -> QRectF:
        """Return the band, or its longer part beside the line of now where words `wide` would cross it."""
        band = self._band()
        if self._day.now is None:
            return band
        now = self._across(self._day.share(self._day.now))
        if abs(now - band.center().x()) > wide / 2 + 8:
            return band
        left, right = band.adjusted(8, 0, now - 8 - band.right(), 0), band.adjusted(now + 8, 0, -8, 0)
        return max(left, right, key=QRectF.width)

    def draw(self, painter: QPainter, marked: int | None, *, ring: bool) -> None:
        """Draw everything; marked: the entry under the pointer or the arrows; ring: with keyboard focus."""
        self._draw_ground(painter)
        self._draw_hours(painter)
        order = sorted(self._day.entries, key=_layer)
        for entry in order:
            self._draw_entry(painter, entry)
        self._draw_names(painter)
        self._draw_now(painter)
        if marked is not None:
            self._draw_mark(painter, self.target(self._day.entries[marked]), ring=ring)
        elif ring:
            self._draw_mark(painter, self._band(), ring=True)

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(self._band(), 6, 6)
        if self._day.empty and not self._day.entries:
            painter.setPen(self._theme.color("text2"))
            painter.setFont(self._theme.font("small"))
            words = QFontMetricsF(painter.font())
            room = self.free_of_now(words.horizontalAdvance(self._day.empty))
            empty = words.elidedText(self._day.empty, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, empty)

    def _draw_hours(self, painter: QPainter) -> None:
        px, narrow = self._theme.px, self._width < self._theme.px(_NARROW)
        painter.setFont(self._theme.font("caption"))
        first = self._day.start.hour
        for hour in range(0, HOURS + 1, 4 if narrow else 2):
            across = self._across(hour / HOURS)
            at = min(self._width - 0.5, max(0.5, across))
            painter.setPen(QPen(self._theme.color("outline"), 1))
            painter.drawLine(QPointF(at, px(self._hours_top - 4)), QPointF(at, px(self._hours_top)))
            painter.setPen(self._theme.color("text2"))
            box = QRectF(across - px(40), px(self._hours_top), px(80), px(20))
            where = Qt.AlignmentFlag.AlignHCenter
            # The first and the last label stay within the ribbon.
            if box.left() < 0 and across < px(20):
                box, where = (
                    QRectF(0, box.top(), px(80), px(20)),
                    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
                )
            elif across > self._width - px(20):
                box = QRectF(self._width - px(80), box.top(), px(80), px(20))
                where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(box, where | Qt.AlignmentFlag.AlignVCenter, hour_of_day(first + hour))

    def _draw_entry(self, painter: QPainter, entry: RibbonEntry) -> None:
        place = self.place(entry)
        if isinstance(entry, RibbonPoint):
            self._draw_point(painter, entry, place)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        match entry.kind:
            case "break":
                painter.setBrush(self._theme.color("brk"))
                painter.drawRect(place)
            case "sleep":
                painter.setBrush(self._theme.color("sleep"))
                painter.drawRoundedRect(place, 3, 3)
            case "block" | "running":
                painter.setBrush(self._theme.topic_color(entry.topic))
                painter.drawRoundedRect(place, 3, 3)

    def _draw_point(self, painter: QPainter, point: RibbonPoint, place: QRectF) -> None:
        if point.kind == "practice":
            inner = place.adjusted(1.5, 1.5, -1.5, -1.5)
            middle = inner.center()
            corners = [
                QPointF(middle.x(), inner.top()),
                QPointF(inner.right(), middle.y()),
                QPointF(middle.x(), inner.bottom()),
                QPointF(inner.left(), middle.y()),
            ]
            # Told from a block of any colour by a rim of the card's own.
            pen = QPen(self._theme.color("surface"), 5)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setBrush(self._theme.color("surface"))
            painter.drawPolygon(corners)
            pen.setColor(self._theme.color("accent"))
            pen.setWidthF(2)
            painter.setPen(pen)
            painter.drawPolygon(corners)
            return
        painter.setPen(QPen(self._theme.color("stress"), 1.5))
        painter.setBrush(self._theme.color("stress_soft"))
        painter.drawEllipse(place.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("caption", weight=600))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, point.mark)

    def _draw_names(self, painter: QPainter) -> None:
        font = self._theme.font("caption", weight=500)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        free = -1.0 if not self._mirrored else self._width + 1.0
        before = ""
        spans = [entry for entry in self._day.entries if isinstance(entry, RibbonSpan)]
        for span in (one for one in spans if one.kind == "sleep" or not self._compact):
            if not span.label or (span.label == before and span.kind != "sleep"):
                continue
            box = self._name_box(self.place(span), metrics.horizontalAdvance(span.label))
            fits = box.left() > free if not self._mirrored else box.right() < free
            if not fits:
                continue
            before, free = span.label, (box.right() + 8 if not self._mirrored else box.left() - 8)
            painter.setPen(self._theme.color("sleep_text" if span.kind == "sleep" else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, span.label)

    def _name_box(self, place: QRectF, wide: float) -> QRectF:
        left = place.right() - wide if self._mirrored else place.left()
        left = min(max(0.0, left), max(0.0, self._width - wide))
        return QRectF(left, 0, wide + 1, self._theme.px(_NAMES))

    def _draw_now(self, painter: QPainter) -> None:
        if self._day.now is None:
            return
        px, across = self._theme.px, self._across(self._day.share(self._day.now))
        across = min(self._width - 4.0, max(4.0, across))
        painter.setPen(QPen(self._theme.color("text"), 2))
        top = px(_BAND_TOP - 5)
        painter.drawLine(QPointF(across, top), QPointF(across, px(_BAND_TOP + self._high + 6)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text"))
        painter.drawEllipse(QPointF(across, top), 3.5, 3.5)

    def _draw_mark(self, painter: QPainter, place: QRectF, *, ring: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("focus" if ring else "text2"), 2 if ring else 1))
        out = 3 if ring else 1.5
        radius = min(place.height() / 2 + out, 14) if place.width() == place.height() else 6
        inside = QRectF(1, 1, self._width - 2, self.height(self._theme, compact=self._compact) - 2)
        painter.drawRoundedRect(place.adjusted(-out, -out, out, out).intersected(inside), radius, radius)

    def _band(self) -> QRectF:
        return QRectF(0, self._theme.px(_BAND_TOP), self._width, self._theme.px(self._high))

    def _across(self, share: float) -> float:
        return self._width * (1 - share if self._mirrored else share)


def _layer(entry: RibbonEntry) -> int:
    """Return the order of drawing: sleep, breaks, blocks, then dots and diamonds."""
    if isinstance(entry, RibbonPoint):
        return 3
    return {"sleep": 0, "break": 1, "block": 2, "running": 2}[entry.kind]
