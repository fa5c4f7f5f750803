from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.errors import InvalidInput
from companion.core.time_of_day import read_time_of_day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2350", time(23, 50)),
        ("23.50", time(23, 50)),
        ("23:50", time(23, 50)),
        ("23h50", time(23, 50)),
        ("23 50", time(23, 50)),
        ("23-50", time(23, 50)),
        ("11:50 pm", time(23, 50)),
        ("11.50PM", time(23, 50)),
        ("1150p", time(23, 50)),
        ("11:50 p.m.", time(23, 50)),
        ("6", time(6)),
        ("06", time(6)),
        ("642", time(6, 42)),
        ("6:5", time(6, 5)),
        ("6 am", time(6)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("12:30a", time(0, 30)),
        ("0", time(0)),
        ("000", time(0)),
        ("24:00", time(0)),
        ("24", time(0)),
        ("  7:15 ", time(7, 15)),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, meant: time) -> None:
    assert read_time_of_day(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "x", "25", "2360", "23:60", "13 pm", "0 am", "24:01", "6 x", "12345", "-6"]
)
def test_what_is_no_time_is_named_with_the_mend(typed: str) -> None:
    with pytest.raises(InvalidInput, match="is not a time of day: type one such as 23:50 or 6"):
        read_time_of_day(typed)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_reads_back_from_each_way_to_write_it(at: time) -> None:
    for written in (f"{at:%H:%M}", f"{at:%H%M}", f"{at:%H.%M}", f"{at:%I:%M %p}", f"{at:%I%M%p}".lower()):
        assert read_time_of_day(written) == at
