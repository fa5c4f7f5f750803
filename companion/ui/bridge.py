"""Turns facts on the bus into Qt signals, for as long as their receiver lives."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from companion.app.bus import Bus, Unsubscribe
from companion.app.facts import (
    AwayAsked,
    EffortAsked,
    EntriesChanged,
    LimitReached,
    SettingsChanged,
    TimerChanged,
)

Fact = TypeVar("Fact")


class BusSignals(QObject):
    """One signal for each fact of the application; each carries the fact.

    Ends its subscriptions with `close`, or with the parent it was given.
    """

    timer_changed = Signal(object)
    entries_changed = Signal(object)
    effort_asked = Signal(object)
    away_asked = Signal(object)
    limit_reached = Signal(object)
    settings_changed = Signal(object)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._ends: list[Unsubscribe] = []
        self.listen(TimerChanged, self.timer_changed.emit)
        self.listen(EntriesChanged, self.entries_changed.emit)
        self.listen(EffortAsked, self.effort_asked.emit)
        self.listen(AwayAsked, self.away_asked.emit)
        self.listen(LimitReached, self.limit_reached.emit)
        self.listen(SettingsChanged, self.settings_changed.emit)
        ends = self._ends
        self.destroyed.connect(lambda: _end(ends))

    def listen(self, kind: type[Fact], handler: Callable[[Fact], None]) -> None:
        """Call `handler` with every fact of class `kind` as well; ends with the rest."""
        self._ends.append(self._bus.subscribe(kind, handler))

    def close(self) -> None:
        """End every subscription."""
        _end(self._ends)


def _end(subscriptions: list[Unsubscribe]) -> None:
    while subscriptions:
        subscriptions.pop()()
