from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.focus_limit import propose_focus_limit, wind_down_from
from tests.adapters.store_files import BERLIN

HOUR = timedelta(hours=1)


def test_with_fewer_than_fourteen_study_days_no_limit_is_proposed() -> None:
    assert propose_focus_limit([300.0] * 13) is None
    assert propose_focus_limit([300.0] * 14) is not None


@pytest.mark.parametrize(
    ("minutes", "hours"),
    [(300, 5), (301, 5.5), (329.9999999999, 5.5), (330.0000000001, 5.5), (12, 1), (900, 12)],
)
def test_the_limit_is_the_upper_quartile_on_the_next_half_hour(minutes: float, hours: float) -> None:
    limit = propose_focus_limit([minutes] * 20)
    assert limit is not None
    assert limit.length == hours * HOUR
    assert (limit.usual.low, limit.usual.high, limit.days) == (minutes, minutes, 20)


def test_the_middle_half_is_what_is_called_usual() -> None:
    limit = propose_focus_limit([60.0 * n for n in range(1, 18)])
    assert limit is not None
    assert (limit.usual.low, limit.usual.high, limit.length) == (300, 780, 12 * HOUR)


@given(st.lists(st.floats(0.1, 1440), min_size=14, max_size=29))
def test_a_limit_lies_on_a_half_hour_and_at_most_half_an_hour_above_the_usual(minutes: list[float]) -> None:
    limit = propose_focus_limit(minutes)
    assert limit is not None
    length = limit.length / timedelta(minutes=1)
    assert length % 30 == 0
    assert 60 <= length <= 720
    assert length == 60 or length == 720 or -1e-6 <= length - limit.usual.high < 30 + 1e-6


@pytest.mark.parametrize(("bed", "start"), [("22:45", "21:45"), ("22:59", "21:45"), ("00:10", "23:00")])
def test_winding_down_begins_an_hour_before_bed_at_the_latest(bed: str, start: str) -> None:
    day = datetime(2026, 3, 3, tzinfo=BERLIN)
    bedtime = day.replace(hour=int(bed[:2]), minute=int(bed[3:]), second=17)
    assert f"{wind_down_from(bedtime):%H:%M:%S}" == f"{start}:00"
