"""Copies of the journal: made whole, kept in steps, put back without losing what was there."""

import errno
import json
import stat
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from companion.adapters.sqlite.backups import JournalBackups
from companion.adapters.sqlite.copying import opened
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.lock_file import from_bytes
from companion.adapters.sqlite.migrate import MIGRATIONS
from companion.adapters.sqlite.opening import open_file
from companion.adapters.sqlite.store import open_store
from companion.app.ports import Difference
from companion.core.errors import EnvironmentFault, InvalidInput, JournalDamaged, PassphraseWanted
from companion.core.journal import CheckIn
from tests.adapters.locked import FIRST, OTHER, TODAY, Desk, ids, readable, written
from tests.adapters.store_files import BERLIN, EVER, NINE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "data" / "journal.db"


@pytest.fixture
def kept(path: Path) -> set[str]:
    return {written(path, number) for number in range(4)}


def names(path: Path) -> list[str]:
    files = (file for file in path.parent.rglob("*") if file.is_file())
    return sorted(file.relative_to(path.parent).as_posix() for file in files)


def of_check_ins(found: list[Difference]) -> Difference:
    (one,) = [each for each in found if each.kind == "check_in"]
    return one


def test_a_backup_is_one_file_any_sqlite_opens(path: Path, kept: set[str]) -> None:
    made = Desk(path).backups.make(TODAY)
    assert made.path == path.parent / "backups" / "journal-2026-03-09.db"
    assert (made.day, made.size, made.locked) == (TODAY, made.path.stat().st_size, False)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert names(path) == ["backups/journal-2026-03-09.db", "journal.db", "journal.use"]
    with closing(apsw.Connection(str(made.path))) as copy:
        assert {id_ for (id_,) in copy.execute("SELECT id FROM check_in")} == kept


def test_a_backup_is_made_while_the_window_writes(path: Path, kept: set[str]) -> None:
    with closing(open_store(path, BERLIN)) as window:
        window.add_check_in(CheckIn(at=NINE, stress=1, id="just now"))
        Desk(path).backups.make(TODAY)
    assert ids(path.parent / "backups" / "journal-2026-03-09.db") == {*kept, "just now"}


def test_a_backup_of_the_same_day_is_replaced(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    later = written(path, 9)
    (copy,) = [desk.backups.make(TODAY), *desk.backups.kept()][1:]
    assert ids(copy.path) == {*kept, later}


def test_old_backups_go_when_a_new_one_is_made_and_others_stay(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    folder = path.parent / "backups"
    for days in range(1, 60):
        (folder / f"journal-{TODAY - timedelta(days)}.db").write_bytes(b"x")
    (folder / "before-restore-2020-01-01.db").write_bytes(b"x")
    (folder / "mine.db").write_bytes(b"x")
    desk.backups.make(TODAY)
    left = [copy.path.name for copy in desk.backups.kept()]
    assert left == [
        *(f"journal-{TODAY - timedelta(days)}.db" for days in range(7)),
        "journal-2026-03-01.db",
        "journal-2026-02-28.db",
        "journal-2026-02-22.db",
        "journal-2026-01-31.db",
        "before-restore-2020-01-01.db",
    ]
    assert (folder / "mine.db").exists()


def test_a_damaged_journal_makes_no_backup_and_drops_none(path: Path) -> None:
    with closing(open_store(path, BERLIN)) as store, store.transaction():
        for number in range(500):
            store.add_check_in(CheckIn(at=NINE + timedelta(minutes=number), note="note " * 40))
    desk = Desk(path)
    good = desk.backups.make(TODAY - timedelta(1)).path.read_bytes()
    whole = path.read_bytes()
    path.write_bytes(whole[: 60 * 4096] + b"\xff" * 4096 + whole[61 * 4096 :])
    with pytest.raises(JournalDamaged):
        desk.backups.make(TODAY)
    (left,) = desk.backups.kept()
    assert left.path.read_bytes() == good
    assert names(path) == ["backups/journal-2026-03-08.db", "journal.db", "journal.use"]


def test_a_backup_elsewhere_never_replaces_a_file(path: Path, kept: set[str], tmp_path: Path) -> None:
    target = tmp_path / "stick" / "copy.db"
    backups = Desk(path).backups
    with pytest.raises(InvalidInput, match="no folder"):
        backups.make_at(target)
    target.parent.mkdir()
    made = backups.make_at(target)
    assert (made.path, made.day) == (target, TODAY)
    assert ids(target) == kept
    with pytest.raises(InvalidInput, match="there already"):
        backups.make_at(target)
    with pytest.raises(InvalidInput, match="there already"):
        backups.make_at(tmp_path / "stick")


def test_a_backup_of_a_locked_journal_is_one_file_with_its_lock(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    made = desk.backups.make(TODAY)
    assert made.locked
    with zipfile.ZipFile(made.path) as pair:
        assert sorted(pair.namelist()) == ["journal.db", "journal.lock"]
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in pair.infolist())
        assert from_bytes(pair.read("journal.lock")) is not None
    assert readable(path.parent.parent) == {}


def test_a_preview_counts_what_would_be_lost_come_back_and_read_differently(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    gone, changed = sorted(kept)[:2]
    with closing(open_file(path)) as connection:
        connection.execute("DELETE FROM check_in WHERE id = ?", (gone,))
        connection.execute("UPDATE check_in SET stress = 10 WHERE id = ?", (changed,))
    written(path, 7)
    written(path, 8)
    before = path.read_bytes()
    found = of_check_ins(desk.backups.preview(copy))
    assert found == Difference(kind="check_in", now=5, then=4, lost=2, back=1, other=1)
    assert path.read_bytes() == before
    assert names(path) == ["backups/journal-2026-03-09.db", "journal.db", "journal.use"]


def test_restoring_keeps_the_journal_from_before(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    later = written(path, 9)
    before = desk.backups.restore(copy)
    assert before == path.parent / "backups" / "before-restore-2026-03-09.db"
    assert ids(path) == kept
    assert ids(before) == {*kept, later}
    assert copy in [each.path for each in desk.backups.kept()]
    # And back again; a name is used once.
    assert desk.backups.restore(before) == before.with_name("before-restore-2026-03-09-2.db")
    assert ids(path) == {*kept, later}


def test_of_the_journals_restores_replaced_the_newest_three_are_kept(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    found = []
    for number in range(6):
        written(path, number)
        before = desk.backups.restore(copy)
        assert before is not None
        found.append(ids(before))
    left = [each.path for each in desk.backups.kept() if each.path != copy]
    assert [ids(each) for each in left] == found[:2:-1]


def test_a_replaced_journal_that_is_brought_back_stays(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    first = desk.backups.restore(copy)
    assert first is not None
    assert {each.path: each.replaced for each in desk.backups.kept()} == {copy: False, first: True}
    for _time in range(2):
        desk.backups.restore(copy)
    desk.backups.restore(first)
    assert first.exists()


def test_the_window_restores_into_its_own_open_journal(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    with closing(desk.store()) as store:
        store.add_check_in(CheckIn(at=NINE, stress=1))
        JournalBackups(desk.keyhole, BERLIN, lambda: TODAY, aside=store.aside).restore(copy)
        assert {each.id for each in store.check_ins(*EVER)} == kept


def test_a_locked_backup_brings_its_passphrase_with_it(path: Path, kept: set[str], tmp_path: Path) -> None:
    theirs = Desk(tmp_path / "other" / "journal.db")
    theirs_id = written(theirs.path, 1)
    code = theirs.vault.set(OTHER)
    copy = theirs.backups.make(TODAY).path
    desk = Desk(path)
    desk.vault.set(FIRST)
    with pytest.raises(PassphraseWanted, match="give its passphrase"):
        desk.backups.preview(copy)
    with pytest.raises(PassphraseWanted, match="not the passphrase"):
        desk.backups.restore(copy, FIRST)
    assert of_check_ins(desk.backups.preview(copy, OTHER)).back == 1
    # The recovery code opens it as well.
    before = desk.backups.restore(copy, code.lower())
    fresh = Desk(path)
    assert not fresh.keyhole.unlock(FIRST)
    assert fresh.keyhole.unlock(OTHER)
    assert ids(path, fresh.keyhole.key()) == {theirs_id}
    assert before is not None
    fresh.backups.restore(before, FIRST)
    assert ids(path, fresh.keyhole.key()) == kept
    assert Desk(path).keyhole.unlock(FIRST)


def test_a_plain_backup_comes_back_under_the_passphrase_the_journal_has(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    desk = Desk(path)
    desk.backups.make_at(copy)
    code = desk.vault.set(FIRST)
    written(path, 9, desk.keyhole.key())
    before = desk.backups.restore(copy)
    assert desk.vault.locked()
    assert readable(path.parent.parent) == {}
    assert Desk(path).keyhole.unlock(FIRST)
    assert Desk(path).keyhole.by_code(code) is not None
    assert ids(path, desk.keyhole.key()) == kept
    assert before is not None
    assert Desk(path).backups.kept()[0].locked
    assert not list(path.parent.glob("*.part*"))


def test_a_plain_backup_is_a_way_out_of_a_journal_nobody_can_open(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    desk = Desk(path)
    desk.backups.make_at(copy)
    desk.vault.set(FIRST)
    lost = Desk(path)
    before = lost.backups.restore(copy)
    assert not lost.vault.locked()
    assert ids(path) == kept
    assert before is not None and before.name.startswith("journal.unopened-")


def test_a_locked_backup_leaves_nothing_to_read_of_a_plain_journal(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    theirs = Desk(tmp_path / "other" / "journal.db")
    written(theirs.path, 1)
    theirs.vault.set(OTHER)
    copy = theirs.backups.make(TODAY).path
    desk = Desk(path)
    desk.backups.make(TODAY)
    desk.backups.restore(copy, OTHER)
    assert readable(path.parent.parent) == {}
    (before, daily) = sorted(each.path for each in desk.backups.kept())
    desk.backups.restore(daily)
    assert ids(path, desk.keyhole.key()) == kept
    assert "before-restore" in before.name


def test_a_passphrase_changed_since_stays_with_the_backups_of_the_same_key(
    path: Path, kept: set[str], tmp_path: Path
) -> None:
    desk = Desk(path)
    desk.vault.set(FIRST)
    copy = tmp_path / "copy.db"
    desk.backups.make_at(copy)
    desk.vault.change(FIRST, OTHER)
    desk.backups.restore(copy)
    assert Desk(path).keyhole.unlock(OTHER)
    assert not Desk(path).keyhole.unlock(FIRST)


def test_a_journal_whose_passphrase_is_forgotten_is_kept_as_it_is(path: Path, kept: set[str]) -> None:
    desk = Desk(path)
    desk.backups.make(TODAY)
    copy = path.parent.parent / "copy.db"
    desk.backups.make_at(copy)
    desk.vault.set(FIRST)
    bytes_before = path.read_bytes()
    stranger = Desk(path)
    before = stranger.backups.restore(copy)
    assert before == path.with_name("journal.unopened-2026-03-09.db")
    assert before.read_bytes() == bytes_before
    assert ids(path) == kept
    # Once it comes to mind, the file is a backup like others.
    stranger.backups.restore(before, FIRST)
    assert ids(path, stranger.keyhole.key()) == kept


def old_schema(copy: Path) -> None:
    with closing(open_file(copy, MIGRATIONS[:1])) as connection:
        connection.execute(
            "INSERT INTO check_in (id, at_us, note, zone, day)"
            " VALUES ('old', 0, 'Heidelbeermarmelade', 'UTC', '1970-01-01')"
        )
        connection.pragma("journal_mode", "delete")


def test_an_older_backup_is_brought_up_on_a_copy_of_it(path: Path, kept: set[str], tmp_path: Path) -> None:
    copy = tmp_path / "old.db"
    old_schema(copy)
    before = copy.read_bytes()
    Desk(path).backups.restore(copy)
    assert ids(path) == {"old"}
    assert copy.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("old")] == ["old.db"]
    assert names(path) == ["backups/before-restore-2026-03-09.db", "journal.db", "journal.use"]


def newer(copy: Path) -> None:
    with closing(opened(copy, None)) as connection:
        connection.pragma("user_version", 99)


def cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:20_000])


def foreign(copy: Path) -> None:
    copy.unlink()
    with closing(apsw.Connection(str(copy))) as connection:
        connection.execute("CREATE TABLE urls (url)")


def overwritten(copy: Path) -> None:
    copy.write_bytes(b"this was never a database\n" * 400)


def emptied(copy: Path) -> None:
    copy.write_bytes(b"")


def swollen(copy: Path) -> None:
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as pair:
        pair.writestr("journal.lock", "{}")
        pair.writestr("journal.db", b"\0" * 10_000_000)


def half_a_pair(copy: Path) -> None:
    with zipfile.ZipFile(copy, "w") as pair:
        pair.writestr("journal.lock", json.dumps({"version": 1, "locks": []}))


@pytest.mark.parametrize("wrong", [newer, cut, foreign, overwritten, emptied, swollen, half_a_pair])
def test_what_is_no_good_backup_is_refused_and_changes_nothing(
    path: Path, kept: set[str], tmp_path: Path, wrong: object
) -> None:
    assert callable(wrong)
    copy = tmp_path / "copy.db"
    desk = Desk(path)
    desk.backups.make_at(copy)
    wrong(copy)
    before = path.read_bytes()
    for act in (desk.backups.preview, desk.backups.restore):
        with pytest.raises(InvalidInput) as caught:
            act(copy)
        assert "copy.db" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert ".part" not in str(caught.value)
    assert path.read_bytes() == before
    assert names(path) == ["journal.db", "journal.use"]
    assert ids(path) == kept


def test_a_locked_backup_with_a_changed_byte_is_refused(path: Path, kept: set[str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    desk = Desk(path)
    desk.vault.set(FIRST)
    desk.backups.make_at(copy)
    whole = bytearray(copy.read_bytes())
    whole[len(whole) // 2] ^= 1
    copy.write_bytes(whole)
    with pytest.raises(InvalidInput, match="damaged"):
        desk.backups.restore(copy)
    assert ids(path, desk.keyhole.key()) == kept


def test_neither_the_journal_itself_nor_nothing_is_a_backup(path: Path, kept: set[str]) -> None:
    with pytest.raises(InvalidInput, match="the journal itself"):
        Desk(path).backups.restore(path)
    with pytest.raises(InvalidInput, match="no file"):
        Desk(path).backups.restore(path.with_name("nothing.db"))


def test_restoring_takes_the_place_of_a_damaged_journal_and_keeps_its_bytes(
    path: Path, kept: set[str]
) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    path.write_bytes(b"\xff" * 9000)
    before = desk.backups.restore(copy)
    assert before == path.with_name("journal.damaged-2026-03-09.db")
    assert before.read_bytes() == b"\xff" * 9000
    assert ids(path) == kept


def test_a_first_journal_can_come_from_a_backup(path: Path, kept: set[str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    Desk(path).backups.make_at(copy)
    desk = Desk(tmp_path / "new" / "journal.db")
    assert desk.backups.restore(copy) is None
    assert ids(desk.path) == kept


def test_a_disk_too_full_for_a_restore_changes_nothing(
    path: Path, kept: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(path)
    copy = desk.backups.make(TODAY).path
    later = written(path, 9)

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("companion.adapters.sqlite.durable.os.replace", full)
    with pytest.raises(EnvironmentFault):
        desk.backups.restore(copy)
    monkeypatch.undo()
    assert ids(path) == {*kept, later}
    assert names(path) == ["backups/journal-2026-03-09.db", "journal.db", "journal.use"]


def test_a_name_too_long_for_a_file_is_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    written(path, 1)
    name = tmp_path / ("x" * 300)
    with pytest.raises(EnvironmentFault, match="too long"):
        Desk(path).backups.make_at(name)
    with pytest.raises(InvalidInput, match="There is no file"):
        Desk(path).backups.restore(name)


def test_a_name_that_is_no_text_is_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    written(path, 1)
    with pytest.raises(InvalidInput, match="no text"):
        Desk(path).backups.make_at(tmp_path / "copy\udc80.db")
    assert [each.name for each in tmp_path.iterdir()] == ["profile"]


def test_a_full_disk_is_named_as_one_whoever_meets_it(path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="is full"), told(path):
        raise OSError(errno.ENOSPC, "No space left on device")
