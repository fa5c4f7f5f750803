"""Whatever write the disk refuses: nothing is half there, and the store goes on. Two programs at once."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from companion.adapters.sqlite.journal_file import open_journal
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.ports import UndoStep
from companion.core.errors import EnvironmentFault, StoreInUse, StoreUnavailable
from companion.core.journal import CheckIn, DayNote, TagRating
from companion.core.naming import Search
from tests.adapters.store_files import BERLIN, EVER, HOUR, NINE, block, night, practice, session
from tests.adapters.test_store_index import assert_indexed
from tests.adapters.test_store_refusals import without_privileges

LONG = "words of a long note " * 600


class FullFile(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], disk: "FullDisk") -> None:
        super().__init__(FullDisk.BASE, name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.use()
        super().xWrite(data, offset)


class FullDisk(apsw.VFS):
    """A disk with room for so many writes; None = as many as are asked for."""

    BASE = "unix"

    def __init__(self) -> None:
        super().__init__("full", self.BASE, makedefault=True)
        self.left: int | None = None

    def use(self) -> None:
        if self.left is None:
            return
        if self.left == 0:
            raise apsw.FullError("no room")
        self.left -= 1

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> FullFile:
        return FullFile(name, flags, self)


@pytest.fixture
def disk() -> Iterator[FullDisk]:
    made = FullDisk()
    yield made
    made.unregister()


def fill(store: SqliteStore) -> None:
    store.put_entry(session(id="s"))
    store.put_entry(block(id="b", session_id="s"))
    store.put_entry(night(id="n", note="hot"))
    store.put_entry(practice(id="p", stress_before=6))
    rated = (TagRating("pain", 3),)
    store.put_entry(CheckIn(id="c", at=NINE, words=("tense",), tags=("tea",), ratings=rated, note=LONG))
    store.put_entry(CheckIn(id="d", at=NINE, words=("calm",), tags=("coffee",)))
    store.keep_undo(UndoStep(id="u", at=NINE, before=CheckIn(id="x", at=NINE, note=LONG), deleted=True))


def read(store: SqliteStore) -> list[object]:
    return [
        store.sessions(*EVER),
        store.blocks(*EVER),
        store.nights(*EVER),
        store.practices(*EVER),
        store.check_ins(*EVER),
        store.day_notes(*EVER),
        store.undo_steps(),
        store.tags(),
        store.recent_topics(),
        store.search(Search(text="")),
    ]


def delete_with_a_step(store: SqliteStore) -> None:
    before = store.entry("c")
    assert before is not None
    with store.transaction():
        store.keep_undo(UndoStep(id="v", at=NINE + HOUR, before=before, deleted=True))
        store.delete_entry("c")


WRITES: dict[str, Callable[[SqliteStore], object]] = {
    "put a new one": lambda store: store.put_entry(CheckIn(id="e", at=NINE, note=LONG, tags=("new",))),
    "put a changed one": lambda store: store.put_entry(CheckIn(id="c", at=NINE + HOUR, note="other")),
    "put another kind": lambda store: store.put_entry(CheckIn(id="b", at=NINE, note=LONG)),
    "put a practice": lambda store: store.put_entry(practice(id="p", practice="box " * 40, stress_after=4)),
    "add a practice": lambda store: store.add_practice(practice(practice=LONG)),
    "delete a session": lambda store: store.delete_entry("s"),
    "delete with a step": delete_with_a_step,
    "merge tags": lambda store: store.merge_tags("tea", "pain"),
    "rename a word": lambda store: store.rename_feeling("tense", "calm"),
    "write of a day": lambda store: store.set_day_note(DayNote(NINE.date(), LONG)),
    "forget steps": lambda store: store.forget_undo(NINE + HOUR),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_disk_that_fills_anywhere_in_a_write_leaves_all_of_it_or_none(
    tmp_path: Path, disk: FullDisk, write: Callable[[SqliteStore], object]
) -> None:
    filled = open_store(tmp_path / "filled.db", BERLIN)
    fill(filled)
    filled.close()
    refusals = successes = room = 0
    # What follows a commit may be refused, too, and the write stands all the same.
    while successes < 3:
        path = tmp_path / str(room) / "journal.db"
        path.parent.mkdir()
        path.write_bytes((tmp_path / "filled.db").read_bytes())
        store = open_store(path, BERLIN)
        before = read(store)
        disk.left = room
        failed = False
        try:
            write(store)
        except EnvironmentFault as error:
            failed = True
            refusals += 1
            assert "full" in str(error)
            assert "\n" not in str(error)
        disk.left = None
        assert (read(store) == before) is failed
        assert store.integrity() == "ok"
        assert_indexed(store)
        if failed:
            write(store)
            assert read(store) != before
        store.close()
        successes += not failed
        room += 1
    assert refusals


def test_a_file_that_may_not_be_written_is_read_and_told_of_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store = open_store(path, BERLIN)
    fill(store)
    store._connection.pragma("query_only", True)
    before = read(store)
    for write in WRITES.values():
        with pytest.raises((EnvironmentFault, StoreUnavailable)) as caught:
            write(store)
        assert "\n" not in str(caught.value)
    assert read(store) == before
    store._connection.pragma("query_only", False)
    WRITES["merge tags"](store)
    store.close()


def test_an_older_journal_in_a_folder_that_may_not_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    kept = Path(__file__).with_name("fixtures") / "journal-schema-1.db"
    path = tmp_path / "locked" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(kept.read_bytes())
    path.chmod(0o400)
    path.parent.chmod(0o500)
    with without_privileges(path.parent), pytest.raises((EnvironmentFault, StoreUnavailable)) as caught:
        open_store(path, BERLIN)
    path.parent.chmod(0o700)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == kept.read_bytes()


def test_a_window_waits_shorter_than_a_command_for_another_program(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store = SqliteStore(open_journal(path), BERLIN, patience=timedelta(milliseconds=50))
    fill(store)
    with store.aside():
        pass  # and where the file was let go of meanwhile
    before = read(store)
    other = apsw.Connection(str(path))
    other.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    with pytest.raises(StoreInUse, match="close it there and try again"):
        store.put_entry(CheckIn(id="new", at=NINE, note="not lost"))
    assert 0.05 <= time.monotonic() - started < 2
    assert read(store) == before
    other.execute("ROLLBACK")
    store.put_entry(CheckIn(id="new", at=NINE, note="not lost"))
    assert len(store.check_ins(*EVER)) == 3
    other.close()
    store.close()


SCRIPT = """
import sys
from datetime import timedelta
from pathlib import Path
from companion.adapters.sqlite.store import open_store
from companion.app.ports import UndoStep
from companion.core.journal import CheckIn
from tests.adapters.store_files import BERLIN, NINE
who, path = sys.argv[1], Path(sys.argv[2])
store = open_store(path, BERLIN)
for n in range(25):
    entry = CheckIn(id=f"{who}{n}", at=NINE + timedelta(minutes=n), tags=("both", f"{who}{n}"), note=who)
    store.put_entry(entry)
    with store.transaction():
        store.keep_undo(UndoStep(id=f"{who}{n}", at=NINE, before=entry, deleted=True))
        store.delete_entry(f"{who}{n}")
    with store.transaction():
        store.put_entry(entry)
        store.drop_undo(f"{who}{n}")
    store.merge_tags(f"{who}{n}", "both")
store.close()
"""


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    running = [
        subprocess.Popen([sys.executable, "-c", SCRIPT, who, str(path)], stderr=subprocess.PIPE)
        for who in ("window", "command")
    ]
    assert [each.communicate(timeout=120)[1].decode() for each in running] == ["", ""]
    store = open_store(path, BERLIN)
    assert store.existing([f"{who}{n}" for who in ("window", "command") for n in range(25)]) == {
        each.id for each in store.check_ins(*EVER)
    }
    assert {each.tags for each in store.check_ins(*EVER)} == {("both",)}
    assert len(store.search(Search(text="window"))) == 25
    assert store.undo_steps() == []
    assert_indexed(store)
    assert store.integrity() == "ok"
    store.close()
