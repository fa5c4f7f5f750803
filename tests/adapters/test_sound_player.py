"""What every sound player does, the real one with a sound server and without, and the stand-in."""

import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from companion.adapters.clock import elapsed_awake
from companion.adapters.sound.player import MiniaudioPlayer
from companion.app.ports.sound import Sounding, SoundPlayer, Track
from companion.core.errors import EnvironmentFault
from tests.adapters.sound_server import SoundServer, missing, tone, wait_for
from tests.fakes.sound import FakeSoundPlayer

pytestmark = pytest.mark.timeout(60)
BELL = "bell.opus"


class Folder:
    """Fills the Assets port from a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, name: str) -> Path:
        if not (self._root / name).exists():
            raise EnvironmentFault(f"{name} is missing.")
        return self._root / name

    def names(self, folder: str) -> list[str]:
        return sorted(path.name for path in (self._root / folder).iterdir())


@dataclass
class Stage:
    """A player, and whether it can be heard."""

    player: SoundPlayer
    heard: bool


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = tmp_path_factory.mktemp("sounds")
    tone(folder / BELL)
    tone(folder / "long.opus", seconds=4.0)
    tone(folder / "bed.opus", seconds=3.0, pitch=110.0, level=0.05)
    (folder / "broken.opus").write_bytes(b"OggS and no more")
    return Folder(folder)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    if gone := missing():
        pytest.skip(f"This test needs {', '.join(gone)}.")
    server = SoundServer(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take every sound server away."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture(params=["served", "deaf", "fake"])
def stage(request: pytest.FixtureRequest, sounds: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    made: SoundPlayer = FakeSoundPlayer(time.monotonic)
    if request.param == "served":
        monkeypatch.setenv("PULSE_SERVER", request.getfixturevalue("server").address)
    elif request.param == "deaf":
        request.getfixturevalue("deaf")
    if request.param != "fake":
        made = MiniaudioPlayer(sounds, elapsed_awake)
    yield Stage(made, heard=request.param != "deaf")
    made.close()
    wait_for(lambda: threading.active_count() == 1, "the end of every thread")


def track(seconds: float = 30.0, *at: float, background: str = "") -> Track:
    soundings = tuple(Sounding(at=second, file=BELL, part="bell") for second in at or (0.0, 1.0, 2.0))
    return Track(seconds=seconds, soundings=soundings, background=background)


def runs(player: SoundPlayer, beyond: float = 0.05) -> None:
    """Wait until the position has gone on by so much."""
    begun = player.position()
    wait_for(lambda: player.position() > begun + beyond, "the position's going on")


def test_a_loaded_track_stands_at_its_beginning_until_it_plays(stage: Stage) -> None:
    assert stage.player.position() == 0.0
    stage.player.load(track())
    assert stage.player.position() == 0.0
    stage.player.play()
    runs(stage.player)


def test_it_keeps_real_time_without_jumping_or_going_back(stage: Stage) -> None:
    stage.player.load(track(background="bed.opus"))
    stage.player.play()
    runs(stage.player, 0.2)
    read = [(time.monotonic(), stage.player.position())]
    while read[-1][1] < 1.5:
        read.append((time.monotonic(), stage.player.position()))
        threading.Event().wait(0.005)
    for (then, low), (now, high) in zip(read, read[1:], strict=False):
        assert high >= low
        assert abs((high - low) - (now - then)) < 0.02
    passed = read[-1][0] - read[0][0]
    assert read[-1][1] - read[0][1] == pytest.approx(passed, abs=0.03)


def test_a_pause_stands_still_at_once_and_going_on_begins_there(stage: Stage) -> None:
    stage.player.load(track())
    stage.player.play()
    runs(stage.player, 0.3)
    stage.player.pause()
    stood = stage.player.position()
    threading.Event().wait(0.15)
    assert stage.player.position() == stood
    stage.player.play()
    assert stage.player.position() == pytest.approx(stood, abs=0.05)
    runs(stage.player)


def test_one_can_go_to_a_moment_while_it_plays_and_while_it_stands(stage: Stage) -> None:
    stage.player.load(track())
    stage.player.seek(20.0)
    assert stage.player.position() == 20.0
    stage.player.play()
    runs(stage.player)
    stage.player.seek(5.0)
    assert stage.player.position() == pytest.approx(5.0, abs=0.05)
    runs(stage.player)
    assert stage.player.position() < 6.0
    for beyond, kept in ((-3.0, 0.0), (99.0, 30.0)):
        stage.player.pause()
        stage.player.seek(beyond)
        assert stage.player.position() == kept


def test_it_stands_at_the_end_when_it_is_over(stage: Stage) -> None:
    stage.player.load(track(0.5, 0.1))
    stage.player.play()
    wait_for(lambda: stage.player.position() == 0.5, "the end")
    threading.Event().wait(0.1)
    assert stage.player.position() == 0.5


def test_another_track_begins_anew(stage: Stage) -> None:
    stage.player.load(track())
    stage.player.play()
    runs(stage.player, 0.3)
    stage.player.load(track(10.0))
    assert stage.player.position() == 0.0
    stage.player.play()
    runs(stage.player)
    assert stage.player.position() < 3.0


def test_it_says_why_nothing_is_heard_and_only_then(stage: Stage) -> None:
    stage.player.load(track())
    stage.player.play()
    runs(stage.player, 0.3)
    assert bool(stage.player.silent()) is not stage.heard
    assert bool(stage.player.capability().works) is stage.heard


def test_everything_may_be_asked_of_it_without_a_track(stage: Stage) -> None:
    stage.player.play()
    stage.player.pause()
    stage.player.seek(3.0)
    stage.player.background("bed.opus")
    stage.player.volume("voice", 0.5)
    stage.player.close()
    stage.player.close()
    assert stage.player.position() == 0.0
    assert stage.player.silent() == ""


def test_after_close_a_track_can_be_loaded_again(stage: Stage) -> None:
    stage.player.load(track())
    stage.player.play()
    runs(stage.player)
    stage.player.close()
    assert stage.player.position() == 0.0
    stage.player.load(track())
    stage.player.play()
    runs(stage.player)
    assert bool(stage.player.silent()) is not stage.heard


@pytest.mark.usefixtures("deaf")
def test_without_a_device_time_begins_to_run_as_soon_as_that_is_known(sounds: Folder) -> None:
    player = MiniaudioPlayer(sounds, elapsed_awake)
    for _again in range(2):
        player.load(track())
        player.play()
        wait_for(player.silent, "the reason")
        known = time.monotonic()
        runs(player)
        assert time.monotonic() - known < 1.0
    player.close()
    wait_for(lambda: threading.active_count() == 1, "the end of every thread")


@pytest.mark.usefixtures("deaf")
def test_where_the_program_was_stopped_it_goes_on_from_the_same_place(sounds: Folder) -> None:
    clock = [elapsed_awake()]
    player = MiniaudioPlayer(sounds, lambda: clock[0])
    player.load(track())
    player.play()
    wait_for(player.silent, "the reason")
    for step, moved in ((1.0, 1.0), (20.0, 0.0), (1.5, 1.5), (3.0, 0.0), (0.5, 0.5)):
        at = player.position()
        clock[0] += timedelta(seconds=step)
        assert player.position() - at == pytest.approx(moved)
    player.close()
    wait_for(lambda: threading.active_count() == 1, "the end of every thread")


@pytest.mark.usefixtures("deaf")
def test_missing_and_damaged_sounds_are_silent_and_said_once(
    sounds: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    player = MiniaudioPlayer(sounds, elapsed_awake)
    files = ("broken.opus", "gone.opus", BELL, "broken.opus")
    soundings = tuple(Sounding(at=0.2 * number, file=file, part="voice") for number, file in enumerate(files))
    with caplog.at_level(logging.WARNING):
        for _again in range(2):
            player.load(Track(seconds=5.0, soundings=soundings, background="none.opus"))
            wait_for(lambda: len(caplog.records) >= 3, "the warnings")
            player.play()
            runs(player)
        player.close()
        wait_for(lambda: threading.active_count() == 1, "the end of every thread")
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 3
    for file in ("broken.opus", "gone.opus", "none.opus"):
        assert sum(file in line for line in said) == 1
