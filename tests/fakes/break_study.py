"""A study that knows breaks only, for what is shown on screen."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from companion.app.bus import Bus
from companion.app.facts import EffortAsked, TimerChanged
from companion.app.ports import Clock
from companion.core.clock import Instant
from companion.core.engine import effects as fx
from companion.core.engine.view import TimerView

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, wall: datetime = datetime(2026, 11, 19, 12, 50, tzinfo=UTC)) -> None:
        self._now = Instant(timedelta(hours=5), wall)

    def now(self) -> Instant:
        return self._now

    def advance(self, length: timedelta) -> None:
        self._now = Instant(self._now.elapsed + length, self._now.wall + length)


@dataclass
class FakeBreakStudy:
    """Tells of one break, notes what is asked, and publishes what the engine would."""

    bus: Bus
    clock: Clock
    level: str = "firm"
    tier: str = "short"
    length: timedelta = 10 * MINUTE
    topic: str = "Cardiovascular"
    postpone_left: bool = True
    asked: list[str] = field(default_factory=list)
    ratings: list[tuple[str, float | None, float | None]] = field(default_factory=list)
    _view: TimerView = TimerView(at=timedelta(), state="idle")

    def view(self) -> TimerView:
        now = self.clock.now().elapsed
        ends = self._view.break_ends
        left = self._view.remaining if self._view.halted or ends is None else max(ends - now, timedelta())
        return replace(self._view, at=now, remaining=left)

    def give_notice(self) -> None:
        now = self.clock.now().elapsed
        self._view = replace(self._session(), state="notice", can_postpone=True)
        self.bus.publish(fx.NoticeGiven(at=now, tier=self.tier, due_at=now + MINUTE))
        self._changed()

    def start_break(self, gone: timedelta = timedelta(), question: bool = True) -> None:
        now = self.clock.now().elapsed
        self._view = replace(
            self._session(),
            state="break",
            break_tier=self.tier,
            break_length=self.length,
            break_ends=now - gone + self.length,
            can_skip_at={"firm": now + 10 * SECOND, "gentle": now}.get(self.level),
            can_postpone=self.level != "strict" and self.postpone_left,
            postpone_by=5 * MINUTE,
            postponed_length=self.length + MINUTE,
        )
        self.bus.publish(
            fx.BreakStarted(at=now, tier=self.tier, length=self.length, level=self.level, counted_from=now)  # type: ignore[arg-type]
        )
        if question:
            self.ask(on_break=True)
        self._changed()

    def ask(self, *, on_break: bool) -> None:
        asked = EffortAsked(block_id="b1", topic=self.topic, focus=50 * MINUTE, on_break=on_break)
        self.bus.publish(asked)

    def halt(self) -> None:
        self._view = replace(self._view, halted=True, remaining=self.view().remaining)
        self.bus.publish(fx.BreakHalted(at=self.clock.now().elapsed))

    def end_break(self) -> None:
        now = self.clock.now().elapsed
        self._view = replace(self._session(), state="returning")
        self.bus.publish(fx.BreakEnded(at=now, tier=self.tier, outcome="taken", since=now - self.length,
                                       length=self.length, level=self.level))  # type: ignore[arg-type]  # fmt: skip
        self.bus.publish(fx.Returning(at=now))
        self._changed()

    def fall_back(self) -> None:
        self.asked.append("gentle")
        self.level = "gentle"
        self._view = replace(self._view, level="gentle")
        self._changed()

    def postpone(self) -> None:
        now = self.clock.now().elapsed
        self.asked.append("postpone")
        self._view = self._session()
        self.bus.publish(fx.Postponed(at=now, tier=self.tier, until=now + 5 * MINUTE, length=self.length))
        self._changed()

    def skip(self) -> None:
        self._end("skip")

    def leave(self) -> None:
        self._end("leave")

    def back(self) -> None:
        self._end("back")

    def stop(self) -> None:
        self.asked.append("stop")
        self._view = TimerView(at=self.clock.now().elapsed, state="idle")
        self._changed()

    def answer_away(self, answer: str) -> None:
        self.asked.append(answer)

    def rate(self, block_id: str, effort: float | None = None, focus: float | None = None) -> None:
        self.ratings.append((block_id, effort, focus))

    def _end(self, how: str) -> None:
        self.asked.append(how)
        self._view = self._session()
        self.bus.publish(fx.FocusStarted(at=self.clock.now().elapsed))
        self._changed()

    def _session(self) -> TimerView:
        return TimerView(
            at=self.clock.now().elapsed,
            state="focus",
            in_session=True,
            topic=self.topic,
            rhythm="50/10",
            level=self.level,
            interval=50 * MINUTE,
            block=3,
            blocks=3,
        )

    def _changed(self) -> None:
        self.bus.publish(TimerChanged(self.view()))
