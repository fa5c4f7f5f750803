"""Drives the engine in the running program: time, input and signals in, records and facts out.

Deadline-driven: one alarm rings at the engine's next deadline, at the next storing while
something runs (every 60 s), or when a held break wants its reasons asked for again.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from companion.app.book import Book
from companion.app.book_codec import decode_pages, encode_pages
from companion.app.bus import Bus
from companion.app.facts import ScreenLockChanged, SessionClosedByRestart, StoreTrouble, TimerChanged
from companion.app.holding import ASK_AGAIN, changes, matters
from companion.app.ports import Alarm, Clock, Desktop, EngineSnapshot, Store
from companion.app.presence import Presence
from companion.app.refusals import Refusals
from companion.core.clock import Instant
from companion.core.engine import effects as fx
from companion.core.engine import events as ev
from companion.core.engine.codec import decode, encode
from companion.core.engine.look import look
from companion.core.engine.settings import EngineSettings
from companion.core.engine.state import Idle, OnBreak, Returning, State, initial
from companion.core.engine.step import step, wakes_at
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError, InvalidInput
from companion.core.value import dataclass

END_SCREEN = timedelta(seconds=60)
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerParts:
    """What the timer works with. slept: how long the computer slept since last asked, if at all.

    rollover: local time at which a study day turns.
    """

    clock: Clock
    alarm: Alarm
    store: Store
    bus: Bus
    desktop: Desktop
    boot: str
    slept: Callable[[], timedelta | None]
    rollover: time


class Timer:
    """The engine at work; one for the whole program, on the main thread."""

    def __init__(self, parts: TimerParts, settings: EngineSettings) -> None:
        self._parts = parts
        self._book = Book(parts.store, parts.rollover)
        self._state = initial(settings, parts.clock.now().elapsed)
        self._saved = parts.clock.now().elapsed
        self._asked = self._saved
        self._covered = False
        self._unkept: list[tuple[ev.Event, tuple[fx.Effect, ...], Instant]] = []
        self._refusals = Refusals()
        self._presence = Presence(
            parts.desktop.idle, parts.desktop.inhibitors, lambda: parts.clock.now().elapsed, self._feed
        )

    @property
    def state(self) -> State:
        """Return the engine's state as last handled."""
        return self._state

    @property
    def book(self) -> Book:
        """Return the book the timer writes."""
        return self._book

    def view(self) -> TimerView:
        """Return how the timer stands at this moment."""
        return look(self._state, self._parts.clock.now().elapsed)

    def begin(self) -> None:
        """Resume what was stored, then listen to the desktop."""
        desktop = self._parts.desktop
        self._resume()
        desktop.power.watch(lambda: self._feed(ev.Suspend()), self._on_wake)
        desktop.lock.watch(lambda: self._on_lock(locked=True), lambda: self._on_lock(locked=False))
        self._rearm()

    def end(self) -> None:
        """Store the state and stop listening; a running session resumes at the next start."""
        self._parts.alarm.clear()
        self._store_now(self._parts.clock.now())
        self._parts.desktop.idle.watch(None, lambda idle: None, lambda: None)

    def apply(self, event: ev.Event) -> tuple[fx.Effect, ...]:
        """Handle an event now; return what happened, already stored and published."""
        now = self._parts.clock.now()
        return self._step(event, now, now.elapsed)

    def change_settings(self, settings: EngineSettings) -> None:
        """Work with other settings from now on."""
        self._state = replace(self._state, settings=settings)
        self._rearm()

    def _feed(self, event: ev.Event) -> None:
        self.apply(event)

    def _step(self, event: ev.Event, now: Instant, at: timedelta) -> tuple[fx.Effect, ...]:
        before = self._state
        after, effects = step(before, event, at)
        if isinstance(after.phase, OnBreak) and not isinstance(before.phase, OnBreak):
            after, effects = self._cover(after, effects, at)
        self._keep(after, effects, now, event)
        self._publish(before, effects)
        self._rearm()
        return effects

    def _cover(
        self, after: State, effects: tuple[fx.Effect, ...], at: timedelta
    ) -> tuple[State, tuple[fx.Effect, ...]]:
        """A covered screen takes no input: what the user typed before is over."""
        assert isinstance(after.phase, OnBreak)
        self._covered = after.phase.level != "gentle" and after.can_block
        if self._covered:
            after, more = step(after, ev.InputQuiet(last_input=at), at)
            effects = (*effects, *more)
        return after, effects

    def _keep(self, after: State, effects: tuple[fx.Effect, ...], now: Instant, event: ev.Event) -> None:
        self._state = after
        if effects:
            self._unkept.append((event, effects, now))
            if not self._refusals.too_soon(now.elapsed):
                self._store_now(now)

    def _store_now(self, now: Instant) -> None:
        """Keep what happened and the state in one transaction.

        Where the store refuses, the clock goes on: it is said once, and tried again in a while.
        """
        pages = self._book.pages
        try:
            with self._parts.store.transaction():
                for event, effects, then in self._unkept:
                    if isinstance(event, ev.Start):
                        self._open_session(effects, event, then)
                    for effect in effects:
                        self._book.write(effect, then)
                self._save(now)
        except CompanionError as error:
            self._book.pages = pages
            self._book.facts.clear()
            # Read anew: it may have taken its time.
            said = self._refusals.one_more(error, self._parts.clock.now().elapsed)
            if said:
                self._parts.bus.publish(StoreTrouble(said))
        else:
            self._unkept.clear()
            self._refusals.ended()

    def _open_session(self, effects: tuple[fx.Effect, ...], event: ev.Start, now: Instant) -> None:
        refused = any(isinstance(effect, fx.RequestRefused) for effect in effects)
        if not refused and any(isinstance(effect, fx.FocusStarted) for effect in effects):
            self._book.open_session(event.topic, event.rhythm.name, event.level, now.wall)

    def _publish(self, before: State, effects: tuple[fx.Effect, ...]) -> None:
        for effect in effects:
            self._parts.bus.publish(effect)
        self._publish_facts()
        if effects or before.holds != self._state.holds:
            self._parts.bus.publish(TimerChanged(self.view()))

    def _publish_facts(self) -> None:
        facts, self._book.facts = self._book.facts, []
        for fact in facts:
            self._parts.bus.publish(fact)

    def _save(self, now: Instant) -> None:
        self._saved = now.elapsed
        state = self._state
        if isinstance(state.phase, Idle) and state.quiet_until is None and state.last_stop is None:
            self._parts.store.save_engine(None)
            return
        text = json.dumps({"engine": encode(state), "book": encode_pages(self._book.pages)})
        self._parts.store.save_engine(EngineSnapshot(state=text, stored=now, boot=self._parts.boot))

    def _resume(self) -> None:
        kept = self._parts.store.load_engine()
        now = self._parts.clock.now()
        if kept is None:
            return
        try:
            text = json.loads(kept.state)
            settings = self._state.settings
            state, pages = decode(text["engine"]), decode_pages(text["book"])
        except (InvalidInput, ValueError, KeyError, TypeError) as error:
            self._parts.bus.publish(StoreTrouble(str(error)))
            return
        self._state, self._book.pages = replace(state, settings=settings), pages
        topic = pages.topic
        effects = self._step(ev.Restarted(stored_at=kept.stored.elapsed), now, now.elapsed)
        self._forget_signals(now)
        for effect in effects:
            if isinstance(effect, fx.SessionEnded):
                closed = now.wall - (now.elapsed - effect.closed_at)
                self._parts.bus.publish(SessionClosedByRestart(topic, closed, effect.focus))

    def _forget_signals(self, now: Instant) -> None:
        """What the desktop signalled to the program before is not known to hold any more.

        Adapters tell of changes only: a lock seen before a reboot would stay locked for ever.
        """
        stale: list[ev.Event] = [ev.HoldOff(held) for held in self._state.holds if held != "quiet"]
        if self._state.locked:
            stale.append(ev.Unlock())
        if self._state.inhibited:
            stale.append(ev.InhibitOff())
        for event in stale:
            self._step(event, now, now.elapsed)

    def _on_lock(self, *, locked: bool) -> None:
        # First the screen: whoever locks it needs the keyboard a break may hold.
        self._parts.bus.publish(ScreenLockChanged(locked))
        self._feed(ev.Lock() if locked else ev.Unlock())

    def _on_wake(self) -> None:
        self._presence.forget()
        self._feed(ev.Wake())

    def _on_alarm(self) -> None:
        now = self._parts.clock.now()
        self._notice_unsaid_sleep(now)
        if matters(self._state, now.elapsed):
            self._ask_holds(now)
        if self._to_be_stored(now.elapsed):
            self._presence.recheck_inhibitors(self._state)
            self._store_now(now)
            self._publish_facts()
            self._parts.bus.publish(TimerChanged(self.view()))
        self._step(ev.Tick(), now, now.elapsed)

    def _notice_unsaid_sleep(self, now: Instant) -> None:
        slept = self._parts.slept()
        if slept is None or self._state.suspended:
            return
        fell_asleep = max(self._state.handled, now.elapsed - slept)
        self._step(ev.Suspend(), now, fell_asleep)
        self._presence.forget()
        self._step(ev.Wake(), now, now.elapsed)

    def _ask_holds(self, now: Instant) -> None:
        self._asked = now.elapsed
        for change in changes(self._parts.desktop.holds, self._state):
            # Asked because of a deadline, so it must be known before that deadline is handled.
            due = wakes_at(self._state)
            at = now.elapsed if due is None else min(now.elapsed, due - _A_MOMENT)
            self._step(change, now, max(at, self._state.handled))

    def _to_be_stored(self, at: timedelta) -> bool:
        again = self._refusals.again_at()
        if again is not None:
            return at >= again
        return self._runs() and at - self._saved >= self._state.settings.store_every

    def _runs(self) -> bool:
        return not isinstance(self._state.phase, Idle)

    def _may_return(self) -> bool:
        """Tell whether input is a return yet: the end screen's own input is none while it is up."""
        phase = self._state.phase
        if not isinstance(phase, Returning) or not self._covered or self._state.session is None:
            return True
        return self._parts.clock.now().elapsed >= phase.since + END_SCREEN

    def _rearm(self) -> None:
        may_return = self._may_return()
        self._presence.follow(self._state, may_return=may_return)
        state = self._state  # what the presence knew may have moved it on
        moments = [wakes_at(state)]
        again = self._refusals.again_at()
        if again is not None:
            moments.append(again)
        elif self._runs():
            moments.append(self._saved + state.settings.store_every)
        due = state.ledger.due
        if due is not None and due.deferred is not None and state.running_since is not None:
            moments.append(self._asked + ASK_AGAIN)
        if isinstance(state.phase, Returning) and not may_return:
            moments.append(state.phase.since + END_SCREEN)
        upcoming = [moment for moment in moments if moment is not None]
        if upcoming:
            self._parts.alarm.set(min(upcoming), self._on_alarm)
        else:
            self._parts.alarm.clear()
