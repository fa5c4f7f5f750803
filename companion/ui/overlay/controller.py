"""The overlay as the rest of the program knows it: follows the timer, asks the study."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import wraps
from typing import Concatenate, Literal, ParamSpec

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from companion.app.bus import Bus, Unsubscribe
from companion.app.facts import EffortAsked, TimerChanged
from companion.core.engine import effects as fx
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.overlay.announce import MinuteTeller, announce
from companion.ui.overlay.curtain import Curtain
from companion.ui.overlay.offer import Offer
from companion.ui.overlay.offer_plate import offered
from companion.ui.overlay.parts import OverlayParts
from companion.ui.overlay.ports import END_SCREEN
from companion.ui.overlay.question import Question, answers_on
from companion.ui.overlay.sight import BreakSight, next_second_ms, ready_sight, seconds_left, sight_of
from companion.ui.overlay.suggestions import NOTHING, Suggestion, Suggestions
from companion.ui.overlay.window import Mode
from companion.ui.widgets.figures import time_of_day

log = logging.getLogger(__name__)

P = ParamSpec("P")
Showing = Literal["nothing", "break", "ready"]

_FACTS = (fx.BreakStarted, fx.BreakEnded, fx.BreakHalted, fx.BreakResumed, fx.Returning,
          fx.FocusStarted, fx.Postponed, fx.SessionEnded, TimerChanged)  # fmt: skip


def _frees_the_screen(
    act: Callable[Concatenate["Overlay", P], None],
) -> Callable[Concatenate["Overlay", P], None]:
    """Whatever goes wrong in `act`, the screen does not stay covered by it."""

    @wraps(act)
    def safely(self: "Overlay", /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            act(self, *args, **kwargs)
        except Exception:
            log.exception("The overlay failed; the screen is freed.")
            self.give_up()

    return safely


class Overlay(QObject):
    """Covers the screens in firm and strict breaks and asks how the block was at their end.

    on_unpaintable: called when a break cannot be shown; the engine then goes on with a gentle one.
    on_unasked: called with the question about a block that no end screen will ask.
    """

    painted = Signal()
    asking_changed = Signal(bool)

    def __init__(
        self,
        parts: OverlayParts,
        *,
        on_unpaintable: Callable[[], object],
        on_unasked: Callable[[EffortAsked], object],
        leave_hold: timedelta = timedelta(seconds=5),
        mode: Mode | None = None,
    ) -> None:
        super().__init__()
        self._study, self._clock, self._watchdog = parts.study, parts.clock, parts.watchdog
        self._on_unpaintable = on_unpaintable
        self._question = Question(parts.study, on_unasked, lambda: self.is_up, self)
        self._showing: Showing = "nothing"
        self._given_up = False
        self._suggestions = parts.suggestions or Suggestions(parts.assets)
        self._offer = Offer(parts.practices, self)
        self._suggestion: Suggestion | None = None
        self._last: TimerView | None = None
        self._ended = timedelta()
        self._beats = 0
        self._teller = MinuteTeller()
        self.curtain = Curtain(parts.theme, round(leave_hold / timedelta(milliseconds=1)), mode)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self._ends = self._subscribe(parts.bus)
        # A break that a restart resumed began before anybody listened.
        QTimer.singleShot(0, self, self.refresh)

    @property
    def is_up(self) -> bool:
        """Whether the screens are covered."""
        return self._showing != "nothing"

    @property
    def asks(self) -> bool:
        """Whether the end screen is up, whose own input is no return."""
        return self._showing == "ready"

    @_frees_the_screen
    def refresh(self) -> None:
        """Show what the timer says now; asked twice it changes nothing."""
        view = self._study.view()
        if view.state == "break" and view.level != "gentle" and not self._given_up:
            self._show_break(view)
        elif view.state == "returning" and self._showing == "break" and self._wants_ready(view):
            self._show_ready(view)
        elif view.state == "notice" and view.level in ("firm", "strict") and self._showing == "nothing":
            # Not in this turn: what else the notice sets off comes first.
            QTimer.singleShot(0, self, self._prepare)
        elif view.state != "returning" or self._showing != "ready":
            self._withdraw()

    def give_up(self) -> None:
        """Free the screen until the next break and say so; works in any state."""
        self._given_up = True
        self._withdraw()
        self._on_unpaintable()

    def on_lock(self) -> None:
        """The screen is being locked: a locker that cannot have the keyboard would not lock."""
        self._offer.stop()
        self.curtain.step_aside(aside=True)

    def on_unlock(self) -> None:
        """The screen is unlocked: a break that still runs covers it again."""
        self.curtain.step_aside(aside=False)

    def close(self) -> None:
        """Free the screen and listen no longer."""
        for end in self._ends:
            end()
        self._ends.clear()
        self._withdraw()

    def _connect(self) -> None:
        curtain, study = self.curtain, self._study
        curtain.painted.connect(self._on_painted)
        curtain.unpaintable.connect(self._on_curtain_unpaintable)
        curtain.postpone_asked.connect(lambda: self._ask(study.postpone))
        curtain.skip_asked.connect(lambda: self._ask(study.skip))
        curtain.practice_asked.connect(self._on_practice_asked)
        curtain.escape_tapped.connect(self._offer.stop)
        self._offer.changed.connect(self.refresh)
        curtain.left.connect(lambda: self._ask(study.leave))
        curtain.back_asked.connect(lambda: self._answer(study.back))
        curtain.stop_asked.connect(lambda: self._answer(study.stop))

    def _subscribe(self, bus: Bus) -> list[Unsubscribe]:
        def on_fact(_fact: object) -> None:
            self.refresh()

        ends = [bus.subscribe(fx.BreakStarted, self._on_break_started)]
        ends += [bus.subscribe(kind, on_fact) for kind in _FACTS]
        ends.append(bus.subscribe(fx.NoticeGiven, on_fact))
        ends.append(bus.subscribe(EffortAsked, self._question.come))
        return ends

    def _on_break_started(self, _fact: fx.BreakStarted) -> None:
        self._given_up = False

    @_frees_the_screen
    def _prepare(self) -> None:
        if self._study.view().state == "notice" and not self.is_up:
            self._suggestions.prepare()
            self._watchdog.prepare()
            self.curtain.prepare()

    def _show_break(self, view: TimerView) -> None:
        self._last = view
        if self._showing != "break":
            self._showing = "break"
            self._suggestion = self._suggestions.deal(view.break_tier or "")
            self._offer.begin(seconds_left(view, self._clock.now()))
            sight = self._draw(view)
            self._say(self._teller.at_start(sight.label, sight.seconds, sight.title))
        else:
            self._draw(view)
        self._arm(view)

    def _draw_second(self, view: TimerView) -> None:
        before = self._offer.label(self._draw(view).seconds)
        self._offer.look(seconds_left(view, self._clock.now()))
        sight = self._draw(view)
        said = self._teller.at(sight.seconds)
        if said and not self._offer.plays:
            self._say(said)
        if sight.practice and not before:
            self._say(_("{offer}. Press B to begin it here.").format(offer=offered(sight.practice)))

    def _draw(self, view: TimerView) -> BreakSight:
        sight = self._sight(view)
        self.curtain.raise_break(sight, view.topic or "")
        return sight

    def _sight(self, view: TimerView) -> BreakSight:
        now = self._clock.now()
        left = (view.break_ends - now.elapsed) if view.break_ends is not None else timedelta()
        sight = sight_of(view, now, self._suggestion or NOTHING, time_of_day(now.wall + left))
        return replace(sight, practice=self._offer.label(sight.seconds))

    def _wants_ready(self, view: TimerView) -> bool:
        return view.in_session and self._last is not None and self._last.break_tier != "micro"

    def _show_ready(self, view: TimerView) -> None:
        now = self._clock.now()
        self._offer.end()
        self._showing = "ready"
        self._ended = now.elapsed
        length = (self._last.break_length if self._last else None) or timedelta()
        sight = ready_sight(view, length, self._question.asked, time_of_day(now.wall))
        self.curtain.raise_ready(sight)
        self._say(_("Ready? {said}").format(said=sight.said))
        self._arm(view)
        self.asking_changed.emit(True)

    def _withdraw(self) -> None:
        """Free everything, then hand in what was answered, or pass the question on."""
        was, self._showing = self._showing, "nothing"
        self._tick.stop()
        self._offer.end()
        answers = answers_on(self.curtain)
        self.curtain.lower()
        self._watchdog.release()
        self._suggestion = None
        if was == "ready":
            self._question.settle(*answers)
            self.asking_changed.emit(False)
        elif was == "break":
            self._question.pass_on()

    @_frees_the_screen
    def _ask(self, request: Callable[[], object]) -> None:
        try:
            request()
        except CompanionError as error:
            log.info("Refused: %s", error)
        self.refresh()

    @_frees_the_screen
    def _answer(self, request: Callable[[], object]) -> None:
        self._withdraw()
        self._ask(request)

    @_frees_the_screen
    def _on_tick(self) -> None:
        now = self._clock.now().elapsed
        view = self._study.view()
        if self._showing == "break":
            ends = view.break_ends
            if ends is not None and not view.halted and now > ends + END_SCREEN:
                log.warning("The overlay outlived its break and is withdrawn.")
                self.give_up()
                return
            self._draw_second(view)
        elif self._showing == "ready" and now >= self._ended + END_SCREEN:
            self._withdraw()
            return
        self.curtain.hold_on()
        self._beats += 1
        if self._beats % 2 == 0:
            self._watchdog.beat()
        self._arm(view)

    def _arm(self, view: TimerView) -> None:
        self._tick.start(next_second_ms(view, self._clock.now()))

    def _on_painted(self) -> None:
        # From here on somebody outside must be able to free the screen.
        self._watchdog.beat()
        self.painted.emit()
        self.curtain.let_move()
        self._suggestions.keep()

    def _on_practice_asked(self) -> None:
        if self._showing == "break":
            for window in self.curtain.windows[:1]:
                self._offer.play(window.face)

    def _on_curtain_unpaintable(self, why: str) -> None:
        log.warning("The overlay cannot be shown: %s", why)
        self.give_up()

    def _say(self, sentence: str) -> None:
        for window in self.curtain.windows[:1]:
            announce(window, sentence)
