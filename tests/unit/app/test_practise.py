"""What was played is kept, from 20 s on, and outlives a kill; what it did is read back."""

from dataclasses import replace
from datetime import date

import pytest

from companion.app.practice_words import effect_line, effect_told
from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, PracticeSession
from companion.core.practice_effect import Effect
from companion.core.usual import Range
from tests.fakes.practices import MINUTE, NINE, SECOND, Quiet

EVER = (date.min, date.max)


def test_a_practice_that_is_over_is_kept_with_all_that_is_known_of_it() -> None:
    quiet = Quiet()
    begun = quiet.practise.begin("long-exhale", "5", "break", stress_before=6)
    quiet.clock.advance(minutes=7)
    new = quiet.practise.end(begun, 5 * MINUTE, finished=True, stress_after=4)
    [kept] = quiet.store.practices(*EVER)
    assert kept == PracticeSession(
        id=new,
        practice="long-exhale",
        course="5",
        started=NINE,
        ended=NINE + 7 * MINUTE,
        practised=5 * MINUTE,
        finished=True,
        stress_before=6,
        stress_after=4,
        place="break",
    )
    assert [fact.days for fact in quiet.changed] == [(NINE.date(),)]


def test_nothing_is_kept_before_twenty_seconds() -> None:
    quiet = Quiet()
    begun = quiet.practise.begin("box", "4", "practices")
    assert quiet.practise.so_far(begun, 19 * SECOND) is None
    assert quiet.practise.end(begun, 19 * SECOND, finished=False, stress_after=3) is None
    assert quiet.store.practices(*EVER) == []
    assert quiet.changed == []
    assert quiet.practise.end(begun, 20 * SECOND, finished=False) is not None
    assert len(quiet.store.practices(*EVER)) == 1


def test_what_was_practised_until_the_program_died_is_there() -> None:
    quiet = Quiet()
    begun = quiet.practise.begin("body", "10", "wind_down", stress_before=5)
    for minutes in (1, 2, 3):
        quiet.clock.advance(minutes=1)
        quiet.practise.so_far(begun, minutes * MINUTE)
    [kept] = quiet.store.practices(*EVER)
    assert (kept.practised, kept.ended, kept.finished) == (3 * MINUTE, NINE + 3 * MINUTE, False)
    quiet.clock.advance(minutes=7)
    assert quiet.practise.end(begun, 10 * MINUTE, finished=True) == kept.id
    [kept] = quiet.store.practices(*EVER)
    assert (kept.practised, kept.finished, kept.stress_before) == (10 * MINUTE, True, 5)


def test_stress_after_can_be_given_later_changed_and_taken_back() -> None:
    quiet = Quiet()
    begun = quiet.practise.begin("box", "4", "practices", stress_before=6)
    new = quiet.practise.end(begun, MINUTE, finished=False)
    assert new is not None
    for stress in (4, 3.5, None):
        quiet.practise.rate_after(new, stress)
        assert quiet.store.practices(*EVER)[0].stress_after == stress
    assert len(quiet.changed) == 4


@pytest.mark.parametrize("stress", [-1, 10.5, float("nan")])
def test_stress_out_of_its_scale_is_named_and_nothing_is_kept(stress: float) -> None:
    quiet = Quiet()
    with pytest.raises(InvalidInput, match="Stress is .*outside its scale"):
        quiet.practise.begin("box", "4", "practices", stress)
    begun = quiet.practise.begin("box", "4", "practices")
    with pytest.raises(InvalidInput, match="outside its scale"):
        quiet.practise.end(begun, MINUTE, finished=True, stress_after=stress)
    assert quiet.store.practices(*EVER) == []
    new = quiet.practise.end(begun, MINUTE, finished=True)
    with pytest.raises(InvalidInput, match="outside its scale"):
        quiet.practise.rate_after(new or "", stress)


def test_what_is_no_practice_cannot_be_rated() -> None:
    quiet = Quiet()
    other = quiet.store.add_check_in(CheckIn(at=NINE, stress=3))
    for gone in (other, "gone"):
        with pytest.raises(InvalidInput, match="no longer there"):
            quiet.practise.rate_after(gone, 3)


def test_stress_around_a_practice_is_no_check_in_of_the_day() -> None:
    quiet = Quiet()
    begun = quiet.practise.begin("box", "4", "practices", stress_before=9)
    quiet.practise.end(begun, MINUTE, finished=True, stress_after=8)
    assert quiet.store.check_ins(*EVER) == []
    assert quiet.store.daily_stress(date.max) == {}


def test_a_practice_after_midnight_is_told_of_on_its_study_day() -> None:
    quiet = Quiet()
    quiet.clock.advance(hours=18)
    begun = quiet.practise.begin("wind-down", "8", "wind_down")
    quiet.practise.end(begun, MINUTE, finished=False)
    assert quiet.changed[-1].days == (NINE.date(),)


def test_effects_are_of_each_practice_and_the_latest_is_known() -> None:
    quiet = Quiet()
    assert quiet.practise.latest() is None
    assert quiet.practise.effects("box").verdict == "untried"
    quiet.done("long-exhale", 11, 4.9, 3.8)
    quiet.done("box", 2)
    assert quiet.practise.effects("long-exhale").verdict == "lower"
    assert {name: one.times for name, one in quiet.practise.all_effects().items()} == {
        "long-exhale": 11,
        "box": 2,
    }
    latest = quiet.practise.latest()
    assert latest is not None
    assert latest.practice == "box"


def test_a_caution_is_shown_once() -> None:
    quiet = Quiet()
    assert quiet.practise.asks_stress()
    assert quiet.practise.caution_is_new("box")
    quiet.practise.caution_seen("box")
    quiet.practise.caution_seen("box")
    assert not quiet.practise.caution_is_new("box")
    assert quiet.settings.current.practice.cautions_seen == ("box",)


KNOWN = Effect(
    practice="box", times=12, rated=11, before=4.91, after=3.82, change=-1.09, ci95=Range(-1.65, -0.53)
)


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Effect(practice="box"), "not tried yet"),
        (Effect(practice="box", times=23), "done 23 times"),
        (Effect(practice="box", times=1), "done once"),
        (Effect(practice="box", times=3, rated=3, change=-2), "too early to say, 3 times"),
        (Effect(practice="box", times=1, rated=1, change=-2), "too early to say, once"),
        (Effect(practice="box", times=9, rated=3, change=-2), "too early to say, 3 of 9 times rated"),
        (KNOWN, "stress 4.9 → 3.8, 11 times: on average −1.1, likely −1.6 to −0.5"),
        (
            replace(KNOWN, after=5.6, change=0.7, ci95=Range(0.2, 1.2)),
            "stress 4.9 → 5.6, 11 times: on average +0.7, likely +0.2 to +1.2",
        ),
        (
            replace(KNOWN, ci95=Range(-1.65, 0.1)),
            "no clear change, 11 times: on average −1.1, likely −1.6 to +0.1",
        ),
    ],
)
def test_a_card_says_what_is_known_in_a_few_words(effect: Effect, words: str) -> None:
    assert effect_line(effect) == words


def test_each_sentence_of_it_is_in_the_language_set_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("companion.app.practice_words._", lambda text: f"«{text}»")
    assert effect_told(KNOWN).count("«") == 2


def test_whoever_asks_further_is_told_how_sure_it_is_and_that_it_proves_nothing() -> None:
    told = effect_told(KNOWN)
    assert "Over 11 times, your stress went from 4.9 before to 3.8 after" in told
    assert "The mean change is −1.1; with 95 % confidence it lies between −1.6 and −0.5." in told
    assert told.endswith("stress that is high at the beginning often falls by itself.")
    assert "between −1.0 and 0.0." in effect_told(replace(KNOWN, ci95=Range(-1, -0.04)))


@pytest.mark.parametrize(
    ("rated", "so_far"),
    [(0, "So far it has not been."), (1, "So far it has been once."), (3, "So far it has been 3 times.")],
)
def test_before_there_are_enough_it_is_said_how_many_are_rated(rated: int, so_far: str) -> None:
    told = effect_told(Effect(practice="box", times=7, rated=rated, change=-1 if rated else None))
    assert told == f"The change is shown once stress has been rated before and after 8 times. {so_far}"


def test_a_range_that_holds_no_change_is_not_told_as_help() -> None:
    told = effect_told(replace(KNOWN, ci95=Range(-1.65, 0.1)))
    assert "between −1.6 and +0.1. That range includes no change at all, so none is clear." in told
    assert "so none is clear" not in effect_told(KNOWN)
