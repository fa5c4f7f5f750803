"""A small card in the corner of the screen: seen, never in the way, never taking the keyboard."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.overlay.measure import Measure
from companion.ui.overlay.plate import FOCUS
from companion.ui.theme import Theme

_RADIUS = 16
_PADDING = 20


class CornerCard(QWidget):
    """Stays above other windows until it is answered or its time is over; `gone` then."""

    gone = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme = theme
        self.measure = Measure(theme)
        self.column = QVBoxLayout(self)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.timeout.connect(self.dismiss)
        theme.changed.connect(self._on_theme_changed)

    def dress(self) -> None:
        """Take over sizes, colours and words; each card adds its own."""
        pad = self.measure.text_px(_PADDING) - FOCUS
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(self.measure.text_px(8))

    def present(self, seconds: float | None = None) -> None:
        """Show the card, for `seconds` or until somebody answers."""
        self.fit()
        self.show()
        self._time.stop()
        if seconds is not None:
            self._time.start(round(seconds * 1000))

    def dismiss(self) -> None:
        """Take the card away."""
        self._time.stop()
        if self.isVisible():
            self.hide()

    def fit(self) -> None:
        """Dress anew and be as large as the words need."""
        self.dress()
        self.column.activate()
        wanted = self.column.totalMinimumSize().expandedTo(QSize(self.measure.text_px(240), 0))
        if self.size() != wanted:
            self.setFixedSize(wanted)
            self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A mask, because on X11 without a compositor a translucent window has black corners.
        if QGuiApplication.platformName() != "xcb":
            return
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("outline"), 1.5))
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _on_theme_changed(self) -> None:
        self.measure = Measure(self.theme)
        if self.isVisible():
            self.fit()
            self.update()


class Stack:
    """Stands the cards that are up in the primary screen's corner, the newest on top."""

    def __init__(self, margin: int = 24, gap: int = 12) -> None:
        self._margin, self._gap = margin, gap
        self._cards: list[CornerCard] = []

    def add(self, card: CornerCard) -> None:
        """Find a place for `card` whenever it is shown."""
        card.grown.connect(self.settle)
        card.gone.connect(lambda: self._remove(card))

    def put(self, card: CornerCard, seconds: float | None = None) -> None:
        """Show `card` above those that are up."""
        if card not in self._cards:
            self._cards.append(card)
        card.fit()
        self.settle()
        card.present(seconds)

    def settle(self) -> None:
        """Move every card to its place."""
        for card in self._cards:
            area = card.screen().availableGeometry()
            below = self._cards[: self._cards.index(card)]
            taken = sum(other.height() + self._gap for other in below)
            mirrored = card.layoutDirection() == Qt.LayoutDirection.RightToLeft
            right = area.right() + 1 - self._margin - card.width()
            left = area.left() + self._margin
            card.move(left if mirrored else right, area.bottom() + 1 - self._margin - taken - card.height())

    def _remove(self, card: CornerCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self.settle()
