"""Making the window: its pages, and over them the welcome until it has been gone through."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from companion.app.services import Services
from companion.core.words import _
from companion.ui.page_list import PageList
from companion.ui.theme import Theme
from companion.ui.window import MainWindow


def make_window(
    services: Services, theme: Theme, pages: PageList, *, stays_reachable: Callable[[], bool]
) -> MainWindow:
    """Return the window, hidden. stays_reachable: see MainWindow."""
    current = services.settings.current
    banner = _("This is a made-up story. Nobody lived these weeks.") if current.made_up else ""
    window = MainWindow(theme, pages.entries(), stays_reachable=stays_reachable, banner=banner)
    if not current.welcomed:
        _welcome(window, services, theme)
    return window


def _welcome(window: MainWindow, services: Services, theme: Theme) -> None:
    from companion.ui.welcome import Welcome

    welcome = Welcome(services, theme, on_done=window.end_alone)
    window.show_alone(welcome)
    # Once the window is shown; before that nothing in it can have the focus.
    QTimer.singleShot(0, welcome, welcome.exam.take_focus)
