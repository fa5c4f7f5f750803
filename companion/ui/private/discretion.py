"""Hiding what one wrote while others can see the screen, and topics while the window is locked."""

from __future__ import annotations  # pages are needed to check types, not to run

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.app.bus import Bus
from companion.app.facts import SettingsChanged
from companion.ui.bridge import BusSignals
from companion.ui.pages import PageHost
from companion.ui.private.discreet import DiscreetBus, DiscreetStudy
from companion.ui.private.lock_guard import LockGuard
from companion.ui.theme import Theme

if TYPE_CHECKING:
    from companion.app.study import Study
    from companion.ui.pages.today.ports import TodayServices

Factory = Callable[[PageHost], QWidget]


class PagedWindow(Protocol):
    """What hiding asks of the program's window."""

    @property
    def here(self) -> str: ...
    @property
    def page(self) -> QWidget | None: ...
    def close_popover(self) -> None: ...
    def drop_pages(self) -> None: ...
    def open_page(self, key: str, **where: object) -> None: ...


class Discretion(QObject):
    """Says what may be shown; makes the pages that take the others' place.

    changed: what may be shown is another now; tray and cards look again.
    """

    changed = Signal()

    def __init__(
        self, services: TodayServices, theme: Theme, guard: LockGuard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._theme, self._guard = services, theme, guard
        self._window: PagedWindow | None = None
        self._hidden = self.hides_content
        self._signals = BusSignals(services.bus, self)
        self._signals.listen(SettingsChanged, lambda _fact: self._look())
        guard.changed.connect(lambda _locked: self.changed.emit())
        # Each is asked for by several faces, and told apart by none.
        self.study = cast("Study", DiscreetStudy(services.study, lambda: self.hides_topic))
        self.bus: Bus = DiscreetBus(services.bus, lambda: self.hides_topic)

    @property
    def hides_content(self) -> bool:
        """Whether the pages show the timer alone."""
        return self._services.settings.current.private.hide_content

    @property
    def hides_topic(self) -> bool:
        """Whether tray, overlay and notifications name no topic."""
        return self.hides_content or self._guard.locked

    def attach(self, window: PagedWindow) -> None:
        """Make the pages of `window` anew whenever hiding begins or ends."""
        self._window = window

    def toggle(self) -> None:
        """Hide what was written, or show it again; CompanionError where that cannot be kept."""
        self._services.settings.change_many({"private": {"hide_content": not self.hides_content}})

    def page(self, factory: Factory, *, timer: bool = False) -> Factory:
        """Return a factory that makes the veiled page while content is hidden. timer: with the timer."""

        def make(host: PageHost) -> QWidget:
            if not self.hides_content:
                return factory(host)
            from companion.ui.private.hidden_page import HiddenPage

            return HiddenPage(self._services, self.study, self._theme, host, self.toggle, timer=timer)

        return make

    def close(self) -> None:
        """Stop listening, when the program ends."""
        self._signals.close()

    def _look(self) -> None:
        if self._hidden == self.hides_content:
            return
        self._hidden = self.hides_content
        if self._window is not None:
            # A page that knows its place, as the settings do, comes back to it.
            where = getattr(self._window.page, "where", {})
            self._window.close_popover()
            self._window.drop_pages()
            self._window.open_page(self._window.here, **where)
        self.changed.emit()
