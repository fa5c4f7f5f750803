"""The floor: QApplication, a tray icon and its menu, nothing else. No Qt tray program can be lighter.

python -m tests.bench.floor --seconds 60      measure it on the screen at hand and print JSON
python tests/bench/floor.py --bare            be it: print `ready <CLOCK_MONOTONIC seconds>`, then idle
"""

# As few imports as can be, all late: each would lift the floor.
import sys


def bare() -> int:
    """Be the empty tray program until someone ends it."""
    import time

    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QColor, QIcon, QPixmap
    from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    dot = QPixmap(24, 24)
    dot.fill(QColor("#0E5F5B"))
    menu = QMenu()
    menu.addAction("Quit", app.quit)
    tray = QSystemTrayIcon(QIcon(dot))
    tray.setContextMenu(menu)
    tray.show()
    QTimer.singleShot(0, lambda: print(f"ready {time.monotonic():.6f}", file=sys.stderr, flush=True))
    return app.exec()


def main() -> int:
    """Measure the empty tray program from outside and print one JSON object."""
    import argparse
    import json
    import os
    import time

    from tests.bench.process import Running, activity, memory

    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=60)
    seconds = options.parse_args().seconds
    with Running(command(), dict(os.environ)) as floor:
        time.sleep(3)
        before = activity(floor.pid)
        time.sleep(seconds)
        spent = activity(floor.pid) - before
        held = memory(floor.pid)
        found = {
            "start_s": round(floor.start_s, 3),
            "uss_mb": round(held.uss_mb, 1),
            "pss_mb": round(held.pss_mb, 1),
            "seconds": seconds,
            "cpu_s": round(spent.cpu_s, 2),
            "switches": spent.switches,
        }
    print(json.dumps(found, indent=2))
    return 0


def command() -> list[str]:
    """Return the arguments that start the empty tray program."""
    return [sys.executable, __file__, "--bare"]


if __name__ == "__main__":
    sys.exit(bare() if "--bare" in sys.argv else main())
