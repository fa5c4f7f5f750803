"""The fake store tells the truth: over random histories it reads the same as the file."""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.ports import EngineSnapshot, Store
from companion.core.clock import Instant
from companion.core.errors import InvalidInput
from companion.core.journal import BreakRecord, CheckIn, DayMark, FocusBlock, QuestionSet, StudySession
from tests.fakes.store import FakeStore

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Tokyo", "America/St_Johns", "UTC")]
EVER = (date(1, 1, 1), date(9999, 12, 31))
# A few days around a clock change, so that entries share days and instants.
moments = st.datetimes(
    datetime(2026, 10, 23),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2026, 10, 27),  # noqa: DTZ001
    timezones=st.sampled_from(ZONES),
)
topics = st.sampled_from(["Cardiology", "Renal", "Ünïcode 🙂"])
spans = st.timedeltas(timedelta(0), timedelta(hours=5))
scale = st.none() | st.floats(0, 10)
names = st.lists(st.sampled_from(["tense", "calm", "coffee"]), unique=True).map(tuple)
days = st.dates(date(2026, 10, 20), date(2026, 10, 30))


class TwoStores(RuleBasedStateMachine):
    """Does everything to both stores; ids differ, so an entry is chosen by its place."""

    @initialize()
    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.file: SqliteStore = open_store(Path(self._folder.name) / "journal.db", ZONES[0])
        self.fake = FakeStore()
        self.ids: dict[str, list[tuple[str, str]]] = {"session": [], "block": [], "break": []}

    def teardown(self) -> None:
        assert self.file.integrity() == "ok"
        self.file.close()
        self._folder.cleanup()

    def both(self, kind: str, add: Any) -> None:
        self.ids[kind].append((add(self.file, 0), add(self.fake, 1)))

    def one(self, kind: str, place: int) -> tuple[str, str] | None:
        known = self.ids[kind]
        return known[place % len(known)] if known else None

    @rule(topic=topics, started=moments)
    def add_session(self, topic: str, started: datetime) -> None:
        session = StudySession(topic=topic, rhythm="50/10", level="firm", started=started)
        self.both("session", lambda store, _side: store.add_session(session))

    @rule(topic=topics, started=moments, span=spans, effort=scale, place=st.integers(0, 9))
    def add_block(
        self, topic: str, started: datetime, span: timedelta, effort: float | None, place: int
    ) -> None:
        session = self.one("session", place)

        def add(store: Store, side: int) -> str:
            return store.add_block(
                FocusBlock(
                    topic=topic,
                    started=started,
                    ended=started,
                    focus_time=span,
                    effort=effort,
                    session_id=session[side] if session else None,
                )
            )

        self.both("block", add)

    @rule(place=st.integers(0, 9), effort=scale, focus=scale)
    def rate(self, place: int, effort: float | None, focus: float | None) -> None:
        if ids := self.one("block", place):
            self.file.rate_block(ids[0], effort=effort, focus=focus)
            self.fake.rate_block(ids[1], effort=effort, focus=focus)

    @rule(started=moments, planned=spans)
    def add_break(self, started: datetime, planned: timedelta) -> None:
        record = BreakRecord(
            tier="short",
            level="firm",
            started=started,
            ended=started,
            planned=planned,
            rested=planned,
            outcome="natural",
        )
        self.both("break", lambda store, _side: store.add_break(record))

    @rule(place=st.integers(0, 9))
    def delete_break(self, place: int) -> None:
        if ids := self.one("break", place):
            self.file.delete_break(ids[0])
            self.fake.delete_break(ids[1])

    @rule(at=moments, stress=scale, words=names, tags=names)
    def check_in(self, at: datetime, stress: float | None, words: Any, tags: Any) -> None:
        for store in (self.file, self.fake):
            store.add_check_in(CheckIn(at=at, stress=stress, words=words, tags=tags))

    @rule(at=moments, topic=topics)
    def questions(self, at: datetime, topic: str) -> None:
        for store in (self.file, self.fake):
            store.add_question_set(QuestionSet(topic=topic, at=at, correct=1, total=2))

    @rule(day=days, ran=st.booleans(), rest=st.booleans())
    def mark(self, day: date, ran: bool, rest: bool) -> None:
        for store in (self.file, self.fake):
            store.mark_day(DayMark(day, ran, rest))

    @rule(at=moments, state=st.text())
    def save_engine(self, at: datetime, state: str) -> None:
        for store in (self.file, self.fake):
            store.save_engine(EngineSnapshot(state, Instant(timedelta(hours=1), at), "boot"))

    @rule(at=moments)
    def fail_half_way(self, at: datetime) -> None:
        for store in (self.file, self.fake):
            try:
                with store.transaction():
                    store.add_check_in(CheckIn(at=at, stress=1, words=("lost",)))
                    store.rate_block("gone", effort=1, focus=1)
            except InvalidInput:
                continue
            raise AssertionError("an unknown block was rated")

    @rule()
    def close_and_open(self) -> None:
        self.file.close()
        self.file = open_store(Path(self._folder.name) / "journal.db", ZONES[0])

    @invariant()
    def read_the_same(self) -> None:
        for first, last in (EVER, (date(2026, 10, 24), date(2026, 10, 25))):
            assert seen(self.file, first, last) == seen(self.fake, first, last)
        assert self.file.first_day() == self.fake.first_day()
        assert self.file.load_engine() == self.fake.load_engine()
        assert set(self.file.recent_topics()) == set(self.fake.recent_topics())


def seen(store: Store, first: date, last: date) -> list[Any]:
    """Return everything readable of these days, ids left out; `fold` told apart by the offset."""
    return [
        [
            (b.topic, b.started.isoformat(), b.focus_time, b.effort, b.focus)
            for b in store.blocks(first, last)
        ],
        [(s.topic, s.started.isoformat(), s.ended) for s in store.sessions(first, last)],
        [(b.started.isoformat(), b.planned) for b in store.breaks(first, last)],
        [(c.at.isoformat(), c.stress, c.words, c.tags) for c in store.check_ins(first, last)],
        [(q.at.isoformat(), q.topic) for q in store.question_sets(first, last)],
        store.day_marks(first, last),
    ]


TestTwoStores = TwoStores.TestCase
TestTwoStores.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
