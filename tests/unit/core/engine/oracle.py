"""Accounts for focus a second time, from what was said and what happened, never from the engine's state."""

from dataclasses import dataclass, field
from datetime import timedelta

from companion.core.engine import effects as fx
from companion.core.engine import events as ev

ZERO = timedelta(0)
Span = tuple[timedelta, timedelta]


@dataclass(slots=True)
class Presence:
    """Locked and suspended time, as the timeline tells it."""

    locked: bool = False
    suspended: bool = False
    since: timedelta | None = None
    spans: list[Span] = field(default_factory=list)

    @property
    def blocked(self) -> bool:
        return self.locked or self.suspended

    def hear(self, event: ev.Event, at: timedelta) -> None:
        match event:
            case ev.Lock():
                self.locked = True
            case ev.Unlock():
                self.locked = self.suspended = False
            case ev.Suspend():
                self.suspended = True
            case ev.Wake() | ev.Restarted() | ev.InputActive() | ev.InputTouch() | ev.InputQuiet(None):
                self.suspended = False
        if self.blocked and self.since is None:
            self.since = at
        elif not self.blocked and self.since is not None:
            self.spans.append((self.since, at))
            self.since = None

    def within(self, span: Span, now: timedelta) -> timedelta:
        """Return the locked or suspended time in `span`."""
        spans = [*self.spans, *([(self.since, now)] if self.since is not None else [])]
        return sum((max(ZERO, min(span[1], end) - max(span[0], begin)) for begin, end in spans), ZERO)


@dataclass(slots=True)
class Ledger:
    """Adds up focus from effects; `check` after each event compares it with what the engine counted."""

    presence: Presence = field(default_factory=Presence)
    guard: bool = False
    in_session: bool = False
    began: timedelta = ZERO
    open: timedelta | None = None
    spans: list[Span] = field(default_factory=list)
    block: timedelta = ZERO
    put_back: timedelta = ZERO
    metered: timedelta = ZERO
    session_focus: timedelta = ZERO
    session_breaks: int = 0
    away: bool = False
    running: str | None = None

    def hear(self, event: ev.Event, at: timedelta, effects: tuple[fx.Effect, ...]) -> None:
        """Take in an event at `at` and what the engine said to it and to the time before."""
        late = [effect for effect in effects if effect.at < at]
        for effect in late:
            self._account(effect, effects)
        self.presence.hear(event, at)
        for effect in effects[len(late) :]:
            if isinstance(event, ev.Start) and isinstance(effect, fx.FocusStarted) and effect.at == at:
                self._begin_session(effect, effects)
            self._account(effect, effects)
        if isinstance(event, ev.GuardSwitched):
            self._switch_guard(event.on, at)

    def _begin_session(self, effect: fx.Effect, effects: tuple[fx.Effect, ...]) -> None:
        if not any(isinstance(e, fx.RequestRefused) and e.do == "start" for e in effects):
            self.in_session, self.began = True, effect.at
            self.session_focus, self.session_breaks = ZERO, 0

    def _switch_guard(self, on: bool, at: timedelta) -> None:
        was, self.guard = self.guard, on
        if self.in_session or was == on:
            return
        if on:
            self.open = None if self.presence.blocked else at
        else:
            self._close(at)
            self.block, self.away, self.running = ZERO, False, None

    def _close(self, at: timedelta) -> None:
        if self.open is not None:
            span = (self.open, max(self.open, at))
            self.spans.append(span)
            self.block += span[1] - span[0]
            self.open = None

    def _account(self, effect: fx.Effect, effects: tuple[fx.Effect, ...]) -> None:
        match effect:
            case fx.FocusStarted():
                assert self.running is None, f"focus while a break runs: {effect}"
                self.open = effect.at if self.open is None else self.open
                self.away = False
            case fx.CameBack():
                assert self.away, f"back without having been away: {effect}"
                self.open, self.away = effect.at, False
            case fx.Away():
                assert effect.since <= effect.at
                self._close(effect.since)
                self.away = True
            case fx.FocusPaused():
                self._close(effect.at)
                self.away = False
            case fx.BreakStarted() | fx.BreakEnded() | fx.Postponed():
                self._break(effect)
            case fx.FocusCounted():
                self._counted(effect, effects)
            case fx.AwayAnswered():
                self._answered(effect, effects)
            case fx.SessionEnded():
                self._ended(effect)

    def _break(self, effect: fx.BreakStarted | fx.BreakEnded | fx.Postponed) -> None:
        if isinstance(effect, fx.BreakStarted):
            assert self.running is None, f"two breaks at once: {effect}"
            assert effect.counted_from <= effect.at
            self._close(effect.counted_from)
            self.running, self.away = effect.tier, False
        elif isinstance(effect, fx.Postponed):
            assert self.running in (None, effect.tier), f"another break postponed: {effect}"
            self.running = None
        elif effect.outcome == "natural":
            assert self.running is None and self.open is None, f"a natural break in the midst: {effect}"
            self.session_breaks += 1
        elif self.running is None:
            assert effect.outcome == "superseded", f"a break that never began has ended: {effect}"
        else:
            assert effect.tier == self.running, f"another break ended: {effect}"
            self.running = None
            self.session_breaks += effect.outcome == "taken"

    def _counted(self, effect: fx.FocusCounted, effects: tuple[fx.Effect, ...]) -> None:
        assert effect.session == self.in_session
        assert effect.focus > ZERO
        self.session_focus += effect.focus
        if _belongs_to_answer(effect, effects):
            return
        if self.open is not None:  # the block ends here and now: stop, a crash, the guard switched off
            end = next((e.closed_at for e in effects if isinstance(e, fx.SessionEnded)), effect.at)
            counted_from = [
                e.counted_from for e in effects if isinstance(e, fx.BreakStarted) and e.at == effect.at
            ]
            self._close(min([end, *counted_from]))
        assert effect.focus == self.block + self.put_back, f"{effect}: {self.block} and {self.put_back} again"
        self.block = self.put_back = ZERO

    def _answered(self, effect: fx.AwayAnswered, effects: tuple[fx.Effect, ...]) -> None:
        self.session_breaks -= len(effect.undone)
        blocked = self.presence.within((effect.since, effect.since + effect.away), effect.at)
        assert ZERO <= effect.restored <= effect.away - blocked
        if not any(isinstance(e, fx.FocusCounted) and _belongs_to_answer(e, effects) for e in effects):
            self.put_back += effect.restored
            self.metered += effect.restored

    def _ended(self, effect: fx.SessionEnded) -> None:
        assert effect.closed_at <= effect.at
        self._close(effect.closed_at)
        assert self.block == self.put_back == ZERO, "focus left uncounted"
        assert effect.focus == self.session_focus
        assert effect.breaks == self.session_breaks
        lasted = effect.closed_at - self.began
        assert (
            ZERO <= effect.focus <= lasted - self.presence.within((self.began, effect.closed_at), effect.at)
        )
        self.in_session, self.running = False, None
        self.session_focus, self.session_breaks = ZERO, 0
        if self.guard and not self.away and not self.presence.blocked:
            self.open = effect.at
        if not self.guard:
            self.away = False

    def check(self, now: timedelta) -> None:
        """No focus in locked or suspended time; spans in order, never twice."""
        spans = [*self.spans, *([(self.open, now)] if self.open is not None else [])]
        for earlier, later in zip(spans, spans[1:], strict=False):
            assert earlier[1] <= later[0], f"counted twice: {earlier}, {later}"
        for span in spans:
            assert self.presence.within(span, now) == ZERO, f"locked or asleep, yet counted: {span}"

    def meter(self, now: timedelta) -> timedelta:
        """Return all focus up to `now`, with what answers put back into running blocks."""
        running = now - self.open if self.open is not None else ZERO
        return self.metered + sum((end - begin for begin, end in self.spans), running)


def _belongs_to_answer(effect: fx.FocusCounted, effects: tuple[fx.Effect, ...]) -> bool:
    """Tell whether `effect` is the span an answer put back after its block had ended."""
    place = next(index for index, other in enumerate(effects) if other is effect)
    after = effects[place + 1 : place + 2]
    return bool(after) and isinstance(after[0], fx.AwayAnswered) and after[0].restored == effect.focus
