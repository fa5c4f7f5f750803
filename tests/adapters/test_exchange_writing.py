"""What leaves the journal is written whole or not at all, for its owner alone, over nothing unasked."""

import errno
import json
import os
import stat
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from companion.adapters.exchange.files import WHERE, FileExchange
from companion.adapters.exchange.writing import write_file, write_folder
from companion.app.exchange.archive import export_archive
from companion.app.exchange.ports import FORMATS
from companion.app.exchange.tables import export_tables
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.journal import CheckIn
from tests.fakes.exchange import NOW, fill
from tests.fakes.store import FakeStore

FILES = {
    "breaks.csv", "checkins.csv", "checkins.toml", "days.csv", "experiments.csv", "practices.csv",
    "questions.csv", "questions.toml", "reflections.csv", "sleep.csv", "sleep.toml", "study.csv",
    "study.toml", "surveys.csv",
}  # fmt: skip


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.fixture
def store() -> FakeStore:
    made = FakeStore()
    fill(made, [CheckIn(at=NOW, stress=4, pleasantness=-0.5, note='=1+1, "x"', id="a" * 20)])
    return made


@pytest.fixture(autouse=True)
def _generous_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_an_archive_is_a_file_for_its_owner_alone(tmp_path: Path, store: FakeStore) -> None:
    FileExchange().write_archive(export_archive(store, NOW), tmp_path / "a.json", replace=False)
    assert mode(tmp_path / "a.json") == 0o600
    assert json.loads((tmp_path / "a.json").read_text()) == export_archive(store, NOW)
    assert names(tmp_path) == {"a.json"}


@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal", "journal.lock", "linked.json"])
def test_nothing_is_written_over_a_journal_whatever_is_asked_for(tmp_path: Path, name: str) -> None:
    for each in ("journal.db", "journal.db-wal", "journal.lock", "journal.use"):
        (tmp_path / each).write_text("kept")
    (tmp_path / "linked.json").symlink_to("journal.db")
    with pytest.raises(InvalidInput, match="belongs to a journal"):
        write_file(tmp_path / name, b"new", replace=True)
    assert (tmp_path / name).read_text() == "kept"


@pytest.mark.parametrize("name", ["journal.json", "other.db", "journal.old.db"])
def test_a_name_beside_a_journal_is_as_good_as_any(tmp_path: Path, name: str) -> None:
    (tmp_path / "journal.use").touch()
    write_file(tmp_path / name, b"new", replace=False)
    assert (tmp_path / name).read_bytes() == b"new"


def test_tables_are_a_folder_for_its_owner_alone(tmp_path: Path, store: FakeStore) -> None:
    FileExchange().write_tables(export_tables(store), tmp_path / "out", replace=False)
    assert names(tmp_path) == {"out"}
    assert names(tmp_path / "out") == FILES
    assert mode(tmp_path / "out") == 0o700
    assert {mode(each) for each in (tmp_path / "out").iterdir()} == {0o600}


def test_cells_like_formulas_are_guarded_and_negative_numbers_stay_numbers(
    tmp_path: Path, store: FakeStore
) -> None:
    FileExchange().write_tables(export_tables(store), tmp_path / "out", replace=False)
    assert (tmp_path / "out" / "checkins.csv").read_bytes() == (
        b"at,stress,pleasantness,energy,words,tags,ratings,note,zone,id\r\n"
        b'2026-11-23T18:00:00+01:00,4,-0.5,,,,,"\'=1+1, ""x""",Europe/Berlin,aaaaaaaaaaaaaaaaaaaa\r\n'
    )


def test_what_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    for name in ("file", "link"):
        path = tmp_path / name
        path.write_text("mine") if name == "file" else path.symlink_to("nowhere")
        with pytest.raises(InvalidInput, match="is there already"):
            write_file(path, b"new", replace=False)
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").write_text("mine")
    for folder in (full, tmp_path / "file", tmp_path / "link"):
        with pytest.raises(InvalidInput, match="is there already"):
            write_folder(folder, {"a": b""}, replace=False)
    assert (tmp_path / "file").read_text() == "mine"
    assert names(full) == {"mine"}
    assert names(tmp_path) == {"file", "link", "full"}


def test_a_folder_is_never_replaced_by_a_file_nor_a_file_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for replace in (False, True):
        with pytest.raises(InvalidInput, match="is there already"):
            write_file(tmp_path / "folder", b"", replace=replace)
        with pytest.raises(InvalidInput, match="is there already"):
            write_folder(tmp_path / "file", {"a": b""}, replace=replace)


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidInput, match="is there already"):
        write_file(tmp_path / "pipe", b"new", replace=True)
    assert (tmp_path / "pipe").is_fifo()


def test_when_told_to_replace_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("mine")
    link.symlink_to(target)
    write_file(link, b"new", replace=True)
    assert (link.is_symlink(), link.read_bytes(), target.read_text()) == (False, b"new", "mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "other").write_text("mine")
    (folder / "a").write_text("old")
    write_folder(folder, {"a": b"new", "b": b"new"}, replace=True)
    assert {each.name: each.read_text() for each in folder.iterdir()} == {
        "other": "mine",
        "a": "new",
        "b": "new",
    }


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", {"a": b"1"}, replace=False)
    assert names(tmp_path / "out") == {"a"}


def test_a_place_that_cannot_be_written_is_said_in_one_line_and_nothing_is_left(tmp_path: Path) -> None:
    for path in (tmp_path / "gone" / "file", tmp_path / ("x" * 300), tmp_path / "a\0b"):
        for write in (
            lambda path: write_file(path, b"", replace=False),
            lambda path: write_folder(path, {"a": b""}, replace=False),
        ):
            with pytest.raises(EnvironmentFault, match="cannot be written") as said:
                write(path)
            assert len(str(said.value).splitlines()) == 1
    assert names(tmp_path) == set()


def test_every_format_there_is_a_word_for_can_be_loaded() -> None:
    assert tuple(WHERE) == FORMATS
    for name, module in WHERE.items():
        assert import_module(module).FORMAT.name == name


def test_a_disk_full_at_a_table_names_the_folder_asked_for_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault) as said:
        write_folder(tmp_path / "out", {"a": b"1"}, replace=False)
    assert str(said.value).startswith(f"{tmp_path / 'out'} cannot be written (No space")
    assert names(tmp_path) == set()
