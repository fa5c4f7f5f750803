"""Hand-written stand-ins for the desktop: clocks that jump, alarms that ring when told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from companion.app.ports import Capability, Desktop, Note
from companion.core.clock import Instant
from companion.core.engine.events import HoldReason

Works = Literal["unknown"] | bool
START = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class FakeClock:
    """A clock that stands still until told; alarms made with it ring while it advances."""

    def __init__(self, wall: datetime = START, elapsed: timedelta = timedelta(hours=1)) -> None:
        self._now = Instant(elapsed, wall)
        self._alarms: list[FakeAlarm] = []

    def now(self) -> Instant:
        """Return both readings of this moment."""
        return self._now

    def advance(
        self, length: timedelta | None = None, *, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> None:
        """Let time pass, ringing every alarm at its own moment on the way."""
        passing = (length or timedelta()) + timedelta(hours=hours, minutes=minutes, seconds=seconds)
        end = self._now.elapsed + passing
        rung = 0
        while (due := min((a.at for a in self._alarms if a.at is not None), default=None)) is not None:
            if due > end:
                break
            self._move_to(max(due, self._now.elapsed))
            next(a for a in self._alarms if a.at == due).ring()
            rung += 1
            assert rung < 100_000, "an alarm keeps setting itself for a moment that has passed"
        self._move_to(end)

    def sleep(self, length: timedelta) -> None:
        """Let time pass with the computer asleep: no alarm rings until it is woken."""
        self._move_to(self._now.elapsed + length)

    def jump_wall(
        self, by: timedelta | None = None, *, to: datetime | None = None, hours: float = 0, minutes: float = 0
    ) -> None:
        """Set the wall clock off by a difference, or `to` a time; elapsed time does not notice."""
        shifted = self._now.wall + (by or timedelta()) + timedelta(hours=hours, minutes=minutes)
        self._now = Instant(self._now.elapsed, to or shifted)

    def attach(self, alarm: "FakeAlarm") -> None:
        """Ring `alarm` while time passes here."""
        self._alarms.append(alarm)

    def detach(self) -> None:
        """Forget every alarm, as when the program that set them dies."""
        self._alarms.clear()

    def _move_to(self, elapsed: timedelta) -> None:
        wall = self._now.wall
        moved = wall.astimezone(ZoneInfo("UTC")) + (elapsed - self._now.elapsed)
        self._now = Instant(elapsed, moved.astimezone(wall.tzinfo))


class FakeAlarm:
    """A one-shot alarm that rings while its FakeClock advances, at its exact moment."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.at: timedelta | None = None
        self._wake: Callable[[], None] = lambda: None
        clock.attach(self)

    def set(self, at: timedelta, wake: Callable[[], None]) -> None:
        """Ring once when elapsed time reaches `at`."""
        self.at, self._wake = at, wake

    def clear(self) -> None:
        """Forget what was set."""
        self.at = None

    def ring(self) -> None:
        """Ring now, as the clock does at the moment set."""
        self.at = None
        self._wake()

    def advance(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass on the alarm's clock."""
        self.clock.advance(hours=hours, minutes=minutes, seconds=seconds)


class FakeIdle:
    """Idle time told by the test: `quiet_for` and `touch` play the user."""

    def __init__(self, clock: FakeClock, works: Works = True) -> None:
        self.works: Works = works
        self.after: timedelta | None = None
        self.closed = False
        self._clock = clock
        self._alarm = FakeAlarm(clock)
        self._last = clock.now().elapsed
        self._told_quiet = False
        self._on_quiet: Callable[[timedelta], None] = lambda idle: None
        self._on_active: Callable[[], None] = lambda: None

    def capability(self) -> Capability:
        """Return what the test said."""
        return Capability(self.works, "a test", "" if self.works is True else "the test says so")

    def idle(self) -> timedelta | None:
        """Return the time since the last touch, None where it does not work."""
        return self._clock.now().elapsed - self._last if self.works is True else None

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call back as the port promises, while the FakeClock advances."""
        self.after, self._on_quiet, self._on_active = after, on_quiet, on_active
        self._told_quiet = False
        self._alarm.clear()
        self._arm()

    def touch(self) -> None:
        """Type one key now."""
        self._last = self._clock.now().elapsed
        was_quiet, self._told_quiet = self._told_quiet, False
        self._arm()
        if was_quiet:
            self._on_active()

    def close(self) -> None:
        """Call back no more."""
        self.closed = True
        self.after = None
        self._alarm.clear()

    def _arm(self) -> None:
        if self.after is None or self.works is not True:
            return
        self._alarm.set(max(self._last + self.after, self._clock.now().elapsed), self._on_alarm)

    def _on_alarm(self) -> None:
        self._told_quiet = True
        self._on_quiet(self._clock.now().elapsed - self._last)


class FakeNotifier:
    """Keeps notes instead of showing them; `click` plays the user."""

    def __init__(self, works: Works = True) -> None:
        self.works: Works = works
        self.shown: list[Note] = []
        self.visible: dict[str, Note] = {}
        self.closed = False
        self._handlers: list[Callable[[str, str], None]] = []

    def capability(self) -> Capability:
        """Return what the test said."""
        return Capability(self.works, "a test")

    def show(self, note: Note) -> None:
        """Keep the note."""
        self.shown.append(note)
        self.visible[note.key] = note

    def withdraw(self, key: str) -> None:
        """Take a note back."""
        self.visible.pop(key, None)

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Report clicks to `handler`."""
        self._handlers.append(handler)

    def click(self, key: str, action: str = "default") -> None:
        """Click a button of a visible note; the note is gone afterwards."""
        del self.visible[key]
        for handler in tuple(self._handlers):
            handler(key, action)

    def close(self) -> None:
        """Forget the handlers."""
        self.closed = True
        self._handlers.clear()


class FakePower:
    """Sleep and waking told by the test."""

    def __init__(self, works: Works = True) -> None:
        self.works: Works = works
        self.closed = False
        self._watchers: list[tuple[Callable[[], None], Callable[[], None]]] = []

    def capability(self) -> Capability:
        """Return what the test said."""
        return Capability(self.works, "a test")

    def watch(self, on_suspend: Callable[[], None], on_wake: Callable[[], None]) -> None:
        """Call back when the test says so."""
        self._watchers.append((on_suspend, on_wake))

    def suspend(self) -> None:
        """Send the computer to sleep."""
        for on_suspend, _ in tuple(self._watchers):
            on_suspend()

    def wake(self) -> None:
        """Wake the computer."""
        for _, on_wake in tuple(self._watchers):
            on_wake()

    def close(self) -> None:
        """Call back no more."""
        self.closed = True
        self._watchers.clear()


class FakeLock:
    """Locking and unlocking told by the test."""

    def __init__(self, works: Works = True) -> None:
        self.works: Works = works
        self.closed = False
        self._watchers: list[tuple[Callable[[], None], Callable[[], None]]] = []

    def capability(self) -> Capability:
        """Return what the test said."""
        return Capability(self.works, "a test")

    def watch(self, on_lock: Callable[[], None], on_unlock: Callable[[], None]) -> None:
        """Call back when the test says so."""
        self._watchers.append((on_lock, on_unlock))

    def lock(self) -> None:
        """Lock the screen."""
        for on_lock, _ in tuple(self._watchers):
            on_lock()

    def unlock(self) -> None:
        """Unlock the screen."""
        for _, on_unlock in tuple(self._watchers):
            on_unlock()

    def close(self) -> None:
        """Call back no more."""
        self.closed = True
        self._watchers.clear()


class FakeHold:
    """A reason to hold breaks back, set by the test through `value`."""

    def __init__(self, reason: HoldReason, value: bool | None = False) -> None:
        self.reason: HoldReason = reason
        self.value = value
        self.asked = 0

    def capability(self) -> Capability:
        """Return that it works unless the value is unknown."""
        return Capability("unknown" if self.value is None else True, "a test")

    def holds(self) -> bool | None:
        """Return `value`, counting the question."""
        self.asked += 1
        return self.value


class FakeInhibitors:
    """An idle inhibitor, set by the test through `value`."""

    def __init__(self, value: bool | None = False) -> None:
        self.value = value
        self.asked = 0

    def capability(self) -> Capability:
        """Return that it works unless the value is unknown."""
        return Capability("unknown" if self.value is None else True, "a test")

    def inhibited(self) -> bool | None:
        """Return `value`, counting the question."""
        self.asked += 1
        return self.value


def fake_desktop(clock: FakeClock) -> Desktop:
    """Return a desktop where everything works and nothing holds."""
    return Desktop(
        idle=FakeIdle(clock),
        notifier=FakeNotifier(),
        power=FakePower(),
        lock=FakeLock(),
        holds=(FakeHold("dnd"), FakeHold("call"), FakeHold("fullscreen")),
        inhibitors=FakeInhibitors(),
    )
