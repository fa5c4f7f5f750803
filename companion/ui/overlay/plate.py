"""Plates: the rounded surfaces the overlay writes on, and the buttons made of them."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from companion.core.value import dataclass
from companion.ui.overlay.measure import Measure

_CAP = 4  # a key's cap is higher than its letter by this, in px of the drawing
FOCUS = 4  # a focus ring of 2 px, 2 px off the plate


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. key: drawn as the cap of a key. gap: space before it, in px of the drawing."""

    text: str
    px: float = 16
    weight: int = 400
    color: str = "text"
    key: bool = False
    gap: float = 12


def runs_width(runs: Sequence[Run], measure: Measure) -> float:
    """Return how wide the runs are, in px of the screen."""
    width = 0.0
    for number, run in enumerate(runs):
        width += measure.text_px(run.gap) if number else 0
        width += QFontMetricsF(measure.font(run.px, run.weight)).horizontalAdvance(run.text)
        width += 2 * measure.text_px(7) if run.key else 0
    return width


def draw_runs(
    painter: QPainter, runs: Sequence[Run], measure: Measure, box: QRectF, *, mirrored: bool
) -> None:
    """Write the runs on one line in `box`, from its leading edge, centred in height."""
    x = 0.0
    for number, run in enumerate(runs):
        font = measure.font(run.px, run.weight)
        metrics = QFontMetricsF(font)
        pad = measure.text_px(7) if run.key else 0
        width = metrics.horizontalAdvance(run.text) + 2 * pad
        x += measure.text_px(run.gap) if number else 0
        left = box.right() - x - width if mirrored else box.left() + x
        color = measure.theme.color(run.color)
        if run.key:
            height = metrics.height() + measure.text_px(_CAP)
            cap = QRectF(left + 0.5, box.center().y() - height / 2, width - 1, height)
            painter.setPen(QPen(measure.theme.color("outline"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, measure.px(4), measure.px(4))
        painter.setFont(font)
        painter.setPen(color)
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left + pad, base), run.text)
        x += width


class Line(QWidget):
    """One line of runs without a ground; its words are its accessible name.

    inset: px left free at both ends, so that it stands flush with the plates around it.
    """

    def __init__(self, parent: QWidget, *, centred: bool = False, inset: int = 0) -> None:
        super().__init__(parent)
        self._centred = centred
        self._inset = inset
        self._runs: tuple[Run, ...] = ()
        self._measure: Measure | None = None

    def say(self, runs: Sequence[Run], measure: Measure) -> None:
        """Show these runs."""
        self._runs, self._measure = tuple(runs), measure
        self.setAccessibleName(" ".join(run.text for run in runs))
        heights = [QFontMetricsF(measure.font(run.px, run.weight)).height() for run in runs]
        caps = measure.text_px(_CAP) + 2 if any(run.key for run in runs) else 0
        width = round(runs_width(runs, measure) + 0.5) + 2 * self._inset
        self.setMinimumSize(width, round(max(heights, default=0) + caps + 0.5))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None:
            return
        box = QRectF(self.rect()).adjusted(self._inset, 0, -self._inset, 0)
        if self._centred:
            spare = box.width() - runs_width(self._runs, self._measure)
            box.adjust(spare / 2, 0, -spare / 2, 0)
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        draw_runs(painter, self._runs, self._measure, box, mirrored=mirrored)


Kind = Literal["plain", "main", "cell"]


class Plate(QAbstractButton):
    """A button on a plate. kind: main is filled with the accent; a cell is so when checked.

    acts: False makes it a mere label. Deaf windows make deaf plates: people are mid-word.
    """

    focus_painted = True  # tells the theme's own focus frame to stay away

    def __init__(
        self, parent: QWidget, *, kind: Kind = "plain", acts: bool = True, pill: bool = False
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._acts = acts
        self._pill = pill
        self._runs: tuple[Run, ...] = ()
        self._measure: Measure | None = None
        self._padding = 0
        self.lead = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if acts else Qt.FocusPolicy.NoFocus)
        self.setCheckable(kind == "cell")
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def say(self, runs: Sequence[Run], measure: Measure, *, height: float = 56, padding: float = 24) -> None:
        """Show these runs on a plate of `height` with `padding` beside them, px of the drawing."""
        if (tuple(runs), measure) == (self._runs, self._measure):
            return
        self._runs, self._measure = tuple(runs), measure
        self._padding = measure.text_px(padding)
        name = " ".join(run.text for run in runs)
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        width = runs_width(runs, measure) + 2 * self._padding + self.lead + 2 * FOCUS
        self.setFixedSize(round(width + 0.5), measure.text_px(height) + 2 * FOCUS)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def ground(self) -> QRectF:
        """Return where the plate itself is; around it is room for the focus ring."""
        return QRectF(self.rect()).adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)

    def deaf(self) -> bool:
        """Return whether nothing may be triggered now."""
        return not self._acts or bool(getattr(self.window(), "deaf", False))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.deaf():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.deaf() or event.isAutoRepeat():
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._kind != "cell":
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.ground()
        radius = ground.height() / 2 if self._pill else min(self._measure.px(12), ground.height() / 3)
        self._paint_ground(painter, ground, radius)
        inner = ground.adjusted(self._padding, 0, -self._padding, 0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.paint_lead(painter, inner, mirrored=mirrored)
        inner.adjust(0 if mirrored else self.lead, 0, -self.lead if mirrored else 0, 0)
        filled = self._filled()
        runs = [
            Run(r.text, r.px, r.weight, "on_accent" if filled else r.color, r.key, r.gap) for r in self._runs
        ]
        if not self.lead:
            spare = inner.width() - runs_width(runs, self._measure)
            inner.adjust(spare / 2, 0, -spare / 2, 0)
        draw_runs(painter, runs, self._measure, inner, mirrored=mirrored)

    def paint_lead(self, painter: QPainter, inner: QRectF, *, mirrored: bool) -> None:
        """Draw what stands before the words, `lead` px wide."""

    def _filled(self) -> bool:
        return self._kind == "main" or (self._kind == "cell" and self.isChecked())

    def _paint_ground(self, painter: QPainter, ground: QRectF, radius: float) -> None:
        assert self._measure is not None
        color = self._measure.theme.color
        hot = self._acts and self.isEnabled() and self.underMouse() and not self.deaf()
        if self._filled():
            fill, edge = ("accent_hover",) * 2 if hot else ("accent",) * 2
        else:
            fill, edge = "sunken" if hot else "surface", "outline"
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(color(fill))
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = ground.adjusted(1 - FOCUS, 1 - FOCUS, FOCUS - 1, FOCUS - 1)
            painter.drawRoundedRect(around, radius + 3, radius + 3)
