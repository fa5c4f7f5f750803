"""An older journal is copied, then brought to the newest schema, wholly or not at all."""

from datetime import datetime
from pathlib import Path

import apsw
import pytest

from companion.adapters.sqlite.migrate import MIGRATIONS, Migration, migrate
from companion.adapters.sqlite.opening import APPLICATION_ID, open_file
from companion.adapters.sqlite.store import open_store
from companion.core.errors import CompanionError, StoreUnavailable
from companion.core.naming import Search
from tests.adapters import kept_journal
from tests.adapters.store_files import BERLIN, EVER, filled, mode, practice
from tests.fakes.store import FakeStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "journal.db"


def test_the_numbers_of_the_migrations_have_no_gap() -> None:
    assert [number for number, _ in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def next_schema(folder: Path, script: str) -> tuple[Migration, ...]:
    number = len(MIGRATIONS) + 1
    written = folder / f"{number:04}_next.sql"
    written.write_text(script)
    return (*MIGRATIONS, (number, written))


def test_an_older_file_is_copied_and_then_migrated(path: Path, tmp_path: Path) -> None:
    filled(path, 3)
    migrations = next_schema(tmp_path, "ALTER TABLE check_in ADD COLUMN weather TEXT NOT NULL DEFAULT '';")
    connection = open_file(path, migrations)
    assert connection.pragma("user_version") == len(migrations)
    assert connection.execute("SELECT count(*), max(weather) FROM check_in").get == (3, "")
    connection.close()
    copy = path.with_name(f"journal.schema-{len(MIGRATIONS)}.db")
    assert mode(copy) == 0o600
    assert {"journal.db", copy.name} == {file.name for file in path.parent.glob("*.db")}
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
        tmp_path, "ALTER TABLE check_in ADD COLUMN weather TEXT; INSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(CompanionError):
        open_file(path, migrations)
    store = open_store(path, BERLIN)
    assert len(store.check_ins(*EVER)) == 1
    assert store._connection.pragma("user_version") == len(MIGRATIONS)
    store.close()


def test_a_damaged_older_file_is_not_migrated(path: Path, tmp_path: Path) -> None:
    filled(path, 500)
    whole = path.read_bytes()
    whole = whole[: 30 * 4096] + b"\xff" * 4096 + whole[31 * 4096 :]
    path.write_bytes(whole)
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_file(path, next_schema(tmp_path, "SELECT 1;"))
    assert path.read_bytes() == whole


KEPT = sorted(Path(__file__).with_name("fixtures").glob("journal-schema-*.db"))


def old_file(kept: Path, path: Path) -> Path:
    """Lay the kept journal where the program has it."""
    path.parent.mkdir(parents=True, mode=0o700)
    path.write_bytes(kept.read_bytes())
    path.chmod(0o600)
    return path


def test_there_is_a_kept_journal_of_every_earlier_schema() -> None:
    assert [kept.stem for kept in KEPT] == [f"journal-schema-{n}" for n in range(1, len(MIGRATIONS))]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_every_entry_of_an_older_journal_reads_as_it_was_written(path: Path, kept: Path) -> None:
    store, written = open_store(old_file(kept, path), BERLIN), FakeStore()
    kept_journal.write(written)
    assert store.counts() == written.counts()
    for read in (
        "sessions",
        "blocks",
        "breaks",
        "check_ins",
        "nights",
        "question_sets",
        "practices",
        "day_marks",
    ):
        there, expected = getattr(store, read)(*EVER), getattr(written, read)(*EVER)
        assert there == expected
        # Equal instants may be told in different zones, and an hour that comes twice by its offset.
        assert [moments(one) for one in there] == [moments(one) for one in expected]
    assert store.load_engine() == written.load_engine()
    assert store.first_day() == written.first_day()
    assert store.tags() == written.tags()
    assert store.recent_topics() == written.recent_topics()
    assert store.integrity() == "ok"
    store.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_what_a_newer_schema_knows_can_be_kept_in_an_older_journal(path: Path, kept: Path) -> None:
    store = open_store(old_file(kept, path), BERLIN)
    new = store.add_practice(practice(stress_before=5, stress_after=3.5))
    [found] = store.practices(*EVER)
    assert found == practice(id=new, stress_before=5, stress_after=3.5)
    store.close()


def moments(record: object) -> list[str]:
    values = [getattr(record, name) for name in vars(type(record)).get("__slots__", ())]
    return [value.isoformat() for value in values if isinstance(value, datetime)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_an_older_journal_is_searched_like_a_new_one(path: Path, kept: Path) -> None:
    store, written = open_store(old_file(kept, path), BERLIN), FakeStore()
    kept_journal.write(written)
    for text in ("", "river", "zoe cafe", "on call", "worn", "rain", "renal", "unico", "🙂", "nowhere"):
        asked = Search(text=text, limit=1000)
        assert store.search(asked) == written.search(asked)
    store.merge_tags("coffee", "exercise")
    assert store.search(Search(text="coffee")) == []
    store.close()


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_the_older_journal_is_kept_beside_the_new_one(path: Path, kept: Path) -> None:
    open_store(old_file(kept, path), BERLIN).close()
    [copy] = path.parent.glob("journal.schema-*.db")
    assert mode(copy) == 0o600
    for file in (copy, kept):
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(f"file:{file}?immutable=1", flags=flags)
        assert copy.name == f"journal.schema-{connection.pragma('user_version')}.db"
        found = connection.execute("SELECT count(*), max(note) FROM check_in").get
        assert found == (32, kept_journal.NOTES[3])
        connection.close()
