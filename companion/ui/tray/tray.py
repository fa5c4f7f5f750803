"""The tray icon as the rest of the program knows it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from companion.app.ports import Note
from companion.app.services import Services
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.tray.icon import TrayIcon
from companion.ui.tray.menu import MenuActions, TrayDoors, fill


class Tray(QObject):
    """Gives the icon its menu and its clicks: a left one toggles the window, a right one opens the menu.

    icon: one that may be shown already, and is closed by whoever made it; None = one is made.
    """

    def __init__(
        self, services: Services, theme: Theme, doors: TrayDoors, icon: TrayIcon | None = None
    ) -> None:
        super().__init__()
        self._services = services
        self._toggle_window = doors.toggle_window
        self._actions = MenuActions(self._request, doors)
        self.icon = icon or TrayIcon(theme)
        self.menu = self.icon.menu
        self.menu.aboutToShow.connect(lambda: fill(self.menu, services, theme, self._actions))
        # Not every desktop that draws the menu itself says when it does.
        fill(self.menu, services, theme, self._actions)
        self.icon.native.activated.connect(self._on_activated)
        self.icon.show(services.study.view())

    def refresh(self, view: TimerView) -> None:
        """Show the timer as `view` has it."""
        self.icon.refresh(view)

    def _request(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CompanionError as refusal:
            note = Note(key="refused", title=_("Not possible now"), body=str(refusal), quiet=True)
            self._services.desktop.notifier.show(note)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._toggle_window()
