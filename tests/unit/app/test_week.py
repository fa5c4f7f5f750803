from datetime import date, timedelta
from typing import Any

import pytest

from companion.app.bus import Bus
from companion.app.settings import SettingsService, parse_settings
from companion.app.week import Weeks, week_object
from companion.core.errors import InvalidInput
from companion.core.journal import DayMark, QuestionSet
from companion.core.thresholds import DEFAULTS
from companion.core.usual import WEEK
from tests.fakes.made_up import NOW, Journal, journal
from tests.fakes.settings import FakeSettingsFile

WEEK_44 = date(2026, 10, 26)
MONDAYS = [date(2026, 8, 31) + n * WEEK for n in range(12)]


def weeks(of: Journal) -> Weeks:
    return Weeks(of.store, of.clock, of.settings)


@pytest.fixture(scope="module")
def story() -> Journal:
    return journal()


def test_the_figures_are_the_sums_of_the_days(story: Journal) -> None:
    week, days = weeks(story).week_of(WEEK_44), story.reflect.days(WEEK_44, WEEK_44 + timedelta(days=6))
    assert week.focus_min == sum(day.focus_min or 0 for day in days)
    assert week.total_load == sum(day.load or 0 for day in days)
    assert week.rest_days == sum(day.rest_day is True for day in days)
    due = sum(day.breaks_due or 0 for day in days)
    taken = sum((day.breaks_taken or 0) + (day.breaks_natural or 0) for day in days)
    assert (week.signs.recovery.breaks_due, week.signs.recovery.breaks_taken) == (due, taken)
    assert week.signs.stress.recorded_days == sum(day.stress is not None for day in days)
    assert week.signs.stress.band == [day.stress_band for day in days if day.stress is not None][-1]
    assert week.signs.sleep.nights == sum(day.sleep_min is not None for day in days)


def test_the_weeks_before_are_the_weeks_before(story: Journal) -> None:
    before = [weeks(story).week_of(WEEK_44 - n * WEEK).total_load for n in (4, 3, 2, 1)]
    assert list(weeks(story).week_of(WEEK_44).previous_four) == before
    assert None not in before


def test_any_day_names_its_week(story: Journal) -> None:
    assert weeks(story).week_of(WEEK_44 + timedelta(days=6)) == weeks(story).week_of(WEEK_44)


def test_the_story_shows_its_overload_and_its_recovery(story: Journal) -> None:
    on = [len(signs.on) for signs in weeks(story).signs_of(MONDAYS)]
    assert max(on[:6]) == 0
    assert min(on[7:9]) == 6
    assert on[9:] == [0, 0, 0]


def test_many_weeks_read_at_once_are_those_read_one_by_one(story: Journal) -> None:
    given = [MONDAYS[8], MONDAYS[0], MONDAYS[11] + timedelta(days=2)]
    assert weeks(story).signs_of(given) == tuple(weeks(story).week_of(day).signs for day in given)
    assert weeks(story).signs_of([]) == ()


def test_the_week_that_goes_on_is_not_judged_by_the_days_to_come(story: Journal) -> None:
    signs = weeks(story).signs_of([NOW.date()])[0]
    assert (signs.load.state, signs.recovery.state) == ("unknown", "unknown")


def test_the_document_has_the_names_of_the_contract(story: Journal) -> None:
    document = week_object(weeks(story).week_of(WEEK_44))
    assert list(document) == [
        "week", "focus_min", "total_load", "monotony", "strain", "rest_days", "previous_four",
        "sleep_shortfall_min", "midpoint_sd_min", "sri", "signs",
    ]  # fmt: skip
    evidence = {name: set(sign["evidence"]) for name, sign in document["signs"].items()}
    assert evidence == {
        "load": {"total", "previous_mean", "ratio"},
        "stress": {"days_out", "recorded_days", "band"},
        "sleep": {"mean_shortfall_min", "nights"},
        "mood": {"days_out", "recorded_days", "band"},
        "recovery": {"rest_days_14", "breaks_due", "breaks_taken"},
        "returns": {"hours", "usual_hours", "measure", "difference", "ci95"},
    }
    assert all(set(sign) == {"state", "evidence"} for sign in document["signs"].values())
    assert document["week"] == "2026-W44"
    low, high = document["signs"]["stress"]["evidence"]["band"]
    assert low < high


def test_an_empty_journal_has_no_zeros() -> None:
    document = week_object(weeks(journal(weeks=0)).week_of(WEEK_44))
    assert document.pop("previous_four") == [None] * 4
    signs: dict[str, Any] = document.pop("signs")
    assert {sign["state"] for sign in signs.values()} == {"unknown"}
    counts = {"recorded_days", "nights"}
    told = {(key, value) for sign in signs.values() for key, value in sign["evidence"].items()}
    assert {value for key, value in told if key not in counts} == {None}
    assert document.pop("week") == "2026-W44"
    assert set(document.values()) == {None}


def test_rest_is_known_by_its_mark_and_a_day_without_one_is_missing() -> None:
    empty = journal(weeks=0)
    for ago in range(3, 31):
        empty.record.study("Renal", NOW - timedelta(days=ago, hours=2), 100, 5)
    sunday = date(2026, 11, 15)
    assert weeks(empty).week_of(sunday).signs.recovery.state == "on"
    for day in (sunday - timedelta(days=5), sunday - timedelta(days=3)):
        block = empty.store.blocks(day, day)[0]
        assert block.id is not None
        empty.store.delete_entry(block.id)
    missing = weeks(empty).week_of(sunday)
    assert (missing.rest_days, missing.monotony) == (0, None)
    assert missing.signs.recovery.state == "unknown"
    empty.store.mark_day(DayMark(sunday - timedelta(days=5), program_ran=True))
    empty.store.mark_day(DayMark(sunday - timedelta(days=3), rest_declared=True))
    rested = weeks(empty).week_of(sunday)
    assert rested.rest_days == 2
    assert rested.monotony is not None
    assert rested.signs.recovery.state == "off"


def test_practice_questions_are_what_comes_of_hours_where_focus_is_not_rated() -> None:
    empty = journal(weeks=0)
    for ago in range(4, 39):
        at = NOW - timedelta(days=ago)
        empty.record.study("Renal", at - timedelta(hours=2), 100, 5)
        empty.store.add_question_set(
            QuestionSet(topic="Renal", at=at, correct=4 if ago < 11 else 9, total=12)
        )
    sign = weeks(empty).week_of(date(2026, 11, 9)).signs.returns
    assert (sign.state, sign.measure) == ("on", "questions")
    assert sign.difference == pytest.approx(4 / 12 - 9 / 12)


def test_thresholds_come_from_the_settings_and_move_the_drawn_band_too() -> None:
    told = journal()
    changed: dict[str, Any] = {"load_ratio": 3.0, "chart_width": 1.0, "stress_days": 7}
    file = FakeSettingsFile({"journal": {"sleep_target_min": 420}, "signs": changed})
    settings = SettingsService(file, Bus())
    here = Weeks(told.store, told.clock, settings).week_of(WEEK_44).signs
    assert here.load.state == "off"
    assert weeks(told).week_of(WEEK_44).signs.load.state == "on"
    drawn = type(told.reflect)(told.store, told.clock, settings).days(WEEK_44, WEEK_44 + timedelta(days=6))
    assert here.stress.band == [day.stress_band for day in drawn if day.stress is not None][-1]
    assert here.stress.band != weeks(told).week_of(WEEK_44).signs.stress.band


def test_a_threshold_that_cannot_be_is_said_and_its_default_used() -> None:
    settings, problems = parse_settings({"signs": {"load_ratio": 0.5, "stress_days": 3.5, "mood_days": 5}})
    assert (settings.signs.load_ratio, settings.signs.stress_days, settings.signs.mood_days) == (1.3, 4, 5)
    assert len(problems) == 1
    assert "load_ratio" in problems[0]
    assert parse_settings({})[0].signs == DEFAULTS


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_refused_in_a_sentence(story: Journal, day: date) -> None:
    with pytest.raises(InvalidInput, match="end of the calendar"):
        weeks(story).week_of(day)
    with pytest.raises(InvalidInput, match="end of the calendar"):
        weeks(story).signs_of([WEEK_44, day])


def test_years_of_entries_are_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    told = journal()

    def refused(*_days: date) -> None:
        raise AssertionError("sums by day are enough")

    for kind in ("blocks", "breaks", "check_ins", "question_sets", "sessions"):
        monkeypatch.setattr(told.store, kind, refused)
    # The fake sums up efforts from its blocks, as the file does in itself.
    monkeypatch.setattr(told.store, "effort_minutes", lambda *_days: [])
    monkeypatch.setattr(told.store, "daily_stress", lambda _last: {})
    asked: list[date] = []
    monkeypatch.setattr(told.store, "nights", lambda first, _last: asked.append(first) or [])
    weeks(told).week_of(WEEK_44)
    assert asked == [WEEK_44 - WEEK]
