"""When a sound device is looked for: soon after it was lost, seldom where there is none."""

from companion.adapters.sound.looking import FIRST, LONGEST, Looking


def searches(looking: Looking, epoch: int, first: float, last: float) -> list[float]:
    """Return the moments of the searches between two moments, none of which finds anything."""
    found, now = [], first
    while now <= last:
        if looking.is_due(epoch, now):
            found.append(now)
        now += 0.5
    return found


def test_where_there_is_none_it_is_looked_for_ever_more_seldom() -> None:
    looked = searches(Looking(), 1, 100.0, 250.0)
    waits = [after - before for before, after in zip(looked, looked[1:], strict=False)]
    assert waits[:5] == [FIRST, 2 * FIRST, 4 * FIRST, 8 * FIRST, LONGEST]
    assert max(waits) == LONGEST


def test_a_new_order_looks_at_once() -> None:
    looking = Looking()
    searches(looking, 1, 0.0, 60.0)
    assert searches(looking, 2, 60.5, 70.0) == [60.5, 60.5 + FIRST, 60.5 + 3 * FIRST]


def test_a_device_lost_again_and_again_is_found_as_soon_as_the_first_time() -> None:
    looking, now = Looking(), 0.0
    for _loss in range(6):
        looked = searches(looking, 1, now, now + FIRST)
        assert looked == [now, now + FIRST]
        looking.heard()
        now += 60.0


def test_one_that_opens_and_never_plays_is_no_device() -> None:
    looking = Looking()
    looked = searches(looking, 1, 0.0, 100.0)
    assert len(looked) <= 7
