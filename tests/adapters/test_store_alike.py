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
from companion.app.ports import EngineSnapshot, Store, UndoStep
from companion.core.clock import Instant
from companion.core.errors import InvalidInput
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    Entry,
    FocusBlock,
    QuestionSet,
    StudySession,
    TagRating,
)
from companion.core.naming import Feeling, Search, Tag
from companion.core.reflection import Decision, Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.usual import week_start
from tests.adapters.store_files import night, practice
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
name = st.sampled_from(["tense", "calm", "coffee", "on call", "Ünïcode 🙂"])
ratings = st.lists(st.builds(TagRating, name, st.floats(0, 10)), max_size=2, unique_by=lambda each: each.tag)
notes = st.sampled_from(["", "Tense before the exam", "a calm day", "coffee, coffee 🙂"])
ids = st.sampled_from(["one", "two", "three", "four"])
entries = st.one_of(
    st.builds(CheckIn, id=ids, at=moments, words=names, tags=names, ratings=ratings.map(tuple), note=notes),
    st.builds(
        FocusBlock,
        id=ids,
        topic=topics,
        started=moments,
        ended=moments,
        focus_time=spans,
        session_id=st.none() | ids,
    ),
    st.builds(StudySession, id=ids, topic=topics, rhythm=st.just("50/10"), level=notes, started=moments),
    st.builds(night, id=ids, out_of_bed=moments, note=notes, nap=st.booleans()),
    st.builds(QuestionSet, id=ids, topic=topics, at=moments, correct=st.just(1), total=st.just(2)),
    st.builds(practice, id=ids, practice=topics, started=moments, practised=spans, stress_after=scale),
)
searches = st.builds(
    Search,
    text=st.sampled_from(["", "te", "tense", "calm coffee", "call on", "exam", "unicode", "🙂", "ren"]),
    kinds=st.frozensets(
        st.sampled_from(["check_in", "night", "block", "questions", "day", "reflection"]), max_size=2
    ),
    first=st.none() | days,
    last=st.none() | days,
    tags=names,
    limit=st.sampled_from([1, 3, 200]),
)


class TwoStores(RuleBasedStateMachine):
    """Does everything to both stores; ids differ, so an entry is chosen by its place."""

    @initialize()
    def open(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.file: SqliteStore = open_store(Path(self._folder.name) / "journal.db", ZONES[0])
        self.fake = FakeStore()
        self.steps = 0
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

    @rule(entry=entries)
    def put(self, entry: Entry) -> None:
        for store in (self.file, self.fake):
            store.put_entry(entry)
            assert store.entry(entry.id or "") is not None

    @rule(entry_id=ids)
    def delete(self, entry_id: str) -> None:
        assert self.refused(lambda store: store.delete_entry(entry_id)) in ([True] * 2, [False] * 2)

    @rule(entry_id=ids, at=moments)
    def delete_and_take_back(self, entry_id: str, at: datetime) -> None:
        self.steps += 1
        for store in (self.file, self.fake):
            if (before := store.entry(entry_id)) is not None:
                store.keep_undo(UndoStep(id=f"{self.steps}", at=at, before=before, deleted=True))
                store.delete_entry(entry_id)
                store.put_entry(store.undo_steps()[-1].before)

    @rule(before=moments)
    def forget(self, before: datetime) -> None:
        for store in (self.file, self.fake):
            store.forget_undo(before)

    @rule(first=name, second=name)
    def rename(self, first: str, second: str) -> None:
        for act in (
            lambda store: store.rename_tag(first, second),
            lambda store: store.merge_tags(first, second),
            lambda store: store.rename_feeling(first, second),
        ):
            assert self.refused(act) in ([True] * 2, [False] * 2)

    @rule(called=name, scale=st.booleans(), offered=st.booleans())
    def call(self, called: str, scale: bool, offered: bool) -> None:
        for store in (self.file, self.fake):
            store.set_tag(Tag(name=called, kind="scale" if scale else "present", offered=offered))
            store.set_feeling(Feeling(name=called, pleasant=scale, energetic=offered))

    @rule(day=days, text=notes)
    def write_day(self, day: date, text: str) -> None:
        for store in (self.file, self.fake):
            store.set_day_note(DayNote(day, text))

    @rule(day=days, at=moments, text=notes, other=notes, decided=st.booleans())
    def reflect(self, day: date, at: datetime, text: str, other: str, decided: bool) -> None:
        decision = Decision(text="Rest", made=day, outcome_note=text) if decided else None
        for store in (self.file, self.fake):
            store.set_reflection(
                WeekReflection(monday=week_start(day), written=at, cost=text, friend=other, decision=decision)
            )

    @rule(day=days)
    def forget_reflection(self, day: date) -> None:
        for store in (self.file, self.fake):
            store.delete_reflection(week_start(day))

    @rule(entry_id=ids, day=days, condition=st.sampled_from(["a", "b"]), drop=st.booleans())
    def try_out(self, entry_id: str, day: date, condition: Any, drop: bool) -> None:
        for store in (self.file, self.fake):
            store.set_experiment(
                Experiment(
                    id=entry_id,
                    compares="practice",
                    a="x",
                    b="y",
                    outcome="stress",
                    seed=1,
                    pairs=6,
                    started=date(2026, 10, 20),
                )
            )
            store.set_experiment_day(ExperimentDay(experiment_id=entry_id, day=day, condition=condition))
            if drop:
                store.delete_experiment(entry_id)

    @rule(day=days, form=name, option=st.none() | st.integers(0, 100))
    def fill_in(self, day: date, form: str, option: int | None) -> None:
        for store in (self.file, self.fake):
            store.set_survey(SurveyAnswers(day=day, form=form, answers={"one": option}))

    @rule(day=days, rest=st.booleans(), awake=st.booleans())
    def set_marks(self, day: date, rest: bool, awake: bool) -> None:
        for store in (self.file, self.fake):
            store.set_marks(DayMark(day, rest_declared=rest, did_not_sleep=awake))

    @rule(search=searches)
    def search(self, search: Search) -> None:
        file, fake = (store.search(search) for store in (self.file, self.fake))
        assert [(h.kind, h.day, h.at, h.text, h.marks) for h in file] == [
            (h.kind, h.day, h.at, h.text, h.marks) for h in fake
        ]

    def refused(self, act: Any) -> list[bool]:
        """Do it to both; return which of them refused."""
        answers = []
        for store in (self.file, self.fake):
            try:
                act(store)
                answers.append(False)
            except InvalidInput:
                answers.append(True)
        return answers

    @rule()
    def close_and_open(self) -> None:
        self.file.close()
        self.file = open_store(Path(self._folder.name) / "journal.db", ZONES[0])

    @invariant()
    def read_the_same(self) -> None:
        for first, last in (EVER, (date(2026, 10, 24), date(2026, 10, 25))):
            assert seen(self.file, first, last) == seen(self.fake, first, last)
        assert self.file.first_day() == self.fake.first_day()
        assert self.file.counts() == self.fake.counts()
        assert self.file.tags() == self.fake.tags()
        assert self.file.feelings() == self.fake.feelings()
        assert self.file.undo_steps() == self.fake.undo_steps()
        assert self.file.load_engine() == self.fake.load_engine()
        assert set(self.file.recent_topics()) == set(self.fake.recent_topics())


def seen(store: Store, first: date, last: date) -> list[Any]:
    """Return everything readable of these days, ids left out; `fold` told apart by the offset."""
    return [
        [
            (b.topic, b.started.isoformat(), b.focus_time, b.effort, b.focus, b.session_id is None)
            for b in store.blocks(first, last)
        ],
        [(s.topic, s.started.isoformat(), s.ended) for s in store.sessions(first, last)],
        [(b.started.isoformat(), b.planned) for b in store.breaks(first, last)],
        [
            (c.at.isoformat(), c.stress, c.words, c.tags, c.ratings, c.note)
            for c in store.check_ins(first, last)
        ],
        [(n.out_of_bed.isoformat(), n.note, n.nap) for n in store.nights(first, last)],
        [(q.at.isoformat(), q.topic) for q in store.question_sets(first, last)],
        [
            (p.started.isoformat(), p.practice, p.practised, p.stress_after)
            for p in store.practices(first, last)
        ],
        store.day_marks(first, last),
        store.day_notes(first, last),
        store.reflections(first, last),
        [each.written.isoformat() for each in store.reflections(first, last)],
        store.surveys(first, last),
        {each.id: (each, store.experiment_days(each.id or "")) for each in store.experiments()},
    ]


TestTwoStores = TwoStores.TestCase
TestTwoStores.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
