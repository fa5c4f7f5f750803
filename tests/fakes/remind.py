"""A whole program that reminds, on a clock, a calendar and a screen that tests can move."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from companion.app.ports import Backup, Note, Store
from companion.app.record import Record
from companion.app.reminders import Doors, Remind, RemindParts
from companion.core.errors import EnvironmentFault
from tests.fakes.desktop import FakeClock, FakeLock, FakeNotifier, FakePower
from tests.fakes.program import Program, program
from tests.fakes.reminders import FakeReminders
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY_SIX = datetime(2026, 3, 2, 6, 0, tzinfo=BERLIN)


class FakeBackups:
    """Copies that are only counted; `broken` plays a disk that refuses."""

    def __init__(self) -> None:
        self.days: list[date] = []
        self.broken = False

    def make(self, today: date) -> Backup:
        """Count a copy, or fail."""
        if self.broken:
            raise EnvironmentFault("The backup folder is full: free some space.")
        self.days.append(today)
        return self._of(today)

    def kept(self) -> list[Backup]:
        """Return one for each day."""
        return [self._of(day) for day in reversed(self.days)]

    def make_at(self, path: Path) -> Backup:
        """Not what a reminder does."""
        raise NotImplementedError

    def preview(self, path: Path, passphrase: str | None = None) -> list[Any]:
        """Not what a reminder does."""
        raise NotImplementedError

    def restore(self, path: Path, passphrase: str | None = None) -> Path | None:
        """Not what a reminder does."""
        raise NotImplementedError

    def _of(self, day: date) -> Backup:
        return Backup(path=Path(f"{day}.db"), day=day, size=1, locked=False)


@dataclass
class Reminded:
    """One run of a program that reminds; `shown` are the keys of what it asked, in order."""

    run: Program
    clock: FakeClock
    store: Store
    backups: FakeBackups
    notifier: FakeNotifier
    lock: FakeLock
    power: FakePower
    record: Record
    remind: Remind
    calendars: list[FakeReminders] = field(default_factory=list)
    opened: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def shown(self) -> list[str]:
        """The names of the reminders shown so far."""
        return [note.key.removeprefix("reminder:") for note in self.notes]

    @property
    def notes(self) -> list[Note]:
        """The notes of reminders shown so far."""
        return [note for note in self.notifier.shown if note.key.startswith("reminder:")]

    @property
    def out(self) -> set[str]:
        """The names of the reminders that are on the screen."""
        return {key.removeprefix("reminder:") for key in self.notifier.visible if key.startswith("reminder:")}

    def now(self) -> datetime:
        """Return the wall time."""
        return self.clock.now().wall

    def until(self, hour: int, minute: int = 0, *, day: int | None = None, busy: bool = True) -> None:
        """Let time pass until a time of day; the user types every two minutes while `busy`."""
        end = self.now().replace(hour=hour, minute=minute, second=0, microsecond=0, fold=0)
        if day is not None:
            end = end.replace(day=day)
        while (left := end.timestamp() - self.now().timestamp()) > 0:
            if busy:
                self.run.idle.touch()
            self.clock.advance(seconds=min(left, 120))
        if busy:
            self.run.idle.touch()

    def sleep_until(self, hour: int, minute: int = 0, *, day: int | None = None) -> None:
        """Send the computer to sleep, and wake it."""
        end = self.now().replace(hour=hour, minute=minute, second=0)
        end = end.replace(day=day) if day is not None else end
        self.power.suspend()
        self.clock.sleep(timedelta(seconds=end.timestamp() - self.now().timestamp()))
        self.run.idle.touch()
        self.power.wake()
        self.clock.advance(seconds=1)

    def click(self, name: str, action: str) -> None:
        """Click a button of a reminder."""
        self.notifier.click(f"reminder:{name}", action)


def reminded(
    folder: Path,
    at: datetime = MONDAY_SIX,
    settings: dict[str, dict[str, Any]] | None = None,
    *,
    store: Store | None = None,
    clock: FakeClock | None = None,
    backups: FakeBackups | None = None,
    welcomed: bool = True,
) -> Reminded:
    """Start a program; settings over those it has by itself. Give store and clock again for a restart."""
    clock = clock or FakeClock(at)
    run = program(folder, clock, store=store or FakeStore())
    run.settings.change_many({"welcome": {"done": welcomed}, **(settings or {})})
    desktop = run.desktop
    assert isinstance(desktop.notifier, FakeNotifier)
    assert isinstance(desktop.lock, FakeLock)
    assert isinstance(desktop.power, FakePower)
    calendars: list[FakeReminders] = []
    opened: list[tuple[object, ...]] = []

    def make_calendar() -> FakeReminders:
        calendars.append(FakeReminders(clock))
        return calendars[-1]

    backups = backups or FakeBackups()
    parts = RemindParts(
        view=run.study.view,
        settings=run.settings,
        store=run.store,
        backups=backups,
        clock=clock,
        bus=run.bus,
        desktop=desktop,
        make_calendar=make_calendar,
        doors=Doors(
            check_in=lambda reason: opened.append(("check_in", reason)),
            sleep_diary=lambda day: opened.append(("sleep_diary", day)),
            reflection=lambda: opened.append(("reflection",)),
            practices=lambda: opened.append(("practices",)),
            wind_down=lambda: opened.append(("wind_down",)),
            window=lambda: opened.append(("window",)),
        ),
    )
    remind = Remind(parts)
    run.idle.touch()
    remind.begin()
    record = Record(run.store, run.bus, clock)
    return Reminded(
        run,
        clock,
        run.store,
        backups,
        desktop.notifier,
        desktop.lock,
        desktop.power,
        record,
        remind,
        calendars,
        opened,
    )
