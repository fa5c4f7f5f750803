"""Being asked to end by the system, told to the event loop at once and without polling."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from companion.app.ports import Cancel, WatchFd

_ASKED = (signal.SIGTERM, signal.SIGINT, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))


def on_termination(watch_fd: WatchFd, end: Callable[[], None]) -> Cancel:
    """Call `end` on the event loop when the system or Ctrl-C asks the program to end.

    Python runs its own handlers only between two of its instructions, which never come while Qt
    waits; the interpreter's wake-up socket makes Qt look.
    """
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    before = {number: signal.signal(number, _let_the_loop_see) for number in _ASKED}
    signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)

    def on_readable() -> None:
        received = reading.recv(64)
        if any(number in received for number in _ASKED):
            end()

    unwatch = watch_fd(reading.fileno(), on_readable)

    def cancel() -> None:
        unwatch()
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        reading.close()
        writing.close()

    return cancel


def _let_the_loop_see(_number: int, _frame: FrameType | None) -> None:
    """Take the signal; what follows happens on the event loop."""
