"""The player in a small program: what desktop tests look at and type into.

    python player_app.py --log FILE [--dark]

Writes a line for each change of what plays: its state, and when the window comes to rest or is drawn again.
"""

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.adapters.clock import SystemClock
from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.player import PlayerView
from companion.ui.theme import Theme
from tests.fakes.playing import Stage
from tests.fakes.sound import FakeSoundPlayer


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme = Theme(ShippedAssets(), "dark" if args.dark else "light")
    theme.apply(app)
    clock = SystemClock(ZoneInfo("UTC"))
    stage = Stage(sound=FakeSoundPlayer(lambda: clock.now().elapsed / timedelta(seconds=1)))
    view = PlayerView(theme, stage.playing())
    view.setWindowTitle("Player")
    view.resize(1280, 800)
    said = [""]

    def note() -> None:
        eyes = "closed" if view.playing.eyes_closed else "open"
        frames = "drawn" if view.frames.running else "at rest"
        line = f"{view.playing.state} eyes {eyes} {frames}"
        if line != said[0]:
            said[0] = line
            with args.log.open("a") as lines:
                print(line, file=lines)

    watch = QTimer()
    watch.timeout.connect(note)
    watch.start(20)
    view.closed.connect(note)
    view.closed.connect(app.quit)
    view.showFullScreen()
    view.activateWindow()
    app.exec()


if __name__ == "__main__":
    main()
