"""Time that passes only while somebody looks."""

from datetime import timedelta

import pytest

from companion.adapters.sound.attended import GAP, AttendedTime


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> timedelta:
        return timedelta(seconds=self.at)


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def time(hand: Hand) -> AttendedTime:
    time = AttendedTime(hand)
    time.read(plays=False)
    return time


def passed(time: AttendedTime, hand: Hand, *steps: float, plays: bool = True) -> float:
    begun = time.read(plays=False)
    now = begun
    for step in steps:
        hand.at += step
        now = time.read(plays=plays)
    return now - begun


def test_time_that_is_looked_at_passes(time: AttendedTime, hand: Hand) -> None:
    assert passed(time, hand, 0.03, 1.0, GAP) == pytest.approx(1.03 + GAP)


def test_time_in_which_nobody_looked_does_not_pass(time: AttendedTime, hand: Hand) -> None:
    assert passed(time, hand, 1.0, 20.0, 1.0, GAP + 0.01, 0.5) == pytest.approx(2.5)


def test_where_nothing_plays_nobody_need_look(time: AttendedTime, hand: Hand) -> None:
    assert passed(time, hand, 300.0, plays=False) == pytest.approx(300.0)
    assert passed(time, hand, 1.0) == pytest.approx(1.0)
