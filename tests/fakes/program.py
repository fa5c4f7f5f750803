"""A whole program without a screen: the real timer and use cases on fakes that tests can move."""

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.sqlite.store import open_store
from companion.app.bus import Bus
from companion.app.continuity import continuing
from companion.app.edit import Edit
from companion.app.ports import Desktop, Store
from companion.app.record import Record
from companion.app.services import Services
from companion.app.settings import SettingsService
from companion.app.study import Study
from companion.app.timer import Timer, TimerParts
from companion.compose.practising import make_practising
from companion.compose.reflections import make_reflections
from companion.core.clock import ROLLOVER
from tests.fakes.backups import FakeBackups
from tests.fakes.desktop import FakeAlarm, FakeClock, FakeHold, FakeIdle, fake_desktop
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.vault import FakeVault

OPENED: list[Store] = []
"""Stores opened by programs; whoever runs tests closes them after each."""


@dataclass
class Program:
    """One run of the program on a store that outlives it."""

    clock: FakeClock
    store: Store
    bus: Bus
    timer: Timer
    study: Study
    settings: SettingsService
    idle: FakeIdle
    holds: dict[str, FakeHold]
    desktop: Desktop
    said: list[object]

    def heard(self, kind: type) -> list[object]:
        """Return the facts of `kind` published so far."""
        return [fact for fact in self.said if type(fact) is kind]


class LoudBus(Bus):
    """A bus that writes down everything it delivers."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    def publish(self, fact: object) -> None:
        """Deliver `fact`, and remember it."""
        self.said.append(fact)
        super().publish(fact)


def program(
    folder: Path,
    clock: FakeClock,
    boot: str = "first boot",
    store: Store | None = None,
    rollover: time = ROLLOVER,
) -> Program:
    """Start a program on the store in `folder`; start another on it for a restart."""
    store = store or open_store(folder / "journal.db", ZoneInfo("Europe/Berlin"), rollover=rollover)
    desktop = fake_desktop(clock)
    bus = LoudBus()
    settings = SettingsService(FakeSettingsFile(), bus)
    OPENED.append(store)
    going = continuing(clock, store.load_engine(), boot)
    parts = TimerParts(
        clock=going,
        alarm=FakeAlarm(clock),
        store=store,
        bus=bus,
        desktop=desktop,
        boot=boot,
        slept=lambda: None,
        rollover=rollover,
    )
    timer = Timer(parts, settings.current.engine)
    study = Study(timer, store, going, bus, settings)
    timer.begin()
    assert isinstance(desktop.idle, FakeIdle)
    holds = {hold.reason: hold for hold in desktop.holds if isinstance(hold, FakeHold)}
    return Program(clock, store, bus, timer, study, settings, desktop.idle, holds, desktop, bus.said)


def services_of(run: Program) -> Services:
    """Return every use case over a program on fakes, with a passphrase and copies that are made up."""
    quiet = make_practising(ShippedAssets(), run.store, run.bus, run.clock, run.settings)
    back = make_reflections(run.store, run.bus, run.clock, run.settings, quiet)
    return Services(
        study=run.study,
        record=Record(run.store, run.bus, run.clock),
        edit=Edit(run.store, run.bus, run.clock),
        reflect=back.reflect,
        weeks=back.weeks,
        relations=back.relations,
        reflecting=back.reflecting,
        suggest=back.suggest,
        experiments=back.experiments,
        practices=quiet.practices,
        practise=quiet.practise,
        practice_offers=quiet.offers,
        settings=run.settings,
        store=run.store,
        vault=FakeVault(),
        backups=FakeBackups(),
        clock=run.clock,
        bus=run.bus,
        desktop=run.desktop,
    )
