"""Sleep and waking as systemd-logind announces them on the system bus.

A delay lock makes logind wait until `on_suspend` was handled, so that what was counted is
stored before the computer sleeps. Without the lock the announcement may come late, not never.
Source: org.freedesktop.login1(5), "PrepareForSleep" and "Inhibit"
"""

from collections.abc import Callable
from typing import Any

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.peer import Body, Peer
from companion.app.ports import Capability
from companion.core.words import _

LOGIND = "org.freedesktop.login1"
MANAGER = Peer(LOGIND, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class LogindPower:
    """Reports PrepareForSleep."""

    def __init__(self, bus: Bus, program: str) -> None:
        """bus: the system bus; program: the name logind lists the delay lock under."""
        self._bus = bus
        self._program = program
        self._delay: Any | None = None
        self._asleep = False
        self._watchers: list[tuple[Callable[[], None], Callable[[], None]]] = []
        self._unsubscribe = bus.subscribe(MANAGER, "PrepareForSleep", self._on_prepare_for_sleep)
        bus.watch_owner(LOGIND, self._on_owner)

    def capability(self) -> Capability:
        """Return whether logind runs; sleep is also noticed afterwards, by the clocks."""
        if not self._bus.alive:
            return Capability(False, "", self._bus.why)
        if not self._bus.has_owner(LOGIND) and not self._bus.can_start(LOGIND):
            return Capability(False, "", _("systemd-logind does not run here."))
        return Capability(True, LOGIND)

    def watch(self, on_suspend: Callable[[], None], on_wake: Callable[[], None]) -> None:
        """Call back on every sleep and waking; the first watcher takes the delay lock."""
        self._watchers.append((on_suspend, on_wake))
        if len(self._watchers) == 1:
            self._take_delay()

    def close(self) -> None:
        """End watching and let go of the delay lock."""
        self._watchers.clear()
        self._unsubscribe()
        self._release_delay()

    def _on_prepare_for_sleep(self, body: Body) -> None:
        asleep = bool(body[0])
        if asleep == self._asleep:
            return
        self._asleep = asleep
        try:
            for on_suspend, on_wake in tuple(self._watchers):
                (on_suspend if asleep else on_wake)()
        finally:
            if asleep:
                self._release_delay()
            elif self._watchers:
                self._take_delay()

    def _on_owner(self, present: bool) -> None:
        """Take the delay lock anew when logind was restarted: the old one is void."""
        self._release_delay()
        if present and self._watchers and not self._asleep:
            self._take_delay()

    def _take_delay(self) -> None:
        why = _("Store the running session before sleep.")
        self._bus.post(
            MANAGER, "Inhibit", "ssss", "sleep", self._program, why, "delay", answered=self._on_delay
        )

    def _on_delay(self, body: Body | None) -> None:
        if not body:
            return
        self._release_delay()
        self._delay = body[0]
        if self._asleep or not self._watchers:
            self._release_delay()

    def _release_delay(self) -> None:
        delay, self._delay = self._delay, None
        if delay is not None and hasattr(delay, "close"):
            delay.close()
