"""One screen of the overlay."""

import logging
from typing import Literal

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.overlay.backdrop import Backdrops
from companion.ui.overlay.face import BreakFace
from companion.ui.overlay.ready import ReadyFace
from companion.ui.overlay.sight import BreakSight, ReadySight
from companion.ui.theme import Theme

log = logging.getLogger(__name__)

Mode = Literal["bypass", "managed"]

_TAP = 0.2
"""The part of a whole hold up to which letting go of Esc was a tap."""


class OverlayWindow(QWidget):
    """Covers one screen pixel for pixel. deaf: keys and clicks do nothing yet. escape_down: Esc is held.

    bypass: no window manager has a say, so no desktop switch and no Alt+F4 moves it.
    managed: a full-screen window that stays on top, where there is nothing better.
    """

    painted = Signal()
    failed = Signal(str)
    closed = Signal()
    escape_tapped = Signal()

    def __init__(
        self, screen: QScreen, theme: Theme, backdrops: Backdrops, *, mode: Mode, hold_ms: int, quiet: bool
    ) -> None:
        super().__init__(None, _flags(mode))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.escape_down = False
        self.setWindowTitle(_("Break"))
        self.setAccessibleName(_("Break"))
        # Nothing is marked until somebody moves with Tab.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.covers = screen
        self.quiet = quiet
        self.deaf = True
        self.is_painted = False
        self._mode: Mode = mode
        self._theme = theme
        self._backdrops = backdrops
        self.face = BreakFace(self, theme, hold_ms, quiet=quiet)
        self.face.foot.hold.let_go.connect(self._on_escape_let_go)
        self.ready: ReadyFace | None = None
        self.setScreen(screen)
        self.follow(screen.geometry())

    def follow(self, place: QRect) -> None:
        """Take the screen's place, wherever it is now."""
        self.setGeometry(place)
        self.face.redress()

    def appear(self) -> None:
        """Cover the screen."""
        if self._mode == "managed":
            self.showFullScreen()
        else:
            self.show()
        self.raise_()

    def show_break(self, sight: BreakSight, topic: str) -> None:
        """Show a running break."""
        self.face.show_sight(sight, topic, self.size())
        self.face.setVisible(True)
        if self.ready is not None:
            self.ready.setVisible(False)

    def show_ready(self, sight: ReadySight) -> ReadyFace:
        """Show the end of a break and return its face."""
        if self.ready is None:
            self.ready = ReadyFace(self, self._theme, quiet=self.quiet)
            self.ready.setGeometry(self.rect())
        self.ready.show_sight(sight, self.size())
        self.face.setVisible(False)
        self.ready.setVisible(True)
        self.setAccessibleName(_("Ready?"))
        return self.ready

    def backdrop(self) -> QPixmap:
        """Return the picture behind everything, as large as the window."""
        return self._backdrops.get(self.size(), self.devicePixelRatio())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not deaf to Esc: five seconds are no slip of someone in the middle of a word.
        if event.key() == Qt.Key.Key_Escape and self.face.isVisible():
            self.escape_down = True
            self.face.foot.hold.begin()
        elif event.key() == Qt.Key.Key_B and not event.modifiers() and not self.deaf:
            self.face.practice.press()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.face.foot.hold.key_up()

    def _on_escape_let_go(self) -> None:
        # Not at the key's release itself: of a held key that may be but one of its repeats.
        if self.escape_down and self.face.foot.hold.part < _TAP:
            self.escape_tapped.emit()
        self.escape_down = False

    def event(self, event: QEvent) -> bool:
        # Without the keyboard the release of Esc never arrives: let go instead of leaving by it.
        if event.type() == QEvent.Type.WindowDeactivate:
            self.face.foot.hold.end()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.face.setGeometry(self.rect())
        if self.ready is not None:
            self.ready.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        # To refuse would also refuse the end of the whole program; whoever owns it shows it anew.
        event.accept()
        QTimer.singleShot(0, self.closed.emit)

    def paintEvent(self, event: QPaintEvent) -> None:
        try:
            painter = QPainter(self)
            pixmap = self.backdrop()
            ratio = pixmap.devicePixelRatio()
            box = event.rect()
            source = QRect(box.topLeft() * ratio, box.size() * ratio)
            painter.drawPixmap(box, pixmap, source)
            painter.end()
        except Exception as error:
            log.exception("The overlay cannot be painted.")
            self.failed.emit(str(error))
            return
        if not self.is_painted:
            self.is_painted = True
            # Once everything is painted and flushed, which ends this turn of the event loop.
            QTimer.singleShot(0, self.painted.emit)


def _flags(mode: Mode) -> Qt.WindowType:
    flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    return flags | Qt.WindowType.X11BypassWindowManagerHint if mode == "bypass" else flags
