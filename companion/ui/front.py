"""What can be shown before there is anything to show: the theme, the icon, the question for a passphrase."""

from datetime import timedelta

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from companion.app.settings import Look
from companion.core.engine.view import TimerView
from companion.ui.private.at_start import AtStart
from companion.ui.theme import AssetFiles, Theme
from companion.ui.tray.icon import TrayIcon

AT_REST = TimerView(at=timedelta(0), state="idle")
"""How the timer stands where neither a session nor the guard runs."""


class Front:
    """The outermost part of the program, made first and closed last.

    emblem: the path of the program's own picture. tray: the icon in the panel, not shown before it is told.
    """

    def __init__(self, application: QApplication, assets: AssetFiles, look: Look) -> None:
        self.application, self.assets = application, assets
        self.emblem = str(assets.path("second-wind.svg"))
        self.theme = Theme(assets, look.theme, look.text_scale, look.reduced_motion)
        self.tray = TrayIcon(self.theme)
        self.at_start = AtStart(application, self.theme, self.quit)

    def show_at_rest(self) -> None:
        """Show the icon of a program in which nothing runs; what is behind it may follow."""
        self.tray.show(AT_REST)
        self.let_be_seen()

    def let_be_seen(self) -> None:
        """Let the panel take the icon in and the icon be painted; what the user does meanwhile waits."""
        self.application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def quit(self) -> None:
        """End the program once the current turn of the event loop is over."""
        QTimer.singleShot(0, self.application.quit)

    def close(self) -> None:
        """Take the icon out of the panel."""
        self.tray.close()
