"""What the overlay says, and when."""

import random
from datetime import timedelta

from companion.adapters.desktop.assets import ShippedAssets
from companion.ui.overlay.announce import MinuteTeller
from companion.ui.overlay.sight import left_in_words, minutes_text
from companion.ui.overlay.suggestions import FILE, Suggestions, load_suggestions


def test_a_suggestion_never_comes_twice_running() -> None:
    dealt = Suggestions(ShippedAssets(), dice=random.Random(1))
    names = [dealt.deal("short").name for _ in range(300)]
    assert all(one != other for one, other in zip(names, names[1:], strict=False))
    assert len(set(names)) >= 6


def test_a_micro_break_suggests_what_fits_into_twenty_seconds() -> None:
    everything = load_suggestions(ShippedAssets().path(FILE))
    dealt = Suggestions(ShippedAssets(), dice=random.Random(1))
    micro = {one.name for one in everything if one.micro}
    assert {dealt.deal("micro").name for _ in range(100)} == micro


def test_each_remaining_minute_is_said_once() -> None:
    teller = MinuteTeller()
    assert teller.at_start("Break", 150) == "Break, 2 minutes 30 seconds left. Hold Esc to leave."
    said = [teller.at(seconds) for seconds in range(149, -1, -1)]
    assert [words for words in said if words] == ["2 minutes left", "1 minute left"]


def test_a_minute_the_timer_missed_is_not_said_late() -> None:
    teller = MinuteTeller()
    teller.at_start("Break", 180)
    assert teller.at(118) is None
    assert teller.at(60) == "1 minute left"


def test_lengths_are_written_short_and_spoken_long() -> None:
    assert minutes_text(timedelta(minutes=11)) == "11 min"
    assert minutes_text(timedelta(seconds=20)) == "20 s"
    assert left_in_words(61) == "1 minute 1 second"
    assert left_in_words(0) == "0 seconds"
