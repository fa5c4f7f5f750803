"""A main loop for tests: watches file descriptors and runs until something holds."""

import selectors
import time
from collections.abc import Callable

from companion.app.ports import Cancel


class Loop:
    """Stands in for Qt's event loop wherever a WatchFd is asked for."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def watch(self, fd: int, on_readable: Callable[[], None]) -> Cancel:
        """Fill the WatchFd port."""
        key = self._selector.register(fd, selectors.EVENT_READ, on_readable)

        def cancel() -> None:
            # The number may have been given to another watch meanwhile.
            if self._selector.get_map().get(fd) is key:
                self._selector.unregister(fd)

        return cancel

    def until(self, condition: Callable[[], object], seconds: float = 5) -> None:
        """Run until `condition` holds; fail after `seconds`."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"waited {seconds} s in vain"
            self.turn(0.02)

    def turn(self, wait: float = 0) -> bool:
        """Handle what is readable now, or within `wait` seconds; return whether anything was."""
        ready = self._selector.select(wait)
        for key, _ in ready:
            if self._selector.get_map().get(key.fd) is key:
                key.data()
        return bool(ready)

    def settle(self, quiet: float = 0.15) -> None:
        """Run until nothing has become readable for `quiet` seconds."""
        while self.turn(quiet):
            pass

    def close(self) -> None:
        """Give the selector back."""
        self._selector.close()
