"""A journal filled with the made-up story, and the use cases that read and write it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from companion.app.bus import Bus
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.app.simulate import simulate
from tests.fakes.desktop import FakeClock
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 19, 12, 26, tzinfo=BERLIN)


@dataclass(frozen=True)
class Journal:
    """What Reflection needs of the services, on fakes."""

    store: FakeStore
    clock: FakeClock
    bus: Bus
    settings: SettingsService
    record: Record
    reflect: Reflect


def journal(weeks: int = 12, seed: int = 1, now: datetime = NOW) -> Journal:
    """Return a journal of `weeks` made-up weeks that end `now`; 0 = an empty one."""
    store, clock, bus = FakeStore(), FakeClock(now), Bus()
    settings = SettingsService(FakeSettingsFile({"journal": {"sleep_target_min": 420}}), bus)
    record = Record(store, bus, clock)
    if weeks:
        simulate(store, record, seed, weeks, now)
    return Journal(store, clock, bus, settings, record, Reflect(store, clock, settings))
