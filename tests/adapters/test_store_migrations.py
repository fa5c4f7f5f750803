"""An older journal is copied, then brought to the newest schema, wholly or not at all."""

from pathlib import Path

import pytest

from companion.adapters.sqlite.migrate import MIGRATIONS, Migration, migrate
from companion.adapters.sqlite.opening import APPLICATION_ID, open_file
from companion.adapters.sqlite.store import open_store
from companion.core.errors import CompanionError, StoreUnavailable
from tests.adapters.store_files import BERLIN, EVER, filled, mode


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
    migrations = next_schema(tmp_path, "ALTER TABLE check_in ADD COLUMN place TEXT NOT NULL DEFAULT '';")
    connection = open_file(path, migrations)
    assert connection.pragma("user_version") == len(migrations)
    assert connection.execute("SELECT count(*), max(place) FROM check_in").get == (3, "")
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
        tmp_path, "ALTER TABLE check_in ADD COLUMN place TEXT; INSERT INTO nowhere VALUES (1);"
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
