"""Writes entries until it kills itself at the n-th write to the disk; tells each id once acknowledged.

Run as `python -m tests.adapters.killed_writer FILE NTH HOW`. HOW: `before` the bytes are written,
`torn` after half of them, `after` all of them.
"""

import os
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import apsw

from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.ports import EngineSnapshot
from companion.core.clock import Instant
from companion.core.journal import CheckIn, FocusBlock, StudySession

ZONE = ZoneInfo("Europe/Berlin")
START = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
WORDS = ("tense", "tired", "awake")
TAGS = ("coffee", "on call")


class Countdown:
    """Ends the process at the n-th step, as a power cut would end it."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self) -> bool:
        self.left -= 1
        return self.left == 0


class DyingFile(apsw.VFSFile):
    def __init__(
        self, name: str | apsw.URIFilename | None, flags: list[int], countdown: Countdown, how: str
    ) -> None:
        super().__init__(DyingDisk.BASE, name, flags)
        self._countdown = countdown
        self._how = how

    def xWrite(self, data: bytes, offset: int) -> None:
        if not self._countdown.step():
            super().xWrite(data, offset)
            return
        if self._how != "before":
            super().xWrite(data[: len(data) // 2] if self._how == "torn" else data, offset)
        os.kill(os.getpid(), signal.SIGKILL)

    def xLock(self, level: int) -> None:
        try:
            super().xLock(level)
        except apsw.IOError as error:
            # A file opened for reading cannot be locked for writing, which SQLite tries at its close.
            raise apsw.BusyError("opened for reading") from error

    def xTruncate(self, size: int) -> None:
        if self._countdown.step():
            os.kill(os.getpid(), signal.SIGKILL)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        if self._countdown.step():
            os.kill(os.getpid(), signal.SIGKILL)
        super().xSync(flags)


class DyingDisk(apsw.VFS):
    BASE = "unix"

    def __init__(self, countdown: Countdown, how: str) -> None:
        super().__init__("dying", self.BASE, makedefault=True)
        self._countdown = countdown
        self._how = how

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> DyingFile:
        return DyingFile(name, flags, self._countdown, self._how)


def tell(kind: str, word: object) -> None:
    """Acknowledge an entry to whoever started this."""
    sys.stdout.write(f"{kind} {word}\n")
    sys.stdout.flush()


def write(store: SqliteStore, number: int) -> None:
    """Write one entry of each kind that takes more than one row, telling each when it is kept."""
    at = START + timedelta(minutes=number)
    said = store.add_check_in(CheckIn(at=at, stress=number % 11, words=WORDS, tags=TAGS, note="x" * 3000))
    tell("check_in", said)
    with store.transaction():
        session = store.add_session(
            StudySession(topic=f"Topic {number}", rhythm="50/10", level="firm", started=at)
        )
        block = store.add_block(
            FocusBlock(
                topic=f"Topic {number}",
                started=at,
                ended=at,
                focus_time=timedelta(minutes=50),
                session_id=session,
            )
        )
    tell("block", block)
    store.save_engine(
        EngineSnapshot(f'{{"number": {number}}}' + " " * 500, Instant(timedelta(number), at), "b")
    )
    tell("engine", number)


def main() -> None:
    """Write until the countdown ends; without an end it would be no test."""
    path, steps, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _disk = DyingDisk(Countdown(steps), how)
    store = open_store(path, ZONE)
    # Small, so that the countdown also ends while the log is carried over into the file.
    store._connection.wal_autocheckpoint(12)
    kept = store.load_engine()
    first = 1 if kept is None else int(kept.stored.elapsed.days) + 1
    for number in range(first, first + 1000):
        write(store, number)


if __name__ == "__main__":
    main()
