"""The real overlay in a small program: what desktop tests look at and type into.

    python overlay_app.py --level strict --length 600 --log FILE

Writes a line to the log for what happens: start PID RESTARTS, painted, then each request of the
user. With --state FILE a break goes on where a killed program left it.
"""

import argparse
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.adapters.clock import SystemClock
from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.watchdog import Watchdog, restart_command
from companion.app.bus import Bus
from companion.ui.overlay import NoWatchdog, Overlay, OverlayParts
from companion.ui.theme import Theme
from tests.fakes.break_study import FakeBreakStudy
from tests.fakes.overlay_practice import FakePractices, ShownPractice


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--level", default="firm")
    parser.add_argument("--tier", default="short")
    parser.add_argument("--length", type=float, default=600)
    parser.add_argument("--gone", type=float, default=0)
    parser.add_argument("--ready", action="store_true", help="show the end screen")
    parser.add_argument("--halted", action="store_true")
    parser.add_argument("--practice", action="store_true", help="offer one; what plays is written down")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--mode", choices=["bypass", "managed"])
    parser.add_argument("--hang", choices=["loop", "lock", "stop"], help="a second after it is painted")
    parser.add_argument("--watchdog", action="store_true")
    parser.add_argument("--quit", action="store_true", help="end the program once it is painted")
    parser.add_argument("--log", type=Path, default=Path("/dev/stdout"))
    parser.add_argument("--state", type=Path)
    return parser.parse_args()


def hang(how: str) -> None:
    if how == "lock":
        ctypes.PyDLL(None).sleep(120)
    elif how == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    while True:
        pass


class Noted(FakeBreakStudy):
    """Writes down what is asked."""

    log: Path

    def note(self, line: str) -> None:
        with self.log.open("a") as lines:
            print(line, file=lines)

    def _end(self, how: str) -> None:
        self.note(how)
        super()._end(how)

    def postpone(self) -> None:
        self.note("postpone")
        super().postpone()

    def stop(self) -> None:
        self.note("stop")
        super().stop()

    def rate(self, block_id: str, effort: float | None = None, focus: float | None = None) -> None:
        self.note(f"rate {effort} {focus}")


class NotedPractices(FakePractices):
    """Writes down what is played and how it ends."""

    note: Callable[[str], None]

    def _make(self, *asked: Any) -> ShownPractice:
        played = super()._make(*asked)
        played.end = lambda: self.note("practice ended")  # type: ignore[method-assign]
        self.note("practice")
        return played


def main() -> int:
    args = options()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    theme = Theme(ShippedAssets(), "dark" if args.dark else "light", text_scale=args.text)
    theme.apply(app)
    theme.know_topics(["Endocrine", "Cardiovascular"])
    clock, bus = SystemClock(ZoneInfo("UTC")), Bus()
    length = timedelta(seconds=args.length)
    study = Noted(bus, clock, level=args.level, tier=args.tier, length=length)
    study.log = args.log
    practices = NotedPractices()
    practices.note = study.note
    watchdog = Watchdog(restart_command())
    study.note(f"start {os.getpid()} {watchdog.restarts}")
    parts = OverlayParts(
        theme=theme, study=study, bus=bus, clock=clock, assets=ShippedAssets(),
        watchdog=watchdog if args.watchdog else NoWatchdog(),
        practices=practices.door if args.practice else None,
    )  # fmt: skip
    overlay = Overlay(parts, on_unpaintable=study.fall_back, on_unasked=lambda asked: study.note("unasked"))
    overlay.painted.connect(lambda: study.note("painted"))
    if args.hang and not watchdog.restarts:
        overlay.painted.connect(lambda: QTimer.singleShot(1000, lambda: hang(args.hang)))
    if args.quit:
        overlay.painted.connect(lambda: QTimer.singleShot(200, app.quit))
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    signal.signal(signal.SIGUSR1, lambda *_: overlay.on_lock())
    signal.signal(signal.SIGUSR2, lambda *_: overlay.on_unlock())
    wake = QTimer()
    wake.start(200)
    wake.timeout.connect(lambda: None)  # lets Python see the signal

    began = clock.now().elapsed
    if args.state and args.state.exists():
        began = timedelta(seconds=float(args.state.read_text()))
    elif args.state:
        args.state.write_text(str(began / timedelta(seconds=1)))
    gone = clock.now().elapsed - began + timedelta(seconds=args.gone)
    study.start_break(gone)
    if args.halted:
        study.halt()
    if args.ready:
        QTimer.singleShot(100, study.end_break)
    code = app.exec()
    study.note("quit")
    return code


if __name__ == "__main__":
    sys.exit(main())
