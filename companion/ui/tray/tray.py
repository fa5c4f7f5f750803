"""The tray icon as the rest of the program knows it."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from companion.app.ports import Note
from companion.app.services import Services
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.tray.menu import MenuActions, TrayDoors, fill
from companion.ui.tray.painting import Face, face_of, paint
from companion.ui.tray.panel import panel_scheme
from companion.ui.tray.words import tooltip


class Tray(QObject):
    """Shows the timer in the panel; a left click toggles the window, a right one opens the menu.

    It is offered to a tray that appears later, too. Repainted only when the face would differ.
    """

    message_clicked = Signal()

    def __init__(self, services: Services, theme: Theme, doors: TrayDoors) -> None:
        super().__init__()
        self._services = services
        self._theme = theme
        self._toggle_window = doors.toggle_window
        self._actions = MenuActions(self._request, doors)
        self._face: Face | None = None
        self._said = ""
        self._icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self.menu.aboutToShow.connect(lambda: fill(self.menu, services, theme, self._actions))
        fill(self.menu, services, theme, self._actions)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.message_clicked)
        theme.changed.connect(self._on_colours_changed)
        # The panel follows the system also where the user chose another scheme for the window.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_colours_changed)
        self.refresh(services.study.view())
        self._icon.show()

    def available(self) -> bool:
        """Tell whether a tray shows the icon now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def refresh(self, view: TimerView) -> None:
        """Show the timer as `view` has it."""
        face, said = face_of(view), tooltip(view)
        if face != self._face:
            self._face = face
            self._icon.setIcon(paint(face, self._panel_color))
        if said != self._said:
            self._said = said
            self._icon.setToolTip(said)

    def show_message(self, title: str, body: str) -> None:
        """Show a message beside the icon."""
        self._icon.showMessage(title, body)

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._icon.hide()
        self.menu.deleteLater()

    def _request(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CompanionError as refusal:
            note = Note(key="refused", title=_("Not possible now"), body=str(refusal), quiet=True)
            self._services.desktop.notifier.show(note)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self._toggle_window()

    def _panel_color(self, name: str) -> QColor:
        system = QGuiApplication.styleHints().colorScheme()
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        scheme = panel_scheme(system, desktop, self._theme.scheme)
        return QColor(self._theme.tokens.scheme(scheme).color[name])

    def _on_colours_changed(self) -> None:
        self._face = None
        self.refresh(self._services.study.view())
