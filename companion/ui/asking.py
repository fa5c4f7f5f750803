"""Asking for a check-in, new or one there is, wherever it can be seen just now."""

from __future__ import annotations  # a check-in is loaded when it is asked for

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from companion.app.services import Services
    from companion.core.journal import CheckIn as Entry
    from companion.ui.checkin import CheckIn
    from companion.ui.theme import Theme
    from companion.ui.window import MainWindow


class Asking:
    """Over the window where that can be seen, else in a small window of its own.

    window: the program's, None while it is not made. hides: whether what was written is hidden, which
    what was answered before belongs to; show_again: ends that. watch: told of each small window.
    """

    def __init__(
        self,
        services: Services,
        theme: Theme,
        window: Callable[[], MainWindow | None],
        hides: Callable[[], bool],
        show_again: Callable[[], object],
        watch: Callable[[QWidget], object] = lambda _window: None,
    ) -> None:
        self._services, self._theme = services, theme
        self._window, self._watch = window, watch
        self._hides, self._show_again = hides, show_again
        self._small: QWidget | None = None
        self._over: CheckIn | None = None

    @property
    def writing(self) -> bool:
        """Whether a check-in is open."""
        return self._is_open(self._small) or self._is_open(self._over)

    def ask(self, reason: str = "") -> None:
        """Ask for a check-in. reason: why just now, in words; empty = it was wanted."""
        from companion.ui.checkin import open_check_in_window

        window = self._window()
        if window is not None and (window.exposure.seen or self._hides()):
            self._show(window, None, reason)
            return
        if self._small is not None and self._is_open(self._small):
            self._small.raise_()
            self._small.activateWindow()
            return
        self._small = open_check_in_window(self._services, self._theme, reason)
        self._watch(self._small)

    def change(self, entry: Entry) -> None:
        """Open a check-in there is, to be changed or deleted."""
        window = self._window()
        if window is not None:
            self._show(window, entry, "")

    def close(self) -> None:
        """Close the small window, whatever is in it."""
        if self._small is not None and self._is_open(self._small):
            self._small.close()
        self._small = None

    def _show(self, window: MainWindow, entry: Entry | None, reason: str) -> None:
        from companion.ui.checkin import CheckIn

        window.reveal()
        if self._hides():
            self._veil(window, entry, reason)
            return
        check_in = CheckIn(
            self._services, self._theme, lambda: self._on_done(check_in), entry=entry, reason=reason
        )
        self._over = check_in
        window.show_popover(check_in)

    def _veil(self, window: MainWindow, entry: Entry | None, reason: str) -> None:
        """Ask whether to go on: a check-in shows moods, tags and words of before."""
        from companion.ui.private.veil import Veil

        def go_on() -> None:
            window.close_popover()
            self._show_again()
            self._show(window, entry, reason)

        window.show_popover(Veil(self._theme, go_on))

    def _on_done(self, check_in: CheckIn) -> None:
        window, self._over = self._window(), None
        if window is None:
            return
        from companion.ui.checkin.outcome import say_outcome

        window.close_popover()
        say_outcome(check_in, self._services.edit, window.toast)

    def _is_open(self, widget: QWidget | None) -> bool:
        return widget is not None and isValid(widget) and widget.isVisible()
