"""The icon in the panel with its menu: what can be shown before anything behind it is loaded."""

import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from companion.core.engine.view import TimerView
from companion.ui.theme import Theme
from companion.ui.tray.face import Face, face_of
from companion.ui.tray.panel import panel_scheme
from companion.ui.tray.ring import ring
from companion.ui.tray.words import tooltip


class TrayIcon(QObject):
    """Shows the timer in the panel; repainted only when the face would differ.

    It is offered to a tray that appears later, too. native: the icon as the desktop has it; whoever fills
    `menu` listens to that as well.
    """

    message_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._face: Face | None = None
        self._said = ""
        self.native = QSystemTrayIcon(self)
        self.menu = QMenu()
        self.native.setContextMenu(self.menu)
        self.native.messageClicked.connect(self.message_clicked)
        theme.changed.connect(self._paint)
        # The panel follows the system also where the user chose another scheme for the window.
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._paint)

    def show(self, view: TimerView) -> None:
        """Offer the icon to the panel, with the timer as `view` has it."""
        self.refresh(view)
        self.native.show()

    def refresh(self, view: TimerView) -> None:
        """Show the timer as `view` has it."""
        face, said = face_of(view), tooltip(view)
        if face != self._face:
            self._face = face
            self._paint()
        if said != self._said:
            self._said = said
            self.native.setToolTip(said)

    def available(self) -> bool:
        """Tell whether a tray shows the icon now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_message(self, title: str, body: str) -> bool:
        """Show a message beside the icon; False where there is no tray."""
        if not self.available():
            return False
        self.native.showMessage(title, body)
        return True

    def close(self) -> None:
        """Take the icon out of the panel."""
        self.native.hide()
        self.menu.deleteLater()

    def _paint(self) -> None:
        if self._face is not None:
            self.native.setIcon(self._drawn(self._face))

    def _drawn(self, face: Face) -> QIcon:
        at_rest = ring(self._panel_color("text")) if face == Face("idle") else None
        if at_rest is not None:
            return at_rest
        from companion.ui.tray.painting import paint  # not before something runs

        return paint(face, self._panel_color)

    def _panel_color(self, name: str) -> QColor:
        theme = self._theme
        desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
        scheme = panel_scheme(desktop, theme.scheme, theme.system_dark, _system_asks_for_light)
        return QColor(theme.tokens.scheme(scheme).color[name])


def _system_asks_for_light() -> bool:
    from PySide6.QtCore import Qt  # slow to load, and seldom asked for

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
