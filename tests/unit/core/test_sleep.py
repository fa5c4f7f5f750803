from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.core.journal import Night
from companion.core.sleep import main_night, night_date, night_figures
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
