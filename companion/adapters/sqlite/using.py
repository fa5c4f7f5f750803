"""Who uses the journal's file: everybody who reads or writes it, or one alone who replaces it.

A file that is replaced by renaming stays with whoever has it open, and what they write then is lost
with it. So every opener holds a shared lock for as long as the file is open.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from companion.adapters.sqlite.places import USE
from companion.core.errors import EnvironmentFault, StoreUnavailable
from companion.core.words import _

PATIENCE = 5.0
PAUSE = 0.02


class Hold:
    """A lock on the use of a journal, until it is released; it ends with the process as well.

    handle: of the open file that carries the lock; None for a file nobody else knows of.
    """

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    def release(self) -> None:
        """Give the hold back; a second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None


def share(path: Path) -> Hold:
    """Return the hold of one who uses the journal at `path` beside others.

    Raises StoreUnavailable where another program is replacing it for more than 5 s.
    """
    hold = _patiently(path, alone=False)
    if hold is None:
        raise StoreUnavailable(
            _("The journal {path} is being changed by another program: try again in a moment.").format(
                path=path
            )
        )
    return hold


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Use the journal at `path` beside others for a while; raises what `share` raises."""
    hold = share(path)
    try:
        yield
    finally:
        hold.release()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have the journal at `path` for oneself.

    Raises StoreUnavailable where another program has it open for more than 5 s.
    """
    hold = _patiently(path, alone=True)
    if hold is None:
        raise StoreUnavailable(
            _(
                "Second Wind is open on the journal {path}: end it with `companion quit`, or do this in its "
                "window."
            ).format(path=path)
        )
    try:
        yield
    finally:
        hold.release()


def alone_now(path: Path) -> Hold | None:
    """Return the hold of one alone if nobody uses the journal at this moment."""
    return _held(path, alone=True)


def _patiently(path: Path, *, alone: bool) -> Hold | None:
    pause = Event()
    for _attempt in range(round(PATIENCE / PAUSE)):
        hold = _held(path, alone=alone)
        if hold is not None:
            return hold
        pause.wait(PAUSE)
    return None


def _held(path: Path, *, alone: bool) -> Hold | None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path.with_suffix(USE), os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise EnvironmentFault(
            _("The journal {path} cannot be read or written ({why}): check the folder's permissions and "
              "the disk.").format(path=path, why=error.strerror)
        ) from error  # fmt: skip
    if _lock(handle, alone=alone):
        return Hold(handle)
    os.close(handle)
    return None


if sys.platform != "win32":
    import fcntl

    def _lock(handle: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

else:  # pragma: no cover - Windows has no shared lock: who shares takes one of many bytes. Untested.
    import msvcrt

    _SEATS = 64

    def _lock(handle: int, *, alone: bool) -> bool:
        for seat in (0,) if alone else range(_SEATS):
            os.lseek(handle, seat, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, _SEATS if alone else 1)
                return True
            except OSError:
                continue
        return False
