"""The timer as it may be shown to anybody: without the topic while that is hidden."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from companion.app.bus import Bus, Unsubscribe
from companion.app.facts import EffortAsked, SessionClosedByRestart, TimerChanged
from companion.core.engine.view import TimerView
from companion.core.words import _

Fact = TypeVar("Fact")
Hides = Callable[[], bool]


def without_topic(view: TimerView) -> TimerView:
    """Return `view` with nothing in it that the user wrote."""
    return replace(view, topic=None)


class DiscreetStudy:
    """Stands before the study use cases; `view` names no topic while `hides` says so."""

    def __init__(self, study: Any, hides: Hides) -> None:
        self._study, self._hides = study, hides

    def view(self) -> TimerView:
        """Return the timer's state."""
        view: TimerView = self._study.view()
        return without_topic(view) if self._hides() else view

    def __getattr__(self, name: str) -> Any:
        return getattr(self._study, name)


class DiscreetBus(Bus):
    """Passes facts on from `bus`, without topics while `hides` says so."""

    def __init__(self, bus: Bus, hides: Hides) -> None:
        super().__init__()
        self._bus, self._hides = bus, hides

    def subscribe(self, kind: type[Fact], handler: Callable[[Fact], None]) -> Unsubscribe:
        """Call `handler` with every fact of `kind` told on the bus behind."""
        return self._bus.subscribe(kind, lambda fact: handler(self._bare(fact)))

    def publish(self, fact: object) -> None:
        """Tell it on the bus behind."""
        self._bus.publish(fact)

    def _bare(self, fact: Fact) -> Fact:
        if not self._hides():
            return fact
        if isinstance(fact, TimerChanged):
            return replace(fact, view=without_topic(fact.view))
        if isinstance(fact, EffortAsked):
            return replace(fact, topic="")
        if isinstance(fact, SessionClosedByRestart):
            return replace(fact, topic=_("Your session"))
        return fact
