"""The store's file: private, durable, never overwritten when it cannot be understood."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import apsw
import pytest

from companion.adapters.sqlite.migrate import MIGRATIONS, Migration, migrate
from companion.adapters.sqlite.opening import APPLICATION_ID, open_file
from companion.adapters.sqlite.store import SqliteStore, open_store, open_store_to_read
from companion.app.ports import EngineSnapshot
from companion.core.clock import Instant
from companion.core.errors import CompanionError, EnvironmentFault, StoreUnavailable
from companion.core.journal import CheckIn, FocusBlock

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
EVER = (date(1, 1, 1), date(9999, 12, 31))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "journal.db"


def filled(path: Path, entries: int = 1) -> None:
    store = open_store(path, BERLIN)
    with store.transaction():
        for number in range(entries):
            store.add_check_in(CheckIn(at=NINE + timedelta(minutes=number), stress=4, note="note " * 40))
    store.close()


def refused(path: Path) -> str:
    """Return the line with which opening is refused; the file must be left as it was."""
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable) as caught:
        open_store(path, BERLIN)
    assert path.read_bytes() == before
    assert caught.value.exit_code == 3
    line = str(caught.value)
    assert str(path) in line
    assert "\n" not in line
    return line


@contextmanager
def without_privileges(*folders: Path) -> Iterator[None]:
    """Run as a user who owns nothing; the superuser may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    for folder in folders:
        for above in (folder, *folder.parents):
            if above != Path("/") and above.stat().st_uid == 0 and not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_file_is_for_the_user_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        store = open_store(path, BERLIN)
        store.add_check_in(CheckIn(at=NINE, stress=1))
    finally:
        os.umask(before)
    files = {file.name: mode(file) for file in path.parent.iterdir()}
    assert files == {"journal.db": 0o600, "journal.db-wal": 0o600, "journal.db-shm": 0o600}
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
    def __init__(self, name: apsw.URIFilename, flags: list[int], said: list[str]) -> None:
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

    def xOpen(self, name: apsw.URIFilename, flags: list[int]) -> CountingFile:
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


def test_a_newer_file_is_refused_and_left_untouched(path: Path) -> None:
    filled(path)
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "delete")
    connection.pragma("user_version", 99)
    connection.close()
    line = refused(path)
    assert "newer version" in line
    assert "update Second Wind" in line


@pytest.mark.parametrize("wrong", [b"this was never a database\n" * 400, b"\0" * 8192, b"x"])
def test_a_file_that_is_no_database_is_refused_and_left_untouched(path: Path, wrong: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(wrong)
    assert "damaged" in refused(path)


def test_a_file_cut_short_is_refused_and_left_untouched(path: Path) -> None:
    filled(path, 500)
    path.write_bytes(path.read_bytes()[:20_000])
    assert "damaged" in refused(path)


def test_damage_in_the_middle_is_told_when_it_is_met(path: Path) -> None:
    filled(path, 500)
    whole = path.read_bytes()
    for page in range(45, 60):
        whole = whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :]
    path.write_bytes(whole)
    store = open_store(path, BERLIN)
    with pytest.raises(StoreUnavailable, match="damaged"):
        store.check_ins(*EVER)
    assert store.integrity() != "ok"
    store.close()


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    path.parent.mkdir(parents=True)
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE urls (url)")
    connection.close()
    assert "another program" in refused(path)


def test_a_folder_in_the_files_place_is_told_in_one_line(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(EnvironmentFault) as caught:
        open_store(path, BERLIN)
    assert str(path) in str(caught.value)
    assert mode(path) != 0o600


def test_a_folder_that_may_not_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    with without_privileges(locked), pytest.raises(EnvironmentFault, match="permissions") as caught:
        open_store(locked / "deeper" / "journal.db", BERLIN)
    assert "\n" not in str(caught.value)


def test_a_file_that_may_not_be_written_is_told_in_one_line(path: Path) -> None:
    filled(path)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    with without_privileges(path.parent), pytest.raises((EnvironmentFault, StoreUnavailable)) as caught:
        store = open_store(path, BERLIN)
        store.add_check_in(CheckIn(at=NINE, stress=1))
    assert str(path) in str(caught.value)
    path.parent.chmod(0o700)


def test_a_full_disk_loses_nothing_and_the_store_goes_on_after_it(path: Path) -> None:
    store = open_store(path, BERLIN)
    kept = store.add_check_in(CheckIn(at=NINE, stress=1, words=("tense",)))
    pages = int(store._connection.pragma("page_count"))
    store._connection.pragma("max_page_count", pages)
    with pytest.raises(EnvironmentFault, match="full"), store.transaction():
        for number in range(200):
            store.add_check_in(CheckIn(at=NINE, stress=2, note="x" * 4000, tags=(f"tag {number}",)))
    assert [each.id for each in store.check_ins(*EVER)] == [kept]
    store._connection.pragma("max_page_count", 1_000_000)
    store.add_check_in(CheckIn(at=NINE, stress=3))
    assert [each.stress for each in store.check_ins(*EVER)] == [1, 3]
    assert store.integrity() == "ok"
    store.close()


def test_a_file_another_program_holds_is_told_as_in_use(path: Path) -> None:
    store = open_store(path, BERLIN)
    store._connection.set_busy_timeout(10)
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="in use"):
        store.add_check_in(CheckIn(at=NINE, stress=1))
    other.execute("ROLLBACK")
    other.close()
    store.add_check_in(CheckIn(at=NINE, stress=1))
    store.close()


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


def test_the_numbers_of_the_migrations_have_no_gap() -> None:
    assert [number for number, _ in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def next_schema(folder: Path, script: str) -> tuple[Migration, ...]:
    number = len(MIGRATIONS) + 1
    written = folder / f"{number:04}_next.sql"
    written.write_text(script)
    return (*MIGRATIONS, (number, written))


def test_an_older_file_is_copied_and_then_migrated(path: Path, tmp_path: Path) -> None:
    filled(path, 3)
    migrations = next_schema(tmp_path, "ALTER TABLE check_in ADD COLUMN place TEXT NOT NULL DEFAULT '';")
    connection = open_file(path, migrations)
    assert connection.pragma("user_version") == len(migrations)
    assert connection.execute("SELECT count(*), max(place) FROM check_in").get == (3, "")
    connection.close()
    copy = path.with_name("journal.schema-1.db")
    assert mode(copy) == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.db", "journal.schema-1.db"]
    kept = open_store(copy, BERLIN)
    assert len(kept.check_ins(*EVER)) == 3
    kept.close()


def test_a_migration_another_program_has_done_meanwhile_is_not_done_again(path: Path) -> None:
    connection = open_file(path)
    migrate(connection, path, MIGRATIONS, application_id=APPLICATION_ID)
    assert not list(path.parent.glob("*.schema-*"))
    connection.close()


def test_a_migration_that_fails_leaves_the_older_file_as_it_was(path: Path, tmp_path: Path) -> None:
    filled(path)
    migrations = next_schema(
        tmp_path, "ALTER TABLE check_in ADD COLUMN place TEXT; INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(CompanionError):
        open_file(path, migrations)
    store = open_store(path, BERLIN)
    assert len(store.check_ins(*EVER)) == 1
    assert store._connection.pragma("user_version") == 1
    store.close()


def test_a_damaged_older_file_is_not_migrated(path: Path, tmp_path: Path) -> None:
    filled(path, 500)
    whole = path.read_bytes()
    whole = whole[: 30 * 4096] + b"\xff" * 4096 + whole[31 * 4096 :]
    path.write_bytes(whole)
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_file(path, next_schema(tmp_path, "SELECT 1;"))
    assert path.read_bytes() == whole


def test_the_file_says_whose_it_is(path: Path) -> None:
    filled(path)
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


def test_a_range_of_days_is_found_through_the_index(path: Path) -> None:
    store = open_store(path, BERLIN)
    for table in ("block", "session", "break", "check_in", "night", "question_set"):
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
