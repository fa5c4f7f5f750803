"""The faces of the program put together: tray, window, overlay, corner cards."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication

from companion.app.bus import Unsubscribe
from companion.app.facts import ScreenLockChanged, SettingsChanged, TimerChanged
from companion.app.services import Services
from companion.app.settings import SettingsService
from companion.core.engine.view import TimerView
from companion.core.words import _
from companion.ui.theme import AssetFiles, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.ui.checkin import CheckIn
    from companion.ui.corner import Corner
    from companion.ui.floating import FloatingTimer
    from companion.ui.overlay import Overlay, Watchdog
    from companion.ui.pages import PageHost
    from companion.ui.tray import Tray
    from companion.ui.window import MainWindow

APPLICATION_ID = "second-wind"
PAGES = ("today", "reflection")
TRAY_PATIENCE_MS = 3000
BENCH = "COMPANION_BENCH"
"""Environment: start hidden and say `ready <CLOCK_MONOTONIC seconds>` on stderr."""


def make_application() -> QApplication:
    """Return the Qt application; it outlives its last window, for the tray or a break goes on."""
    # Painting a small icon would wake two threads for nothing, once a minute all day.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    application = QApplication([APPLICATION_ID])
    application.setApplicationName(APPLICATION_ID)
    application.setApplicationDisplayName(_("Second Wind"))
    application.setDesktopFileName(APPLICATION_ID)
    application.setQuitOnLastWindowClosed(False)
    # Qt warns where no desktop portal runs, which is no fault and nothing anybody could mend.
    QLoggingCategory.setFilterRules("qt.qpa.services.warning=false")
    return application


class Faces:
    """Owns everything that can be seen. `open` once the services exist, `begin`, `run`, `close`.

    restarted: a watchdog started the program again, so nothing asks for attention by itself.
    """

    def __init__(
        self,
        application: QApplication,
        assets: AssetFiles,
        settings: SettingsService,
        watchdog: "Watchdog",
        *,
        restarted: bool = False,
    ) -> None:
        look = settings.current.look
        self._application = application
        self._assets = assets
        self._watchdog = watchdog
        self._restarted = restarted
        self.theme = Theme(assets, look.theme, look.text_scale, look.reduced_motion)
        self.theme.apply(application)
        self._window: MainWindow | None = None
        self._tray: Tray | None = None
        self._overlay: Overlay | None = None
        self._corner: Corner | None = None
        self._floating: FloatingTimer | None = None
        self._check_in: QWidget | None = None
        self._ends: list[Unsubscribe] = []
        self.on_tray_message_clicked: Callable[[], None] = lambda: None

    def open(self, services: Services) -> None:
        """Make tray and overlay; the window is made when it is first shown."""
        from companion.ui.tray import Tray

        self._services = services
        tray = Tray(
            services,
            self.theme,
            toggle_window=self.toggle_window,
            open_window=self.show_window,
            open_check_in=self.open_check_in,
            quit_program=self.quit,
        )
        tray.message_clicked.connect(lambda: self.on_tray_message_clicked())
        self._ends.append(services.bus.subscribe(TimerChanged, lambda changed: tray.refresh(changed.view)))
        self._ends.append(services.bus.subscribe(SettingsChanged, self._on_settings_changed))
        self._tray = tray
        self._ends.append(services.bus.subscribe(TimerChanged, self._on_first_change))

    def begin(self, on_ready: Callable[[], None]) -> None:
        """Show what should be seen at a start: the window, unless it was started for the tray alone.

        on_ready: called from the event loop's first turn when a bench asked for it.
        """
        # A session, or a break, that a restart resumed changed nothing that would be told.
        self._be_ready_for_breaks(self._services.study.view())
        if BENCH in os.environ:
            QTimer.singleShot(0, on_ready)
            return
        if not self._restarted:
            self.show_window()
        # A panel that starts with the session may need a moment to offer its tray.
        QTimer.singleShot(TRAY_PATIENCE_MS, self._do_without_tray)

    def run(self) -> int:
        """Run until the program is quit; return the exit code."""
        return int(self._application.exec())

    def quit(self) -> None:
        """End the program once the current turn of the event loop is over."""
        QTimer.singleShot(0, self._application.quit)

    def close(self) -> None:
        """Take everything off the screen."""
        while self._ends:
            self._ends.pop()()
        if self._overlay is not None:
            self._overlay.close()
        if self._corner is not None:
            self._corner.close()
        if self._window is not None:
            self._window.let_go()
        if self._floating is not None:
            self._floating.close()
        if self._tray is not None:
            self._tray.close()

    def has_tray(self) -> bool:
        """Tell whether a tray shows the icon now."""
        return self._tray is not None and self._tray.available()

    def tray_message(self, title: str, body: str) -> bool:
        """Show a message of the tray icon; False where there is none."""
        if self._tray is None or not self._tray.available():
            return False
        self._tray.show_message(title, body)
        return True

    def show_window(self) -> None:
        """Bring the window to the front, made now if need be."""
        if self._window is None:
            self._window = self._make_window(self._services)
        self._window.reveal()

    def open_each_page(self) -> Iterator[str]:
        """Open the pages one after the other; yields the key of each once it is open."""
        self.show_window()
        for key in PAGES:
            if self._window is not None:
                self._window.open_page(key)
            yield key

    def toggle_window(self) -> None:
        """Hide the window where it is in front, else bring it there."""
        if self._window is not None and self._window.isVisible() and self._window.isActiveWindow():
            self._window.close()
        else:
            self.show_window()

    def open_check_in(self) -> None:
        """Ask for a check-in: over the window where that can be seen, else in a small one of its own."""
        from companion.ui.checkin import CheckIn, open_check_in_window

        window = self._window
        if window is None or not window.exposure.seen:
            self._check_in = open_check_in_window(self._services, self.theme)
            return
        window.reveal()
        check_in = CheckIn(self._services, self.theme, on_done=lambda: self._on_check_in_done(check_in))
        window.show_popover(check_in)

    def _on_check_in_done(self, check_in: "CheckIn") -> None:
        if self._window is not None:
            self._window.close_popover()
            if check_in.kept is not None:
                self._window.toast(_("Check-in kept"))

    def _on_first_change(self, changed: TimerChanged) -> None:
        """Load what shows breaks with the first session, not with the program."""
        self._be_ready_for_breaks(changed.view)

    def _be_ready_for_breaks(self, view: TimerView) -> None:
        if self._overlay is None and view.state != "idle":
            self._make_breaks(self._services)

    def _do_without_tray(self) -> None:
        if self.has_tray():
            return
        current = self._services.settings.current
        if current.floating:
            self._float()
        elif not current.floating_offered and self._window is not None:
            self._services.settings.change("floating", "offered", True)
            self._window.toast(
                _("This desktop has no tray. Closing the window minimises it."),
                _("Keep a small timer in reach"),
                self._choose_floating,
            )

    def _choose_floating(self) -> None:
        self._services.settings.change("floating", "on", True)
        self._float()

    def _float(self) -> None:
        from companion.ui.floating import FloatingTimer

        if self._tray is None or self._floating is not None:
            return
        floating = FloatingTimer(self.theme, self._tray.menu, self.show_window)
        floating.refresh(self._services.study.view())
        floating.place()
        self._ends.append(
            self._services.bus.subscribe(TimerChanged, lambda changed: floating.refresh(changed.view))
        )
        self._floating = floating

    def _make_breaks(self, services: Services) -> None:
        from companion.ui.corner import Corner, CornerParts
        from companion.ui.overlay import Overlay, OverlayParts

        corner = Corner(
            CornerParts(
                theme=self.theme,
                study=services.study,
                bus=services.bus,
                clock=services.clock,
                assets=self._assets,
                covered=lambda: self._overlay is not None and self._overlay.is_up,
            )
        )
        parts = OverlayParts(
            theme=self.theme,
            study=services.study,
            bus=services.bus,
            clock=services.clock,
            assets=self._assets,
            watchdog=self._watchdog,
        )
        self._corner = corner
        self._overlay = overlay = Overlay(
            parts,
            on_unpaintable=services.study.overlay_failed,
            on_unasked=corner.ask_effort,
            leave_hold=services.settings.current.engine.leave_hold,
        )
        self._ends.append(
            services.bus.subscribe(
                ScreenLockChanged,
                lambda changed: overlay.on_lock() if changed.locked else overlay.on_unlock(),
            )
        )
        # A break that was resumed began before anybody here could hear of it.
        overlay.refresh()
        corner.refresh()

    def _make_window(self, services: Services) -> "MainWindow":
        from companion.ui.window import MainWindow, PageEntry

        def today(host: "PageHost") -> "QWidget":
            from companion.ui.pages.today import TodayPage

            return TodayPage(services, self.theme, host, self.open_check_in)

        def reflection(host: "PageHost") -> "QWidget":
            from companion.ui.pages.reflection import ReflectionPage

            return ReflectionPage(services, self.theme, host)

        pages = (
            PageEntry("today", _("Today"), "today", today),
            PageEntry("reflection", _("Reflection"), "reflection", reflection),
        )
        current = services.settings.current
        banner = _("This is a made-up story. Nobody lived these weeks.") if current.made_up else ""
        window = MainWindow(self.theme, pages, stays_reachable=self.has_tray, banner=banner)
        if not current.welcomed:
            self._welcome(window, services)
        return window

    def _welcome(self, window: "MainWindow", services: Services) -> None:
        from companion.ui.welcome import Welcome

        welcome = Welcome(services, self.theme, on_done=window.end_alone)
        window.show_alone(welcome)
        # Once the window is shown; before that nothing in it can have the focus.
        QTimer.singleShot(0, welcome, welcome.exam.take_focus)

    def _on_settings_changed(self, _changed: SettingsChanged) -> None:
        look = self._services.settings.current.look
        self.theme.choose(look.theme, look.text_scale, look.reduced_motion)
