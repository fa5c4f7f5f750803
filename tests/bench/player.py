"""What playing a practice costs: processor and memory, and what is left running after it.

    python -m tests.bench.player [--size 1920x1080] [--seconds 30] [--practice box] [--voiced] [--reduced]

One JSON object for each size: percent of one core over the seconds (/proc/self/stat, all threads), frames a
second, memory before and meanwhile, and threads, timers and descriptors before and after. The window is the
program's own, on a private screen; --voiced plays through the real sound device, else time passes silently.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.bench.process import activity, memory
from tests.desktop.harness import Desk

ROOT = Path(__file__).parents[2]
SIZES = ("1280x800", "1920x1080")
SECOND = timedelta(seconds=1)
LEAD_S = 26.0
"""Where the first breath has begun in the practices that begin with some sentences."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", action="append")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--practice", default="box")
    parser.add_argument("--voiced", action="store_true")
    parser.add_argument("--reduced", action="store_true")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--here", action="store_true", help="measure on the display at hand")
    return parser.parse_args()


def measure(args: argparse.Namespace, width: int, height: int) -> dict[str, object]:
    """Play on the display at hand; return the figures."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from companion.adapters.clock import SystemClock, elapsed_awake
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.sound.player import MiniaudioPlayer
    from companion.app.playing import Playing
    from companion.app.playing_choice import PlayingDoors
    from companion.app.ports.sound import SoundPlayer
    from companion.app.practice_library import Practices
    from companion.app.practice_track import track
    from companion.ui.player import PlayerView
    from companion.ui.theme import Theme
    from tests.fakes.practices import Quiet
    from tests.fakes.sound import FakeAwakeScreen, FakeMediaKeys, FakeSoundPlayer

    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    app = QApplication(sys.argv[:1])
    assets, clock = ShippedAssets(), SystemClock(ZoneInfo("UTC"))
    theme = Theme(assets, "dark" if args.dark else "light", reduced_motion=args.reduced)
    theme.apply(app)
    practice = Practices(assets).of(args.practice)
    quiet = Quiet({"practice": {"cautions_seen": [args.practice]}})
    sound: SoundPlayer = FakeSoundPlayer(lambda: clock.now().elapsed / SECOND)
    if args.voiced:
        sound = MiniaudioPlayer(assets, elapsed_awake)
    doors = PlayingDoors(
        sound=sound,
        awake=FakeAwakeScreen(),
        keys=FakeMediaKeys(),
        practise=quiet.practise,
        settings=quiet.settings,
        track=track,
    )
    window = QWidget()
    window.resize(width, height)
    window.show()
    found: dict[str, object] = {"size": f"{width}x{height}", "practice": args.practice, "voiced": args.voiced}

    def left() -> dict[str, int]:
        gc.collect()
        timers = [one for one in window.findChildren(QTimer) if one.isActive()]
        threads = len(list(Path("/proc/self/task").iterdir()))
        return {
            "threads": threads,
            "timers": len(timers),
            "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        }

    def begin() -> None:
        found["before"] = left()
        found["memory_before_mb"] = round(memory(os.getpid()).uss_mb, 1)
        playing = Playing(doors, practice)
        view = PlayerView(theme, playing, parent=window)
        view.setGeometry(window.rect())
        view.show()
        playing.start()
        sound.seek(LEAD_S)
        QTimer.singleShot(2000, lambda: watch(view))

    def watch(view: PlayerView) -> None:
        spent, drawn, at = activity(os.getpid()), view.frames.drawn, clock.now().elapsed

        def done() -> None:
            passed = (clock.now().elapsed - at) / SECOND
            found["cpu_percent"] = round((activity(os.getpid()) - spent).cpu_s / passed * 100, 1)
            found["frames_a_second"] = round((view.frames.drawn - drawn) / passed, 1)
            found["silent"] = view.playing.silent()
            found["memory_playing_mb"] = round(memory(os.getpid()).uss_mb, 1)
            view.playing.close()
            view.setParent(None)
            view.deleteLater()
            QTimer.singleShot(1000, end)

        QTimer.singleShot(round(args.seconds * 1000), done)

    def end() -> None:
        found["after"] = left()
        app.quit()

    QTimer.singleShot(1000, begin)
    app.exec()
    return found


def main() -> int:
    args = options()
    sizes = args.size or list(SIZES)
    if args.here:
        width, height = map(int, sizes[0].split("x"))
        print(json.dumps(measure(args, width, height)))
        return 0
    missing = Desk.missing()
    if missing:
        raise SystemExit(f"This bench needs {', '.join(missing)}.")
    with ExitStack() as stack:
        address = stack.enter_context(_sound_server()) if args.voiced else ""
        for size in sizes:
            width, height = map(int, size.split("x"))
            with Desk(size=(width, height), spare=0) as desk:
                desk.env |= {"PYTHONPATH": str(ROOT)} | ({"PULSE_SERVER": address} if address else {})
                words = ["--here", *_without_size(sys.argv[1:]), "--size", size]
                command = [sys.executable, "-m", "tests.bench.player", *words]
                print(desk.run(command, seconds=args.seconds + 60).strip(), flush=True)
    return 0


@contextmanager
def _sound_server() -> Iterator[str]:
    """Yield the address of a sound server that plays into nothing, with somebody who listens."""
    from tests.adapters.sound_server import SoundServer

    with tempfile.TemporaryDirectory(prefix="second-wind-bench-") as folder:
        server = SoundServer(Path(folder) / "sound")
        server.start()
        try:
            # Unheard, it would ask for sound every two seconds only.
            with server.recording():
                yield server.address
        finally:
            server.stop()


def _without_size(words: list[str]) -> list[str]:
    kept = []
    skip = False
    for word in words:
        if skip or word.startswith("--size="):
            skip = False
        elif word == "--size":
            skip = True
        else:
            kept.append(word)
    return kept


if __name__ == "__main__":
    sys.exit(main())
