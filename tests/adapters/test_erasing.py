"""Erasing leaves nothing of the profile, and never takes what is a running program's or another's."""

from contextlib import closing
from pathlib import Path

import pytest

from companion.adapters.desktop.instance import Instance
from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.adapters.erasing import ProfileEraser
from companion.adapters.sqlite import using
from companion.adapters.sqlite.store import open_store
from companion.core.errors import InvalidInput, StoreUnavailable
from tests.adapters.locked import FIRST, TODAY, Desk, written
from tests.adapters.store_files import BERLIN
from tests.fakes.keyring import FakeKeyring


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(using, "PATIENCE", 0.1)


def profile_at(folder: Path | None) -> tuple[Desk, ProfileEraser]:
    paths = paths_for(folder)
    prepare(paths)
    desk = Desk(store_file(paths))
    written(desk.path, 1)
    desk.backups.make(TODAY)
    for file in (
        paths.settings,
        paths.cache / "fonts.json",
        paths.logs / "fault-20260302-090000.txt",
        paths.socket,
    ):
        file.write_text("x")
    return desk, ProfileEraser(paths, desk.path, desk.keyring, profile=folder)


def test_nothing_is_left_of_a_profile_in_a_folder(tmp_path: Path) -> None:
    desk, eraser = profile_at(tmp_path / "profile")
    desk.vault.set(FIRST)
    desk.vault.remember(FIRST)
    eraser.refuse_running()
    assert desk.path.exists()
    gone = eraser.erase()
    assert [path.name for path in gone] == ["data", "settings", "cache", "logs"]
    assert list(tmp_path.iterdir()) == []
    assert desk.keyring.kept is None


def test_nothing_is_left_in_the_usual_places_and_others_files_stay(home: Path) -> None:
    _desk, eraser = profile_at(None)
    neighbour = home / "config" / "other-program"
    neighbour.mkdir()
    eraser.erase()
    assert [path for path in home.rglob("*second-wind*") if path.exists()] == []
    assert neighbour.is_dir()


def test_what_somebody_else_put_into_the_profiles_folder_stays(tmp_path: Path) -> None:
    _desk, eraser = profile_at(tmp_path / "profile")
    (tmp_path / "profile" / "thesis.txt").write_text("mine")
    eraser.erase()
    assert [path.name for path in (tmp_path / "profile").iterdir()] == ["thesis.txt"]


def test_a_data_folder_that_stands_elsewhere_is_erased_there(tmp_path: Path) -> None:
    elsewhere = tmp_path / "big disk" / "data"
    elsewhere.mkdir(parents=True)
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "data").symlink_to(elsewhere)
    _desk, eraser = profile_at(tmp_path / "profile")
    eraser.erase()
    assert not elsewhere.exists()
    assert not (tmp_path / "profile").exists()


def test_a_program_that_has_the_journal_open_is_left_alone(tmp_path: Path) -> None:
    desk, eraser = profile_at(tmp_path / "profile")
    with closing(open_store(desk.path, BERLIN)):
        for act in (eraser.refuse_running, eraser.erase):
            with pytest.raises(StoreUnavailable, match="companion quit"):
                act()
    assert desk.path.exists()
    assert paths_for(tmp_path / "profile").settings.exists()


def test_a_window_that_waits_for_the_passphrase_is_left_alone_too(tmp_path: Path) -> None:
    desk, eraser = profile_at(tmp_path / "profile")
    window = Instance(paths_for(tmp_path / "profile").socket)
    assert window.claim()
    with pytest.raises(StoreUnavailable, match="companion quit"):
        eraser.erase()
    window.close()
    assert desk.path.exists()


def test_erasing_an_empty_computer_is_no_fault(tmp_path: Path) -> None:
    paths = paths_for(tmp_path / "nothing")
    assert ProfileEraser(paths, store_file(paths), FakeKeyring(), profile=tmp_path / "nothing").erase() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["data/thesis.txt", "settings/editor.json", "logs/experiment.log"])
def test_folders_of_the_same_names_that_hold_anothers_work_are_refused(tmp_path: Path, name: str) -> None:
    desk, eraser = profile_at(tmp_path / "project")
    mine = tmp_path / "project" / name
    mine.write_text("three years")
    for refused in (eraser.refuse_running, eraser.erase):
        with pytest.raises(InvalidInput, match=mine.name):
            refused()
    assert mine.read_text() == "three years"
    assert desk.path.exists()


def test_what_the_program_itself_leaves_in_a_profile_is_erased(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    desk, eraser = profile_at(folder)
    desk.vault.set(FIRST)
    for name in (
        "data/journal.damaged-2026-03-02.db",
        "data/journal.unopened-2026-03-02.lock",
        "data/journal.db.0f0f0f0f.part",
        "settings/settings.damaged-2.toml",
        "settings/.settings.toml.x1y2",
    ):
        (folder / name).write_text("x")
    eraser.erase()
    assert not folder.exists()


def test_a_journal_kept_elsewhere_by_a_link_is_erased_with_its_link(tmp_path: Path) -> None:
    desk, eraser = profile_at(tmp_path / "profile")
    there = desk.path.rename(tmp_path / "elsewhere.db")
    desk.path.symlink_to(there)
    eraser.erase()
    assert list(tmp_path.iterdir()) == []
