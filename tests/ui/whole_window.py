"""The window with every page in it, as the program makes it, on fakes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from companion.app.services import Services
from companion.app.simulate import simulate
from companion.ui.page_list import PageDoors, PageList
from companion.ui.pages.journal import JournalPage
from companion.ui.pages.reflection.report_drawing import DrawReport
from companion.ui.private.discretion import Discretion
from companion.ui.private.lock_guard import LockGuard
from companion.ui.theme import Theme
from companion.ui.window import MainWindow
from tests.fakes.desktop import FakeClock
from tests.fakes.made_up import NOW
from tests.fakes.program import program, services_of


class NoReport:
    """Draws nothing, and puts it nowhere."""

    def read(self, _monday: date, _sections: Sequence[str]) -> DrawReport:
        return lambda _given_up: b""

    def put(self, _content: bytes, _path: Path) -> None:
        pass


class Whole:
    """Services and window. weeks: of made-up record, 0 = none."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, weeks: int = 0) -> None:
        self.services: Services = services_of(program(folder, FakeClock(NOW)))
        if weeks:
            simulate(self.services.store, self.services.record, 1, weeks, NOW)
        guard = LockGuard(self.services, theme, quit_program=lambda: None, close_others=lambda: None)
        self.discretion = Discretion(self.services, theme, guard)
        doors = PageDoors(
            check_in=lambda: None,
            edit_check_in=lambda _one: None,
            survey=dict,
            export=lambda _path: None,
            report=NoReport(),
            practise=lambda _practice: None,
            breathe=lambda: None,
        )
        self.pages = PageList(self.services, theme, self.discretion, doors)
        self.window = MainWindow(theme, self.pages.entries(), stays_reachable=lambda: True)
        qtbot.addWidget(self.window, before_close_func=lambda shown: shown.let_go())
        self.discretion.attach(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.window.exposure.seen)

    def journal(self) -> JournalPage:
        self.window.open_page("journal")
        page = self.window.page
        assert isinstance(page, JournalPage)
        return page

    def note(self) -> str:
        return "".join(note.text for note in self.services.store.day_notes(NOW.date(), NOW.date()))
