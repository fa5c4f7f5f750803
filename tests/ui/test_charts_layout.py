from itertools import pairwise
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.ui.charts.layout import Plot, spread, stack, ticks
from companion.ui.charts.marks import broken, lone
from companion.ui.charts.style import ChartStyle

STYLE = ChartStyle({}, ())


@given(st.lists(st.floats(0, 500), max_size=6), st.floats(1, 40))
def test_labels_never_overlap_and_keep_their_order(wanted: list[float], apart: float) -> None:
    places = spread(wanted, apart)
    assert len(places) == len(wanted)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    for above, below in pairwise(order):
        assert places[below] - places[above] >= apart - 1e-6


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([10, 80, 40], 16) == [10, 80, 40]


def test_two_labels_in_one_place_move_apart_by_half_each() -> None:
    assert spread([100, 100], 16) == [92, 108]


@given(st.floats(1, 1e6))
def test_there_are_one_to_three_lines_above_zero(highest: float) -> None:
    values = ticks(highest)
    assert values[0] == 0
    assert 1 <= len(values) - 1 <= 3
    assert values[-1] <= highest


def test_ticks_are_round() -> None:
    assert ticks(2475) == [0, 1000, 2000]
    assert ticks(640) == [0, 200, 400, 600]
    assert ticks(1900) == [0, 500, 1000, 1500]


def test_panels_stand_under_each_other_within_the_sheet() -> None:
    panels = stack(1080, 580, [136, 104, 64], STYLE)
    assert all(above.bottom < below.top for above, below in pairwise(panels))
    assert panels[0].top > 0
    assert panels[-1].bottom < 580
    assert {panel.left for panel in panels} == {64}
    heights = [panel.bottom - panel.top for panel in panels]
    assert heights[0] / heights[2] == pytest.approx(136 / 64)


def test_every_day_has_its_place_and_finds_it_again() -> None:
    plot = Plot(left=56, right=896, top=0, bottom=100, days=84)
    assert [plot.day_at(plot.middle_of(day)) for day in range(84)] == list(range(84))
    assert plot.day_at(55.9) is None
    assert plot.day_at(896) is None


def test_a_line_breaks_where_a_value_is_missing() -> None:
    xs, ys = broken([1, None, 3], weekly=False)
    assert xs == [0.5, 1.5, 2.5]
    assert [isnan(y) for y in ys] == [False, True, False]


def test_a_weekly_line_breaks_between_sunday_and_monday() -> None:
    xs, ys = broken([1.0] * 8, weekly=True)
    assert xs[7] == 7
    assert isnan(ys[7])
    assert xs[8] == 7.5


def test_a_value_without_neighbours_is_found() -> None:
    assert lone([None, 2, None, 3, 4], weekly=False) == [1]
    assert lone([None] * 6 + [2.0, 3.0, 4.0], weekly=True) == [6]
