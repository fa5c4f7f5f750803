"""Where a profile keeps things."""

import os
import stat
from pathlib import Path

import pytest

from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.desktop.paths import LONGEST_SOCKET, paths_for, prepare, store_file
from companion.core.errors import EnvironmentFault


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def folders(profile: Path | None) -> list[Path]:
    paths = paths_for(profile)
    return [paths.data, paths.settings.parent, paths.cache, paths.logs, paths.socket.parent]


def test_everything_of_a_profile_lies_below_it(tmp_path: Path) -> None:
    profile = tmp_path / "p"
    assert all(profile in folder.parents for folder in folders(profile))
    assert profile in store_file(paths_for(profile)).parents


def test_without_a_profile_the_desktops_folders_are_used(home: Path) -> None:
    paths = paths_for(None)
    assert paths.data == home / "data" / "second-wind"
    assert paths.settings == home / "config" / "second-wind" / "settings.toml"
    assert paths.socket == home / "run" / "second-wind" / "socket"


@pytest.mark.parametrize("given", [True, False])
def test_folders_are_for_the_user_alone(tmp_path: Path, given: bool) -> None:
    profile = tmp_path / "deep" / "p" if given else None
    before = os.umask(0)
    try:
        prepare(paths_for(profile))
    finally:
        os.umask(before)
    assert {mode(folder) for folder in folders(profile)} == {0o700}
    if profile:
        assert (mode(profile), mode(profile.parent)) == (0o700, 0o700)


def test_folders_that_were_open_are_closed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    prepare(paths_for(tmp_path))
    assert mode(tmp_path / "data") == 0o700


def test_finding_the_paths_makes_nothing(tmp_path: Path) -> None:
    paths_for(tmp_path / "p")
    assert list(tmp_path.iterdir()) == []


def test_a_path_too_long_for_a_socket_gets_a_short_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pytest's own folders may be long themselves.
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/tmp")
    long, other = tmp_path / ("x" * 120), tmp_path / ("y" * 120)
    socket = paths_for(long).socket
    assert len(os.fsencode(socket)) <= LONGEST_SOCKET
    assert socket.parent == Path("/tmp/second-wind")
    assert socket == paths_for(long / ".." / long.name).socket
    assert socket != paths_for(other).socket


def test_a_short_profile_keeps_its_socket() -> None:
    assert paths_for(Path("/tmp/p")).socket == Path("/tmp/p/run/socket")


def test_a_profile_in_a_files_place_is_told_in_one_line(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(EnvironmentFault) as caught:
        prepare(paths_for(blocked / "p"))
    assert "--profile" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_profile_that_cannot_be_written_is_told_in_one_line() -> None:
    with pytest.raises(EnvironmentFault, match="Nothing can be kept in /proc/p"):
        prepare(paths_for(Path("/proc/p")))


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only the superuser can give a folder away"
)
def test_a_socket_folder_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    theirs = tmp_path / "second-wind"
    theirs.mkdir()
    os.chown(theirs, 12345, 12345)
    with pytest.raises(EnvironmentFault, match="another user"):
        prepare(paths_for(None))


def test_shipped_files_are_found_and_missing_ones_named() -> None:
    assets = ShippedAssets()
    assert list(assets.names("no-such-folder")) == []
    with pytest.raises(EnvironmentFault, match="install Second Wind anew"):
        assets.path("icons/no-such-icon.svg")
    icons = list(assets.names("icons"))
    assert icons == sorted(icons)
    assert all(assets.path(f"icons/{name}").is_file() for name in icons)
