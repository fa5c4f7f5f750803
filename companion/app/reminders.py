"""Reminders: each is shown once, at a moment when it disturbs nothing, and never after its day.

What is owed is worked out anew whenever there is a reason to look: a time that comes, a break that
ends, a screen unlocked, a waking. So neither sleep nor a clock that is set can lose or double one.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from companion.app.bus import Bus, Unsubscribe
from companion.app.facts import EntriesChanged, ScreenLockChanged, SettingsChanged, TimerChanged
from companion.app.ports import Backups, Clock, Desktop, Reminders, Store
from companion.app.reminders_backup import DailyBackup
from companion.app.reminders_moment import desktop_forbids, timer_forbids
from companion.app.reminders_notes import LATER, NOT_TODAY, PREFIX
from companion.app.reminders_owed import Ledger, Owed
from companion.app.reminders_plans import ReminderName, asks, plans_of
from companion.app.reminders_visible import Visible
from companion.app.settings import SettingsService
from companion.core.clock import study_day
from companion.core.engine import effects as fx
from companion.core.engine.view import TimerView
from companion.core.errors import CompanionError
from companion.core.reminding import Plan
from companion.core.value import dataclass

SOON = timedelta(seconds=10)
"""What fell due before the program started is asked so long after it."""
ASK_AGAIN = timedelta(minutes=5)
"""How long a call, a full screen or an empty chair is left alone before it is asked for again."""
SHORTEST_BLOCK = timedelta(minutes=5)
"""Nobody is asked how they are after a block shorter than this."""

CheckInReason = Literal["reminder", "after_block"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What a click opens. check_in: told why it is asked; sleep_diary: the date the night ended on.

    practices: all of them; wind_down: the one before sleep.
    """

    check_in: Callable[[CheckInReason], object]
    sleep_diary: Callable[[date], object]
    reflection: Callable[[], object]
    practices: Callable[[], object]
    wind_down: Callable[[], object]
    window: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindParts:
    """What reminding works with. view: how the timer stands. make_calendar: loads the scheduler."""

    view: Callable[[], TimerView]
    settings: SettingsService
    store: Store
    backups: Backups
    clock: Clock
    bus: Bus
    desktop: Desktop
    make_calendar: Callable[[], Reminders]
    doors: Doors


class Remind:
    """Asks at the times set. `begin` once there is something to see; `close` leaves nothing behind."""

    def __init__(self, parts: RemindParts) -> None:
        self._parts = parts
        self._ledger = Ledger(parts.store, parts.clock, parts.settings)
        self._visible = Visible(parts.desktop.notifier, self._ledger)
        self._backup = DailyBackup(parts.backups, self._ledger, parts.view, parts.desktop.notifier)
        self._calendar: Reminders | None = None
        self._locked = False
        self._wait: Literal["no", "told", "asked"] = "no"
        self._ends: list[Unsubscribe] = []

    def begin(self) -> None:
        """Ask what is owed, and from now on what falls due."""
        parts = self._parts
        self._ledger.marks.load()
        self._ends = [
            parts.bus.subscribe(SettingsChanged, lambda changed: self._follow(from_now_on=True)),
            parts.bus.subscribe(EntriesChanged, self._on_entries),
            parts.bus.subscribe(TimerChanged, lambda changed: self._on_timer()),
            parts.bus.subscribe(fx.FocusCounted, self._on_block),
            parts.bus.subscribe(ScreenLockChanged, self._on_lock),
        ]
        parts.desktop.notifier.on_action(self._on_action)
        parts.desktop.power.watch(lambda: None, self._recheck)
        self._follow(from_now_on=False)
        if self._calendar is not None:
            self._calendar.once("begin", self._ledger.now() + SOON, self._look)

    def close(self) -> None:
        """Ask no more."""
        while self._ends:
            self._ends.pop()()
        self._ledger.plans = {}
        self._drop_calendar()

    def _follow(self, *, from_now_on: bool) -> None:
        """Work with the settings in force; only what changed is set anew.

        from_now_on: what changed and fell due earlier today is let pass.
        """
        settings = self._parts.settings.current
        before, plans = self._ledger.plans, plans_of(settings)
        backs_up = asks(settings) and settings.reminders.backup
        self._ledger.plans = plans
        self._forget({name: plan for name, plan in before.items() if plans.get(name) != plan})
        if not plans and not backs_up:
            self._drop_calendar()
            return
        self._calendar = self._calendar or self._parts.make_calendar()
        for name in [name for name, plan in plans.items() if before.get(name) != plan]:
            self._set(self._calendar, name, plans[name])
            if from_now_on and plans[name].times:
                self._ledger.let_pass(name)
        if backs_up:
            self._backup.start(self._calendar, self._look)
        else:
            self._backup.stop()

    def _set(self, calendar: Reminders, name: ReminderName, plan: Plan) -> None:
        for place, at in enumerate(plan.times):
            calendar.every(f"{name} {place}", at, plan.weekday, self._look)

    def _forget(self, plans: dict[ReminderName, Plan]) -> None:
        for name, plan in plans.items():
            self._visible.withdraw(name)
            for place in range(len(plan.times)):
                if self._calendar is not None:
                    self._calendar.cancel(f"{name} {place}")

    def _drop_calendar(self) -> None:
        self._wait = "no"
        self._backup.stop()
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None

    def _look(self) -> None:
        """Show what is owed, or see to it that somebody looks again once it may be shown."""
        self._visible.drop_stale()
        owed, view = self._ledger.owed(), self._parts.view()
        forbidden = self._locked or timer_forbids(view)
        if not forbidden and not any(one.after_block for one in owed):
            self._ledger.block_ended = None  # too soon after the last time; not in the middle of the next
        if not owed and not self._backup.trouble:
            self._wait = "no"
        elif forbidden:
            self._wait = "told"
        else:
            self._ask(owed, view)

    def _ask(self, owed: list[Owed], view: TimerView) -> None:
        try:
            wanted = self._ledger.still_wanted(owed)
        except CompanionError:
            self._ask_again()  # the journal is in other hands just now
            return
        self._wait = "no"
        if not wanted and not self._backup.trouble:
            return
        if desktop_forbids(self._parts.desktop, view):
            self._ask_again()
            return
        for one in wanted:
            self._visible.show(one, mood=self._parts.settings.current.reminders.mood)
        if self._backup.trouble:
            self._backup.say()

    def _ask_again(self) -> None:
        self._wait = "asked"
        if self._calendar is not None:
            self._calendar.once("ask again", self._ledger.now() + ASK_AGAIN, self._look)

    def _on_entries(self, changed: EntriesChanged) -> None:
        if not changed.days:
            self._ledger.marks.load()  # another journal may be in the place of the one there was
        self._visible.drop_done()

    def _on_timer(self) -> None:
        # It comes once a minute in a session; a call is not asked for that often.
        if self._wait != "asked" and self._calendar is not None:
            self._look()

    def _on_block(self, counted: fx.FocusCounted) -> None:
        after_blocks = self._parts.settings.current.reminders.check_ins == "after_blocks"
        if after_blocks and counted.session and counted.focus >= SHORTEST_BLOCK:
            # Shown once the timer says that it stands otherwise, which it does next.
            self._ledger.block_ended = self._ledger.now()

    def _on_lock(self, changed: ScreenLockChanged) -> None:
        self._locked = changed.locked
        if not changed.locked:
            self._recheck()

    def _recheck(self) -> None:
        if self._calendar is not None:
            self._calendar.recheck()
            self._look()

    def _on_action(self, key: str, action: str) -> None:
        if not key.startswith(PREFIX) or not self._ends:
            return
        name = next((name for name in self._ledger.plans if key == PREFIX + name), None)
        if name is None:
            self._parts.doors.window()
            return
        answered = self._visible.answered(name)
        if action == LATER:
            later = self._ledger.marks.put_off(name, self._ledger.now())
            if self._calendar is not None:
                self._calendar.once(f"{name} later", later, self._look)
        elif action == NOT_TODAY:
            today = study_day(self._ledger.now(), self._ledger.rollover)
            self._ledger.marks.not_on(name, today)
        else:
            self._open(answered)

    def _open(self, answered: Owed) -> None:
        doors = self._parts.doors
        match answered.name:
            case "diary":
                doors.sleep_diary(answered.due.date())
            case "check_in":
                doors.check_in("after_block" if answered.after_block else "reminder")
            case "reflection":
                doors.reflection()
            case "practice":
                doors.practices()
            case "wind_down":
                doors.wind_down()
