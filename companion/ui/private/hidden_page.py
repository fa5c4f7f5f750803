"""A page while others can see: the timer without its topic, and a veil over the rest."""

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.app.bus import Bus
from companion.app.ports import Clock
from companion.app.study import Study
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.ui.bridge import BusSignals
from companion.ui.pages import Page, PageHost
from companion.ui.pages.today.focus_card import FocusCard
from companion.ui.pages.today.ports import (
    DayReader,
    DayStore,
    Lots,
    PracticeShelf,
    Suggestions,
    TodayServices,
)
from companion.ui.ports import CheckInDoor, SettingsDoor
from companion.ui.private.veil import Veil
from companion.ui.theme import Theme

_WIDEST = 760


class _NoTopics:
    """The one question the timer's card has for the store, answered without what the user wrote."""

    def recent_topics(self, limit: int = 8) -> list[str]:
        return []


@dataclass(frozen=True, slots=True)
class _Bare:
    """The services of the timer's card, without topics."""

    study: Study
    record: CheckInDoor
    reflect: DayReader
    settings: SettingsDoor
    store: DayStore
    clock: Clock
    bus: Bus
    suggest: Suggestions
    experiments: Lots
    practices: PracticeShelf


class HiddenPage(Page):
    """study: the timer, which names no topic now. show_again: ends the hiding. timer: shows its card."""

    def __init__(
        self,
        services: TodayServices,
        study: Study,
        theme: Theme,
        host: PageHost,
        show_again: Callable[[], object],
        *,
        timer: bool,
    ) -> None:
        super().__init__()
        self._study, self._host, self._show_again = study, host, show_again
        self.card: FocusCard | None = None
        self.veil = Veil(theme, self._ask)
        self.veil.be_at_least(200)
        if timer:
            bare = _Bare(
                study,
                services.record,
                services.reflect,
                services.settings,
                cast(DayStore, _NoTopics()),
                services.clock,
                services.bus,
                services.suggest,
                services.experiments,
                services.practices,
            )
            self.card = FocusCard(bare, theme, host)
            self.card.be_at_least(344)
            self._follow(services.bus)
        self._lay_out(theme)

    def set_seen(self, seen: bool) -> None:
        """Run the countdown only while seen."""
        if self.card is not None:
            self.card.set_seen(seen)

    def _follow(self, bus: Bus) -> None:
        signals = BusSignals(bus, self)
        signals.timer_changed.connect(lambda _changed: self._refresh())
        signals.limit_reached.connect(self._on_limit_reached)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_start)
        self._refresh()

    def _refresh(self) -> None:
        if self.card is not None:
            # What runs cannot be switched here: the form would start it anew without its topic.
            self.card.form.setVisible(not self._study.view().in_session)
            self.card.refresh()

    def _on_start(self) -> None:
        if self.card is not None and not self._host.popover_open and not self._study.view().in_session:
            self.card.start()

    def _on_limit_reached(self, reached: object) -> None:
        if self.card is not None:
            self.card.say_limit(str(getattr(reached, "reason", "")))

    def _ask(self) -> None:
        try:
            self._show_again()
        except CompanionError as error:
            self._host.toast(str(error))

    def _lay_out(self, theme: Theme) -> None:
        inside = QWidget()
        inside.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        if self.card is not None:
            column.addWidget(self.card)
        column.addWidget(self.veil)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 88, 32, 24)
        row.addStretch(0)
        row.addWidget(inside, 1)
        row.addStretch(0)
