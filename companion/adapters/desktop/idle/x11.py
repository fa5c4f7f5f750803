"""Idle time on X11, signalled by the server: nothing is polled."""

from collections.abc import Callable
from datetime import timedelta

from companion.adapters.desktop.wake import Wake
from companion.adapters.desktop.xlib import XDisplay
from companion.adapters.desktop.xsync import IdleCounter
from companion.app.ports import Capability, WatchFd
from companion.core.words import _

STEP = timedelta(milliseconds=1)


class X11Idle:
    """Asks the server for an alarm at `after`, then for one at the next input, and so on."""

    def __init__(self, display: XDisplay, watch_fd: WatchFd) -> None:
        """display: a connection for this alone. XUnavailable where the server counts no idle time."""
        self._display = display
        self._counter = IdleCounter(display)
        self._alarm: int | None = None
        self._waits_for_quiet = True
        self._after = timedelta()
        self._on_quiet: Callable[[timedelta], None] = lambda idle: None
        self._on_active: Callable[[], None] = lambda: None
        self._wake = Wake(watch_fd, self._on_readable)
        self._unwatch = watch_fd(display.fileno(), self._on_readable)

    def capability(self) -> Capability:
        """Return that it works, until the server is lost."""
        if not self._display.usable:
            return Capability(False, "", _("The connection to the X server is lost."))
        return Capability(True, "X11 (XSync IDLETIME)")

    def idle(self) -> timedelta | None:
        """Return the time since the last input, None when the server is lost."""
        idle = self._counter.read()
        self._look_for_events()
        return idle

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call back as the port says; at once from the main loop if the user is quiet already."""
        self._disarm()
        self._on_quiet, self._on_active = on_quiet, on_active
        if after is not None and self._display.usable:
            self._after = max(after, STEP)
            self._arm(for_quiet=True)
        self._look_for_events()

    def close(self) -> None:
        """End watching and the connection."""
        self._disarm()
        self._unwatch()
        self._unwatch = lambda: None
        self._wake.close()
        self._display.close()

    def _arm(self, *, for_quiet: bool) -> None:
        self._waits_for_quiet = for_quiet
        if for_quiet:
            self._alarm = self._counter.alarm_above(self._after)
        else:
            self._alarm = self._counter.alarm_below(self._after - STEP)

    def _disarm(self) -> None:
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            self._counter.cancel(alarm)

    def _look_for_events(self) -> None:
        """Come back for events that were read outside the loop: the socket will not tell of them."""
        if self._display.queued():
            self._wake.kick()

    def _on_readable(self) -> None:
        while self._display.pending():
            rung = self._counter.next_alarm()
            if rung is not None and rung[0] == self._alarm:
                self._on_alarm(rung[1])
        if self._display.lost:
            # A socket at its end stays readable for ever.
            self._unwatch()
            self._unwatch = lambda: None

    def _on_alarm(self, idle: timedelta) -> None:
        quiet = self._waits_for_quiet
        self._disarm()
        self._arm(for_quiet=not quiet)
        if quiet:
            self._on_quiet(max(idle, self._after))
        else:
            self._on_active()
