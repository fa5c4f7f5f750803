"""What is offered where no tray shows the icon: a small timer that stays in reach."""

from __future__ import annotations  # the floating timer is loaded where it is wanted

from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.app.facts import TimerChanged
from companion.core.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from companion.app.bus import Unsubscribe
    from companion.app.services import Services
    from companion.ui.floating import FloatingTimer
    from companion.ui.theme import Theme
    from companion.ui.window import MainWindow


class Trayless:
    """Says once that there is no tray, and floats the timer if that is wanted.

    services: as they may be told to anybody. menu: of the tray icon; open_window: brings it to the front.
    """

    def __init__(
        self, services: Services, theme: Theme, menu: QMenu, open_window: Callable[[], object]
    ) -> None:
        self._services, self._theme = services, theme
        self._menu, self._open_window = menu, open_window
        self._floating: FloatingTimer | None = None
        self._end: Unsubscribe | None = None

    def begin(self, window: MainWindow | None) -> None:
        """Float where that was chosen before; else offer it once, at the foot of `window`."""
        current = self._services.settings.current
        if current.floating:
            self._float()
        elif not current.floating_offered and window is not None:
            self._services.settings.change("floating", "offered", True)
            window.toast(
                _("This desktop has no tray. Closing the window minimises it."),
                _("Keep a small timer in reach"),
                self._choose,
            )

    def close(self) -> None:
        """Take the timer off the screen."""
        if self._end is not None:
            self._end()
        if self._floating is not None:
            self._floating.close()

    def _choose(self) -> None:
        self._services.settings.change("floating", "on", True)
        self._float()

    def _float(self) -> None:
        from companion.ui.floating import FloatingTimer

        if self._floating is not None:
            return
        self._floating = floating = FloatingTimer(self._theme, self._menu, self._open_window)
        floating.refresh(self._services.study.view())
        floating.place()
        self._end = self._services.bus.subscribe(TimerChanged, lambda changed: floating.refresh(changed.view))
