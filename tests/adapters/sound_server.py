"""A sound server of its own that plays into nothing, and a recorder of what it would have played."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 48_000
PROGRAMS = ("pulseaudio", "pactl", "parec")
SINK = "nowhere"
LIMIT = 10.0
PAREC = (
    *("parec", "-d", f"{SINK}.monitor", "--raw", "--format=s16le", f"--rate={RATE}"),
    *("--channels=1", "--latency-msec=10"),
)


def missing() -> list[str]:
    """Return which programs this takes are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def wait_for(condition: Callable[[], object], what: str, seconds: float = LIMIT) -> None:
    """Wait until `condition()` is true; fail naming `what` where it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not come within {seconds} s"
        time.sleep(0.01)


class SoundServer:
    """PulseAudio with one sink, reached at `address`."""

    def __init__(self, folder: Path) -> None:
        """folder: where its socket is, and all it writes."""
        self.folder = folder
        self.socket = folder / "native"
        self.address = f"unix:{self.socket}"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": self.address,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        env = {name: value for name, value in self.env.items() if name != "PULSE_SERVER"}
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("--disable-shm=yes", "--log-level=error"),
                f"--load=module-null-sink sink_name={SINK} rate={RATE}",
                f"--load=module-native-protocol-unix socket={self.socket} auth-anonymous=1",
            ],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: self.ask("info", limit=False), "the sound server")
        # With nobody listening it works in blocks of two seconds, as no sound card does.
        self._listener = subprocess.Popen(PAREC, env=self.env, stdout=subprocess.DEVNULL)

    def ask(self, *words: str, limit: bool = True) -> str:
        """Return what pactl answers; empty where it fails and need not succeed (limit=False)."""
        ran = subprocess.run(
            ["pactl", *words], env=self.env, capture_output=True, text=True, check=limit, timeout=LIMIT
        )
        return ran.stdout if ran.returncode == 0 else ""

    def playing(self) -> int:
        """Return how many programs play."""
        return len(self.ask("list", "short", "sink-inputs").splitlines())

    def clients(self) -> int:
        """Return how many connections there are beside the one that asks and any recorder."""
        names = self.ask("list", "clients")
        return names.count('application.name = "Second Wind"')

    def freeze(self, frozen: bool) -> None:
        """Let it hang, or go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def stop(self) -> None:
        """End it at once."""
        for process in (self._process, self._listener):
            if process is not None:
                process.send_signal(signal.SIGCONT)
                process.kill()
                process.wait()
        self._process = self._listener = None

    @contextmanager
    def recording(self) -> Iterator["Recording"]:
        """Record what is played within."""
        recording = Recording(self.env)
        try:
            yield recording
        finally:
            recording.stop()


class Recording:
    """What a sink played, one channel, with the moments at which it arrived."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            PAREC,
            env=dict(env),
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._blocks: list[tuple[float, bytes]] = []
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()
        wait_for(lambda: self._blocks, "the recorder")

    def stop(self) -> None:
        """Record no more."""
        self._process.kill()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    @property
    def seconds(self) -> float:
        """How much was recorded."""
        return sum(len(block) for _at, block in self._blocks) / 2 / RATE

    def samples(self) -> NDArray[np.int16]:
        """Return everything recorded."""
        return np.frombuffer(b"".join(block for _at, block in self._blocks), np.int16)

    def moment(self, sample: int) -> float:
        """Return the monotonic moment at which a sample arrived, its place within its block counted back."""
        end = 0
        for at, block in self._blocks:
            end += len(block) // 2
            if sample < end:
                return at - (end - sample) / RATE
        raise IndexError(sample)

    def _read(self) -> None:
        assert self._process.stdout is not None
        while block := self._process.stdout.read(65_536):
            self._blocks.append((time.monotonic(), block))


def onsets(samples: NDArray[np.int16], quiet: float = 0.3, threshold: int = 1500) -> list[int]:
    """Return the samples at which sound begins after at least `quiet` seconds of silence."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > threshold)
    if len(loud) == 0:
        return []
    gaps = np.flatnonzero(np.diff(loud) > quiet * RATE) + 1
    return [int(loud[0]), *(int(loud[gap]) for gap in gaps)]


def tone(path: Path, seconds: float = 0.2, pitch: float = 880.0, level: float = 0.5) -> Path:
    """Write a tone that begins at once, as Ogg/Opus."""
    path.parent.mkdir(parents=True, exist_ok=True)
    at = np.arange(round(seconds * RATE)) / RATE
    soundfile.write(path, level * np.sin(2 * np.pi * pitch * at), RATE, format="OGG", subtype="OPUS")
    return path
