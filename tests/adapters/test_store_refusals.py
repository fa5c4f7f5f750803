"""A journal that cannot be used is named in one line and never written over."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from companion.adapters.sqlite.store import open_store
from companion.core.errors import EnvironmentFault, StoreUnavailable
from companion.core.journal import CheckIn
from tests.adapters.store_files import BERLIN, EVER, NINE, filled, mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "journal.db"


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
    connection = apsw.Connection(str(path))
    leaves = "SELECT pageno - 1 FROM dbstat WHERE name = 'check_in' AND pagetype = 'leaf' LIMIT 15"
    pages = [page for (page,) in connection.execute(leaves)]
    connection.close()
    whole = path.read_bytes()
    for page in pages:
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
