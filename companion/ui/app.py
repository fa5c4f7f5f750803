"""The faces of the program put together: tray, window, overlay, corner cards."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from companion.app.bus import Unsubscribe
from companion.app.facts import SettingsChanged, TimerChanged
from companion.app.services import Services
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.asking import Asking
from companion.ui.front import Front
from companion.ui.practising import Practising
from companion.ui.private.discretion import Discretion
from companion.ui.private.lock_guard import LockGuard
from companion.ui.tray.menu import TrayDoors
from companion.ui.tray.tray import Tray

if TYPE_CHECKING:
    from companion.app.ports import PracticeSeams
    from companion.ui.break_faces import BreakFaces
    from companion.ui.overlay import Watchdog
    from companion.ui.page_list import PageList
    from companion.ui.pages.reflection.report_dialog import MakeReport
    from companion.ui.pages.settings.works_section import Survey
    from companion.ui.trayless import Trayless
    from companion.ui.window import MainWindow

PAGES = ("today", "journal", "sleep", "practices", "reflection", "settings")
TRAY_PATIENCE_MS = 3000
SETTLED_MS = 1500
"""What can wait until the window is up waits so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OuterDoors:
    """What only the one who puts the program together can do. See ui/page_list; seams: of ui/practising."""

    survey: "Survey"
    export: Callable[[Path], object]
    report: "MakeReport"
    seams: "Callable[[], PracticeSeams]"


class Faces:
    """Owns everything that can be seen behind the icon; `begin`, `run`, `close`.

    The tray is made at once, the window when it is first shown.
    shown: the services as they may be told to anybody, without topics while those are hidden.
    """

    def __init__(self, front: Front, services: Services, doors: OuterDoors, watchdog: "Watchdog") -> None:
        self._front, self.theme = front, front.theme
        self._services, self._doors, self._watchdog = services, doors, watchdog
        self._window: MainWindow | None = None
        self._breaks: BreakFaces | None = None
        self._trayless: Trayless | None = None
        self._pages: PageList | None = None
        self._ends: list[Unsubscribe] = []
        self.theme.apply(front.application)
        self._make_private()
        self.practising = Practising(
            services,
            self.theme,
            self._open_window,
            doors.seams,
            hides=lambda: self.discretion.hides_topic,
            covered=lambda: self.guard.locked,
        )
        self.discretion.changed.connect(self.practising.look)
        self.guard.changed.connect(self._on_lock_changed)
        self.shown = replace(services, study=self.discretion.study, bus=self.discretion.bus)
        self._tray = Tray(self.shown, self.theme, self._tray_doors(), front.tray)
        self._listen()

    def _make_private(self) -> None:
        """Make what keeps from others' eyes, and what asks: either knows of the other."""
        self._asking: Asking = Asking(
            self._services,
            self.theme,
            lambda: self._window,
            hides=lambda: self.discretion.hides_content,
            show_again=self._toggle_hiding,
            watch=lambda window: self.guard.watch(window),
        )
        self.guard: LockGuard = LockGuard(
            self._services,
            self.theme,
            self._front.quit,
            self._asking.close,
            writing=lambda: self._asking.writing,
            watching=lambda: self.practising.plays,
        )
        self.discretion: Discretion = Discretion(self._services, self.theme, self.guard)

    def _listen(self) -> None:
        tray, shown = self._tray, self.shown
        self.discretion.changed.connect(lambda: tray.refresh(shown.study.view()))
        self._ends.append(shown.bus.subscribe(TimerChanged, lambda changed: tray.refresh(changed.view)))
        self._ends.append(self._services.bus.subscribe(SettingsChanged, self._on_settings_changed))
        self._ends.append(shown.bus.subscribe(TimerChanged, self._on_first_change))

    def begin(self, *, hidden: bool, then: Callable[[], object]) -> None:
        """Show what should be seen at a start. hidden: for the tray alone.

        then: called from the first turn of the event loop.
        """
        # A session, or a break, that a restart resumed changed nothing that would be told.
        self._be_ready_for_breaks(self._services.study.view())
        QTimer.singleShot(0, then)
        if not hidden:
            self.show_window()

    def run(self, first: Callable[[], object]) -> int:
        """Run until the program is quit; return the exit code. first: done once there is something to see."""
        # A panel that starts with the session may need a moment to offer its tray.
        QTimer.singleShot(TRAY_PATIENCE_MS, self.guard, self._do_without_tray)
        QTimer.singleShot(SETTLED_MS, self.guard, first)
        return int(self._front.application.exec())

    def close(self) -> None:
        """Take everything off the screen but the icon."""
        while self._ends:
            self._ends.pop()()
        if self._breaks is not None:
            self._breaks.close()
        self._asking.close()
        self.practising.close()
        self.guard.close()
        self.discretion.close()
        if self._window is not None:
            self._window.let_go()
        if self._trayless is not None:
            self._trayless.close()

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

    def _tray_doors(self) -> TrayDoors:
        return TrayDoors(
            toggle_window=self.toggle_window,
            open_window=self.show_window,
            open_check_in=self.open_check_in,
            quit_program=self._front.quit,
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

    def _practises(self) -> bool:
        """Tell whether a practice is what is shown: others may come by as well while it plays."""
        return self.practising.playing is not None and not self.guard.locked

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

            assets = self._front.assets
            self._breaks = BreakFaces(self.shown, self.theme, assets, self._watchdog, self.practising)
            self.discretion.changed.connect(self._breaks.refresh)

    def _do_without_tray(self) -> None:
        if self._front.tray.available():
            return
        from companion.ui.trayless import Trayless

        self._trayless = Trayless(self.shown, self.theme, self._tray.menu, self.show_window)
        self._trayless.begin(self._window)

    def _make_window(self, services: Services) -> "MainWindow":
        from companion.ui.making_window import make_window
        from companion.ui.page_list import PageDoors, PageList

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
        reachable = self._front.tray.available
        window = make_window(services, self.theme, self._pages, stays_reachable=reachable)
        window.on_keys("Ctrl+K", self.open_check_in)
        window.on_keys("Ctrl+L", self._lock, self._practises)
        window.on_keys("Ctrl+Shift+H", self._toggle_hiding, self._practises)
        self.guard.attach(window)
        self.discretion.attach(window)
        return window

    def _on_settings_changed(self, _changed: SettingsChanged) -> None:
        look = self._services.settings.current.look
        self.theme.choose(look.theme, look.text_scale, look.reduced_motion)
