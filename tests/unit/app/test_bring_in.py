"""Importing: checked, told from what is there, kept in one piece, and told to who shows it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.app.bus import Bus
from companion.app.exchange.archive import EVER, export_archive
from companion.app.exchange.batch import Batch, Found, Rejected
from companion.app.exchange.bring_in import ImportRequest, import_batch, import_file
from companion.app.exchange.checks import problem
from companion.app.facts import EntriesChanged
from companion.core.errors import InvalidInput
from companion.core.exchange import Kept
from companion.core.journal import BreakRecord, CheckIn, DayMark, DayNote, FocusBlock, StudySession
from companion.core.naming import Feeling, Tag
from tests.fakes.exchange import BERLIN, NOW
from tests.fakes.store import FakeStore

DAY = NOW.date()
CHECK_IN = CheckIn(at=NOW - timedelta(hours=1), stress=4, id="a" * 20)
BLOCK = FocusBlock(
    topic="Renal",
    started=NOW - timedelta(hours=2),
    ended=NOW - timedelta(hours=1),
    focus_time=timedelta(hours=1),
    id="b" * 20,
)
SESSION = StudySession(topic="Renal", rhythm="50/10", level="firm", started=BLOCK.started, id="c" * 20)
BREAK = BreakRecord(
    tier="short",
    level="firm",
    started=BLOCK.ended,
    ended=NOW,
    planned=timedelta(minutes=5),
    rested=timedelta(minutes=60),
    outcome="natural",
    id="d" * 20,
)


def batch(*found: Kept, rejected: tuple[Rejected, ...] = (), **more: Any) -> Batch:
    rows = tuple(Found(f"line {n}", what) for n, what in enumerate(found, start=2))
    return Batch(format="csv", read=len(found) + len(rejected), found=rows, rejected=rejected, **more)


class Given:
    """An exchange that reads one thing, whatever it is asked for."""

    def __init__(self, held: Batch) -> None:
        self.held = held

    def read(self, _path: Path, _zone: ZoneInfo, _format: str | None, _map: Path | None) -> Batch:
        return self.held

    def write_archive(self, *_given: object, **_more: object) -> None:
        raise AssertionError("nothing is written here")

    write_tables = write_archive


def import_from(store: FakeStore, held: Batch, *, dry_run: bool = False) -> list[object]:
    told: list[object] = []
    bus = Bus()
    bus.subscribe(EntriesChanged, told.append)
    request = ImportRequest(path=Path("sheet.csv"), zone=BERLIN, dry_run=dry_run)
    import_file(store, Given(held), bus, request, NOW)
    return told


def test_what_is_kept_is_told_once_to_who_shows_it() -> None:
    store = FakeStore()
    assert import_from(store, batch(CHECK_IN, BLOCK)) == [EntriesChanged()]
    assert import_from(store, batch(CHECK_IN, BLOCK)) == []


def test_a_dry_run_counts_the_same_and_keeps_nothing() -> None:
    store = FakeStore()
    held = batch(CHECK_IN, CHECK_IN, replace(BLOCK, effort=11), DayNote(DAY, "long"), Tag(name="late"))
    dry = import_batch(store, held, NOW, dry_run=True)
    assert import_from(store, held, dry_run=True) == []
    assert export_archive(store, NOW) == export_archive(FakeStore(), NOW)
    assert import_batch(store, held, NOW) == dry
    assert (dry.read, dry.added, dry.duplicates, len(dry.rejected)) == (5, 3, 1, 1)


def test_a_file_without_a_good_row_is_refused_in_one_line() -> None:
    held = batch(
        replace(BLOCK, effort=11), rejected=(Rejected("line 1", "bad"), Rejected("line 10", "worse"))
    )
    with pytest.raises(InvalidInput) as said:
        import_from(FakeStore(), held)
    assert str(said.value) == "sheet.csv: nothing in it can be kept. line 1: bad (2 more rows.)"
    with pytest.raises(InvalidInput, match="lacks something"):
        import_from(FakeStore(), Batch(format="csv", read=2, found=()))


def test_rejections_come_in_the_order_of_the_file() -> None:
    held = batch(
        *[replace(CHECK_IN, id=f"{n:020x}", stress=99 if n % 2 else 1) for n in range(12)],
        rejected=(Rejected("line 9", "cell"), Rejected("line 100", "cell")),
    )
    report = import_batch(FakeStore(), held, NOW)
    assert [each.where for each in report.rejected] == [f"line {n}" for n in (3, 5, 7, 9, 9, 11, 13, 100)]


def test_an_entry_that_is_there_stays_as_it_is() -> None:
    store = FakeStore()
    store.add_check_in(CHECK_IN)
    import_batch(store, batch(replace(CHECK_IN, stress=9)), NOW)
    assert store.check_ins(*EVER) == [CHECK_IN]


def test_another_note_of_a_day_is_named_and_not_written_over() -> None:
    store = FakeStore()
    store.set_day_note(DayNote(DAY, "mine"))
    report = import_batch(store, batch(DayNote(DAY, "other"), DayNote(DAY, "mine"), CHECK_IN), NOW)
    assert (report.added, report.duplicates) == (1, 1)
    assert "it stays" in report.rejected[0].why
    assert store.day_notes(DAY, DAY) == [DayNote(DAY, "mine")]


def test_tags_and_feelings_that_are_there_keep_their_kind() -> None:
    store = FakeStore()
    store.set_tag(Tag(name="late", kind="scale"))
    store.set_feeling(Feeling(name="tense", pleasant=False, energetic=True))
    held = batch(Tag(name="late"), Feeling(name="tense", pleasant=True, energetic=True), Tag(name="coffee"))
    assert import_batch(store, held, NOW).added == 1
    assert {tag.name: tag.kind for tag in store.tags()} == {"late": "scale", "coffee": "present"}
    assert [word.pleasant for word in store.feelings()] == [False]


def test_blocks_and_breaks_find_their_session_in_the_file_or_in_the_journal() -> None:
    linked: list[FocusBlock | BreakRecord] = [
        replace(BLOCK, session_id=SESSION.id),
        replace(BREAK, session_id=SESSION.id),
    ]
    first, second, third = FakeStore(), FakeStore(), FakeStore()
    import_batch(first, batch(SESSION, *linked), NOW)
    second.add_session(SESSION)
    import_batch(second, batch(*linked), NOW)
    import_batch(third, batch(*linked), NOW)
    for store, session in ((first, SESSION.id), (second, SESSION.id), (third, None)):
        assert [one.session_id for one in store.blocks(*EVER)] == [session]
        assert [one.session_id for one in store.breaks(*EVER)] == [session]


def test_progress_is_told_every_thousand_rows() -> None:
    told: list[tuple[int, int]] = []
    many = [replace(CHECK_IN, id=f"{n:020x}") for n in range(2500)]
    import_batch(FakeStore(), batch(*many), NOW, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 2500), (1000, 2500), (2000, 2500)]


def test_a_cancel_out_of_the_progress_leaves_the_journal_as_it_was() -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done:
            raise Cancelled

    store = FakeStore()
    many = [replace(CHECK_IN, id=f"{n:020x}") for n in range(1500)]
    with pytest.raises(Cancelled):
        import_batch(store, batch(*many), NOW, progress=stop)
    assert store.check_ins(*EVER) == []


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (replace(BLOCK, focus_time=timedelta(0)), "Minutes"),
        (replace(BLOCK, effort=10.5), "Effort"),
        (replace(BLOCK, started=NOW + timedelta(hours=1)), "still to come"),
        (replace(CHECK_IN, energy=-1.5), "Energy"),
    ],
)
def test_what_comes_from_elsewhere_is_held_to_the_rules_of_entering_by_hand(what: Kept, why: str) -> None:
    assert why in (problem(what, NOW) or "")


@pytest.mark.parametrize(
    "what",
    [
        replace(BLOCK, focus_time=timedelta(0)),
        replace(BLOCK, ended=BLOCK.started - timedelta(hours=1)),
        replace(CHECK_IN, at=datetime(2099, 1, 1, tzinfo=BERLIN)),
        SESSION,
        replace(SESSION, ended=NOW, past_limit="x" * 500),
        BREAK,
        DayMark(DAY, rest_declared=True),
    ],
)
def test_what_a_journal_kept_before_comes_back_as_the_timer_left_it(what: Kept) -> None:
    assert problem(what, None) is None


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (replace(BLOCK, effort=11), "Effort"),
        (replace(BLOCK, focus_time=timedelta(hours=25)), "Minutes"),
        (replace(BLOCK, focus_time=-timedelta(seconds=1)), "Minutes"),
        (replace(BLOCK, topic=" "), "topic"),
        (replace(BLOCK, topic="\ud800"), "no text"),
        (replace(BLOCK, source="x" * 201), "characters"),
        (replace(BLOCK, id="\udfff"), "no text"),
        (replace(BLOCK, ended=datetime(9500, 1, 1, tzinfo=BERLIN)), "check the year"),
        (replace(SESSION, topic="x" * 201), "characters"),
        (replace(SESSION, ended=datetime(1960, 1, 1, tzinfo=BERLIN)), "check the year"),
        (replace(BREAK, planned=-timedelta(seconds=1)), "give 0 or more"),
        (replace(BREAK, rested=timedelta.max), "The break lasts"),
        (replace(BREAK, tier="x" * 201), "characters"),
        (DayMark(DAY.replace(year=1900), rest_declared=True), "check the year"),
        (DayNote(DAY, "x" * 100_001), "characters"),
        (Tag(name=" "), "empty"),
        (Feeling(name="x" * 201, pleasant=True, energetic=True), "characters"),
    ],
)
def test_nothing_out_of_its_scale_comes_in_whoever_kept_it(what: Kept, why: str) -> None:
    assert why in (problem(what, None) or "")
