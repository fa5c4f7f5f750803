"""Today's suggestion read from a journal, done, put off, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from companion.app.facts import EntriesChanged
from companion.app.practice_offers import PracticeOffers
from companion.app.practise import Practise
from companion.app.standing import last_ends, read_standing
from companion.app.suggest import KeptSigns, Suggest
from companion.app.suggest_practice import SuggestPractice
from companion.core.errors import EnvironmentFault
from companion.core.journal import DayMark, PracticeSession
from companion.core.practice import Practice
from companion.core.signs import Signs
from companion.core.suggestion import (
    FinishAt,
    LateStudy,
    OpenCheckIn,
    OpenHelp,
    OpenPractice,
    RuleName,
    SetFocusLimit,
    Standing,
    Suggestion,
    TakeRestDay,
    UseRhythm,
)
from tests.adapters.store_files import block, night
from tests.fakes.made_up import BERLIN, NOW, Journal, journal
from tests.fakes.practices import MadeUpPractices
from tests.fakes.signs import signs

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def suggest(lived: Journal, *on: str, **options: Any) -> Suggest:
    return Suggest(
        lived.store,
        lived.bus,
        lived.clock,
        lived.settings,
        figures=lived.reflect.days,
        signs=lambda mondays: [signs(*on) for _monday in mondays],
        **options,
    )


def standing(lived: Journal) -> Standing:
    now = lived.clock.now().wall
    return read_standing(
        lived.store,
        now,
        lived.settings.current,
        lived.reflect.days,
        lambda mondays: [signs() for _monday in mondays],
    )


def study(lived: Journal, days: int, hours: float = 2, ends_at: int = 19) -> None:
    """Keep a block on each of the days up to yesterday."""
    for ago in range(1, days + 1):
        end = datetime.combine(TODAY - ago * DAY, time(ends_at), tzinfo=BERLIN)
        lived.record.study("Renal", end - hours * HOUR, 60 * hours, 5)


def sleep(lived: Journal, days: int, hours: float = 7) -> None:
    """Keep a night for each of the days up to yesterday, up at seven."""
    for ago in range(1, days + 1):
        keep_night(lived, TODAY - ago * DAY, hours)


def keep_night(lived: Journal, day: date, hours: float) -> None:
    woke = datetime.combine(day, time(7), tzinfo=BERLIN)
    none = timedelta(0)
    lived.store.add_night(
        night(
            into_bed=woke - hours * HOUR,
            tried=woke - hours * HOUR,
            sleep_onset_latency=none,
            wake_after_sleep_onset=none,
            woke=woke,
            out_of_bed=woke,
        )
    )


def card(act: Any, name: RuleName = "rest") -> Suggestion:
    return Suggestion(name=name, title="?", reason="1", action="Do", act=act, how="")


@pytest.fixture
def lived() -> Journal:
    return journal(weeks=0)


def test_an_empty_journal_suggests_nothing(lived: Journal) -> None:
    assert suggest(lived).current() is None
    empty = standing(lived)
    assert (empty.finish, empty.bedtime, empty.usual_sleep, empty.limit) == (None, None, None, None)
    assert empty.days_since_rest is None


def test_how_things_stand_is_read_from_the_record(lived: Journal) -> None:
    study(lived, 20)
    sleep(lived, 14)
    keep_night(lived, TODAY, 5)
    lived.record.study("Renal", NOW - 3 * HOUR, 60, 4)
    lived.record.check_in(NOW - 1 * HOUR, stress=4)
    lived.record.check_in(NOW - 30 * HOUR, stress=4)
    lived.store.set_marks(DayMark(TODAY + 7 * DAY, rest_declared=True))
    seen = standing(lived)
    assert (seen.focus_min, seen.load, seen.sleep_min) == (60, 240, 300)
    assert (seen.check_ins, seen.check_in_days, seen.rest_ahead) == (1, 1, True)
    assert seen.finish is not None
    assert (f"{seen.finish.at:%H:%M}", seen.finish.days) == ("19:00", 20)
    assert seen.bedtime is not None
    assert (f"{seen.bedtime.at:%H:%M}", seen.bedtime.nights) == ("00:00", 15)
    assert seen.usual_sleep is not None
    assert (seen.usual_sleep.median, seen.usual_sleep.nights) == (420, 14)
    assert seen.limit is not None
    assert (seen.limit.length, seen.limit.days) == (2 * HOUR, 20)
    assert seen.usual_day is not None
    assert (seen.usual_day.load.high, seen.usual_day.days) == (600, 20)
    assert (seen.rhythm, seen.rhythm_shorter) == ("50/10", "25/5")


def test_study_within_an_hour_of_the_usual_bedtime_is_counted_as_late(lived: Journal) -> None:
    sleep(lived, 14, hours=9)
    assert standing(lived).late is None
    for ago, ends_at in ((1, 22), (2, 21), (3, 23), (6, 19), (9, 23)):
        end = datetime.combine(TODAY - ago * DAY, time(ends_at), tzinfo=BERLIN)
        lived.record.study("Renal", end - HOUR, 60, 5)
    assert standing(lived).late == LateStudy(days=2, of_days=4)
    study(lived, 1, hours=1)
    assert standing(lived).late == LateStudy(days=2, of_days=4)


@pytest.mark.parametrize(("days", "known"), [(6, False), (7, True)])
def test_an_end_is_usual_from_a_week_of_study_days_on(lived: Journal, days: int, known: bool) -> None:
    study(lived, days)
    assert (standing(lived).finish is not None) is known


def test_a_load_that_is_estimated_in_part_is_not_held_against_the_usual(lived: Journal) -> None:
    study(lived, 20)
    lived.record.study("Renal", NOW - 8 * HOUR, 400)
    assert standing(lived).load is None


def test_the_last_day_off_is_not_counted_over_a_day_nothing_is_known_of(lived: Journal) -> None:
    study(lived, 3)
    assert standing(lived).days_since_rest is None
    lived.store.mark_day(DayMark(TODAY - 4 * DAY, rest_declared=True))
    assert standing(lived).days_since_rest == 4
    lived.store.mark_day(DayMark(TODAY - 6 * DAY, rest_declared=True))
    lived.store.set_marks(DayMark(TODAY - 4 * DAY))
    assert standing(lived).days_since_rest is None
    lived.record.rest(TODAY)
    assert standing(lived).days_since_rest == 0


def test_a_block_in_the_night_ends_its_own_study_day() -> None:
    start = datetime(2026, 3, 2, 23, 30, tzinfo=BERLIN)
    late = [block(started=start, ended=start + HOUR), block(started=start - 9 * HOUR, ended=start - 8 * HOUR)]
    assert last_ends(late, time(4)) == {date(2026, 3, 2): 1470}


def test_after_a_short_night_the_link_with_stress_is_asked_for_and_said(lived: Journal) -> None:
    study(lived, 20)
    sleep(lived, 14)
    asked: list[date] = []
    lived.settings.change("engine", "daily_focus_limit", 36_000)

    def link(day: date) -> str:
        asked.append(day)
        return "On 41 shared days, stress tended to be higher after short nights."

    today = suggest(lived, link=link)
    assert today.current() is None
    assert asked == []
    keep_night(lived, TODAY, 5)
    found = today.current()
    assert found is not None
    assert found.act == FinishAt(NOW.replace(hour=17, minute=30))
    assert found.reason.endswith("On 41 shared days, stress tended to be higher after short nights.")
    assert asked == [TODAY]


def test_the_window_says_times_its_own_way(lived: Journal) -> None:
    study(lived, 20)
    sleep(lived, 14)
    keep_night(lived, TODAY, 5)
    found = suggest(lived).current(say_time=lambda at: f"{at.hour - 12}.{at.minute} pm")
    assert found is not None
    assert found.title == "Finish at 5.30 pm today?"


def test_help_is_offered_while_stress_is_high(lived: Journal) -> None:
    found = suggest(lived, "stress").current()
    assert found is not None
    assert found.act == OpenHelp()


def test_not_now_leaves_the_rest_of_the_day_quiet_and_can_be_taken_back(lived: Journal) -> None:
    study(lived, 20)
    today = suggest(lived)
    offered = today.current()
    assert offered is not None
    assert offered.name == "focus_limit"
    take_back = today.not_now(offered)
    assert today.current() is None
    take_back()
    assert today.current() == offered
    today.not_now(offered)
    lived.clock.advance(hours=24)
    assert today.current() is None
    assert list(lived.store.put_asides()) == ["focus_limit"]


def test_a_day_off_is_declared_and_taken_back(lived: Journal) -> None:
    lived.store.set_marks(DayMark(TOMORROW, night_skipped=True))
    told: list[EntriesChanged] = []
    lived.bus.subscribe(EntriesChanged, told.append)
    taken = suggest(lived).take(card(TakeRestDay(TOMORROW)))
    assert taken.words == "Tomorrow is a day off."
    assert lived.store.day_marks(TOMORROW, TOMORROW) == [
        DayMark(TOMORROW, rest_declared=True, night_skipped=True)
    ]
    assert told
    taken.take_back()
    assert lived.store.day_marks(TOMORROW, TOMORROW) == [DayMark(TOMORROW, night_skipped=True)]
    assert lived.store.put_asides() == {}


def test_an_end_is_agreed_for_today_alone_and_taken_back(lived: Journal) -> None:
    today = suggest(lived)
    taken = today.take(card(FinishAt(NOW + 5 * HOUR), "finish"))
    assert taken.words == "Agreed: study ends at 17:26 today."
    kept = lived.store.agreement(TODAY)
    assert kept is not None
    assert kept.finish == NOW + 5 * HOUR
    later = today.take(card(FinishAt(NOW + 6 * HOUR), "wind_down"))
    later.take_back()
    assert lived.store.agreement(TODAY) == kept
    taken.take_back()
    assert lived.store.agreement(TODAY) is None


def test_settings_are_changed_only_when_chosen_and_put_back(lived: Journal) -> None:
    today = suggest(lived)
    rhythm = today.take(card(UseRhythm("25/5"), "rhythm"))
    limit = today.take(card(SetFocusLimit(7.5 * HOUR), "focus_limit"))
    current = lived.settings.current
    assert (current.study.rhythm, current.engine.daily_focus_limit) == ("25/5", 7.5 * HOUR)
    rhythm.take_back()
    limit.take_back()
    current = lived.settings.current
    assert (current.study.rhythm, current.engine.daily_focus_limit) == ("50/10", None)


def test_what_the_page_opens_is_only_kept_as_answered(lived: Journal) -> None:
    today = suggest(lived)
    assert today.take(card(OpenCheckIn(), "check_in")).words == ""
    assert lived.store.put_asides()["check_in"].day == TODAY
    assert lived.store.check_ins(TODAY, TODAY) == []


def test_signs_of_weeks_are_worked_out_once_until_an_entry_of_them_changes(lived: Journal) -> None:
    asked: list[date] = []

    def work_out(mondays: Sequence[date]) -> list[Signs]:
        asked.extend(mondays)
        return [signs() for _monday in mondays]

    kept = KeptSigns(work_out, lived.bus)
    week, before = date(2026, 11, 9), date(2026, 11, 2)
    assert len(kept([week, before, week])) == 3
    lived.bus.publish(EntriesChanged((TODAY,)))
    kept([week])
    assert asked == [week, before]
    lived.bus.publish(EntriesChanged((TODAY, week + 6 * DAY)))
    kept([week])
    kept([before])
    assert asked == [week, before, week]
    lived.bus.publish(EntriesChanged())
    kept([before])
    kept.close()
    lived.bus.publish(EntriesChanged())
    kept([before])
    assert asked == [week, before, week, before]


def test_in_the_made_up_story_there_is_one_with_its_numbers() -> None:
    story = journal()
    found = suggest(story, "load", "stress").current()
    assert found is not None
    assert found.name == "person"
    assert "5 of 7 recorded days" in found.reason


@dataclass
class OfferedKindness:
    """Offers of made-up practices, and how often they were asked for."""

    lived: Journal
    made: int = 0

    def __call__(self) -> PracticeOffers:
        self.made += 1
        lived = self.lived
        practise = Practise(lived.store, lived.bus, lived.clock, lived.settings)
        return PracticeOffers(MadeUpPractices(), practise, lived.store, lived.settings)


@pytest.fixture
def offers(lived: Journal) -> OfferedKindness:
    return OfferedKindness(lived)


def with_practices(lived: Journal, offers: OfferedKindness, *on: str) -> Suggest:
    return suggest(lived, *on, practice=SuggestPractice(lived.store, lived.settings, offers))


def questions(lived: Journal, correct: int, at: datetime = NOW - HOUR, total: int = 40) -> str:
    return lived.record.questions("Renal", at, correct, total)


def usual_questions(lived: Journal) -> None:
    questions(lived, 232, NOW - 3 * DAY, 380)


def test_questions_below_the_usual_are_followed_by_a_practice(
    lived: Journal, offers: OfferedKindness
) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    assert today.current() is None
    questions(lived, 12)
    found = today.current()
    assert found is not None
    assert found.act == OpenPractice("kind", "4", "after_questions")
    assert found.reason == (
        "12 of 40 right in Renal; in the 28 days before, 61 % of 380 questions. "
        "One set says little about you."
    )


def test_nothing_of_the_practices_is_read_before_one_is_suggested(
    lived: Journal, offers: OfferedKindness
) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    questions(lived, 24)
    assert today.current() is None
    assert offers.made == 0


def test_the_same_practice_is_shown_however_often_the_page_looks(
    lived: Journal, offers: OfferedKindness
) -> None:
    usual_questions(lived)
    entry = questions(lived, 12)
    today = with_practices(lived, offers)
    assert len({str(one) for one in (today.current(), today.current(), today.after_questions(entry))}) == 1


def test_it_comes_once_for_each_set(lived: Journal, offers: OfferedKindness) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    first = questions(lived, 12)
    found = today.current()
    assert found is not None
    take_back = today.not_now(found)
    assert today.current() is None
    assert today.after_questions(first) is None
    take_back()
    assert today.current() == found
    assert today.take(found).words == ""
    assert today.current() is None
    second = questions(lived, 10, NOW - HOUR / 2)
    again = today.current()
    assert again is not None
    assert again.occasion == second


def test_it_stands_on_the_day_of_the_set_alone(lived: Journal, offers: OfferedKindness) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    back_dated = questions(lived, 8, NOW - DAY)
    assert today.current() is None
    assert today.after_questions(back_dated) is None
    questions(lived, 8)
    assert today.current() is not None
    lived.clock.advance(hours=15.5)
    assert lived.clock.now().wall.hour == 3
    assert today.current() is not None
    lived.clock.advance(hours=1)
    assert today.current() is None


def test_a_set_that_went_well_since_and_one_that_is_gone_lay_it_down(
    lived: Journal, offers: OfferedKindness
) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    low = questions(lived, 8)
    well = questions(lived, 30, NOW - HOUR / 2)
    assert today.current() is None
    lived.store.delete_entry(well)
    assert today.current() is not None
    lived.store.delete_entry(low)
    assert today.current() is None


@pytest.mark.parametrize(
    ("after", "seconds", "offered"), [(20, 240, False), (20, 15, True), (-20, 240, True)]
)
def test_who_practised_since_the_set_through_any_door_is_not_offered_it_again(
    lived: Journal, offers: OfferedKindness, after: int, seconds: int, offered: bool
) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    entry = questions(lived, 8, NOW - HOUR)
    begun, practised = NOW - HOUR + timedelta(minutes=after), timedelta(seconds=seconds)
    lived.store.put_entry(
        PracticeSession(
            practice="loving-kindness",
            course="5",
            started=begun,
            ended=begun + practised,
            practised=practised,
            finished=False,
            id="p",
        )
    )
    assert (today.current() is not None) == offered
    assert (today.after_questions(entry) is not None) == offered


def test_a_person_is_suggested_before_a_practice(lived: Journal, offers: OfferedKindness) -> None:
    usual_questions(lived)
    entry = questions(lived, 8)
    today = with_practices(lived, offers, "stress")
    found = today.current()
    assert found is not None
    assert found.name == "person"
    assert today.after_questions(entry) is not None
    today.not_now(found)
    after = today.current()
    assert after is not None
    assert after.name == "after_questions"


def test_answers_about_sets_of_other_days_are_not_kept_for_ever(
    lived: Journal, offers: OfferedKindness
) -> None:
    usual_questions(lived)
    today = with_practices(lived, offers)
    entries = []
    for _day in range(3):
        entries.append(questions(lived, 4, lived.clock.now().wall, 20))
        found = today.after_questions(entries[-1])
        assert found is not None
        today.not_now(found)
        lived.clock.advance(hours=24)
    assert list(lived.store.put_asides()) == [f"after_questions {entries[-1]}"]


def test_a_practice_that_cannot_be_read_is_not_suggested(lived: Journal) -> None:
    class Broken(MadeUpPractices):
        def of(self, name: str) -> Practice:
            raise EnvironmentFault("The file cannot be read.")

    def broken() -> PracticeOffers:
        practise = Practise(lived.store, lived.bus, lived.clock, lived.settings)
        return PracticeOffers(Broken(), practise, lived.store, lived.settings)

    usual_questions(lived)
    entry = questions(lived, 12)
    today = suggest(lived, practice=SuggestPractice(lived.store, lived.settings, broken))
    assert today.current() is None
    assert today.after_questions(entry) is None


def test_the_evening_that_was_agreed_on_ends_with_a_practice(lived: Journal, offers: OfferedKindness) -> None:
    sleep(lived, 14, hours=9)
    today = with_practices(lived, offers, "sleep")
    found = today.current()
    assert found is not None
    assert found.name == "wind_down"
    assert found.act == FinishAt(NOW.replace(hour=21, minute=0))
    today.take(found)
    lived.clock.advance(hours=8)
    assert today.current() is None
    lived.clock.advance(hours=1)
    evening = today.current()
    assert evening is not None
    assert evening.act == OpenPractice("wind-down", "8", "wind_down")
    assert evening.reason == "You agreed to end study at 21:00 today. You usually go to bed about 22:00."
    assert today.current() == evening
    today.take(evening)
    assert today.current() is None


@pytest.mark.parametrize(("practice", "wound_down"), [("walking", False), ("wind-down", True)])
def test_who_has_wound_down_is_not_asked_to_once_more(
    lived: Journal, offers: OfferedKindness, practice: str, wound_down: bool
) -> None:
    sleep(lived, 14, hours=9)
    today = with_practices(lived, offers, "sleep")
    agreed = today.current()
    assert agreed is not None
    today.take(agreed)
    lived.clock.advance(hours=9)
    begun, eight = lived.clock.now().wall, timedelta(minutes=8)
    lived.store.put_entry(
        PracticeSession(
            practice=practice,
            course="8",
            started=begun,
            ended=begun + eight,
            practised=eight,
            finished=True,
            id="p",
        )
    )
    assert (today.current() is None) == wound_down
