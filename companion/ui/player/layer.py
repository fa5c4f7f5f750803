"""The player in the program's window: in place of rail and pages, until it is closed."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.app.playing import Playing
from companion.core.practice import Practice
from companion.ui.player.view import PlayerView
from companion.ui.theme import Theme


class AloneWindow(Protocol):
    """What the player asks of the window."""

    def show_alone(self, content: QWidget) -> None: ...
    def end_alone(self, content: QWidget | None = None) -> None: ...
    def close_popover(self) -> None: ...


class PlayerLayer(QObject):
    """Shows one practice at a time. closed: the window is as it was before.

    practices: those to switch to. covered: whether something else, as the lock, is shown above all.
    """

    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        practices: Callable[[], Sequence[Practice]],
        covered: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._alone: AloneWindow = window  # type: ignore[assignment]  # a widget that fulfils it as well
        self._practices, self._covered = practices, covered
        self._view: PlayerView | None = None
        self._before: QWidget | None = None
        # While the lock is above it, the practice goes on, and is still ended by the one key.
        self._stop = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._stop.setEnabled(False)
        self._stop.activated.connect(self.stop)

    @property
    def view(self) -> PlayerView | None:
        """The player shown, None while there is none."""
        return self._view

    def show_player(self, playing: Playing) -> bool:
        """Show `playing`; False where another practice is in the window, which stays."""
        if self._view is not None:
            return False
        self._alone.close_popover()
        self._before = self._window.focusWidget()
        self._view = PlayerView(self._theme, playing, self._practices)
        self._view.closed.connect(self._on_closed)
        self._alone.show_alone(self._view)
        self._view.take_focus()
        return True

    def stop(self) -> None:
        """End what plays, if anything does."""
        if self._view is not None:
            self._view.playing.stop()

    def close(self) -> None:
        """Be done with it, when the program ends: what was practised is kept."""
        if self._view is not None:
            self._view.playing.close()

    def look(self) -> None:
        """Learn that what covers the window came or went, or that names are hidden or shown now."""
        if self._view is None:
            return
        covered = self._covered()
        self._stop.setEnabled(covered)
        self._view.playing.named_anew()
        now: QWidget | None = self._window.focusWidget()
        if not covered and (now is None or not self._view.isAncestorOf(now)):
            # What covered it took the keyboard, and may be gone with it.
            self._view.take_focus()

    def _on_closed(self) -> None:
        view, self._view = self._view, None
        self._stop.setEnabled(False)
        self._alone.end_alone(view)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()
