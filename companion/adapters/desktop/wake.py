"""A way to come back to the main loop: work found while answering someone is done from there."""

import os
from collections.abc import Callable

from companion.app.ports import WatchFd


class Wake:
    """A pipe watched by the main loop; `kick` makes it call `handler` once, soon."""

    def __init__(self, watch_fd: WatchFd, handler: Callable[[], None]) -> None:
        self._handler = handler
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        self._kicked = False
        self._cancel = watch_fd(self._read, self._on_readable)

    def kick(self) -> None:
        """Call `handler` from the main loop; kicking twice before it ran calls it once."""
        if not self._kicked and self._write >= 0:
            self._kicked = True
            os.write(self._write, b"\0")

    def close(self) -> None:
        """Give the pipe back; `handler` is not called any more."""
        if self._write < 0:
            return
        self._cancel()
        os.close(self._read)
        os.close(self._write)
        self._read = self._write = -1

    def _on_readable(self) -> None:
        if self._read < 0 or not self._kicked:
            return
        os.read(self._read, 16)
        self._kicked = False
        self._handler()
