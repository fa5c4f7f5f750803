"""A damaged journal: the window goes on from the newest good backup, commands only name it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from companion.adapters.sqlite.rescue import open_or_rescue
from companion.adapters.sqlite.rescuing import with_advice
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.core.errors import JournalDamaged, JournalLocked, StoreUnavailable
from companion.core.journal import CheckIn
from tests.adapters.locked import FIRST, TODAY, Desk, ids, readable, written
from tests.adapters.store_files import BERLIN, EVER, NINE

GARBAGE = b"\xff" * 9000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "data" / "journal.db"


@pytest.fixture
def kept(path: Path) -> set[str]:
    return {written(path, number) for number in range(4)}


def rescued(desk: Desk) -> tuple[SqliteStore, str | None]:
    file, sentence = open_or_rescue(desk.keyhole, today=lambda: TODAY)
    return SqliteStore(file, BERLIN), sentence


def test_a_whole_journal_is_opened_and_nothing_is_said(path: Path, kept: set[str]) -> None:
    store, sentence = rescued(Desk(path))
    with closing(store):
        assert sentence is None
        assert {each.id for each in store.check_ins(*EVER)} == kept


def test_the_newest_good_backup_takes_the_place_and_the_damaged_file_is_kept(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY - timedelta(3))
    newest = desk.backups.make(TODAY - timedelta(1)).path
    newest.write_bytes(newest.read_bytes()[:5000])
    path.write_bytes(GARBAGE)
    path.with_name("journal.db-wal").write_bytes(b"log")
    store, sentence = rescued(desk)
    with closing(store):
        assert {each.id for each in store.check_ins(*EVER)} == kept
    aside = path.with_name("journal.damaged-2026-03-09.db")
    assert aside.read_bytes() == GARBAGE
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"log"
    assert sentence == (
        "The journal was damaged. The backup of 2026-03-06 (journal-2026-03-06.db) is in its place; what was "
        f"entered after it is missing. The damaged file is kept as {aside}."
    )


def test_looking_at_a_damaged_journal_does_not_carry_its_log_over(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    left = tmp_path / "after a power cut"
    left.mkdir()
    with closing(desk.store()) as store:
        store.add_check_in(CheckIn(at=NINE, note="Nachtdienst " * 900))
        for name in ("journal.db", "journal.db-wal"):
            (left / name).write_bytes(path.with_name(name).read_bytes())
    whole = (left / "journal.db").read_bytes()
    damaged = whole[: 6 * 4096] + b"\xff" * (len(whole) - 6 * 4096)
    path.write_bytes(damaged)
    log = (left / "journal.db-wal").read_bytes()
    path.with_name("journal.db-wal").write_bytes(log)
    store, sentence = rescued(desk)
    store.close()
    assert sentence is not None
    aside = path.with_name("journal.damaged-2026-03-09.db")
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == log
    assert ids(path) == kept


def test_damage_in_the_middle_is_found_at_the_start(path: Path) -> None:
    with closing(open_store(path, BERLIN)) as store, store.transaction():
        for number in range(500):
            store.add_check_in(CheckIn(at=NINE + timedelta(minutes=number), note="note " * 40))
    desk = Desk(path)
    desk.backups.make(TODAY)
    whole = path.read_bytes()
    path.write_bytes(whole[: 60 * 4096] + b"\xff" * 4096 + whole[61 * 4096 :])
    store, sentence = rescued(desk)
    with closing(store):
        assert sentence is not None
        assert len(store.check_ins(*EVER)) == 500


def test_a_second_damage_on_a_day_keeps_both_files(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    for _time in range(2):
        path.write_bytes(GARBAGE)
        rescued(desk)[0].close()
    assert path.with_name("journal.damaged-2026-03-09.db").exists()
    assert path.with_name("journal.damaged-2026-03-09-2.db").exists()


def test_without_a_good_backup_the_damaged_file_stays_where_it_is(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY).path.write_bytes(GARBAGE)
    path.write_bytes(GARBAGE)
    with pytest.raises(StoreUnavailable, match="no good backup"):
        rescued(desk)
    assert path.read_bytes() == GARBAGE
    assert not list(path.parent.glob("*.damaged-*"))


def test_a_damaged_locked_journal_is_rescued_by_a_locked_backup(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.backups.make(TODAY)
    path.write_bytes(path.read_bytes()[:4096] + GARBAGE)
    fresh = Desk(path)
    with pytest.raises(JournalLocked):
        rescued(fresh)
    assert fresh.keyhole.unlock(FIRST)
    store, sentence = rescued(fresh)
    store.close()
    assert sentence is not None
    assert Desk(path).keyhole.unlock(FIRST)
    assert ids(path, fresh.keyhole.key()) == kept
    assert readable(path.parent.parent) == {}


def test_a_command_names_the_newest_good_backup_and_changes_nothing(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY - timedelta(1))
    desk.backups.make(TODAY).path.write_bytes(GARBAGE)
    path.write_bytes(GARBAGE)
    with pytest.raises(JournalDamaged) as caught:
        open_store(path, BERLIN)
    line = str(with_advice(caught.value, desk.keyhole))
    assert f"companion restore {path.parent / 'backups' / 'journal-2026-03-08.db'}" in line
    assert "\n" not in line
    assert path.read_bytes() == GARBAGE


def test_a_command_says_so_where_there_is_no_good_backup(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(GARBAGE)
    assert "no good backup" in str(with_advice(JournalDamaged("It is damaged."), Desk(path).keyhole))
