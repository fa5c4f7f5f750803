"""The passphrase: set, changed, removed, recovered; nothing readable is left and nothing is lost."""

import json
import stat
from contextlib import closing
from pathlib import Path

import pytest

from companion.adapters.sqlite.key_slots import Cost
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.lock_file import LockFile, read_lock, write_lock
from companion.adapters.sqlite.store import open_store
from companion.adapters.sqlite.vault import JournalVault
from companion.core.errors import InvalidInput, JournalLocked, Refused, StoreUnavailable
from companion.core.journal import CheckIn
from tests.adapters.locked import FIRST, OTHER, TODAY, Desk, ids, readable, written
from tests.adapters.store_files import BERLIN, EVER, NINE
from tests.fakes.keyring import FakeKeyring


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "data" / "journal.db"


@pytest.fixture
def kept(path: Path) -> set[str]:
    return {written(path, number) for number in range(6)}


def locked_files(path: Path) -> list[str]:
    return sorted(
        file.relative_to(path.parent).as_posix() for file in path.parent.rglob("*") if file.is_file()
    )


def test_without_a_passphrase_everything_can_be_read(path: Path, kept: set[str]) -> None:
    # Else the tests that find nothing would prove nothing.
    assert len(readable(path.parent.parent)["data/journal.db"]) == 6
    assert not Desk(path).vault.locked()


def test_after_setting_a_passphrase_nothing_can_be_read_and_nothing_is_lost(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    path.with_name("journal.schema-1.db").write_bytes(path.read_bytes())
    desk.vault.set(FIRST)
    assert desk.vault.locked()
    assert readable(path.parent.parent) == {}
    assert ids(path, desk.keyhole.key()) == kept
    assert locked_files(path) == [f"backups/journal-{TODAY}.db", "journal.db", "journal.lock", "journal.use"]
    assert desk.backups.kept()[0].locked


def test_what_is_written_afterwards_is_not_readable_either_while_it_is_written(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    with closing(desk.store()) as store:
        store.add_check_in(CheckIn(at=NINE, note="Heidelbeermarmelade " * 900, tags=("Nachtdienst",)))
        assert path.with_name("journal.db-wal").stat().st_size > 4096
        assert readable(path.parent.parent) == {}


def test_every_file_of_a_locked_journal_is_for_the_user_alone(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.backups.make(TODAY)
    for file in path.parent.rglob("*"):
        assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file


def test_a_locked_journal_opens_by_its_passphrase_alone(path: Path, kept: set[str]) -> None:
    Desk(path).vault.set(FIRST)
    with pytest.raises(JournalLocked, match="--passphrase-file") as caught:
        open_store(path, BERLIN)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    desk = Desk(path)
    assert not desk.keyhole.unlock(OTHER)
    assert desk.keyhole.key() is None
    assert desk.keyhole.unlock(FIRST)
    assert ids(path, desk.keyhole.key()) == kept


def test_the_same_letters_typed_another_way_are_the_same_passphrase(path: Path) -> None:
    desk = Desk(path)
    desk.vault.set("zwo\u0308lf Boxka\u0308mpfer")
    assert Desk(path).vault.check("zw\u00f6lf Boxk\u00e4mpfer")


def test_a_space_more_is_another_passphrase(path: Path) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    assert not desk.vault.check(f"{FIRST} ")


def test_a_short_passphrase_is_refused_kindly_and_nothing_changes(path: Path, kept: set[str]) -> None:
    with pytest.raises(InvalidInput, match="at least 4 characters"):
        Desk(path).vault.set("neu")
    assert ids(path) == kept
    assert locked_files(path) == ["journal.db", "journal.use"]


def test_changing_the_passphrase_does_not_rewrite_the_journal(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    code = desk.vault.set(FIRST)
    desk.backups.make(TODAY)
    before = path.read_bytes()
    desk.vault.change(FIRST, OTHER)
    assert path.read_bytes() == before
    fresh = Desk(path)
    assert not fresh.vault.check(FIRST)
    assert fresh.vault.check(OTHER)
    assert fresh.keyhole.by_code(code) is not None
    # A backup opens by the new one, too, and by the new one alone.
    backup = desk.backups.kept()[0].path
    with pytest.raises(InvalidInput, match="not the passphrase"):
        Desk(path).backups.restore(backup, FIRST)
    Desk(path).backups.restore(backup, OTHER)


@pytest.mark.parametrize("act", ["change", "remove", "renew_code"])
def test_a_wrong_passphrase_is_told_in_one_line_that_gives_nothing_away(
    path: Path, kept: set[str], act: str
) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    given = ("seven small grey heron", OTHER) if act == "change" else ("seven small grey heron",)
    with pytest.raises(InvalidInput) as caught:
        getattr(Desk(path).vault, act)(*given)
    assert str(caught.value) == "That is not the passphrase of this journal."
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before


def test_the_recovery_code_sets_a_new_passphrase_once(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    code = desk.vault.set(FIRST)
    again = Desk(path).vault.recover(code.lower().replace("-", " "), OTHER)
    assert again != code
    fresh = Desk(path)
    assert fresh.vault.check(OTHER)
    assert not fresh.vault.check(FIRST)
    with pytest.raises(InvalidInput, match="not the recovery code"):
        fresh.vault.recover(code, FIRST)
    fresh.vault.recover(again, FIRST)
    assert ids(path, fresh.keyhole.key()) == kept


def test_a_new_recovery_code_makes_the_old_one_void_and_keeps_the_passphrase(path: Path) -> None:
    desk = Desk(path)
    code = desk.vault.set(FIRST)
    renewed = desk.vault.renew_code(FIRST)
    fresh = Desk(path)
    assert fresh.vault.check(FIRST)
    assert fresh.keyhole.by_code(code) is None
    assert fresh.keyhole.by_code(renewed) is not None


def test_removing_the_passphrase_gives_back_a_plain_journal_and_plain_backups(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.backups.make(TODAY)
    desk.vault.remember(FIRST)
    desk.vault.remove(FIRST)
    assert not desk.vault.locked()
    assert desk.keyring.kept is None
    assert ids(path) == kept
    assert locked_files(path) == [f"backups/journal-{TODAY}.db", "journal.db", "journal.use"]
    assert not desk.backups.kept()[0].locked
    assert ids(desk.backups.kept()[0].path) == kept


def test_what_makes_no_sense_is_refused_with_the_way_on(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    for act in (lambda: desk.vault.remove(FIRST), lambda: desk.vault.remember(FIRST)):
        with pytest.raises(Refused, match="lock set"):
            act()
    with pytest.raises(Refused, match="lock set"):
        desk.vault.change(FIRST, OTHER)
    desk.vault.set(FIRST)
    with pytest.raises(Refused, match="lock change"):
        desk.vault.set(OTHER)


def test_another_program_that_has_the_journal_open_is_not_cut_off(
    path: Path, kept: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.adapters.sqlite.using.PATIENCE", 0.1)
    with closing(open_store(path, BERLIN)) as window:
        desk = Desk(path)
        with pytest.raises(StoreUnavailable, match="companion quit"):
            desk.vault.set(FIRST)
        window.add_check_in(CheckIn(at=NINE, stress=2, id="meanwhile"))
    assert not desk.vault.locked()
    assert ids(path) == {*kept, "meanwhile"}


def test_the_window_sets_and_removes_the_passphrase_of_its_own_open_journal(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    store = desk.store()
    vault = JournalVault(desk.keyhole, aside=store.aside)
    vault.set(FIRST)
    store.add_check_in(CheckIn(at=NINE, stress=2, id="locked"))
    assert readable(path.parent.parent) == {}
    vault.remove(FIRST)
    store.add_check_in(CheckIn(at=NINE, stress=2, id="open again"))
    assert {each.id for each in store.check_ins(*EVER)} == {*kept, "locked", "open again"}
    store.close()


def test_an_open_journal_stays_open_when_the_passphrase_was_wrong(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    with closing(desk.store()) as store:
        with pytest.raises(InvalidInput):
            JournalVault(desk.keyhole, aside=store.aside).remove(OTHER)
        assert len(store.check_ins(*EVER)) == len(kept)


def test_a_lock_costs_what_it_should() -> None:
    assert Cost() == Cost(passes=3, memory_kib=64 * 1024, lanes=4)


def test_the_cost_stands_in_the_lock_of_a_journal(path: Path) -> None:
    JournalVault(Keyhole(path, FakeKeyring())).set(FIRST)
    (lock,) = json.loads(path.with_suffix(".lock").read_text())["locks"]
    for slot in (lock["passphrase"], lock["code"]):
        assert (slot["kdf"], slot["passes"], slot["memory_kib"], slot["lanes"]) == ("argon2id", 3, 65536, 4)
    assert lock["passphrase"]["salt"] != lock["code"]["salt"]


def test_a_restore_cut_off_after_its_renaming_opens_by_the_backups_passphrase_alone(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    theirs = Desk(tmp_path / "other" / "journal.db")
    theirs.vault.set(OTHER)
    desk = Desk(path)
    desk.vault.set(FIRST)
    both = [read_lock(one.path) for one in (desk, theirs)]
    write_lock(path, LockFile(locks=tuple(lock for said in both if said for lock in said.locks)))
    path.write_bytes(theirs.path.read_bytes())
    fresh = Desk(path)
    assert not fresh.keyhole.unlock(FIRST)
    assert fresh.keyhole.unlock(OTHER)
    assert ids(path, fresh.keyhole.key()) == set()
    # Opening it has thrown away the slots of the journal that is not there any more.
    assert read_lock(path) == read_lock(theirs.path)


def test_a_lost_lock_is_got_back_from_the_newest_backup(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.backups.make(TODAY)
    path.with_suffix(".lock").unlink()
    fresh = Desk(path)
    assert fresh.vault.locked()
    assert fresh.keyhole.unlock(FIRST)
    assert ids(path, fresh.keyhole.key()) == kept
    assert path.with_suffix(".lock").exists()


def test_a_lock_without_its_journal_is_no_reason_to_begin_a_new_one(path: Path) -> None:
    Desk(path).vault.set(FIRST)
    path.unlink()
    with pytest.raises(StoreUnavailable, match="missing") as caught:
        open_store(path, BERLIN)
    assert "restore" in str(caught.value)
    assert not path.exists()


def test_a_damaged_backup_stands_in_the_way_of_a_passphrase_by_name(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    backup = desk.backups.make(TODAY)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(Refused, match=f"journal-{TODAY}.db is damaged"):
        desk.vault.set(FIRST)
    assert not desk.vault.locked()
    assert locked_files(path) == [f"backups/journal-{TODAY}.db", "journal.db", "journal.use"]


def test_a_damaged_journal_set_aside_stands_in_the_way_of_a_passphrase(path: Path, kept: set[str]) -> None:
    path.with_name("journal.damaged-2026-03-01.db").write_bytes(b"x")
    with pytest.raises(Refused, match=r"journal\.damaged-2026-03-01\.db"):
        Desk(path).vault.set(FIRST)


def test_remembering_keeps_the_key_and_not_the_passphrase(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    assert not desk.vault.remembered()
    with pytest.raises(InvalidInput):
        desk.vault.remember(OTHER)
    desk.vault.remember(FIRST)
    assert desk.keyring.kept == desk.keyhole.key()
    fresh = Desk(path, desk.keyring)
    assert fresh.vault.remembered()
    assert fresh.keyhole.unlock_remembered()
    fresh.vault.change(FIRST, OTHER)
    assert Desk(path, desk.keyring).keyhole.unlock_remembered()
    fresh.vault.remember(None)
    assert not Desk(path, desk.keyring).keyhole.unlock_remembered()


def test_a_keyring_is_not_asked_before_anybody_wanted_it(path: Path) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    assert not desk.keyhole.unlock_remembered()
    assert desk.keyring.asked == 0


def test_a_keyring_that_lost_the_key_leaves_the_passphrase(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.vault.remember(FIRST)
    fresh = Desk(path, FakeKeyring())
    assert not fresh.keyhole.unlock_remembered()
    assert not fresh.vault.remembered()
    assert fresh.keyhole.unlock(FIRST)


def test_a_journal_kept_elsewhere_by_a_link_is_not_said_to_be_locked(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "profile" / "journal.db")
    written(desk.path, 1)
    there = desk.path.rename(tmp_path / "elsewhere.db")
    desk.path.symlink_to(there)
    with pytest.raises(Refused, match="elsewhere.db, which would stay readable"):
        desk.vault.set(FIRST)
    assert not desk.vault.locked()
    assert len(ids(desk.path)) == 1
