"""Practices made up for tests, without a file, and the use cases that keep them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.practice_library import Practices
from companion.app.practice_offers import PracticeOffers
from companion.app.practise import Practise
from companion.app.settings import SettingsService
from companion.core.journal import PracticeSession
from companion.core.practice import Course, Cue, Practice
from tests.fakes.desktop import FakeClock
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def course(key: str, seconds: float) -> Course:
    """Return a length of nothing but its two bells."""
    return Course(key=key, seconds=seconds, cues=(Cue(at=0, kind="bell"), Cue(at=seconds - 4, kind="bell")))


def made_up(name: str, *minutes: float, **changes: Any) -> Practice:
    """Return a practice of these lengths."""
    usual: dict[str, Any] = {
        "title": name.replace("-", " ").capitalize(),
        "method": "",
        "summary": "In and out.",
        "needs": ("in-a-break",),
        "shape": "breath",
        "courses": tuple(course(f"{each:g}", each * 60) for each in minutes),
        "evidence": "None.",
        "source": "Made up.",
    }
    return Practice(name=name, **usual | changes)


PRACTICES = (
    made_up("long-exhale", 3, 5),
    made_up("box", 4, needs=("before-a-block", "in-a-break")),
    made_up("body", 5, 10, needs=("cant-sleep", "in-a-break"), shape="body"),
    made_up("kind", 4, needs=("after-a-bad-test",), shape="heart"),
    made_up("wind-down", 8, needs=("cant-sleep",), shape="body"),
    made_up("minute", 1, pause=True),
    made_up("look-far", 1, pause=True, shape="eyes"),
)


class MadeUpPractices(Practices):
    """Holds what it is given instead of reading files."""

    def __init__(self, practices: tuple[Practice, ...] = PRACTICES) -> None:
        super().__init__(NoAssets())
        self._names = tuple(sorted(one.name for one in practices))
        self._read = {one.name: one for one in practices}


class NoAssets:
    """Fills the Assets port with nothing."""

    def path(self, name: str) -> Path:
        raise AssertionError(f"{name} is read though nothing should be")

    def names(self, folder: str) -> list[str]:
        return []


@dataclass
class Quiet:
    """Practising on fakes."""

    table: dict[str, dict[str, Any]] = field(default_factory=dict)
    practices: tuple[Practice, ...] = PRACTICES
    clock: FakeClock = field(default_factory=lambda: FakeClock(NINE))
    store: FakeStore = field(default_factory=FakeStore)

    def __post_init__(self) -> None:
        self.bus = Bus()
        self.settings = SettingsService(FakeSettingsFile(self.table), self.bus)
        self.practise = Practise(self.store, self.bus, self.clock, self.settings)
        self.library = MadeUpPractices(self.practices)
        self.offers = PracticeOffers(self.library, self.practise, self.store, self.settings)
        self.changed: list[EntriesChanged] = []
        self.bus.subscribe(EntriesChanged, self.changed.append)

    def done(self, name: str, times: int, before: float | None = None, after: float | None = None) -> None:
        """Keep a practice as often, each after all before; changes vary by half a point up and down."""
        kept = len(self.store.practices(date.min, date.max))
        for number in range(times):
            started = self.clock.now().wall - timedelta(hours=200 - kept - number)
            swing = (number % 3 - 1) / 2
            self.store.add_practice(
                PracticeSession(
                    practice=name,
                    course="5",
                    started=started,
                    ended=started + 5 * MINUTE,
                    practised=5 * MINUTE,
                    finished=True,
                    stress_before=before,
                    stress_after=None if after is None else after + swing,
                )
            )
