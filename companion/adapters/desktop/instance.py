"""One running program for each profile, reached over a local socket only its user can open.

A computer without Unix sockets runs without live commands, and says so.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from companion.app.ports import WatchFd

if TYPE_CHECKING:
    from companion.adapters.desktop.ear import Ear, Handle


class Instance:
    """The claim of being the one program on this profile, and its open ear."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: int | None = None
        self._ear: Ear | None = None

    def claim(self) -> bool:
        """Return True if this is the only program on the profile; two starts at once give one True."""
        own = getattr(os, "O_CLOEXEC", 0)  # elsewhere a program that is started inherits nothing anyway
        lock = os.open(f"{self._path}.lock", os.O_CREAT | os.O_RDWR | own, 0o600)
        try:
            _take(lock)
        except OSError:
            os.close(lock)
            return False
        self._lock = lock
        return True

    def open(self) -> None:
        """Take requests from now on; each waits until somebody listens.

        Raises EnvironmentFault where the socket cannot be made.
        """
        from companion.adapters.desktop.ear import Ear

        self._ear = Ear(self._path)

    def listen(self, watch_fd: WatchFd, handle: "Handle") -> None:
        """Answer requests from now on by `handle`, also where another did until now."""
        if self._ear is not None:
            self._ear.listen(watch_fd, handle)

    def close(self) -> None:
        """Stop answering and give the claim back."""
        if self._ear is not None:
            self._ear.close()
        if self._lock is not None:
            os.close(self._lock)
        self._ear = self._lock = None


if sys.platform != "win32":
    import fcntl

    def _take(lock: int) -> None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

else:  # pragma: no cover - Windows locks bytes. Untested.
    import msvcrt

    def _take(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
