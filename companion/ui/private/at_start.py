"""Asking for the passphrase before there is anything else to see."""

from __future__ import annotations  # the screen is loaded where a journal is locked

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from companion.app.ports import Vault
    from companion.ui.private.unlock import UnlockScreen
    from companion.ui.theme import Theme

_OPENED = 1


class AtStart:
    """A window of its own, in an event loop of its own; `bring_to_front` while it asks."""

    def __init__(self, application: QApplication, theme: Theme, quit_program: Callable[[], object]) -> None:
        self._application, self._theme, self._quit = application, theme, quit_program
        self._screen: UnlockScreen | None = None

    def ask(self, vault: Vault) -> bool:
        """Ask until the journal opens; False where the user would rather quit."""
        from companion.ui.private.unlock import UnlockDoors, UnlockScreen

        doors = UnlockDoors(
            try_passphrase=vault.check,
            recover=vault.recover,
            on_open=lambda: self._application.exit(_OPENED),
            quit_program=self._quit,
            keyring=vault.keyring(),
            remember=vault.remember,
        )
        self._theme.apply(self._application)
        self._screen = screen = UnlockScreen(self._theme, doors)
        # Until it is open there is no tray: who closes the window has closed the program.
        self._application.setQuitOnLastWindowClosed(True)
        screen.show()
        opened = int(self._application.exec()) == _OPENED
        self._application.setQuitOnLastWindowClosed(False)
        screen.deleteLater()
        self._screen = None
        return opened

    def bring_to_front(self) -> None:
        """Bring the question to the front, if it is asked."""
        if self._screen is not None:
            self._screen.showNormal()
            self._screen.raise_()
            self._screen.activateWindow()
