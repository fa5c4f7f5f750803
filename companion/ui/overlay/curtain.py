"""All screens of the overlay as one: they come, change and go together."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from companion.ui.overlay.backdrop import Backdrops
from companion.ui.overlay.grab import KeyboardGrab
from companion.ui.overlay.leftover import LeftoverKey
from companion.ui.overlay.sight import BreakSight, ReadySight
from companion.ui.overlay.window import Mode, OverlayWindow
from companion.ui.theme import Theme

log = logging.getLogger(__name__)

DEAF_MS = 2000
PAINT_WITHIN_MS = 5000


def mode_here() -> Mode:
    """Return how windows are best kept on top of this desktop."""
    return "bypass" if QGuiApplication.platformName() == "xcb" else "managed"


class Curtain(QObject):
    """One window on each screen, also on those plugged in meanwhile; none is left when lowered."""

    painted = Signal()
    unpaintable = Signal(str)
    postpone_asked = Signal()
    skip_asked = Signal()
    left = Signal()
    practice_asked = Signal()
    escape_tapped = Signal()
    back_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, hold_ms: int, mode: Mode | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._hold_ms = hold_ms
        self._mode: Mode = mode or mode_here()
        self._backdrops = Backdrops(theme)
        self._windows: list[OverlayWindow] = []
        self._up = False
        self._aside = False
        self._leftover: LeftoverKey | None = None
        self._draw: Callable[[OverlayWindow], None] = _nothing
        self._grab = KeyboardGrab(self)
        self._deaf = _single_shot(self, DEAF_MS, self._on_awake)
        self._paint_check = _single_shot(self, PAINT_WITHIN_MS, self._on_paint_check)

    @property
    def windows(self) -> tuple[OverlayWindow, ...]:
        """The windows, prepared or shown, the main one first."""
        return tuple(sorted(self._windows, key=lambda window: window.quiet))

    @property
    def is_up(self) -> bool:
        """Whether the screens are covered."""
        return self._up

    @property
    def holds_keyboard(self) -> bool:
        """Whether no key reaches any other program."""
        return self._grab.held

    def prepare(self) -> None:
        """Make windows and backdrops ready, unseen, so that the break itself comes without delay."""
        if self._windows:
            return
        main = QGuiApplication.primaryScreen()
        for screen in QGuiApplication.screens():
            window = self._add(screen, quiet=screen is not main)
            self._backdrops.get(window.size(), screen.devicePixelRatio())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)
        self._theme.changed.connect(self._on_theme_changed)

    def raise_break(self, sight: BreakSight, topic: str) -> None:
        """Cover every screen with a running break, or bring what it shows up to date."""
        self._draw = lambda window: window.show_break(sight, topic)
        self._show()

    def raise_ready(self, sight: ReadySight) -> None:
        """Show the end of the break on the screens covered."""
        self._draw = lambda window: self._show_ready(window, sight)
        self._show()

    def let_move(self) -> None:
        """Let the picture of the suggestion move: the break is on the screen."""
        for window in self._windows:
            if not window.quiet:
                window.face.picture.begin()

    def hold_on(self) -> None:
        """Stay above what came up since, and make sure of the keyboard."""
        if self._aside:
            return
        for window in self._windows:
            window.raise_()
        self._take_keyboard()

    def step_aside(self, *, aside: bool) -> None:
        """Let a screen lock have the keyboard and the top while it needs them, then take them back."""
        self._aside = aside
        if aside:
            self._grab.release()
        elif self._up:
            self.hold_on()

    def lower(self) -> None:
        """Free every screen and the keyboard, whatever state this is in; safe at any time."""
        self._up = False
        self._draw = _nothing
        self._let_go_of_keyboard()
        self._deaf.stop()
        self._paint_check.stop()
        windows, self._windows = self._windows, []
        if windows:
            app = QGuiApplication.instance()
            if isinstance(app, QGuiApplication):
                app.screenAdded.disconnect(self._on_screen_added)
                app.screenRemoved.disconnect(self._on_screen_removed)
            self._theme.changed.disconnect(self._on_theme_changed)
        for window in windows:
            window.hide()
            window.deleteLater()
        self._backdrops.forget()

    def _let_go_of_keyboard(self) -> None:
        if not any(window.escape_down for window in self._windows):
            self._grab.release()
            return
        try:
            # Made before the keyboard is let go: a key repeats every few hundredths of a second.
            self._leftover = LeftoverKey()
        finally:
            self._grab.release()
        self._leftover.take()

    def _show(self) -> None:
        self.prepare()
        for window in self._windows:
            self._draw(window)
        if self._up:
            return
        self._up = True
        self._deaf.start()
        self._paint_check.start()
        for window in self._windows:
            self._appear(window)
        self._take_keyboard()

    def _appear(self, window: OverlayWindow) -> None:
        fades = QGuiApplication.platformName() in ("xcb", "windows", "cocoa")
        length = self._theme.motion_ms("overlay_in")
        if fades and length:
            # Seen only where something composes windows; elsewhere the screen is covered at once.
            window.setWindowOpacity(0.0)
            fade = QPropertyAnimation(window, b"windowOpacity", window)
            fade.setDuration(length)
            fade.setStartValue(0.0)
            fade.setEndValue(1.0)
            fade.setEasingCurve(QEasingCurve.Type.InOutSine)
            fade.start()
        window.appear()

    def _take_keyboard(self) -> None:
        handle = self.windows[0].windowHandle() if self._windows and self._up else None
        if handle is not None and not self._aside:
            self._grab.take(handle)

    def _add(self, screen: QScreen, *, quiet: bool) -> OverlayWindow:
        window = OverlayWindow(
            screen, self._theme, self._backdrops, mode=self._mode, hold_ms=self._hold_ms, quiet=quiet
        )
        window.painted.connect(self._on_painted)
        window.failed.connect(self.unpaintable)
        window.closed.connect(self._on_closed)
        window.face.postpone_asked.connect(self.postpone_asked)
        window.face.skip_asked.connect(self.skip_asked)
        window.face.left.connect(self.left)
        window.face.practice_asked.connect(self.practice_asked)
        window.escape_tapped.connect(self.escape_tapped)
        screen.geometryChanged.connect(window.follow)
        self._windows.append(window)
        return window

    def _show_ready(self, window: OverlayWindow, sight: ReadySight) -> None:
        first = window.ready is None
        face = window.show_ready(sight)
        if first:
            face.back_asked.connect(self.back_asked)
            face.stop_asked.connect(self.stop_asked)
            if not window.quiet:
                face.take_focus()

    def _on_screen_added(self, screen: QScreen) -> None:
        window = self._add(screen, quiet=bool(self._windows))
        if self._up:
            window.deaf = self._deaf.isActive()
            self._draw(window)
            self._paint_check.start()
            self._appear(window)

    def _on_screen_removed(self, screen: QScreen) -> None:
        gone = [window for window in self._windows if window.covers is screen]
        self._windows = [window for window in self._windows if window.covers is not screen]
        self._grab.release()
        for window in gone:
            window.hide()
            window.deleteLater()
        if self._windows and all(window.quiet for window in self._windows):
            self._replace_main()
        self._take_keyboard()

    def _replace_main(self) -> None:
        """The screen that showed everything is gone: another one shows it now."""
        quiet = self._windows.pop(0)
        window = self._add(quiet.covers, quiet=False)
        window.deaf = quiet.deaf
        if self._up:
            self._draw(window)
            self._appear(window)
        quiet.hide()
        quiet.deleteLater()

    def _on_closed(self) -> None:
        # Closed by a window manager; when the whole program quits, nobody comes back here.
        for window in self._windows:
            if self._up and not window.isVisible():
                window.appear()

    def _on_theme_changed(self) -> None:
        self._backdrops.forget()
        for window in self._windows:
            window.face.redress()
            self._draw(window)
            window.update()

    def _on_awake(self) -> None:
        for window in self._windows:
            window.deaf = False

    def _on_painted(self) -> None:
        if self._up and all(window.is_painted for window in self._windows):
            self._paint_check.stop()
            self.painted.emit()

    def _on_paint_check(self) -> None:
        if self._up and not all(window.is_painted for window in self._windows):
            self.unpaintable.emit("not painted in time")


def _nothing(window: OverlayWindow) -> None:
    """Draw nothing: the screens are not covered."""


def _single_shot(parent: QObject, length_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(length_ms)
    timer.timeout.connect(then)
    return timer
