"""The store's file: private, durable, shared by two programs, quick however long it grows."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import apsw
import pytest

from companion.adapters.sqlite.cipher import is_encrypted, is_plain
from companion.adapters.sqlite.opening import APPLICATION_ID
from companion.adapters.sqlite.store import SqliteStore, open_store, open_store_to_read
from companion.app.ports import EngineSnapshot
from companion.core.clock import Instant
from companion.core.errors import EnvironmentFault
from companion.core.journal import CheckIn, FocusBlock
from tests.adapters.store_files import BERLIN, EVER, NINE, filled, mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "journal.db"


def test_every_file_is_for_the_user_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        store = open_store(path, BERLIN)
        store.add_check_in(CheckIn(at=NINE, stress=1))
    finally:
        os.umask(before)
    files = {file.name: mode(file) for file in path.parent.iterdir()}
    names = ("journal.db", "journal.db-wal", "journal.db-shm", "journal.use")
    assert files == dict.fromkeys(names, 0o600)
    assert mode(path.parent) == 0o700
    store.close()


def test_a_file_others_could_read_is_closed_to_them(path: Path) -> None:
    filled(path)
    path.chmod(0o644)
    open_store(path, BERLIN).close()
    assert mode(path) == 0o600


def test_entries_are_there_after_closing_and_opening(path: Path) -> None:
    filled(path)
    store = open_store(path, BERLIN)
    assert [each.stress for each in store.check_ins(*EVER)] == [4]
    store.close()


class CountingFile(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], said: list[str]) -> None:
        super().__init__("unix", name, flags)
        self._said = said

    def xWrite(self, data: bytes, offset: int) -> None:
        self._said.append("write")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._said.append("sync")
        super().xSync(flags)


class CountingDisk(apsw.VFS):
    def __init__(self, said: list[str]) -> None:
        super().__init__("counting", "unix", makedefault=True)
        self._said = said

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> CountingFile:
        return CountingFile(name, flags, self._said)


def test_a_write_is_on_the_disk_before_it_is_acknowledged(path: Path) -> None:
    said: list[str] = []
    disk = CountingDisk(said)
    try:
        store = open_store(path, BERLIN)
        for write in (
            lambda: store.add_check_in(CheckIn(at=NINE, stress=1, words=("tense",))),
            lambda: store.save_engine(EngineSnapshot("{}", Instant(timedelta(1), NINE), "boot")),
        ):
            said.clear()
            write()
            assert "write" in said
            assert said[-1] == "sync"
        store.close()
    finally:
        disk.unregister()


def test_saving_the_engine_is_one_small_write(path: Path) -> None:
    said: list[str] = []
    disk = CountingDisk(said)
    try:
        store = open_store(path, BERLIN)
        filled_once = EngineSnapshot("x" * 2000, Instant(timedelta(1), NINE), "boot")
        store.save_engine(filled_once)
        said.clear()
        store.save_engine(filled_once)
        # One page with its header; the log's own header now and then.
        assert said.count("write") <= 3
        assert said.count("sync") <= 2
        store.close()
    finally:
        disk.unregister()


def test_two_programs_write_to_one_file_and_read_each_other(path: Path) -> None:
    window, command = open_store(path, BERLIN), open_store(path, BERLIN)
    window.add_check_in(CheckIn(at=NINE, stress=1))
    command.add_check_in(CheckIn(at=NINE, stress=2))
    assert len(window.check_ins(*EVER)) == len(command.check_ins(*EVER)) == 2
    command.close()
    window.close()


def test_many_first_starts_at_once_make_one_file(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from zoneinfo import ZoneInfo\n"
        "from companion.adapters.sqlite.store import open_store\n"
        "from companion.core.journal import DayMark; from datetime import date\n"
        "store = open_store(Path(sys.argv[1]), ZoneInfo('UTC'))\n"
        "store.mark_day(DayMark(date(2026, 3, int(sys.argv[2])), program_ran=True)); store.close()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), str(day)], stderr=subprocess.PIPE)
        for day in range(1, 7)
    ]
    said = [each.communicate(timeout=60)[1].decode() for each in running]
    assert said == [""] * 6
    store = open_store(path, BERLIN)
    assert [mark.day.day for mark in store.day_marks(*EVER)] == [1, 2, 3, 4, 5, 6]
    store.close()


def test_a_reader_beside_the_writer_sees_its_entries_and_cannot_write(path: Path) -> None:
    writer = open_store(path, BERLIN)
    reader = open_store_to_read(path, BERLIN)
    writer.add_check_in(CheckIn(at=NINE, stress=1))
    assert len(reader.check_ins(*EVER)) == 1
    with pytest.raises(EnvironmentFault):
        reader.add_check_in(CheckIn(at=NINE, stress=2))
    reader.close()
    writer.close()


def test_a_zone_this_computer_does_not_know_is_read_in_the_one_given(path: Path) -> None:
    filled(path)
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE check_in SET zone = 'Mars/Olympus'")
    connection.close()
    store = open_store(path, ZoneInfo("UTC"))
    [found] = store.check_ins(*EVER)
    assert found.at == NINE
    assert str(found.at.tzinfo) == "UTC"
    store.close()


def test_a_time_without_a_zone_is_no_entry(path: Path) -> None:
    store = open_store(path, BERLIN)
    with pytest.raises(ValueError, match="zone"):
        store.add_check_in(CheckIn(at=NINE.replace(tzinfo=None), stress=1))
    assert store.check_ins(*EVER) == []
    store.close()


def test_the_file_says_whose_it_is(path: Path) -> None:
    filled(path)
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


def test_a_range_of_days_is_found_through_the_index(path: Path) -> None:
    store = open_store(path, BERLIN)
    for table in ("block", "session", "break", "check_in", "night", "question_set", "practice"):
        plan = store._connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE day BETWEEN ? AND ?",
            ("2026-01-01", "2026-02-01"),
        ).fetchall()
        assert f"USING INDEX {table}_day" in str(plan)
    store.close()


def opcodes(store: SqliteStore, first: date, last: date) -> int:
    """Return how many steps SQLite takes to read the blocks of these days."""
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    store._connection.set_progress_handler(count, 1)
    store.blocks(first, last)
    store._connection.set_progress_handler(None)
    return steps


def test_twelve_weeks_cost_the_same_in_a_ten_year_store(tmp_path: Path) -> None:
    first, last = date(2026, 1, 5), date(2026, 3, 29)
    steps = []
    for name, days in (("short", 84), ("long", 3650)):
        store = open_store(tmp_path / f"{name}.db", BERLIN)
        with store.transaction():
            for back in range(days):
                at = datetime(2026, 3, 29, 9, tzinfo=BERLIN) - timedelta(days=back)
                store.add_block(
                    FocusBlock(topic="Renal", started=at, ended=at, focus_time=timedelta(minutes=50))
                )
        assert len(store.blocks(first, last)) == 84
        steps.append(opcodes(store, first, last))
        store.close()
    assert steps[1] <= 1.05 * steps[0]


FOREIGN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("ROLLBACK")
connection.close()
"""
"""With the SQLite of the system, which knows nothing of this program's agreements."""


def test_another_program_that_closes_the_journal_leaves_it_its_log(path: Path) -> None:
    store = open_store(path, BERLIN)
    store.add_check_in(CheckIn(at=NINE, stress=1))
    assert is_plain(path)
    assert not is_encrypted(path)
    # In a process of its own: between those the locks are.
    subprocess.run([sys.executable, "-c", FOREIGN, path], check=True)
    store.add_check_in(CheckIn(at=NINE, stress=2))
    other = open_store(path, BERLIN)
    assert [one.stress for one in other.check_ins(*EVER)] == [1, 2]
    other.close()
    store.close()
