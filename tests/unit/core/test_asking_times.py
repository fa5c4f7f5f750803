"""Several times of day, as people type them."""

from datetime import time

import pytest

from companion.core.asking_times import read_times_of_day
from companion.core.errors import InvalidInput

NOON, SIX = time(12, 0), time(18, 0)


@pytest.mark.parametrize(
    "text", ["12:00, 18:00", "12 and 18", "1800;1200", "12:00,18:00,", "6 pm, 12.00", "12, 12:00, 18"]
)
def test_times_are_understood_put_in_order_and_each_kept_once(text: str) -> None:
    assert read_times_of_day(text) == (NOON, SIX)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "There is no time here: type one or more, such as 12:00, 18:00."),
        ("12, soon", "'soon' is not a time of day: type one such as 23:50 or 6."),
        ("1,2,3,4,5,6,7", "These are 7 times: give at most 6 a day."),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_times_of_day(text)
    assert str(caught.value) == sentence
