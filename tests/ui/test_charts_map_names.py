from hypothesis import given
from hypothesis import strategies as st

from companion.ui.charts.map_chart import _away, _off_the_way

PLACES = st.tuples(st.floats(0, 312), st.floats(0, 188))


def test_a_name_stands_right_of_its_ring_where_the_way_leaves_room() -> None:
    assert _off_the_way((100, 100), [(50, 100), (100, 100), (100, 50)], 17, 15) == (117, 100)


def test_a_name_moves_aside_where_the_way_goes_to_the_right() -> None:
    assert _off_the_way((100, 100), [(100, 100), (300, 100)], 17, 15) == (83, 100)
    assert _off_the_way((100, 100), [(20, 100), (100, 100), (300, 100)], 17, 15) == (100, 85)


@given(PLACES, PLACES, PLACES)
def test_no_point_of_a_line_is_nearer_than_the_distance_to_it(
    place: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> None:
    shares = [n / 20 for n in range(21)]
    points = [
        (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])) for share in shares
    ]
    nearest = min(((place[0] - x) ** 2 + (place[1] - y) ** 2) ** 0.5 for x, y in points)
    step = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 / 20
    assert nearest - step - 1e-6 <= _away(place, start, end) <= nearest + 1e-6


@given(PLACES, st.lists(PLACES, min_size=1, max_size=8))
def test_a_name_stands_where_the_way_is_farthest_if_it_is_near_everywhere(
    ring: tuple[float, float], before: list[tuple[float, float]]
) -> None:
    way = [*before, ring]
    chosen = _off_the_way(ring, way, 17, 15)
    steps = list(zip(way, way[1:], strict=False))
    free = min(_away(chosen, *step) for step in steps)
    others = [
        (ring[0] + 17, ring[1]),
        (ring[0] - 17, ring[1]),
        (ring[0], ring[1] - 15),
        (ring[0], ring[1] + 15),
    ]
    assert free > 0.6 * 17 or free >= max(min(_away(one, *step) for step in steps) for one in others) - 1e-9
