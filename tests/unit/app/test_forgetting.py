"""Deleted text leaves the file when its day is over, whatever else the program is set to do."""

from datetime import timedelta

import pytest

from companion.app.bus import Bus
from companion.app.edit import UNDO_FOR, Edit
from companion.app.forgetting import AGAIN, Forgetting
from companion.core.errors import StoreUnavailable
from companion.core.journal import CheckIn
from tests.fakes.desktop import FakeAlarm, FakeClock, FakePower
from tests.fakes.store import FakeStore

HOUR = timedelta(hours=1)


class Hands:
    """A journal whose deletions are forgotten, on a clock that tests can move."""

    def __init__(self) -> None:
        self.clock, self.store, self.power, bus = FakeClock(), FakeStore(), FakePower(), Bus()
        self.edit = Edit(self.store, bus, self.clock)
        self.alarm = FakeAlarm(self.clock)
        self.forgetting = Forgetting(self.edit, self.alarm, self.clock, bus, self.power)

    def delete_one(self) -> None:
        """Enter a check-in and delete it at once."""
        self.edit.delete(self.store.add_check_in(CheckIn(at=self.clock.now().wall, stress=4, note="private")))


@pytest.fixture
def hands() -> Hands:
    made = Hands()
    made.forgetting.begin()
    return made


def test_nothing_deleted_wakes_nothing(hands: Hands) -> None:
    assert hands.alarm.at is None


def test_each_deletion_is_kept_a_day_and_then_gone_by_itself(hands: Hands) -> None:
    hands.delete_one()
    hands.clock.advance(5 * HOUR)
    hands.delete_one()
    hands.clock.advance(UNDO_FOR - 5 * HOUR)
    assert len(hands.store.undo_steps()) == 2, "a whole day, to its last instant"
    hands.clock.advance(seconds=2)
    assert len(hands.store.undo_steps()) == 1
    hands.clock.advance(5 * HOUR)
    assert hands.store.undo_steps() == []
    assert hands.alarm.at is None


def test_what_grew_old_while_the_program_was_off_goes_at_the_start() -> None:
    hands = Hands()
    hands.delete_one()
    hands.clock.advance(UNDO_FOR + HOUR)
    hands.forgetting.begin()
    assert hands.store.undo_steps() == []


def test_what_grew_old_in_sleep_goes_on_waking(hands: Hands) -> None:
    hands.delete_one()
    hands.alarm.clear()  # timers stand still in sleep
    hands.clock.advance(UNDO_FOR + HOUR)
    hands.power.wake()
    assert hands.store.undo_steps() == []


def test_a_journal_in_other_hands_is_tried_again_later(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.delete_one()

    def refuse(_before: object) -> None:
        raise StoreUnavailable("Another program has the journal: close it.")

    with monkeypatch.context() as patched:
        patched.setattr(hands.store, "forget_undo", refuse)
        hands.clock.advance(UNDO_FOR + timedelta(minutes=1))
    assert len(hands.store.undo_steps()) == 1
    hands.clock.advance(AGAIN)
    assert hands.store.undo_steps() == []


def test_once_closed_it_wakes_no_more(hands: Hands) -> None:
    hands.delete_one()
    hands.forgetting.close()
    assert hands.alarm.at is None
    hands.delete_one()
    assert hands.alarm.at is None
