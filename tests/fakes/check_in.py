"""A program with a record but no screen of its own, for what is laid over the window."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from companion.app.bus import Bus
from companion.app.edit import Edit
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.core.clock import Instant
from companion.core.engine.view import TimerView
from companion.core.errors import EnvironmentFault
from companion.core.journal import CheckIn
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore
from tests.fakes.vault import FakeVault

NOW = datetime(2026, 11, 19, 12, 26, tzinfo=ZoneInfo("Europe/Berlin"))


class NoonClock:
    """Reads Thursday 19 November 2026, 12:26."""

    def now(self) -> Instant:
        """Return that moment."""
        return Instant(timedelta(0), NOW)


class ShownTimer:
    """A timer that is whatever the test says."""

    def __init__(self) -> None:
        self.shows = TimerView(at=timedelta(0), state="idle")

    def view(self) -> TimerView:
        """Return what the test set."""
        return self.shows


class FullDisk(FakeStore):
    """A store on a disk that may be full."""

    def __init__(self) -> None:
        super().__init__()
        self.full = False

    def add_check_in(self, check_in: CheckIn) -> str:
        """Keep it, or fail as a full disk does."""
        if self.full:
            raise EnvironmentFault("The disk is full: free some space.")
        return super().add_check_in(check_in)


class SettingsFile(FakeSettingsFile):
    """A settings file that may be write-protected."""

    def __init__(self) -> None:
        super().__init__()
        self.locked = False

    def save(self, changes: dict[str, dict[str, object]]) -> None:
        """Keep the changes, or fail as a write-protected folder does."""
        if self.locked:
            raise EnvironmentFault("The settings file cannot be written: check the folder.")
        super().save(changes)


@dataclass
class Small:
    """The services a check-in and the welcome work with."""

    store: FullDisk
    file: SettingsFile
    settings: SettingsService
    record: Record
    edit: Edit
    reflect: Reflect
    study: ShownTimer
    clock: NoonClock
    bus: Bus
    vault: FakeVault = field(default_factory=FakeVault)

    @property
    def kept(self) -> list[CheckIn]:
        """The check-ins of today."""
        return self.store.check_ins(NOW.date(), NOW.date())


def small_program() -> Small:
    """Return services on an empty record."""
    store, bus, clock, file = FullDisk(), Bus(), NoonClock(), SettingsFile()
    settings = SettingsService(file, bus)
    reflect = Reflect(store, clock, settings)
    record, edit = Record(store, bus, clock), Edit(store, bus, clock)
    return Small(store, file, settings, record, edit, reflect, ShownTimer(), clock, bus)
