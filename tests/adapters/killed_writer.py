"""Writes entries until it kills itself at the n-th write to the disk; tells each step once acknowledged.

Run as `python -m tests.adapters.killed_writer FILE NTH HOW`. HOW: `before` the bytes are written,
`torn` after half of them, `after` all of them.
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import apsw

from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.ports import EngineSnapshot, UndoStep
from companion.core.clock import Instant
from companion.core.journal import CheckIn, DayNote, FocusBlock, PracticeSession, StudySession

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
    """Acknowledge a step to whoever started this."""
    sys.stdout.write(f"{kind} {word}\n")
    sys.stdout.flush()


def write(store: SqliteStore, number: int) -> None:
    """Write what takes more than one row, telling each step when it is kept."""
    at = START + timedelta(minutes=number)
    said = CheckIn(
        id=f"c{number}",
        at=at,
        stress=number % 11,
        words=WORDS,
        tags=(*TAGS, f"tag-{number}"),
        note="added " * 500,
    )
    store.add_check_in(said)
    tell("added", number)
    _study(store, number, at)
    changed = replace(said, note="changed " * 500)
    store.put_entry(changed)
    tell("changed", number)
    with store.transaction():
        store.keep_undo(UndoStep(id=f"c{number}", at=at, before=changed, deleted=True))
        store.delete_entry(f"c{number}")
    tell("deleted", number)
    with store.transaction():
        store.put_entry(changed)
        store.drop_undo(f"c{number}")
    tell("restored", number)
    store.merge_tags(f"tag-{number}", TAGS[0])
    tell("merged", number)
    store.set_day_note(DayNote(at.date() + timedelta(days=number), "written " * 100))
    tell("noted", number)
    store.save_engine(
        EngineSnapshot(f'{{"number": {number}}}' + " " * 500, Instant(timedelta(number), at), "b")
    )
    tell("engine", number)


def _study(store: SqliteStore, number: int, at: datetime) -> None:
    with store.transaction():
        topic = f"Topic {number}"
        session = StudySession(id=f"s{number}", topic=topic, rhythm="50/10", level="firm", started=at)
        store.add_session(session)
        store.add_block(
            FocusBlock(
                id=f"b{number}",
                topic=topic,
                started=at,
                ended=at,
                focus_time=timedelta(minutes=50),
                session_id=session.id,
            )
        )
        store.add_practice(
            PracticeSession(
                id=f"p{number}",
                practice="long-exhale",
                course="5",
                started=at,
                ended=at,
                practised=timedelta(minutes=5),
                finished=True,
                stress_before=number % 11,
            )
        )
    tell("studied", number)


def main() -> None:
    """Write until the countdown ends; without an end it would be no test."""
    path, steps, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _disk = DyingDisk(Countdown(steps), how)
    store = open_store(path, ZONE)
    # Small, so that the countdown also ends while the log is carried over into the file.
    store._connection.wal_autocheckpoint(12)
    # One that was not finished before the last kill is left as it is.
    known = [int((each.id or "")[1:]) for each in store.check_ins(date.min, date.max)]
    known += [int(step.id[1:]) for step in store.undo_steps()]
    first = max(known, default=0) + 1
    for number in range(first, first + 1000):
        write(store, number)


if __name__ == "__main__":
    main()
