"""The real tray icon, and the floating timer, in a small program that desktop tests look at and click.

    python tray_app.py --log FILE [--topic Cardiology] [--floating] [--message]

Writes a line to the log for what happens: ready, tray yes or no at every change, where the icon
is, and what was asked of the program: toggle, open, check in, quit.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.services import Services
from companion.ui.floating import FloatingTimer
from companion.ui.theme import Theme
from companion.ui.tray.menu import TrayDoors
from companion.ui.tray.tray import Tray
from tests.fakes.desktop import FakeClock
from tests.fakes.program import program, services_of

LOOK_EVERY_MS = 50


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--topic", default="")
    parser.add_argument("--floating", action="store_true")
    parser.add_argument("--message", action="store_true", help="show a message beside the icon")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--text", type=float, default=1.0)
    parser.add_argument("--log", type=Path, default=Path("/dev/stdout"))
    return parser.parse_args()


class Said:
    """Appends lines to the log, each but once in a row."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: dict[str, str] = {}

    def say(self, line: str) -> None:
        with self._path.open("a") as file:
            file.write(f"{line}\n")

    def say_if_new(self, kind: str, value: str) -> None:
        if self._last.get(kind) != value:
            self._last[kind] = value
            self.say(f"{kind} {value}")


def study(topic: str, folder: Path) -> Services:
    """Return a program on fakes, half an hour into a block on `topic` if there is one."""
    made = program(folder, FakeClock())
    if topic:
        made.study.start(topic, "50/10", "firm")
        for _ in range(30):
            made.idle.touch()
            made.clock.advance(minutes=1)
    return services_of(made)


def main() -> int:
    wanted = options()
    said = Said(wanted.log)
    application = QApplication(["second-wind"])
    application.setApplicationName("second-wind")
    application.setQuitOnLastWindowClosed(False)
    theme = Theme(ShippedAssets(), "dark" if wanted.dark else "light", wanted.text)
    theme.apply(application)
    with tempfile.TemporaryDirectory() as folder:
        services = study(wanted.topic, Path(folder))
        tray = Tray(
            services,
            theme,
            TrayDoors(
                toggle_window=lambda: said.say("toggle"),
                open_window=lambda: said.say("open"),
                open_check_in=lambda: said.say("check in"),
                quit_program=application.quit,
            ),
        )
        pill = FloatingTimer(theme, tray.menu, lambda: said.say("open"))
        if wanted.floating:
            pill.refresh(services.study.view())
            pill.place()
        tray.icon.message_clicked.connect(lambda: said.say("message clicked"))
        tray.menu.aboutToShow.connect(lambda: said.say("menu"))
        if wanted.message:
            QTimer.singleShot(500, lambda: tray.icon.show_message("Break in 1 minute", "Finish it."))
        look = QTimer()
        look.timeout.connect(lambda: watch(said, tray, services))
        look.start(LOOK_EVERY_MS)
        said.say("ready")
        done = application.exec()
        tray.icon.close()
        services.store.close()
    said.say("end")
    return done


def watch(said: Said, tray: Tray, services: Services) -> None:
    """Say what changed since the last look."""
    said.say_if_new("tray", "yes" if tray.icon.available() else "no")
    place = tray.icon.native.geometry()
    said.say_if_new("icon", f"{place.x()} {place.y()} {place.width()} {place.height()}")
    said.say_if_new("timer", services.study.view().state)


if __name__ == "__main__":
    sys.exit(main())
