"""Locks the window: covers it, and gives up everything in it that came from the journal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion.app.facts import PassphraseChanged, ScreenLockChanged, SettingsChanged
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.private.input_watch import InputWatch
from companion.ui.private.ports import PrivateServices
from companion.ui.theme import Theme

_WRITING_MIN = 15.0
"""Minutes after which a check-in left open no longer keeps the lock away, where nothing else is set."""


class LockableWindow(Protocol):
    """What the lock asks of the program's window."""

    def show_alone(self, content: QWidget) -> None: ...
    def end_alone(self) -> None: ...
    def close_popover(self) -> None: ...
    def drop_pages(self) -> None: ...


class LockGuard(QObject):
    """Locks when told, when nobody used the windows for a while, and with the desktop's screen.

    The store stays open for the timer: the running session goes on. changed: carries whether it is
    locked. close_others: closes every other window that shows the journal. writing: whether a check-in
    is open with something in it; it keeps the screen's lock from closing it, but not the time without input.
    watching: whether something is looked at without input, as a practice is; it counts as use.
    """

    changed = Signal(bool)

    def __init__(
        self,
        services: PrivateServices,
        theme: Theme,
        quit_program: Callable[[], object],
        close_others: Callable[[], object] = lambda: None,
        writing: Callable[[], bool] = lambda: False,
        watching: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._theme, self._quit = services, theme, quit_program
        self._close_others, self._writing, self._watching = close_others, writing, watching
        self._window: LockableWindow | None = None
        self._waiting = False
        self.locked = False
        self._used = services.clock.now().elapsed
        self._input = InputWatch(self._on_input, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._signals = BusSignals(services.bus, self)
        for fact in (SettingsChanged, PassphraseChanged):
            self._signals.listen(fact, lambda _fact: self._arm())
        self._signals.listen(ScreenLockChanged, self._on_screen_lock)
        self._arm()

    @property
    def can_lock(self) -> bool:
        """Whether there is a passphrase to lock by."""
        return self._services.vault.locked()

    @property
    def waits(self) -> bool:
        """Whether the time without input is measured now."""
        return self._timer.isActive()

    def attach(self, window: QWidget) -> None:
        """Take `window`, a LockableWindow, as the one to cover; input in it keeps the lock away."""
        self._window = window  # type: ignore[assignment]  # a widget that fulfils the protocol as well
        self.watch(window)
        if self.locked:
            self._cover()

    def watch(self, window: QWidget) -> None:
        """Let input in `window` keep the lock away, too."""
        self._input.watch(window)

    def lock(self) -> bool:
        """Lock now; False where there is no passphrase to lock by."""
        if not self.can_lock:
            return False
        if not self.locked:
            self.locked, self._waiting = True, False
            self._timer.stop()
            self._close_others()
            self._cover()
            self.changed.emit(True)
        return True

    def close(self) -> None:
        """Stop listening, when the program ends."""
        self._signals.close()
        self._timer.stop()

    def _cover(self) -> None:
        if self._window is None:
            return
        # The resident program does without it until it is locked.
        from companion.ui.private.unlock import UnlockDoors, UnlockScreen

        doors = UnlockDoors(
            try_passphrase=self._services.vault.check,
            recover=self._services.vault.recover,
            on_open=self._open,
            quit_program=self._quit,
        )
        words = _("Locked until you type your passphrase. A running session goes on.")
        self._window.close_popover()
        self._window.show_alone(UnlockScreen(self._theme, doors, words))
        self._window.drop_pages()

    def _open(self) -> None:
        self.locked = False
        self._used = self._services.clock.now().elapsed
        if self._window is not None:
            self._window.end_alone()
        self._arm()
        self.changed.emit(False)

    def _limit(self) -> timedelta | None:
        """Return the time without input after which it locks, None while it does not."""
        minutes = self._services.settings.current.private.auto_lock_min
        if self._waiting:
            return timedelta(minutes=minutes or _WRITING_MIN)
        return timedelta(minutes=minutes) if minutes else None

    def _arm(self) -> None:
        limit = self._limit()
        if self.locked or limit is None or not self.can_lock:
            self._timer.stop()
            return
        left = self._used + limit - self._services.clock.now().elapsed
        self._timer.start(max(1, round(left / timedelta(milliseconds=1))))

    def _look(self) -> None:
        limit, now = self._limit(), self._services.clock.now().elapsed
        if self._watching():
            self._used = now
        if limit is not None and now - self._used >= limit:
            self.lock()
        else:
            # There was input meanwhile: it is only noted when it happens, and counted here.
            self._arm()

    def _on_input(self) -> None:
        if not self._timer.isActive():
            return
        now = self._services.clock.now().elapsed
        limit = self._limit()
        if limit is not None and now - self._used >= limit:
            # The computer slept past the limit; timers slept as well.
            self.lock()
            return
        self._used = now

    def _on_screen_lock(self, changed: ScreenLockChanged) -> None:
        if not changed.locked or not self._services.settings.current.private.with_screen or self.locked:
            return
        if not self._writing():
            self.lock()
            return
        self._waiting = True
        self._used = self._services.clock.now().elapsed
        self._arm()
