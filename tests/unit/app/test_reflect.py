from datetime import date, datetime, timedelta

import pytest

from companion.core.days import DayFigures
from companion.core.journal import DayMark, Night
from tests.fakes.made_up import BERLIN, NOW, Journal, journal

TODAY = NOW.date()
WEEK_44 = date(2026, 10, 26)


@pytest.fixture(scope="module")
def story() -> Journal:
    return journal()


def study_daily(empty: Journal, days: int, effort: float | None = 5, minutes: float = 100) -> None:
    """Keep a block on each of the days up to yesterday."""
    for ago in range(days, 0, -1):
        empty.record.study("Renal", NOW - timedelta(days=ago, hours=2), minutes, effort)


def test_the_figures_of_a_window_do_not_depend_on_where_it_begins(story: Journal) -> None:
    whole = story.reflect.days(date(2026, 8, 31), TODAY)
    assert story.reflect.days(WEEK_44, TODAY) == whole[-len(story.reflect.days(WEEK_44, TODAY)) :]


def test_days_far_in_the_future_and_past_are_empty(story: Journal) -> None:
    assert story.reflect.days(date.max, date.max) == [DayFigures(day=date.max)]
    assert story.reflect.days(date.min, date.min) == [DayFigures(day=date.min)]


def test_today_begins_at_nothing() -> None:
    today = journal(weeks=0).reflect.today(timedelta(minutes=50))
    assert (today.focus_min, today.load, today.breaks_due, today.breaks_taken) == (0, 0, 0, 0)
    assert today.running_estimate is None
    assert today.usual_low is None
    assert today.days_until_usual == 14
    assert today.stress_band is None
    assert today.last_check_in is None


def test_today_counts_what_ended_and_foresees_the_running_block() -> None:
    empty = journal(weeks=0)
    study_daily(empty, 5, effort=4)
    empty.record.study("Renal", NOW - timedelta(hours=3), 50, 6)
    empty.record.check_in(NOW - timedelta(hours=1), stress=4)
    today = empty.reflect.today(timedelta(minutes=50))
    assert (today.focus_min, today.load) == (50, 300)
    assert today.running_estimate == 200
    assert today.last_check_in is not None
    assert today.last_check_in.stress == 4


def test_the_usual_study_day_leaves_today_and_rest_days_out() -> None:
    empty = journal(weeks=0)
    study_daily(empty, 14)
    empty.store.mark_day(DayMark(TODAY - timedelta(days=20), rest_declared=True))
    empty.record.study("Renal", NOW - timedelta(hours=3), 10, 10)
    today = empty.reflect.today()
    assert (today.usual_low, today.usual_high, today.days_until_usual) == (500, 500, 0)


def test_thirteen_study_days_want_one_more_for_a_usual() -> None:
    empty = journal(weeks=0)
    study_daily(empty, 13)
    assert empty.reflect.today().days_until_usual == 1


def test_study_days_of_unknown_load_do_not_make_a_usual() -> None:
    empty = journal(weeks=0)
    study_daily(empty, 20, effort=None)
    assert empty.reflect.today().days_until_usual == 14


def test_the_band_shown_before_a_check_in_is_the_one_it_is_judged_by() -> None:
    told = journal()
    before = told.reflect.today().stress_band
    told.record.check_in(stress=5)
    assert before is not None
    assert told.reflect.today().stress_band == told.reflect.days(TODAY, TODAY)[0].stress_band == before


def test_a_series_has_every_day_of_its_weeks(story: Journal) -> None:
    series = story.reflect.weeks(TODAY, 12)
    assert len(series.days) == len(series.smoothed) == len(series.above) == 84
    assert series.mondays[0] == date(2026, 8, 31)
    assert series.chosen == 11
    assert series.days[-1].day == date(2026, 11, 22)
    assert series.sleep_target_min == 420
    assert (series.averages_in, series.band_in) == (0, 0)


def test_the_stress_line_stands_on_the_days_that_have_a_band(story: Journal) -> None:
    series = story.reflect.weeks(TODAY, 12)
    for day, smoothed, above in zip(series.days, series.smoothed, series.above, strict=True):
        assert (smoothed is None) == (day.stress_band is None)
        if day.stress_band is not None and smoothed is not None:
            assert above == (smoothed > day.stress_band.high)


def test_the_words_are_those_of_the_chosen_week(story: Journal) -> None:
    series = story.reflect.weeks(TODAY, 12, WEEK_44)
    assert series.chosen == 8
    assert series.headline.startswith("Third heavier week in a row: load ")
    assert series.headline.endswith(" less sleep a night.")
    assert "Stress above your own usual on " in series.facts


def test_the_week_that_goes_on_is_not_judged(story: Journal) -> None:
    series = story.reflect.weeks(TODAY, 4)
    assert series.headline.startswith("So far this week: ")
    assert series.facts.startswith("The four weeks before, ")


def test_an_early_week_says_how_long_until_weeks_can_be_compared() -> None:
    empty = journal(weeks=0)
    study_daily(empty, 3)
    series = empty.reflect.weeks(TODAY, 4)
    assert series.headline == "Too early to compare weeks: 25 more days."
    assert series.facts == "5 h of focus on 3 days so far this week."
    assert series.averages_in == 12


def test_one_more_day_is_said_as_one() -> None:
    sunday = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
    empty = journal(weeks=0, now=sunday)
    for ago in range(28):
        empty.record.study("Renal", sunday - timedelta(days=ago, hours=3), 60, 5)
    assert empty.reflect.weeks(sunday.date(), 4).headline == "Too early to compare weeks: 1 more day."


def test_an_empty_journal_says_so() -> None:
    series = journal(weeks=0).reflect.weeks(TODAY, 4)
    assert series.headline == "Nothing recorded yet."
    assert series.earliest is None


def test_a_week_with_a_gap_before_it_is_not_compared(story: Journal) -> None:
    series = story.reflect.weeks(date(2026, 9, 14), 1)
    assert series.facts.startswith("Not compared: one of the four weeks before")


def test_weeks_around_end_now_where_they_reach_it(story: Journal) -> None:
    assert story.reflect.around(WEEK_44, 12).mondays[-1] == date(2026, 11, 16)
    assert story.reflect.around(WEEK_44, 1).mondays == (WEEK_44,)
    assert story.reflect.around(date(2026, 9, 14), 4).mondays[-1] == date(2026, 9, 21)


def test_a_short_record_begins_the_weeks_around() -> None:
    series = journal(weeks=2).reflect.around(TODAY, 4)
    assert series.mondays[0] == date(2026, 11, 9)
    assert series.chosen == 1


def test_reflection_opens_on_the_last_week_that_can_be_compared(story: Journal) -> None:
    assert story.reflect.opening() == (date(2026, 11, 9), 12)
    assert journal(weeks=2).reflect.opening() == (date(2026, 11, 16), 4)
    assert journal(weeks=0).reflect.opening() == (date(2026, 11, 16), 4)


def test_the_sleep_of_the_story_stands_in_its_days(story: Journal) -> None:
    nights: list[Night] = story.store.nights(date(2026, 8, 31), TODAY)
    slept = [day.sleep_min for day in story.reflect.days(date(2026, 8, 31), TODAY) if day.sleep_min]
    assert len(slept) == len(nights) > 60


def test_a_night_without_sleep_is_read_from_the_mark_of_its_day() -> None:
    empty = journal(weeks=0)
    empty.store.mark_day(DayMark(TODAY, did_not_sleep=True))
    [day] = empty.reflect.days(TODAY, TODAY)
    assert (day.sleep_min, day.midpoint) == (0, None)
