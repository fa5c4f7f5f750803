"""What the journal works with: real use cases on a store in memory, and a window that notes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.edit import Edit
from companion.app.practice_library import Practices
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.app.simulate import simulate
from companion.app.suggest import Suggest
from companion.compose.practising import make_practising
from companion.compose.reflections import make_reflections
from companion.core.engine.view import TimerView
from companion.core.journal import CheckIn, FocusBlock, Night, PracticeSession, QuestionSet
from tests.fakes.desktop import FakeClock
from tests.fakes.made_up import BERLIN, NOW
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore

TODAY = NOW.date()


def at(text: str, day: date = TODAY) -> datetime:
    """Return the moment `text`, such as 07:10, on a date in Berlin."""
    return datetime.combine(day, time.fromisoformat(text), tzinfo=BERLIN)


class CountingStore(FakeStore):
    """A store that remembers of how many days it was asked for nights, and how often to search."""

    def __init__(self) -> None:
        super().__init__()
        self.searches = 0
        self.asked: list[int] = []

    def nights(self, first: date, last: date) -> list[Night]:
        self.asked.append((last - first).days + 1)
        return super().nights(first, last)

    def search(self, search: Any) -> Any:
        self.searches += 1
        return super().search(search)


class IdleStudy:
    """A timer that does nothing."""

    def view(self) -> TimerView:
        return TimerView(at=timedelta(0), state="idle")


@dataclass
class JournalDesk:
    """The services of the journal, as `Services` bundles them."""

    store: CountingStore
    clock: FakeClock
    bus: Bus
    settings: SettingsService
    record: Record
    edit: Edit
    reflect: Reflect
    study: IdleStudy
    practices: Practices
    suggest: Suggest

    def block(
        self, start: str, minutes: int, topic: str, day: date = TODAY, session: str | None = None, **more: Any
    ) -> str:
        """Keep a block that was studied."""
        length = timedelta(minutes=minutes)
        begun = at(start, day)
        kept = FocusBlock(
            topic=topic, started=begun, ended=begun + length, focus_time=length, session_id=session, **more
        )
        return self.store.add_block(kept)

    def check_in(self, when: str, day: date = TODAY, **said: Any) -> str:
        """Keep a check-in."""
        return self.store.add_check_in(CheckIn(at=at(when, day), **said))

    def night(self, tried: str, woke: str, day: date = TODAY, **more: Any) -> str:
        """Keep a night that ended on `day`; tried: on the evening before, unless it is a nap."""
        evening = at(tried, day if more.get("nap") else day - timedelta(days=1))
        kept = Night(
            into_bed=evening,
            tried=evening,
            sleep_onset_latency=timedelta(0),
            awakenings=0,
            wake_after_sleep_onset=timedelta(0),
            woke=at(woke, day),
            out_of_bed=at(woke, day),
            **more,
        )
        return self.store.add_night(kept)

    def questions(self, when: str, correct: int, total: int, topic: str = "Renal") -> str:
        """Keep a set of practice questions of today."""
        return self.store.add_question_set(
            QuestionSet(topic=topic, at=at(when), correct=correct, total=total)
        )

    def practice(self, when: str, minutes: float = 5, name: str = "coherent", **more: Any) -> str:
        """Keep a practice of today, played to its end without a pause."""
        length = timedelta(minutes=minutes)
        kept = PracticeSession(
            practice=name,
            course="5",
            started=at(when),
            ended=at(when) + length,
            practised=length,
            finished=True,
            **more,
        )
        return self.store.add_practice(kept)


def journal_desk(weeks: int = 0, now: datetime = NOW) -> JournalDesk:
    """Return the services on an empty record, or on a made-up one of `weeks` weeks."""
    store, clock, bus = CountingStore(), FakeClock(now), Bus()
    settings = SettingsService(FakeSettingsFile({"journal": {"sleep_target_min": 420}}), bus)
    record = Record(store, bus, clock)
    if weeks:
        simulate(store, record, 1, weeks, now)
    reflect, edit = Reflect(store, clock, settings), Edit(store, bus, clock)
    quiet = make_practising(ShippedAssets(), store, bus, clock, settings)
    suggest = make_reflections(store, bus, clock, settings, quiet).suggest
    return JournalDesk(
        store, clock, bus, settings, record, edit, reflect, IdleStudy(), quiet.practices, suggest
    )


@dataclass
class NotingHost:
    """A window that notes what it is asked; a popover's content is kept and can be used."""

    popover: QWidget | None = None
    said: list[str] = field(default_factory=list)
    act: Callable[[], object] | None = None
    undo: Callable[[], object] | None = None
    opened: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    @property
    def popover_open(self) -> bool:
        return self.popover is not None

    def show_popover(self, content: QWidget) -> None:
        self.popover = content

    def close_popover(self) -> None:
        self.popover = None

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        offered = (text, action_label, "Undo" if undo is not None else "")
        self.said.append(" · ".join(filter(None, offered)))
        self.act, self.undo = on_action, undo

    def open_page(self, key: str, **where: object) -> None:
        self.opened.append((key, where))

    def click_toast(self) -> None:
        """Do what the last toast offers."""
        assert self.act is not None
        self.act()

    def click_undo(self) -> None:
        """Take back, where the last toast offers another act as well."""
        assert self.undo is not None
        self.undo()
