"""A practice in real time at the monitor of a sound server of its own: bells against cue times.

    python -m tests.bench.practice_sound [--seconds 600]

Prints one JSON object. The playing process is one of its own, so that its processor time, threads and memory
are those of sound alone. Exits with 1 where a bell is further than 50 ms from its cue.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from companion.app.ports.sound import Sounding, Track
from tests.adapters.sound_server import RATE, SoundServer, missing, onsets, wait_for
from tests.bench.process import activity, memory

REACH_MS = 50.0
BELL = "audio/bell.opus"
EVERY = 10.0
"""Seconds from bell to bell: a bell has died away by then."""
FIRST = 1.0
TAIL = 8.0
VOICES_BETWEEN = 5.5
THRESHOLD = 600
"""Of 32,768: above the quiet voice and rain, below the first wave of a bell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Milliseconds. drift: bells against the first; shown: against `position()` when they were heard."""

    bells: int
    seconds: float
    drift_ms: float
    shown_ms: float
    shown_median_ms: float
    jump_ms: float


def cues(seconds: float) -> tuple[float, ...]:
    """Return the seconds at which bells are struck."""
    count = int((seconds - TAIL - FIRST) // EVERY) + 1
    return tuple(FIRST + EVERY * number for number in range(count))


def compare(
    struck: list[int], at: list[float], positions: list[tuple[float, float]], due: tuple[float, ...]
) -> Found:
    """Compare bells with their cues. struck: samples; at: moments; positions: (moment, position())."""
    assert len(struck) == len(due), f"{len(struck)} bells were heard of {len(due)}"
    drift = [
        abs((sample - struck[0]) / RATE - (cue - due[0])) * 1000
        for sample, cue in zip(struck, due, strict=True)
    ]
    shown = [(shown_at(positions, moment) - cue) * 1000 for moment, cue in zip(at, due, strict=True)]
    jumps = [
        abs((later - sooner) - (then - now)) * 1000
        for (now, sooner), (then, later) in zip(positions, positions[1:], strict=False)
        if sooner > FIRST / 2 and later < positions[-1][1]
    ]
    return Found(
        bells=len(struck),
        seconds=due[-1] - due[0],
        drift_ms=round(max(drift), 2),
        shown_ms=round(max(map(abs, shown)), 1),
        shown_median_ms=round(sorted(shown)[len(shown) // 2], 1),
        jump_ms=round(max(jumps), 2),
    )


def shown_at(positions: list[tuple[float, float]], moment: float) -> float:
    """Return the position shown at a moment, between the two readings around it."""
    after = next(index for index, (at, _position) in enumerate(positions) if at >= moment)
    (sooner, low), (later, high) = positions[after - 1], positions[after]
    return low + (high - low) * (moment - sooner) / (later - sooner)


def play(seconds: float) -> None:
    """Play in this process; report what it costs and where it was, as JSON, and wait to be let go."""
    from companion.adapters.clock import elapsed_awake
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.sound.player import MiniaudioPlayer

    def state() -> dict[str, float]:
        return {
            "threads": len(os.listdir("/proc/self/task")),
            "python_threads": threading.active_count(),
            "uss_mb": round(memory(os.getpid()).uss_mb, 1),
        }

    assets = ShippedAssets()
    voices = [f"audio/voice/{name}" for name in assets.names("audio/voice")]
    bells = [Sounding(at=at, file=BELL, part="bell") for at in cues(seconds)]
    words = [
        Sounding(at=bell.at + VOICES_BETWEEN, file=voices[number % len(voices)], part="voice")
        for number, bell in enumerate(bells)
        if voices
    ]
    track = Track(seconds=seconds, soundings=(*bells, *words), background="audio/background/rain.ogg")
    report: dict[str, object] = {"before": state()}
    player = MiniaudioPlayer(assets, elapsed_awake)
    player.load(track)
    # Only the bells are to be found in the recording; the rest is decoded and mixed all the same.
    player.volume("voice", 0.02)
    player.volume("background", 0.02)
    spent = activity(os.getpid())
    begun = time.monotonic()
    player.play()
    positions = []
    while (position := player.position()) < seconds:
        positions.append((time.monotonic(), position))
        time.sleep(1 / 30)
        if len(positions) == 300:
            report["playing"] = state()
    passed = time.monotonic() - begun
    report |= {
        "at_end": state(),
        "cpu_percent": round((activity(os.getpid()) - spent).cpu_s / passed * 100, 2),
        "silent": player.silent(),
    }
    player.close()
    wait_for(lambda: threading.active_count() == 1, "the end of the player's thread")
    report["closed"] = state()
    print(json.dumps({"report": report, "positions": positions}))


def record(seconds: float, folder: Path) -> tuple[Found, dict[str, object]]:
    """Record a playing process; return what was found and what that process reports."""
    server = SoundServer(folder / "sound")
    server.start()
    try:
        with server.recording() as recording:
            command = [
                sys.executable,
                "-m",
                "tests.bench.practice_sound",
                "--play",
                "--seconds",
                str(seconds),
            ]
            env = {**os.environ, **server.env}
            ran = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True, check=True)
            wait_for(lambda: server.playing() == 0, "the end of the stream")
        heard = json.loads(ran.stdout)
        struck = onsets(recording.samples(), quiet=2.0, threshold=THRESHOLD)
        moments = [recording.moment(sample) for sample in struck]
        positions = [(at, position) for at, position in heard["positions"]]
        found = compare(struck, moments, positions, cues(seconds))
        return found, {**heard["report"], "streams_left": server.playing()}
    finally:
        server.stop()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--play", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.play:
        play(args.seconds)
        return 0
    if gone := missing():
        print(f"This needs {', '.join(gone)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="second-wind-sound-") as folder:
        found, report = record(args.seconds, Path(folder))
    print(json.dumps(asdict(found) | report, indent=2))
    return int(max(found.drift_ms, found.shown_ms) > REACH_MS)


if __name__ == "__main__":
    sys.exit(main())
