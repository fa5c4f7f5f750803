from datetime import timedelta

import pytest

from companion.app.experiments import Experiments
from companion.core.errors import InvalidInput, Refused
from tests.fakes.made_up import journal

DAY = timedelta(days=1)


@pytest.fixture
def made() -> Experiments:
    of = journal(0)
    return Experiments(of.store, of.bus, of.clock, of.settings, figures=of.reflect.days)


def test_before_the_first_there_is_none(made: Experiments) -> None:
    assert made.look() is None


def test_todays_lot_is_drawn_once_and_stays(made: Experiments) -> None:
    made.start("rhythms", "25/5", "50/10", "stress", 10)
    first = made.look()
    assert first is not None and first.running
    assert first.today in ("Drawn for today: 25/5.", "Drawn for today: 50/10.")
    assert made.look() == first
    assert first.words.startswith("0 of 10 pairs of days so far.")


def test_only_one_goes_on_at_a_time(made: Experiments) -> None:
    made.start("rhythms", "25/5", "50/10", "stress", 10)
    with pytest.raises(Refused):
        made.start("rhythms", "25/5", "90/20", "stress", 10)
    made.stop()
    made.start("rhythms", "25/5", "90/20", "stress", 10)


def test_two_equal_ways_are_no_experiment(made: Experiments) -> None:
    with pytest.raises(InvalidInput):
        made.start("rhythms", "25/5", "25/5", "stress", 10)
    assert made.look() is None


def test_a_stopped_one_says_what_it_can(made: Experiments) -> None:
    made.start("rhythms", "25/5", "50/10", "stress", 10)
    made.look()
    made.stop()
    shown = made.look()
    assert shown is not None and not shown.running and not shown.today
    assert shown.words == "No pair of days has a value on both days, so there is nothing to compare."


def test_it_ends_by_itself_with_its_last_pair() -> None:
    of = journal(0)
    made = Experiments(of.store, of.bus, of.clock, of.settings, figures=of.reflect.days)
    made.start("rhythms", "25/5", "50/10", "stress", 6)
    for _day in range(12):
        shown = made.look()
        assert shown is not None and shown.running
        stress = 2 if shown.today.endswith("25/5.") else 6
        of.record.check_in(stress=stress)
        of.clock.advance(DAY)
    shown = made.look()
    assert shown is not None and not shown.running
    assert shown.words.startswith("On 6 pairs of days, stress was 4.0 lower with 25/5 than with 50/10.")
