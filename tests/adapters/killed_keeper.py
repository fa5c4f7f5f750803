"""Changes how a journal is kept until something happens at the n-th step; when nothing did, tells
how many steps there were, and which of them were renamings.

Run as `python -m tests.adapters.killed_keeper FILE ACT STEPS HOW`. A step is a write, a truncation or a
sync of SQLite's, or a rename, a removal or a sync of a file. HOW: `before` it happens, `torn` after half
of a write, `after` it has happened: the program kills itself; `full`: from then on the disk has no room,
and what the program says of it is told.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from companion.core.errors import CompanionError
from tests.adapters.killed_writer import Countdown, DyingDisk, DyingFile
from tests.adapters.locked import FIRST, OTHER, TODAY, Desk

STEPPED = ("replace", "unlink", "link", "fsync")
NEED_ROOM = ("link", "fsync")
"""Renaming and removing work on a full disk."""


class FullFile(DyingFile):
    def xWrite(self, data: bytes, offset: int) -> None:
        self._countdown.step()
        if self._countdown.left <= 0:
            raise apsw.FullError("no room")
        apsw.VFSFile.xWrite(self, data, offset)


class FullDisk(DyingDisk):
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> DyingFile:
        return FullFile(name, flags, self._countdown, "never")


def stepping(
    call: Callable[..., Any], countdown: Countdown, how: str, names: list[int]
) -> Callable[..., Any]:
    """Return `call` as one step of the countdown. names: gets what is left of it at renamings."""

    def step(*given: Any, **named: Any) -> Any:
        last = countdown.step()
        if call.__name__ == "replace":
            names.append(countdown.left)
        if how == "full" and countdown.left <= 0 and call.__name__ in NEED_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        last = last and how != "full"
        if last and how == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        try:
            return call(*given, **named)
        finally:
            if last:
                os.kill(os.getpid(), signal.SIGKILL)

    return step


def arm(countdown: Countdown, how: str, names: list[int]) -> DyingDisk:
    """Let every change on the disk count from now on; keep what is returned."""
    disk = (FullDisk if how == "full" else DyingDisk)(countdown, how)
    # Encryption has a layer of its own, which is put on top of ours.
    apsw.Connection(":memory:", vfs="multipleciphers-dying").close()
    apsw.set_default_vfs("multipleciphers-dying")
    for name in STEPPED:
        setattr(os, name, stepping(getattr(os, name), countdown, how, names))
    return disk


def acts(desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what can be cut off; files of these names stand ready beside the profile."""
    ready = desk.path.parent.parent
    return {
        "set": lambda: desk.vault.set(FIRST),
        "change": lambda: desk.vault.change(FIRST, OTHER),
        "remove": lambda: desk.vault.remove(FIRST),
        "recover": lambda: desk.vault.recover((ready / "code").read_text(), OTHER),
        "renew": lambda: desk.vault.renew_code(FIRST),
        "backup": lambda: desk.backups.make(TODAY),
        "restore locked": lambda: desk.backups.restore(ready / "locked.db", OTHER),
        "restore plain": lambda: desk.backups.restore(ready / "plain.db"),
    }


def main() -> None:
    """Do one act with the countdown running."""
    path, act, steps, how = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    desk = Desk(path)
    if desk.keyhole.locked():
        desk.keyhole.unlock(FIRST)
    countdown = Countdown(steps)
    names: list[int] = []
    _disk = arm(countdown, how, names)
    try:
        acts(desk)[act]()
    except CompanionError as error:
        sys.stdout.write(f"refused: {error}\n")
    else:
        told = [steps - countdown.left, *(steps - left for left in names)]
        sys.stdout.write(" ".join(map(str, told)) + "\n")


if __name__ == "__main__":
    main()
