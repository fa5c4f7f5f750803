"""A popover: one thing on a flat scrim over the window, closed by Esc; the focus stays inside."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QScrollArea, QWidget
from shiboken6 import isValid

from companion.ui.theme import Theme

_MARGIN = 24
_RISE = 8


class Popover(QWidget):
    """Shows `content` in the middle of `parent`; deletes itself and the content when it closes.

    The content may emit nothing at all: it closes the popover by calling `close_popover`. While its
    attribute `stays` is true, neither Esc nor a click beside it does.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, content: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cover = parent
        self._before: QWidget | None = parent.window().focusWidget()
        self.content = content
        self.setProperty("focus_layer", True)
        self._ground = QFrame(self)
        self._ground.setProperty("kind", "popover")
        self._ground.setGraphicsEffect(_shadow(self._ground, theme))
        self._panel = _panel(self, content)
        self._rising: QPropertyAnimation | None = None
        parent.installEventFilter(self)
        content.installEventFilter(self)

    def open(self) -> None:
        """Show it and move the focus to the first control inside."""
        self.setGeometry(self._cover.rect())
        self._place()
        self.show()
        self.raise_()
        inside = self._stops()
        preferred = self.content.focusProxy()
        if preferred is not None:
            preferred.setFocus(Qt.FocusReason.PopupFocusReason)
        elif inside:
            inside[0].setFocus(Qt.FocusReason.PopupFocusReason)
        self._rise()

    def close_popover(self) -> None:
        """Close, and give the focus back to what had it."""
        self._cover.removeEventFilter(self)
        self.hide()
        # The page it was on may have been given up meanwhile.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes its size, and grow with the content."""
        if event.type() == QEvent.Type.Resize and watched is self._cover:
            self.setGeometry(self._cover.rect())
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self.content and self.isVisible():
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab within the popover, round and round."""
        stops = self._stops()
        if not stops:
            return True
        now = self.window().focusWidget()
        here = stops.index(now) if now in stops else (-1 if forward else 0)
        chosen = stops[(here + (1 if forward else -1)) % len(stops)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._stays:
            self.close_popover()
            return
        # Nothing typed here may reach the page below.
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._stays and not self._ground.geometry().contains(event.position().toPoint()):
            self.close_popover()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("scrim"))
        painter.end()

    @property
    def _stays(self) -> bool:
        return bool(getattr(self.content, "stays", False))

    def _stops(self) -> list[QWidget]:
        found: list[QWidget] = []
        step = self.nextInFocusChain()
        while step is not None and step is not self:
            # What hands the focus on, as the text of a list does, would hand it back to where it was.
            wants = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus) and step.focusProxy() is None
            if wants and self.isAncestorOf(step) and step.isVisibleTo(self) and step.isEnabled():
                found.append(step)
            step = step.nextInFocusChain()
        return found

    def _place(self) -> None:
        if self._rising is not None:
            self._rising.stop()
            self._rising = None
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        hint = self.content.sizeHint().expandedTo(self.content.minimumSizeHint())
        if self.content.hasHeightForWidth():
            hint.setHeight(max(hint.height(), self.content.heightForWidth(hint.width())))
        # One px of line on each side, or a content of exactly its own size would scroll.
        size = (hint + QSize(2, 2)).boundedTo(room.size())
        corner = room.center() - QPoint(size.width() // 2, size.height() // 2)
        self._ground.setGeometry(QRect(corner, size))
        self._panel.setGeometry(QRect(corner, size).adjusted(1, 1, -1, -1))

    def _rise(self) -> None:
        length = self._theme.motion_ms("gentle")
        if not length:
            return
        end = self._panel.pos()
        self._rising = QPropertyAnimation(self._panel, b"pos", self)
        self._rising.setDuration(length)
        self._rising.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._rising.setStartValue(end + QPoint(0, _RISE))
        self._rising.setEndValue(end)
        self._rising.valueChanged.connect(lambda pos: self._ground.move(pos - QPoint(1, 1)))
        self._rising.start()


def _panel(parent: QWidget, content: QWidget) -> QScrollArea:
    """Hold the content so that it scrolls where the window is smaller than it."""
    panel = QScrollArea(parent)
    panel.setFrameShape(QFrame.Shape.NoFrame)
    panel.setWidgetResizable(True)
    panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    panel.viewport().setAutoFillBackground(False)
    panel.setStyleSheet("QScrollArea { background: transparent; }")
    content.setAutoFillBackground(False)
    panel.setWidget(content)
    content.setAutoFillBackground(False)
    return panel


def _shadow(ground: QWidget, theme: Theme) -> QGraphicsDropShadowEffect:
    shadow = QGraphicsDropShadowEffect(ground)
    shadow.setBlurRadius(24)
    shadow.setOffset(0, 8)
    shadow.setColor(theme.color("shadow"))
    return shadow
