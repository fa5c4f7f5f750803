"""The weekly reflection: written, decided, asked about a week later, taken back."""

from datetime import date, datetime, time, timedelta

import pytest

from companion.app.facts import EntriesChanged
from companion.app.limits import limit_passed
from companion.app.reflecting import Reflecting
from companion.app.reminders_moment import is_moot
from companion.app.week import Weeks
from companion.core.days import DayFigures
from companion.core.engine.settings import EngineSettings
from companion.core.errors import InvalidInput
from companion.core.journal import DayMark
from companion.core.reflection import Agreement, Aim, SurveyAnswers
from tests.adapters.store_files import night
from tests.fakes.made_up import BERLIN, NOW, Journal, journal
from tests.fakes.signs import signs

THIS, LAST = date(2026, 11, 16), date(2026, 11, 9)
WEEK = timedelta(days=7)
EVER = (date.min, date.max)


@pytest.fixture
def lived() -> Journal:
    return journal(weeks=0)


def reflecting(lived: Journal, *on: str) -> Reflecting:
    return Reflecting(
        lived.store,
        lived.bus,
        lived.clock,
        lived.settings,
        figures=lived.reflect.days,
        signs=lambda mondays: [signs(*on) for _monday in mondays],
    )


def test_answers_are_kept_one_by_one_and_an_empty_one_removes(lived: Journal) -> None:
    told: list[EntriesChanged] = []
    lived.bus.subscribe(EntriesChanged, told.append)
    reflect = reflecting(lived)
    assert reflect.week() == LAST
    assert reflect.look(LAST).reflection is None
    reflect.answer(LAST, "cost", "  The mock exam.\n ")
    reflect.answer(LAST, "helped", "A walk")
    lived.clock.advance(hours=1)
    reflect.answer(LAST, "helped", " ")
    [kept] = lived.store.reflections(*EVER)
    assert (kept.cost, kept.helped, kept.written) == ("The mock exam.", "", NOW + timedelta(hours=1))
    reflect.answer(LAST, "cost", "")
    assert lived.store.reflections(*EVER) == []
    assert [each.days for each in told] == [(date(2026, 11, 15),)] * 4


def test_a_decision_comes_back_a_week_later_with_what_the_week_shows(lived: Journal) -> None:
    reflect = reflecting(lived)
    before = LAST - WEEK
    reflect.decide(
        before, "  Two days off, \n and stop at 20:00. ", Aim(kind="stop_by", amount=1200, times=3)
    )
    for ago, hour in ((9, 17), (8, 20)):
        at = datetime.combine(NOW.date() - timedelta(days=ago), time(hour), tzinfo=BERLIN)
        lived.record.study("Renal", at, 50, 5)
    card = reflect.look(LAST)
    assert card.earlier is not None
    assert card.earlier.decision.text == "Two days off, and stop at 20:00."
    assert card.earlier.decision.made == NOW.date()
    assert card.earlier.came_of == "Finished by 20:00 on 1 of 2 study days."
    assert card.asks
    made = reflect.look(before).made
    assert made is not None
    assert made.came_of == card.earlier.came_of
    reflect.tell(before, "partly", " Two of three. ")
    earlier = reflect.look(LAST).earlier
    assert earlier is not None
    assert (earlier.decision.outcome, earlier.decision.outcome_note) == ("partly", "Two of three.")
    assert not reflect.look(LAST).asks


def test_a_decision_for_a_week_that_is_not_to_be_looked_back_on_yet_is_not_asked_about(
    lived: Journal,
) -> None:
    reflect = reflecting(lived)
    reflect.decide(LAST, "Sunday off.", Aim(kind="rest_days", amount=1))
    lived.store.mark_day(DayMark(THIS + timedelta(days=6), rest_declared=True))
    card = reflect.look(THIS)
    assert card.earlier is not None
    assert (card.asks, card.earlier.came_of) == (False, "So far: no day off.")
    lived.clock.advance(hours=24)
    assert reflect.look(THIS).asks
    coming = reflect.look(THIS + WEEK)
    assert (coming.open, coming.asks, coming.proposals) == (False, False, ())


def test_a_decision_of_ones_own_has_no_figures_and_can_be_dropped_and_brought_back(lived: Journal) -> None:
    reflect = reflecting(lived)
    reflect.decide(LAST, "Call Zoë")
    made = reflect.look(LAST).made
    assert made is not None
    assert made.came_of == ""
    bring_back = reflect.undecide(LAST)
    assert lived.store.reflections(*EVER) == []
    bring_back()
    assert reflect.look(LAST).made == made


def test_a_deleted_reflection_is_brought_back_as_it_was(lived: Journal) -> None:
    reflect = reflecting(lived)
    reflect.answer(LAST, "friend", "Rest.")
    before = lived.store.reflections(*EVER)
    bring_back = reflect.delete(LAST)
    assert lived.store.reflections(*EVER) == []
    lived.clock.advance(hours=1)
    bring_back()
    assert lived.store.reflections(*EVER) == before
    reflect.delete(THIS)()


def test_proposals_stand_where_there_is_something_to_decide() -> None:
    story = journal()
    reflect = reflecting(story, "sleep", "returns")
    found = reflect.look(LAST).proposals
    assert len(found) == 3
    assert any(one.aim is not None and one.aim.kind == "hours" for one in found)
    assert len(reflect.look(THIS).proposals) == 3
    assert reflect.look(LAST - WEEK).proposals == ()
    reflect.decide(LAST, found[0].text, found[0].aim)
    assert reflect.look(LAST).proposals == ()


@pytest.mark.parametrize(
    ("monday", "question", "why"),
    [
        (THIS + WEEK, "cost", "still to come"),
        (THIS + timedelta(days=1), "cost", "still to come"),
        (LAST, "dream", "no question 'dream'"),
    ],
)
def test_what_cannot_be_answered_is_said(lived: Journal, monday: date, question: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        reflecting(lived).answer(monday, question, "x")
    assert lived.store.reflections(*EVER) == []


def test_an_empty_decision_and_an_outcome_of_none_are_refused(lived: Journal) -> None:
    reflect = reflecting(lived)
    with pytest.raises(InvalidInput, match="in a few words"):
        reflect.decide(LAST, " \n ")
    with pytest.raises(InvalidInput, match="Nothing was decided"):
        reflect.tell(LAST, "kept")
    with pytest.raises(InvalidInput, match="shorten it"):
        reflect.decide(LAST, "x" * 201)


def test_a_questionnaire_is_filled_in_deleted_and_brought_back(lived: Journal) -> None:
    reflect = reflecting(lived)
    survey = SurveyAnswers(day=NOW.date(), form="burnout", answers={"p1": 75, "p2": None})
    reflect.fill_in(survey)
    assert lived.store.surveys(*EVER) == [survey]
    bring_back = reflect.delete_survey(survey)
    assert lived.store.surveys(*EVER) == []
    bring_back()
    assert lived.store.surveys(*EVER) == [survey]
    with pytest.raises(InvalidInput, match="still to come"):
        reflect.fill_in(SurveyAnswers(day=NOW.date() + timedelta(days=1), form="x", answers={"a": 1}))


def test_the_reminder_is_moot_once_something_was_written_about_the_week(lived: Journal) -> None:
    sunday = datetime(2026, 11, 15, 18, tzinfo=BERLIN)

    def moot(due: datetime) -> bool:
        return is_moot("reflection", due, due, lived.store, time(4))

    assert not moot(sunday)
    reflecting(lived).answer(LAST - WEEK, "cost", "x")
    assert not moot(sunday)
    reflecting(lived).decide(LAST, "Rest")
    assert moot(sunday)
    assert moot(sunday + timedelta(days=1))
    assert not moot(sunday + WEEK)


def test_what_was_agreed_for_a_day_is_a_limit_of_that_day_alone(lived: Journal) -> None:
    lived.store.agree(Agreement(day=NOW.date(), finish=NOW + timedelta(hours=5)))
    settings = EngineSettings()
    assert limit_passed(lived.store, settings, NOW + timedelta(hours=4, minutes=59)) is None
    passed = limit_passed(lived.store, settings, NOW + timedelta(hours=5))
    assert passed is not None
    assert passed.reason == "You wanted to finish at 17:26 today."
    assert limit_passed(lived.store, settings, NOW + timedelta(days=1, hours=5)) is None


def test_a_nap_is_no_bedtime(lived: Journal) -> None:
    lived.store.add_night(night(nap=True, into_bed=NOW - timedelta(hours=2), out_of_bed=NOW))
    settings = EngineSettings(wind_down=timedelta(hours=6))
    assert limit_passed(lived.store, settings, NOW) is None


def test_after_weeks_of_overload_hours_are_proposed_from_the_weeks_before_it() -> None:
    story = journal()
    weeks = Weeks(story.store, story.clock, story.settings)
    reflect = Reflecting(
        story.store,
        story.bus,
        story.clock,
        story.settings,
        figures=story.reflect.days,
        signs=weeks.signs_of,
    )
    [hours] = [
        one.aim.amount
        for one in reflect.look(LAST).proposals
        if one.aim is not None and one.aim.kind == "hours"
    ]
    loads = {signs.load.state for signs in weeks.signs_of([LAST - n * WEEK for n in range(2, 5)])}
    assert loads == {"on"}
    heavy = [sum(day.focus_min or 0 for day in _days(story, LAST - n * WEEK)) / 60 for n in range(2, 5)]
    assert hours < min(heavy)


def _days(story: Journal, monday: date) -> list[DayFigures]:
    return story.reflect.days(monday, monday + timedelta(days=6))
