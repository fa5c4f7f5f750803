"""A program with nights in its record, and what is needed to change them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.app.bus import Bus
from companion.app.edit import Edit
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.core.clock import Instant
from companion.core.errors import EnvironmentFault
from companion.core.journal import DayMark, Night
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 19, 12, 26, tzinfo=BERLIN)
TODAY = NOW.date()


class MovableClock:
    """Reads whatever moment the test says."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> Instant:
        """Return that moment."""
        return Instant(timedelta(0), self.at)


class NightsOnADisk(FakeStore):
    """A store whose disk may be full."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def add_night(self, night: Night) -> str:
        """Keep it, or fail as a full disk does."""
        if self.full:
            raise EnvironmentFault("The disk is full: free some space.")
        return super().add_night(night)


@dataclass
class Sleeper:
    """The services the sleep diary works with."""

    store: NightsOnADisk
    settings: SettingsService
    record: Record
    edit: Edit
    reflect: Reflect
    clock: MovableClock
    bus: Bus

    def nights(self, day: date = TODAY) -> list[Night]:
        """Return what is kept of a date."""
        return self.store.nights(day, day)

    def mark(self, day: date = TODAY) -> DayMark:
        """Return what is known of a date."""
        return self.edit.marks(day)


def sleeper(at: datetime = NOW, target_min: float = 420) -> Sleeper:
    """Return services on an empty record; someone who wants seven hours."""
    store, bus, clock = NightsOnADisk(), Bus(), MovableClock(at)
    settings = SettingsService(FakeSettingsFile(), bus)
    settings.change("journal", "sleep_target_min", target_min)
    reflect = Reflect(store, clock, settings)
    return Sleeper(store, settings, Record(store, bus, clock), Edit(store, bus, clock), reflect, clock, bus)
