"""A practice heard at the monitor of a sound server: bells at their cues, whatever becomes of the server."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from companion.adapters.clock import elapsed_awake
from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.sound.player import MiniaudioPlayer
from companion.app.ports.sound import Sounding, Track
from tests.adapters.sound_server import RATE, SoundServer, missing, onsets, wait_for

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(120)]
BELL = "audio/bell.opus"
TICK = "audio/tick.opus"
REACH = 0.05


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    if gone := missing():
        pytest.skip(f"This desktop test needs {', '.join(gone)}.")
    server = SoundServer(tmp_path / "sound")
    server.start()
    monkeypatch.setenv("PULSE_SERVER", server.address)
    monkeypatch.setenv("HOME", str(tmp_path))
    yield server
    server.stop()


@pytest.fixture
def player() -> Iterator[MiniaudioPlayer]:
    player = MiniaudioPlayer(ShippedAssets(), elapsed_awake)
    yield player
    player.close()
    wait_for(lambda: threading.active_count() == 1, "the end of every thread")


def bells(seconds: float, *at: float, background: str = "") -> Track:
    struck = tuple(Sounding(at=second, file=BELL, part="bell") for second in at)
    return Track(seconds=seconds, soundings=struck, background=background)


def follow(
    player: MiniaudioPlayer, until: Callable[[], bool], seconds: float = 60
) -> list[tuple[float, float]]:
    """Read the position at thirty readings a second until something holds: (moment, position)."""
    read = []
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        read.append((time.monotonic(), player.position()))
        threading.Event().wait(1 / 30)
    return read


def goes_evenly(read: list[tuple[float, float]], most: float = 0.02) -> None:
    """Check that the position went on in real time, from its first movement on."""
    moving = [one for one in read if one[1] > read[0][1]]
    for (then, low), (now, high) in zip(moving, moving[1:], strict=False):
        assert abs((high - low) - (now - then)) < most


def test_bells_sound_at_their_cues_and_at_the_position_shown(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    cues = (0.0, 6.5, 13.0, 19.5)
    player.load(bells(27.0, *cues))
    with server.recording() as recording:
        player.play()
        read = follow(player, lambda: player.position() >= 21.0)
    struck = onsets(recording.samples(), quiet=1.0, threshold=600)
    assert [(sample - struck[0]) / RATE for sample in struck] == pytest.approx(cues, abs=0.005)
    moments, positions = zip(*read, strict=True)
    shown = np.interp([recording.moment(sample) for sample in struck[1:]], moments, positions)
    assert shown == pytest.approx(cues[1:], abs=REACH)
    goes_evenly(read)


def test_going_back_and_pausing_keep_bells_at_their_cues(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    player.load(bells(60.0, 1.0, 2.5))
    with server.recording() as recording:
        player.play()
        read = follow(player, lambda: player.position() > 1.6)
        player.pause()
        threading.Event().wait(0.5)
        player.seek(0.5)
        player.play()
        read += follow(player, lambda: player.position() > 3.0)
    samples = recording.samples()
    loud = onsets(samples, quiet=0.25, threshold=600)
    assert len(loud) >= 2
    again = recording.moment(loud[1])
    (before, low), (after, high) = next(
        pair for pair in zip(read, read[1:], strict=False) if pair[0][0] <= again <= pair[1][0]
    )
    assert low + (high - low) * (again - before) / (after - before) == pytest.approx(1.0, abs=REACH)


def test_what_pauses_and_stops_neither_clicks_nor_is_heard_for_long(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    player.load(bells(60.0, 0.0, background="audio/background/drone.ogg"))
    player.volume("background", 1.0)
    with server.recording() as recording:
        player.play()
        follow(player, lambda: player.position() > 2.0)
        player.pause()
        paused = time.monotonic()
        threading.Event().wait(0.6)
        player.play()
        follow(player, lambda: player.position() > 3.5)
        player.close()
        closed = time.monotonic()
        wait_for(lambda: server.playing() == 0, "the end of the stream")
        threading.Event().wait(0.2)
    samples = recording.samples().astype(np.int32)
    loud = np.flatnonzero(np.abs(samples) > 100)
    silences = [recording.moment(int(loud[gap])) for gap in np.flatnonzero(np.diff(loud) > RATE // 4)] + [
        recording.moment(int(loud[-1]))
    ]
    assert silences[0] - paused < 0.25
    assert silences[-1] - closed < 0.25
    bell = np.abs(np.diff(samples[: loud[0] + RATE])).max()
    after = samples[loud[0] + RATE :]
    assert np.abs(np.diff(after)).max() <= bell


def test_a_server_that_dies_leaves_the_clock_running_and_a_later_play_finds_the_next(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    player.load(bells(60.0, 0.0))
    player.play()
    follow(player, lambda: player.position() > 1.0)
    assert player.silent() == ""
    server.stop()
    read = follow(player, lambda: bool(player.silent()))
    read += follow(player, lambda: player.position() > read[-1][1] + 1.0)
    goes_evenly(read)
    player.pause()
    player.play()
    follow(player, lambda: bool(player.silent()) and player.position() > 3.0)
    player.pause()
    server.socket.unlink(missing_ok=True)
    server.start()
    player.play()
    follow(player, lambda: player.silent() == "" and server.playing() == 1)


def test_a_server_that_comes_later_is_found_while_it_plays(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    server.stop()
    player.load(bells(60.0, 12.0))
    player.play()
    read = follow(player, lambda: bool(player.silent()) and player.position() > 0.5)
    server.socket.unlink(missing_ok=True)
    server.start()
    with server.recording() as recording:
        read += follow(player, lambda: player.position() > 13.0)
        assert player.silent() == ""
    (struck,) = onsets(recording.samples(), quiet=1.0, threshold=600)
    moments, positions = zip(*read, strict=True)
    assert np.interp(recording.moment(struck), moments, positions) == pytest.approx(12.0, abs=REACH)
    # The clock is the device's from then on: it may step once, by less than a buffer, and is not held up.
    goes_evenly(read, most=0.1)
    ahead = [position - moment for moment, position in read if position > 0.5]
    assert ahead[-1] == pytest.approx(ahead[0], abs=0.1)


def test_a_server_that_hangs_holds_up_neither_the_clock_nor_the_window(
    server: SoundServer, player: MiniaudioPlayer
) -> None:
    player.load(bells(60.0, 0.0))
    player.play()
    follow(player, lambda: player.position() > 0.5)
    server.freeze(True)
    read = follow(player, lambda: bool(player.silent()))
    goes_evenly(read)
    begun = time.monotonic()
    player.pause()
    player.seek(1.0)
    player.play()
    player.close()
    player.load(bells(60.0, 0.0))
    player.play()
    assert time.monotonic() - begun < 0.1
    follow(player, lambda: player.position() > 0.3)
    assert player.silent()
    server.freeze(False)


@pytest.mark.parametrize("heard", [True, False])
def test_a_program_that_was_stopped_goes_on_where_it_stood(
    server: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: bool
) -> None:
    if not heard:
        server.stop()
    log, app = tmp_path / "log", Path(__file__).parent / "sound_app.py"
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    cues = (1.0, 2.0, 3.0, 4.0, 5.0)

    def read() -> list[tuple[float, float]]:
        lines = log.read_text().splitlines() if log.exists() else []
        return [(float(moment), float(at)) for moment, at in (line.split() for line in lines[:-1])]

    with server.recording() if heard else nullcontext() as recording:
        words = [sys.executable, str(app), "--log", str(log), "6", *map(str, cues)]
        process = subprocess.Popen(words)
        try:
            wait_for(lambda: [at for _moment, at in read() if at > 2.5], "the middle")
            process.send_signal(signal.SIGSTOP)
            threading.Event().wait(4.0)
            process.send_signal(signal.SIGCONT)
            assert process.wait(30) == 0
        finally:
            process.kill()
    moments, positions = zip(*read(), strict=True)
    stopped = int(np.argmax(np.diff(moments)))
    assert moments[stopped + 1] - moments[stopped] > 3.5
    assert positions[stopped + 1] - positions[stopped] < 0.1
    goes_evenly(read()[stopped + 1 :], most=0.1)
    if recording is not None:
        struck = onsets(recording.samples(), quiet=0.5, threshold=600)
        shown = np.interp([recording.moment(sample) for sample in struck], moments, positions)
        assert shown == pytest.approx(cues, abs=REACH)


def test_without_its_sink_time_goes_on(server: SoundServer, player: MiniaudioPlayer) -> None:
    player.load(bells(60.0, 0.0))
    player.play()
    follow(player, lambda: player.position() > 0.5)
    server.ask("unload-module", "module-null-sink")
    read = follow(player, lambda: player.position() > 3.0)
    goes_evenly(read)
    assert player.silent()


def test_nothing_remains_when_it_is_over(server: SoundServer, player: MiniaudioPlayer) -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("This system does not list threads.")

    def once() -> None:
        player.load(bells(30.0, 0.0, background="audio/background/rain.ogg"))
        player.play()
        follow(player, lambda: player.position() > 0.3)
        assert server.playing() == 1
        player.close()
        wait_for(lambda: server.playing() == 0 and server.clients() == 0, "the end of the connection")
        wait_for(lambda: threading.active_count() == 1, "the end of every thread")

    once()
    tasks, files = len(os.listdir("/proc/self/task")), len(os.listdir("/proc/self/fd"))
    for _again in range(3):
        once()
    assert len(os.listdir("/proc/self/task")) <= tasks
    assert len(os.listdir("/proc/self/fd")) <= files
