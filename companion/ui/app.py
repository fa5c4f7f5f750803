"""The faces of the program put together: tray, window, overlay, corner cards."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication

from companion.app.bus import Unsubscribe
from companion.app.facts import SettingsChanged, TimerChanged
from companion.app.services import Services
from companion.app.settings import SettingsService
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.private.at_start import AtStart
from companion.ui.theme import AssetFiles, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.app.ports import PracticeSeams
    from companion.ui.break_faces import BreakFaces
    from companion.ui.overlay import Watchdog
    from companion.ui.page_list import PageList
    from companion.ui.pages.reflection.report_dialog import MakeReport
    from companion.ui.pages.settings.works_section import Survey
    from companion.ui.tray import Tray, TrayDoors
    from companion.ui.trayless import Trayless
    from companion.ui.window import MainWindow

APPLICATION_ID = "second-wind"
PAGES = ("today", "journal", "sleep", "practices", "reflection", "settings")
TRAY_PATIENCE_MS = 3000
SETTLED_MS = 1500
"""What can wait until the window is up waits so long."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OuterDoors:
    """What only the one who puts the program together can do. See ui/page_list; seams: of ui/practising."""

    survey: "Survey"
    export: Callable[[Path], object]
    report: "MakeReport"
    seams: "Callable[[], PracticeSeams]"


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
        self.icon = str(assets.path("second-wind.svg"))
        self._application = application
        self._assets = assets
        self._watchdog = watchdog
        self._restarted = restarted
        self.theme = Theme(assets, look.theme, look.text_scale, look.reduced_motion)
        self.theme.apply(application)
        self.at_start = AtStart(application, self.theme, self.quit)
        self._window: MainWindow | None = None
        self._tray: Tray | None = None
        self._breaks: BreakFaces | None = None
        self._trayless: Trayless | None = None
        self._pages: PageList | None = None
        self._ends: list[Unsubscribe] = []
        self.on_tray_message_clicked: Callable[[], None] = lambda: None

    def open(self, services: Services, doors: OuterDoors) -> Services:
        """Make the tray; the window is made when it is first shown.

        Returns the services as they may be told to anybody: without topics while those are hidden.
        """
        from companion.ui.asking import Asking
        from companion.ui.practising import Practising
        from companion.ui.private.discretion import Discretion
        from companion.ui.private.lock_guard import LockGuard
        from companion.ui.tray import Tray

        self._services, self._doors = services, doors
        self._asking: Asking = Asking(
            services,
            self.theme,
            lambda: self._window,
            hides=lambda: self.discretion.hides_content,
            show_again=self._toggle_hiding,
            watch=self._watch,
        )
        self.guard: LockGuard = LockGuard(
            services, self.theme, self.quit, self._asking.close, lambda: self._asking.writing
        )
        self.discretion: Discretion = Discretion(services, self.theme, self.guard)
        self.practising: Practising = Practising(
            services,
            self.theme,
            self._open_window,
            doors.seams,
            hides=lambda: self.discretion.hides_content,
            covered=lambda: self.guard.locked,
        )
        self.discretion.changed.connect(self.practising.look)
        self.guard.changed.connect(self._on_lock_changed)
        self._shown = shown = replace(services, study=self.discretion.study, bus=self.discretion.bus)
        tray = Tray(shown, self.theme, self._tray_doors())
        tray.message_clicked.connect(lambda: self.on_tray_message_clicked())
        self.discretion.changed.connect(lambda: tray.refresh(shown.study.view()))
        self._ends.append(shown.bus.subscribe(TimerChanged, lambda changed: tray.refresh(changed.view)))
        self._ends.append(services.bus.subscribe(SettingsChanged, self._on_settings_changed))
        self._tray = tray
        self._ends.append(shown.bus.subscribe(TimerChanged, self._on_first_change))
        return shown

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

    def run(self, first: Callable[[], object]) -> int:
        """Run until the program is quit; return the exit code. first: done once there is something to see."""
        QTimer.singleShot(SETTLED_MS, self.guard, first)
        return int(self._application.exec())

    def quit(self) -> None:
        """End the program once the current turn of the event loop is over."""
        QTimer.singleShot(0, self._application.quit)

    def close(self) -> None:
        """Take everything off the screen."""
        while self._ends:
            self._ends.pop()()
        if self._breaks is not None:
            self._breaks.close()
        if self._tray is not None:  # else it was never opened
            self._asking.close()
            self.practising.close()
            self.guard.close()
            self.discretion.close()
        if self._window is not None:
            self._window.let_go()
        if self._trayless is not None:
            self._trayless.close()
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

    def open_check_in(self, reason: str = "") -> None:
        """Ask for a check-in. reason: why just now, in words."""
        if self.guard.locked:
            self.show_window()
        else:
            self._asking.ask(reason)

    def open_page(self, key: str, **where: object) -> None:
        """Bring the window to the front with a page; while it is locked, the page waits."""
        self.show_window()
        if self._window is not None:
            self._window.open_page(key, **where)

    def _open_window(self) -> "MainWindow | None":
        """Bring the window to the front; None while it is locked, or shows the welcome."""
        self.show_window()
        welcomed = self._services.settings.current.welcomed
        return self._window if welcomed and not self.guard.locked else None

    def _watch(self, window: "QWidget") -> None:
        self.guard.watch(window)

    def _tray_doors(self) -> "TrayDoors":
        from companion.ui.tray import TrayDoors

        return TrayDoors(
            toggle_window=self.toggle_window,
            open_window=self.show_window,
            open_check_in=self.open_check_in,
            quit_program=self.quit,
            breathe=lambda: self.practising.breathe("tray"),
            lock=self._lock,
            can_lock=lambda: self.guard.can_lock and not self.guard.locked,
            hide=self._toggle_hiding,
            hides=lambda: self.discretion.hides_content,
            names_topics=lambda: not self.discretion.hides_topic,
        )

    def _lock(self) -> None:
        if not self.guard.lock() and self._window is not None:
            self._window.toast(_("There is no passphrase to lock by yet: Settings, Private."))

    def _toggle_hiding(self) -> None:
        try:
            self.discretion.toggle()
        except CompanionError as error:
            if self._window is not None:
                self._window.toast(str(error))

    def _on_lock_changed(self, locked: bool) -> None:
        if locked and self._pages is not None:
            self._pages.forget()

    def _on_first_change(self, changed: TimerChanged) -> None:
        """Load what shows breaks with the first session, not with the program."""
        self._be_ready_for_breaks(changed.view)

    def _be_ready_for_breaks(self, view: TimerView) -> None:
        if self._breaks is None and view.state != "idle":
            from companion.ui.break_faces import BreakFaces

            self._breaks = BreakFaces(self._shown, self.theme, self._assets, self._watchdog, self.practising)
            self.discretion.changed.connect(self._breaks.refresh)

    def _do_without_tray(self) -> None:
        if self._tray is None or self.has_tray():
            return
        from companion.ui.trayless import Trayless

        self._trayless = Trayless(self._shown, self.theme, self._tray.menu, self.show_window)
        self._trayless.begin(self._window)

    def _make_window(self, services: Services) -> "MainWindow":
        from companion.ui.page_list import PageDoors, PageList
        from companion.ui.window import MainWindow

        doors = PageDoors(
            check_in=self.open_check_in,
            edit_check_in=self._asking.change,
            survey=self._doors.survey,
            export=self._doors.export,
            report=self._doors.report,
            practise=self.practising.open,
            breathe=lambda: self.practising.breathe("today"),
        )
        self._pages = PageList(services, self.theme, self.discretion, doors)
        current = services.settings.current
        banner = _("This is a made-up story. Nobody lived these weeks.") if current.made_up else ""
        window = MainWindow(self.theme, self._pages.entries(), stays_reachable=self.has_tray, banner=banner)
        window.on_keys("Ctrl+K", self.open_check_in)
        window.on_keys("Ctrl+L", self._lock)
        window.on_keys("Ctrl+Shift+H", self._toggle_hiding)
        if not current.welcomed:
            self._welcome(window, services)
        self.guard.attach(window)
        self.discretion.attach(window)
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
