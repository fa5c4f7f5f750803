"""How long after a break is due every screen shows it: the real overlay, on a private desktop.

    python -m tests.bench.due_painted [--breaks 200] [--monitors 2] [--no-notice]

One JSON object: milliseconds from the instant the break is due, by the clock, to the end of the
turn in which the last screen was painted; p50, p99 and the worst. Timer, bus, windows, backdrop,
suggestion and watchdog are the program's own; only the study behind them is made up.
--no-notice measures a break taken at once, for which nothing could be prepared.
"""

import argparse
import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.desktop.harness import Desk

ROOT = Path(__file__).parents[2]
MS = timedelta(milliseconds=1)
AHEAD = timedelta(milliseconds=150)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--breaks", type=int, default=200)
    parser.add_argument("--monitors", type=int, default=2)
    parser.add_argument("--no-notice", action="store_true")
    parser.add_argument("--here", action="store_true", help="measure on the display at hand")
    return parser.parse_args()


def measure(count: int, *, notice: bool) -> list[float]:
    """Return the delays in ms of `count` breaks on the display at hand."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from companion.adapters.clock import SystemClock
    from companion.adapters.desktop.assets import ShippedAssets
    from companion.adapters.qt.alarm import QtAlarm
    from companion.adapters.watchdog import Watchdog
    from companion.app.bus import Bus
    from companion.ui.overlay import Overlay, OverlayParts
    from companion.ui.theme import Theme
    from tests.fakes.break_study import FakeBreakStudy

    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    assets, bus, clock = ShippedAssets(), Bus(), SystemClock(ZoneInfo("UTC"))
    theme = Theme(assets, "light")
    theme.apply(app)
    study, watchdog, alarm = FakeBreakStudy(bus, clock), Watchdog([]), QtAlarm(clock)
    parts = OverlayParts(theme=theme, study=study, bus=bus, clock=clock, assets=assets, watchdog=watchdog)
    overlay = Overlay(parts, on_unpaintable=app.quit, on_unasked=lambda _asked: None)
    delays: list[float] = []
    due = timedelta()

    def next_break() -> None:
        nonlocal due
        if notice:
            study.give_notice()
        due = clock.now().elapsed + AHEAD
        alarm.set(due, study.start_break)

    def on_painted() -> None:
        delays.append((clock.now().elapsed - due) / MS)
        study.leave()
        if len(delays) == count:
            app.quit()
        else:
            QTimer.singleShot(0, next_break)

    overlay.painted.connect(on_painted)
    QTimer.singleShot(0, next_break)
    app.exec()
    overlay.close()
    watchdog.close()
    if len(delays) < count:
        raise SystemExit(f"only {len(delays)} of {count} breaks were painted")
    return sorted(delays)


def main() -> int:
    args = options()
    if args.here:
        delays = measure(args.breaks, notice=not args.no_notice)
        last = len(delays) - 1
        found = {"p50_ms": delays[last // 2], "p99_ms": delays[round(last * 0.99)], "max_ms": delays[last]}
        rounded = {name: round(value, 1) for name, value in found.items()}
        print(json.dumps({**rounded, "breaks": args.breaks, "monitors": args.monitors}))
        return 0
    missing = Desk.missing()
    if missing:
        raise SystemExit(f"This bench needs {', '.join(missing)}.")
    with Desk(monitors=args.monitors, size=(1920, 1080), spare=0) as desk:
        desk.env["PYTHONPATH"] = os.pathsep.join([str(ROOT), desk.env.get("PYTHONPATH", "")]).rstrip(
            os.pathsep
        )
        command = [sys.executable, "-m", "tests.bench.due_painted", "--here", *sys.argv[1:]]
        print(desk.run(command, seconds=540).strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
