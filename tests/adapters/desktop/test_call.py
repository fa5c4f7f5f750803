"""A call, seen in a made-up /proc."""

from pathlib import Path

import pytest

from companion.adapters.desktop.holds.call import CallHold


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    proc = tmp_path / "proc"
    (proc / "self").mkdir(parents=True)
    (tmp_path / "dev").mkdir()
    return proc


@pytest.fixture
def camera(tmp_path: Path, proc: Path) -> Path:
    path = tmp_path / "dev" / "video0"
    path.touch()
    return path


@pytest.fixture
def call(tmp_path: Path, proc: Path) -> CallHold:
    return CallHold(proc, tmp_path / "dev", own_pid=10)


def process(proc: Path, pid: int, *opened: Path, name: str = "meeting") -> None:
    folder = proc / str(pid) / "fd"
    folder.mkdir(parents=True)
    (folder.parent / "comm").write_text(f"{name}\n")
    for number, target in enumerate(opened):
        (folder / str(number)).symlink_to(target)


def test_a_camera_nobody_opened_is_no_call(call: CallHold, proc: Path, camera: Path) -> None:
    process(proc, 11, Path("/dev/null"), Path("/dev/vide"))
    assert call.holds() is False
    assert call.capability().works is True


def test_an_open_camera_is_a_call(call: CallHold, proc: Path, camera: Path) -> None:
    process(proc, 11, Path("/dev/null"), camera)
    assert call.holds() is True


def test_our_own_camera_is_no_call(call: CallHold, proc: Path, camera: Path) -> None:
    process(proc, 10, camera)
    assert call.holds() is False


def test_a_sound_server_that_keeps_cameras_open_is_no_call(call: CallHold, proc: Path, camera: Path) -> None:
    process(proc, 11, camera, name="wireplumber")
    assert call.holds() is False


def test_a_computer_without_devices_has_no_calls(call: CallHold, proc: Path) -> None:
    assert call.holds() is False


def test_processes_of_others_and_processes_that_end_are_passed_over(
    call: CallHold, proc: Path, camera: Path
) -> None:
    (proc / "12").mkdir()
    (proc / "13" / "fd").mkdir(parents=True)
    (proc / "13" / "fd" / "0").touch()
    process(proc, 14, camera)
    assert call.holds() is True


@pytest.mark.parametrize(
    ("where", "state", "holds"),
    [("pcm0c", "RUNNING", True), ("pcm0c", "SETUP", False), ("pcm0p", "RUNNING", False)],
)
def test_a_running_recording_is_a_call_and_a_running_playback_is_none(
    call: CallHold, proc: Path, where: str, state: str, holds: bool
) -> None:
    folder = proc / "asound" / "card1" / where / "sub0"
    folder.mkdir(parents=True)
    (folder / "status").write_text(f"state: {state}\nowner_pid   : 11\n")
    assert call.holds() is holds


def test_a_closed_recording_is_no_call(call: CallHold, proc: Path) -> None:
    folder = proc / "asound" / "card1" / "pcm0c" / "sub0"
    folder.mkdir(parents=True)
    (folder / "status").write_text("closed\n")
    assert call.holds() is False


def test_without_proc_it_is_unknown(tmp_path: Path) -> None:
    call = CallHold(tmp_path / "nowhere", tmp_path)
    assert call.holds() is None
    assert call.capability().works == "unknown"
