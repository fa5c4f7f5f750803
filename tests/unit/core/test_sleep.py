from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.core.journal import Night
from companion.core.sleep import main_night, night_date, night_figures, usual_night
from companion.core.stats import quantile

BERLIN = ZoneInfo("Europe/Berlin")


def night(into_bed: str, tried: str, woke: str, out: str, latency: int = 20, awake: int = 25) -> Night:
    into, try_, wake, up = (
        datetime.fromisoformat(t).replace(tzinfo=BERLIN) for t in (into_bed, tried, woke, out)
    )
    return Night(
        into_bed=into,
        tried=try_,
        sleep_onset_latency=timedelta(minutes=latency),
        awakenings=1,
        wake_after_sleep_onset=timedelta(minutes=awake),
        woke=wake,
        out_of_bed=up,
    )


def test_the_worked_night_has_the_published_figures() -> None:
    figures = night_figures(
        night("2026-03-02T22:30", "2026-03-02T23:00", "2026-03-03T06:30", "2026-03-03T07:00")
    )
    assert figures.time_in_bed == timedelta(minutes=510)
    assert figures.sleep == timedelta(minutes=405)
    assert figures.efficiency == pytest.approx(79.4, abs=0.05)
    assert figures.midpoint == datetime(2026, 3, 3, 2, 55, tzinfo=BERLIN)


def test_the_night_the_clocks_go_forward_is_an_hour_shorter() -> None:
    figures = night_figures(
        night("2026-03-28T22:30", "2026-03-28T23:00", "2026-03-29T06:30", "2026-03-29T07:00")
    )
    assert figures.time_in_bed == timedelta(minutes=450)
    assert figures.sleep == timedelta(minutes=345)
    # Onset 23:20, six hours and ten minutes of sleep period: half of it ends at 03:25 summer time.
    assert figures.midpoint.astimezone(UTC) == datetime(2026, 3, 29, 1, 25, tzinfo=UTC)
    assert figures.midpoint.strftime("%H:%M") == "03:25"


def test_a_night_belongs_to_the_date_of_getting_up() -> None:
    late = night("2026-03-03T01:30", "2026-03-03T02:00", "2026-03-03T09:30", "2026-03-03T10:00")
    assert night_date(late) == date(2026, 3, 3)


def test_no_time_in_bed_has_no_efficiency() -> None:
    moment = "2026-03-03T07:00"
    assert night_figures(night(moment, moment, moment, moment, 0, 0)).efficiency is None


def test_a_nap_does_not_stand_for_the_night() -> None:
    main = night("2026-03-02T22:30", "2026-03-02T23:00", "2026-03-03T06:30", "2026-03-03T07:00")
    nap = night("2026-03-03T14:00", "2026-03-03T14:00", "2026-03-03T15:00", "2026-03-03T15:00")
    assert main_night([main, nap]) == main
    assert main_night([]) is None


def test_quantiles_are_linear_between_neighbours() -> None:
    assert quantile([1.0, 2.0, 3.0, 4.0], 0.25) == 1.75
    assert quantile([5.0], 0.75) == 5.0


def evenings(*tried: str, lasts: int = 480) -> list[Night]:
    """Return nights of `lasts` minutes in bed and asleep, tried at these times."""
    found = []
    for text in tried:
        start = datetime.fromisoformat(text).replace(tzinfo=BERLIN)
        end = start + timedelta(minutes=lasts)
        span = (start.isoformat()[:16], start.isoformat()[:16], end.isoformat()[:16], end.isoformat()[:16])
        found.append(night(*span, latency=0, awake=0))
    return found


def test_the_usual_night_is_the_middle_half_from_fourteen_nights_on() -> None:
    nights = [evenings(f"2026-01-{day:02}T23:00", lasts=400 + 10 * day)[0] for day in range(1, 15)]
    usual = usual_night(nights)
    assert usual is not None
    assert (usual.time_in_bed.low, usual.time_in_bed.high) == (442.5, 507.5)
    assert (usual.efficiency.low, usual.efficiency.high) == (100, 100)
    assert usual_night(nights[1:]) is None


def test_the_usual_middle_of_the_night_goes_around_midnight() -> None:
    # In bed from 19:10 to 20:40 on, eight hours: middles from 23:10 to 00:40.
    days = [f"2026-01-{day:02}T{19 + (10 + 6 * day) // 60}:{(10 + 6 * day) % 60:02}" for day in range(16)[1:]]
    usual = usual_night(evenings(*days))
    assert usual is not None
    # The eighth lies at 23:58; three and a half steps of six minutes on either side of it.
    assert [f"{at:%H:%M}" for at in usual.midpoint] == ["23:37", "00:19"]


def test_neither_naps_nor_nights_without_sleep_are_usual() -> None:
    nights = evenings(*(f"2026-01-{day:02}T23:00" for day in range(1, 15)))
    awake = night("2026-01-20T23:00", "2026-01-20T23:00", "2026-01-21T05:00", "2026-01-21T05:00", 360, 0)
    nap = replace(nights[0], nap=True)
    assert usual_night([*nights, awake, nap]) == usual_night(nights)
    assert usual_night([*nights[1:], awake, nap]) is None
