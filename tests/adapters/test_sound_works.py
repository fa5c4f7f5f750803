"""Whether sound works, found out without a device: what doctor says."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from companion.adapters.sound.works import PARTS, find_module, pulse_server, sound_works, speech_works
from companion.app.ports import Capability

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="It looks for Linux' sound servers.")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """Give a socket that takes connections, as a sound server's."""
    path = tmp_path / "pulse" / "native"
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        yield path


@linux
def test_a_sound_server_that_takes_connections_works(listening: Path, tmp_path: Path) -> None:
    for env in (
        {"XDG_RUNTIME_DIR": str(tmp_path)},
        {"PULSE_SERVER": f"unix:{listening}"},
        {"PULSE_SERVER": f"{{ab12}}unix:{listening} tcp:elsewhere"},
    ):
        assert sound_works(env, "linux", tmp_path / "no cards") == Capability(True, "PulseAudio")


@linux
def test_without_server_and_card_it_says_so(tmp_path: Path) -> None:
    found = sound_works({"XDG_RUNTIME_DIR": str(tmp_path)}, "linux", tmp_path / "no cards")
    assert found == Capability(False, "", "Neither a sound server nor a sound card was found.")
    named = sound_works({"PULSE_SERVER": f"unix:{tmp_path}/gone"}, "linux", tmp_path / "no cards")
    assert named.works is False
    assert f"{tmp_path}/gone does not answer" in named.why


@linux
def test_a_sound_card_alone_is_enough(tmp_path: Path) -> None:
    (tmp_path / "pcmC0D0c").touch()
    assert sound_works({}, "linux", tmp_path).works is False
    (tmp_path / "pcmC0D0p").touch()
    assert sound_works({}, "linux", tmp_path) == Capability(True, "ALSA")


@pytest.mark.parametrize("part", PARTS)
def test_without_what_plays_it_there_is_no_sound_whatever_the_server_says(
    part: str, listening: Path, tmp_path: Path
) -> None:
    env = {"PULSE_SERVER": f"unix:{listening}"}
    found = sound_works(env, sys.platform, tmp_path, installed=lambda name: name != part)
    why = f"{part} is missing, which plays the sound: install Second Wind anew."
    assert found == Capability(False, "", why)
    assert speech_works(found, 190) == found


@linux
def test_what_reads_the_sound_files_comes_with_the_program_or_the_system(
    listening: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, there = {"PULSE_SERVER": f"unix:{listening}"}, {"libpulse.so.0"}
    monkeypatch.setattr("companion.adapters.sound.works._has", there.__contains__)

    def bundled(name: str) -> bool:
        return name != "_soundfile_data"

    assert sound_works(env, "linux", tmp_path).works is True
    found = sound_works(env, "linux", tmp_path, installed=bundled)
    assert (found.works, "libsndfile.so.1 is missing" in found.why) == (False, True)
    there.add("libsndfile.so.1")
    assert sound_works(env, "linux", tmp_path, installed=bundled).works is True


def test_what_plays_is_looked_for_and_not_loaded() -> None:
    assert all(map(find_module, PARTS))
    assert not find_module("no_such_module")
    assert not find_module("no_such_package.module")
    look = (
        "import sys; from companion.adapters.sound.works import sound_works; sound_works({}, sys.platform);"
        "sys.exit(bool({'numpy', 'miniaudio', 'soundfile'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


@pytest.mark.parametrize(
    ("env", "platform"), [({"PULSE_SERVER": "tcp:elsewhere"}, "linux"), ({}, "win32"), ({}, "darwin")]
)
def test_what_was_not_tried_is_not_promised(env: Mapping[str, str], platform: str, tmp_path: Path) -> None:
    found = sound_works(env, platform, tmp_path)
    assert found.works == "unknown"
    assert found.why


def test_the_socket_is_where_the_server_puts_it() -> None:
    assert pulse_server({}) is None
    assert pulse_server({"XDG_RUNTIME_DIR": "/run/user/7"}) == "/run/user/7/pulse/native"
    assert pulse_server({"PULSE_RUNTIME_PATH": "/p", "XDG_RUNTIME_DIR": "/run"}) == "/p/native"


def test_speech_takes_sound_and_the_recordings() -> None:
    works, fails = Capability(True, "PulseAudio"), Capability(False, "", "There is none.")
    assert speech_works(works, 190).works is True
    assert speech_works(works, 0).works is False
    assert "install" in speech_works(works, 0).why
    assert speech_works(fails, 190) == fails
    unknown = Capability("unknown", "PulseAudio", "Elsewhere.")
    assert speech_works(unknown, 190) == Capability("unknown", "", "Elsewhere.")


def test_asking_opens_no_device_and_starts_no_thread(tmp_path: Path) -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("This system does not list threads.")
    before = len(os.listdir("/proc/self/task"))
    sound_works({"XDG_RUNTIME_DIR": str(tmp_path)}, "linux", tmp_path)
    assert len(os.listdir("/proc/self/task")) == before
