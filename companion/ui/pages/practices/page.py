"""The practices page: what there is for a need and a length, and what each did for this person."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.bus import Bus
from companion.app.practice_library import Practices
from companion.app.practice_words import effect_line, effect_told, in_order
from companion.app.practise import Practise
from companion.core.practice import NEEDS, Practice
from companion.core.practice_effect import Effect
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.practices.card import PracticeCard
from companion.ui.pages.practices.filters import Filters
from companion.ui.pages.practices.grid import CardGrid
from companion.ui.pages.practices.heading import Heading
from companion.ui.pages.practices.words import count_words
from companion.ui.theme import Theme
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text

_MARGIN, _GAP, _WIDEST = 32, 24, 1440


class PracticeServices(Protocol):
    """What the page needs of the services."""

    @property
    def practices(self) -> Practices: ...
    @property
    def practise(self) -> Practise: ...
    @property
    def bus(self) -> Bus: ...


class PracticesPage(Page):
    """A card for each practice; `arrive(need=)` shows those for a need.

    start: opens a practice in the player.
    """

    def __init__(
        self,
        services: PracticeServices,
        theme: Theme,
        host: PageHost,
        start: Callable[[Practice], object],
    ) -> None:
        super().__init__()
        self._services, self._theme, self._host = services, theme, host
        self._seen, self._stale = False, True
        self.heading = Heading(theme)
        self.filters = Filters(theme)
        self.cards = [PracticeCard(theme, practice) for practice in in_order(services.practices.all())]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, card=card: start(card.practice))
        self.grid = CardGrid(theme, self.cards)
        self.nothing = Text(theme, _("Nothing that short for this. Any length shows more."), "body", "text2")
        self.fault = Fault(theme)
        self.fault.say(str(services.practices.fault() or ""))
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        BusSignals(services.bus, self).entries_changed.connect(lambda _changed: self._entries_changed())
        self._narrow()

    def arrive(self, **where: object) -> None:
        """Show what serves `need`, where one is named."""
        need = where.get("need")
        if need in NEEDS:
            self.filters.choose(need)

    def set_seen(self, seen: bool) -> None:
        """Read what the practices did when the page comes into view."""
        self._seen = seen
        if seen and self._stale:
            self._read()

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be; how high follows from the width, as the cards wrap."""
        return QSize(super().minimumSizeHint().width(), 0)

    def _entries_changed(self) -> None:
        self._stale = True
        if self._seen:
            self._read()

    def _read(self) -> None:
        self._stale = False
        effects = self._services.practise.all_effects()
        for card in self.cards:
            name = card.practice.name
            effect = effects.get(name, Effect(practice=name))
            card.show_effect(effect_line(effect), effect_told(effect), tried=effect.times > 0)

    def _narrow(self) -> None:
        shown = [card for card in self.cards if self.filters.takes(card.practice)]
        need = self.filters.need
        if need is not None:
            # What is meant for it first comes first; the order is the shipped one otherwise.
            shown.sort(key=lambda card: card.practice.needs.index(need))
        self.grid.show_only(shown)
        self.nothing.setVisible(not shown)
        self.grid.setAccessibleDescription(count_words(len(shown)))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.heading)
        column.addWidget(self.filters)
        column.addWidget(self.fault)
        column.addWidget(self.nothing)
        column.addWidget(self.grid)
        column.addStretch(1)
        held = QWidget()
        held.setLayout(column)
        held.setMaximumWidth(_WIDEST)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(_MARGIN, 28, _MARGIN, _MARGIN)
        outer.addWidget(held, 1, Qt.AlignmentFlag(0))
