"""Nothing in a process that has the journal open opens its files by other means than SQLite's own.

POSIX drops a process' locks on a file whenever it closes that file once, whoever opened it there. Another
program that closes the journal then removes the log in which this one goes on writing.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.adapters.exchange.files import FileExchange
from companion.adapters.sqlite.store import SqliteStore, open_store, open_store_to_read
from companion.app.exchange.archive import export_archive
from companion.app.exchange.tables import export_tables
from companion.core.errors import CompanionError
from companion.core.journal import CheckIn
from tests.adapters.locked import FIRST, OTHER, TODAY, Desk, written
from tests.adapters.store_files import BERLIN, EVER, NINE

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="It looks at open files by /proc.")

FOREIGN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
except sqlite3.DatabaseError:
    pass  # encrypted: not for this one to read
connection.close()
"""


class Watch:
    """Notes every file that Python opens while this process has the same one open otherwise."""

    def __init__(self) -> None:
        self.journal: Path | None = None
        self.seen: list[str] = []
        sys.addaudithook(self._heard)  # for good: there is no taking it back

    def _heard(self, event: str, given: tuple[object, ...]) -> None:
        if self.journal is None or event != "open" or not isinstance(given[0], str | bytes | os.PathLike):
            return
        flags = given[2]
        if isinstance(flags, int) and flags & os.O_EXCL:
            return  # makes a new file, or opens none
        journal, self.journal = self.journal, None
        try:
            self._look(journal, Path(os.fsdecode(given[0])))
        finally:
            self.journal = journal

    def _look(self, journal: Path, path: Path) -> None:
        for ending in ("", "-wal", "-shm"):
            live = journal.with_name(journal.name + ending)
            if live.exists() and path.exists() and path.samefile(live) and is_open(live):
                self.seen.append(f"{path.name} by {_caller()}")


def is_open(path: Path) -> bool:
    """Return whether this process has the file open."""
    found = []
    for handle in Path("/proc/self/fd").iterdir():
        try:
            found.append(os.path.samestat(handle.stat(), path.stat()))
        except OSError:
            continue
    return any(found)


def _caller() -> str:
    frame = sys._getframe()
    while frame.f_back is not None and "companion" not in frame.f_globals.get("__name__", ""):
        frame = frame.f_back
    return f"{frame.f_globals.get('__name__')}:{frame.f_lineno}"


WATCH = Watch()


@contextmanager
def watched(journal: Path) -> Iterator[list[str]]:
    """Return what is noted of `journal`, filled while it lasts."""
    WATCH.journal, WATCH.seen = journal, []
    try:
        yield WATCH.seen
    finally:
        WATCH.journal = None


class Window:
    """What a window's process does with its journal while that is open."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "journal.db"
        self.desk = Desk(self.path, aside=lambda: self.store.aside())
        written(self.path, 1)
        self.store: SqliteStore = self.desk.store()
        self.exchange = FileExchange()
        self.folder = folder

    def write(self) -> None:
        self.store.add_check_in(CheckIn(at=NINE, stress=3))

    def read_beside(self) -> None:
        beside = open_store_to_read(self.path, BERLIN, key=self.desk.keyhole.key)
        assert beside.check_ins(*EVER)
        beside.close()

    def look(self) -> None:
        assert self.store.integrity() == "ok"
        self.desk.vault.locked()
        self.desk.vault.remembered()
        self.desk.backups.kept()

    def back_up(self) -> None:
        self.desk.backups.make(TODAY)
        self.desk.backups.make_at(self.folder / f"copy-{len(list(self.folder.iterdir()))}.db")

    def preview(self) -> None:
        for backup in self.desk.backups.kept():
            self.desk.backups.preview(backup.path)

    def restore(self) -> None:
        self.desk.backups.restore(self.desk.backups.kept()[0].path)

    def hand_out(self) -> None:
        document = export_archive(self.store, NINE)
        self.exchange.write_archive(document, self.folder / "archive.json", replace=True)
        self.exchange.write_tables(export_tables(self.store), self.folder / "tables", replace=True)

    def bring_back(self) -> None:
        self.exchange.read(self.folder / "archive.json", BERLIN, None, None)

    def lock(self) -> None:
        self.desk.vault.set(FIRST)

    def relock(self) -> None:
        self.desk.vault.check(FIRST)
        self.desk.vault.change(FIRST, OTHER)
        self.desk.vault.remember(OTHER)
        code = self.desk.vault.renew_code(OTHER)
        self.desk.vault.recover(code, FIRST)
        self.desk.vault.remember(None)

    def unlock(self) -> None:
        self.desk.vault.remove(FIRST)


DAY: tuple[Callable[[Window], None], ...] = (
    *(Window.write, Window.look, Window.read_beside, Window.back_up, Window.preview, Window.restore),
    *(Window.hand_out, Window.bring_back, Window.lock),
    *(Window.look, Window.read_beside, Window.relock, Window.back_up, Window.preview, Window.restore),
    *(Window.write, Window.unlock, Window.look, Window.write),
)


def test_all_that_is_done_with_an_open_journal_leaves_it_its_locks(tmp_path: Path) -> None:
    window = Window(tmp_path)
    with watched(window.path) as seen:
        for done in DAY:
            done(window)
            # In a process of its own: between those the locks are.
            subprocess.run([sys.executable, "-c", FOREIGN, window.path], check=True)
            before = len(window.store.check_ins(*EVER))
            window.write()
            other = open_store(window.path, BERLIN, key=window.desk.keyhole.key)
            assert len(other.check_ins(*EVER)) == before + 1, f"{done.__name__} lost what came after it"
            other.close()
    window.store.close()
    assert sorted(set(seen)) == []


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_journals_own_files_are_refused_without_being_opened(tmp_path: Path, ending: str) -> None:
    window = Window(tmp_path)
    window.write()
    own = window.path.with_name(window.path.name + ending)
    named = tmp_path / "linked"
    named.symlink_to(own)
    asked: tuple[Callable[[Path], object], ...] = (
        lambda path: window.desk.backups.preview(path),
        lambda path: window.desk.backups.restore(path),
        lambda path: window.exchange.read(path, BERLIN, None, None),
        lambda path: window.exchange.read(path, BERLIN, "csv", path),
    )
    with watched(window.path) as seen:
        for ask in asked:
            for path in (own, named):
                with pytest.raises(CompanionError):
                    ask(path)
        window.write()
    window.store.close()
    assert sorted(set(seen)) == []


def test_a_plain_look_at_the_open_journal_is_noticed(tmp_path: Path) -> None:
    window = Window(tmp_path)
    with watched(window.path) as seen, window.path.open("rb"):
        pass
    assert seen
    window.store.close()
