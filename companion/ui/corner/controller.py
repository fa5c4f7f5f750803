"""The cards in the corner as the rest of the program knows them: follow the timer, ask the study."""

import logging
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from companion.app.bus import Bus
from companion.app.facts import AwayAsked, EffortAsked, TimerChanged
from companion.app.ports import Clock
from companion.core.engine.events import AwayAnswer
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.ui.corner.away import AwayCard
from companion.ui.corner.card import Stack
from companion.ui.corner.effort import EffortCard
from companion.ui.corner.gentle import GentleCard
from companion.ui.overlay.ports import BreakStudy
from companion.ui.overlay.sight import next_second_ms, sight_of
from companion.ui.overlay.suggestions import Suggestion, Suggestions
from companion.ui.theme import AssetFiles, Theme
from companion.ui.widgets.figures import time_of_day

log = logging.getLogger(__name__)

EFFORT_SECONDS = 60
AWAY_SECONDS = 300


class CornerStudy(BreakStudy, Protocol):
    """What the cards ask of the study."""

    def answer_away(self, answer: AwayAnswer) -> object:
        """Say what the last absence was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerParts:
    """What the corner works with. covered: whether the overlay is up, which then asks instead.

    suggestions: shared with the overlay, so that none comes twice running; None = its own.
    """

    theme: Theme
    study: CornerStudy
    bus: Bus
    clock: Clock
    assets: AssetFiles
    covered: Callable[[], bool]
    suggestions: Suggestions | None = None


class Corner(QObject):
    """Gentle breaks, the effort of blocks no overlay asks about, and what an absence was.

    Cards are made when first needed. `ask_effort` is what the overlay passes questions on to.
    """

    def __init__(self, parts: CornerParts) -> None:
        super().__init__()
        self._parts = parts
        self._stack = Stack()
        self._gentle: GentleCard | None = None
        self._effort: EffortCard | None = None
        self._away: AwayCard | None = None
        self._suggestions = parts.suggestions or Suggestions(parts.assets)
        self._suggestion: Suggestion | None = None
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self.refresh)
        bus = parts.bus
        self._ends = [
            bus.subscribe(TimerChanged, lambda _fact: self.refresh()),
            bus.subscribe(AwayAsked, self._on_away_asked),
        ]
        # A break that a restart resumed began before anybody listened.
        QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Show or take away the card of a gentle break."""
        view = self._parts.study.view()
        if view.state == "break" and view.level == "gentle" and not self._parts.covered():
            self._show_break(view)
        else:
            self._end_break()
        if view.state == "away" and self._away is not None:
            self._away.dismiss()

    def ask_effort(self, asked: EffortAsked) -> None:
        """Ask how hard a block was, for a minute."""
        if self._effort is None:
            self._effort = EffortCard(self._parts.theme)
            self._effort.rated.connect(self._on_rated)
            self._stack.add(self._effort)
        self._effort.ask(asked)
        self._stack.put(self._effort, EFFORT_SECONDS)

    def close(self) -> None:
        """Take every card away and listen no longer."""
        for end in self._ends:
            end()
        self._ends.clear()
        self._tick.stop()
        for card in (self._gentle, self._effort, self._away):
            if card is not None:
                card.dismiss()
                card.deleteLater()
        self._gentle = self._effort = self._away = None

    def _show_break(self, view: TimerView) -> None:
        now = self._parts.clock.now()
        if self._suggestion is None:
            self._suggestion = self._suggestions.deal(view.break_tier or "")
        ends = now.wall if view.remaining is None else now.wall + view.remaining
        sight = sight_of(view, now, self._suggestion, time_of_day(ends))
        if self._gentle is None:
            self._gentle = GentleCard(self._parts.theme)
            self._gentle.skip_asked.connect(lambda: self._ask(self._parts.study.skip))
            self._gentle.postpone_asked.connect(lambda: self._ask(self._parts.study.postpone))
            self._stack.add(self._gentle)
        self._gentle.show_sight(sight)
        if not self._gentle.isVisible():
            self._stack.put(self._gentle)
            QTimer.singleShot(0, self, self._suggestions.keep)
        self._tick.start(next_second_ms(view, now))

    def _end_break(self) -> None:
        self._tick.stop()
        self._suggestion = None
        gentle, self._gentle = self._gentle, None
        if gentle is not None:
            gentle.dismiss()
            gentle.deleteLater()

    def _on_away_asked(self, asked: AwayAsked) -> None:
        if self._away is None:
            self._away = AwayCard(self._parts.theme)
            self._away.answered.connect(self._on_away_answered)
            self._stack.add(self._away)
        self._away.ask(asked.away)
        self._stack.put(self._away, AWAY_SECONDS)

    def _on_away_answered(self, answer: AwayAnswer) -> None:
        self._ask(lambda: self._parts.study.answer_away(answer))

    def _on_rated(self, block_id: str, effort: int) -> None:
        self._ask(lambda: self._parts.study.rate(block_id, effort=effort))

    def _ask(self, request: Callable[[], object]) -> None:
        try:
            request()
        except CompanionError as error:
            log.info("Refused: %s", error)
        self.refresh()
