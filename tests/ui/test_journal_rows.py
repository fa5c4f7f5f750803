from datetime import date, timedelta

import pytest

from companion.app.journal_reading import DayJournal, JournalReading, YearAgo
from companion.core.days import DayFigures
from companion.core.journal import BreakRecord, DayMark, StudySession, TagRating
from companion.ui.pages.journal.day_facts import facts, year_ago_words
from companion.ui.pages.journal.day_rows import DayRow, day_rows, quality_words
from companion.ui.pages.journal.months import in_month, within
from companion.ui.widgets.month_cells import MonthCell, month_cells
from companion.ui.widgets.month_measures import MEASURES, Measure, look
from tests.fakes.journal_desk import TODAY, JournalDesk, at, journal_desk

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk() -> JournalDesk:
    return journal_desk()


def read(desk: JournalDesk, day: date = TODAY) -> DayJournal:
    return JournalReading(desk.store, desk.reflect, desk.clock, desk.settings).day(day)


def rows(desk: JournalDesk, day: date = TODAY) -> list[DayRow]:
    return day_rows(read(desk, day))


def said(row: DayRow) -> tuple[str, str, str]:
    return (row.time, row.what, row.aside)


class TestRows:
    def test_a_whole_day_stands_in_order_of_time(self, desk: JournalDesk) -> None:
        desk.block("10:00", 50, "Cardiovascular", effort=3)
        desk.check_in("07:10", stress=4, words=("tired", "calm"))
        desk.night("23:32", "06:50", quality=4)
        desk.questions("11:00", 15, 20)
        assert [said(row) for row in rows(desk)] == [
            ("06:50", "Slept 7 h 18 min", "good"),
            ("07:10", "Stress 4", "tired, calm"),
            ("10:00", "Cardiovascular, 50 min", "effort 3"),
            ("11:00", "Renal, 15 of 20 right", "75 %"),
        ]

    def test_a_practice_tells_how_long_it_was_and_stress_around_it(self, desk: JournalDesk) -> None:
        desk.practice("18:30", stress_before=4, stress_after=2)
        desk.practice("19:30", 0.5, "from-elsewhere", stress_before=3.5)
        desk.practice("20:30", 10, "body-scan")
        desk.practice("21:30", 3, "box", stress_after=0)
        found = day_rows(read(desk), desk.practices.title)
        assert [said(row) for row in found] == [
            ("18:30", "Slow and even, 5 min", "stress 4 → 2"),
            ("19:30", "from-elsewhere, under 1 min", "stress 3.5 before"),
            ("20:30", "Body, piece by piece, 10 min", ""),
            ("21:30", "Four corners, 3 min", "stress 0 after"),
        ]
        assert found[0].name == "practice 18:30"
        assert not read(desk).empty

    def test_blocks_of_a_topic_and_session_stand_in_one_row(self, desk: JournalDesk) -> None:
        session = desk.store.add_session(
            StudySession(topic="Respiratory", rhythm="50/10", level="firm", started=at("08:00"))
        )
        desk.block("08:00", 50, "Respiratory", session=session, effort=4)
        desk.block("09:00", 44, "Respiratory", session=session, effort=5)
        desk.block("10:00", 50, "Renal", session=session)
        (first, second) = rows(desk)
        assert said(first) == ("08:00", "Respiratory, 2 blocks, 94 min", "effort 4 · 5")
        assert said(second) == ("10:00", "Renal, 50 min", "")
        assert len(first.ids) == 2
        assert first.name == "2 blocks of Respiratory"

    def test_blocks_entered_by_hand_stand_alone(self, desk: JournalDesk) -> None:
        desk.block("08:00", 50, "Renal")
        desk.block("09:00", 50, "Renal")
        assert len(rows(desk)) == 2

    def test_a_block_nobody_rated_leaves_its_place_open(self, desk: JournalDesk) -> None:
        session = desk.store.add_session(
            StudySession(topic="Renal", rhythm="50/10", level="firm", started=at("08:00"))
        )
        desk.block("08:00", 50, "Renal", session=session)
        desk.block("09:00", 50, "Renal", session=session, effort=5)
        assert rows(desk)[0].aside == "effort – · 5"

    def test_a_nap_a_sleepless_night_and_a_rest_day_have_rows_of_their_own(self, desk: JournalDesk) -> None:
        desk.night("14:00", "14:25", nap=True)
        desk.store.set_marks(DayMark(TODAY, did_not_sleep=True, rest_declared=True))
        assert [said(row) for row in rows(desk)] == [
            ("", "Did not sleep", ""),
            ("14:00", "Nap, 25 min", ""),
            ("", "Rest day", ""),
        ]

    def test_a_check_in_without_stress_says_its_mood_tags_and_ratings(self, desk: JournalDesk) -> None:
        desk.check_in(
            "12:00",
            pleasantness=0.5,
            energy=-0.4,
            tags=("coffee",),
            ratings=(TagRating("pain", 3),),
            note="Better after lunch",
        )
        row = rows(desk)[0]
        assert said(row) == ("12:00", "Pleasant, low energy", "coffee, pain 3")
        assert row.note == "Better after lunch"
        assert row.spoken == "12:00, Pleasant, low energy, coffee, pain 3, Better after lunch"

    def test_quality_is_said_in_the_diarys_words(self) -> None:
        assert [quality_words(n) for n in (None, 1, 5)] == ["", "very poor", "very good"]


class TestFacts:
    def taken(self, desk: JournalDesk, start: str, outcome: str = "taken") -> None:
        ten = timedelta(minutes=10)
        desk.store.add_break(
            BreakRecord(
                tier="short",
                level="firm",
                started=at(start),
                ended=at(start) + ten,
                planned=ten,
                rested=ten,
                outcome=outcome,  # type: ignore[arg-type]  # one of the outcomes
            )
        )

    def test_a_day_of_study_in_one_line(self, desk: JournalDesk) -> None:
        desk.block("08:00", 194, "Renal", effort=5)
        self.taken(desk, "09:00")
        self.taken(desk, "10:00", "natural")
        assert facts(read(desk)) == "3 h 14 min of focus · 970 effort-minutes · all 2 breaks taken"
        self.taken(desk, "11:00", "skipped")
        assert facts(read(desk)).endswith("2 of 3 breaks taken")

    def test_days_without_study_say_what_they_are(self, desk: JournalDesk) -> None:
        assert facts(read(desk)) == "Nothing yet today"
        assert facts(read(desk, YESTERDAY)) == "No entry on this day"
        assert facts(read(desk, TODAY + timedelta(days=1))) == "Still to come"
        desk.check_in("12:00", YESTERDAY, stress=2)
        assert facts(read(desk, YESTERDAY)) == "No study recorded"
        desk.record.rest(YESTERDAY)
        assert facts(read(desk, YESTERDAY)) == "No study: a rest day"

    def test_a_year_ago_in_one_line(self) -> None:
        ago = YearAgo(day=TODAY, stress=4.5, focus_min=190, note="Long")
        assert year_ago_words(ago) == "A year ago: stress 4.5, 3 h 10 min of focus"
        written = YearAgo(day=TODAY, stress=None, focus_min=0, note="A very quiet day")
        assert year_ago_words(written) == "A year ago: “A very quiet day”"


def cell(desk: JournalDesk, measure: Measure, day: date = TODAY) -> MonthCell:
    series = JournalReading(desk.store, desk.reflect, desk.clock, desk.settings).month(TODAY, 0)
    return next(one for one in month_cells(series, measure) if one.day == day)


class TestCells:
    def test_the_value_is_said_in_words_with_note_and_day(self, desk: JournalDesk) -> None:
        desk.check_in("12:00", YESTERDAY, stress=3, note="Fine")
        assert cell(desk, "stress", YESTERDAY).spoken == "Wednesday 18 November, stress 3.0, has a note"

    def test_each_measure_reads_the_same_day_its_own_way(self, desk: JournalDesk) -> None:
        desk.night("23:32", "06:50")
        desk.block("08:00", 60, "Renal", effort=5)
        desk.check_in("12:00", stress=5.5, pleasantness=-0.42, energy=0)
        tints = [cell(desk, measure).tint for measure in MEASURES]
        assert [(tint.step, tint.short, tint.words) for tint in tints if tint] == [
            (1, "−0.4", "mood unpleasant"),
            (2, "5.5", "stress 5.5"),
            (1, "7:18", "slept 7 h 18 min"),
            (0, "300", "load 300 effort-minutes"),
        ]

    @pytest.mark.parametrize(
        ("stress", "step"), [(0, 0), (1.9, 0), (2, 1), (3.9, 1), (4, 2), (6, 3), (8, 4), (10, 4)]
    )
    def test_stress_has_five_steps_of_two(self, stress: float, step: int) -> None:
        tint = look("stress").tint(DayFigures(day=TODAY, stress=stress))
        assert tint is not None and tint.step == step

    def test_an_estimated_load_says_so(self) -> None:
        tint = look("load").tint(DayFigures(day=TODAY, load=1240, load_estimated=True))
        assert tint is not None
        assert (tint.short, tint.step) == ("≈1,240", 3)
        assert "in part estimated" in tint.words

    def test_missing_known_and_other_days_differ(self, desk: JournalDesk) -> None:
        desk.check_in("12:00", TODAY - timedelta(days=3), stress=2)
        desk.night("23:00", "07:00", TODAY - timedelta(days=2))
        states = {
            "missing": YESTERDAY,
            "known": TODAY - timedelta(days=2),
            "value": TODAY - timedelta(days=3),
            "outside": TODAY - timedelta(days=4),
        }
        assert {state: cell(desk, "stress", day).state for state, day in states.items()} == {
            state: state for state in states
        }
        assert cell(desk, "stress", TODAY + timedelta(days=1)).state == "outside"
        assert cell(desk, "stress", YESTERDAY).words == "no entry"
        assert cell(desk, "stress", YESTERDAY).spoken.endswith("no entry")

    def test_a_night_without_sleep_is_not_a_missing_one(self, desk: JournalDesk) -> None:
        desk.check_in("12:00", TODAY - timedelta(days=3), stress=2)
        desk.store.set_marks(DayMark(YESTERDAY, did_not_sleep=True))
        shown = cell(desk, "sleep", YESTERDAY)
        assert (shown.state, shown.tint and shown.tint.words) == ("value", "did not sleep")

    def test_the_month_is_named_where_it_begins(self, desk: JournalDesk) -> None:
        series = JournalReading(desk.store, desk.reflect, desk.clock, desk.settings).month(TODAY, 0)
        numbers = [one.number for one in month_cells(series, "stress")]
        assert numbers[0] == "26 Oct" and numbers[1] == "27"
        assert numbers[6] == "1 Nov" and numbers[7] == "2"


def test_a_shorter_month_ends_earlier() -> None:
    assert in_month(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert in_month(date(2026, 11, 30), 2) == date(2027, 1, 30)


def test_a_journal_ends_a_year_ahead_and_begins_with_the_calendar_of_its_file() -> None:
    assert within(date(2099, 1, 1), TODAY) == TODAY + timedelta(days=366)
    assert within(date(1, 1, 1), TODAY).year == 1970
