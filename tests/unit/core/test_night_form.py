from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.journal import Night
from companion.core.night_form import (
    TIMES,
    Moments,
    NightForm,
    form_of,
    nap_of,
    night_of,
    place,
    skipped,
    trouble,
)
from companion.core.scales import LONGEST_NIGHT, between, check_night
from companion.core.sleep import night_figures

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = (BERLIN, NEW_YORK, LORD_HOWE)
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
LATE = datetime(2027, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def told(into: str, tried: str, woke: str, out: str, latency: float = 0, awake: float = 0) -> NightForm:
    return NightForm(
        into_bed=time.fromisoformat(into),
        tried=time.fromisoformat(tried),
        woke=time.fromisoformat(woke),
        out_of_bed=time.fromisoformat(out),
        sleep_onset_latency=latency,
        awakenings=1,
        wake_after_sleep_onset=awake,
    )


def placed(form: NightForm, day: date, zone: ZoneInfo = BERLIN) -> list[str]:
    return [f"{at:%d %H:%M %z}" for at in place(form, day, zone).each()]


def kind(form: NightForm, day: date, now: datetime = LATE) -> str | None:
    found = trouble(form, form, day, BERLIN, now)
    return found.kind if found else None


def test_the_worked_night_is_placed_and_has_its_figures() -> None:
    form = told("22:30", "23:00", "06:30", "07:00", 20, 25)
    night = night_of(form, date(2026, 3, 3), BERLIN)
    assert night.into_bed == datetime(2026, 3, 2, 22, 30, tzinfo=BERLIN)
    assert night.out_of_bed == datetime(2026, 3, 3, 7, 0, tzinfo=BERLIN)
    figures = night_figures(night)
    assert figures.time_in_bed == timedelta(minutes=510)
    assert figures.sleep == timedelta(minutes=405)
    assert figures.efficiency == pytest.approx(79.4, abs=0.05)
    assert figures.midpoint == datetime(2026, 3, 3, 2, 55, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        (told("23:50", "00:10", "06:42", "06:55"), "18 23:50"),
        (told("02:00", "02:20", "09:30", "10:00"), "19 02:00"),
        (told("09:00", "09:10", "15:50", "16:00"), "19 09:00"),
        (told("19:30", "20:00", "03:00", "03:00"), "18 19:30"),
        (told("10:00", "10:30", "09:30", "10:00"), "18 10:00"),
        (told("00:00", "00:00", "07:00", "07:00"), "19 00:00"),
        (told("16:30", "16:30", "00:30", "00:45"), "18 16:30"),
    ],
)
def test_each_kind_of_night_begins_on_its_date(form: NightForm, begins: str) -> None:
    moments = place(form, date(2026, 11, 19), BERLIN)
    assert f"{moments.into_bed:%d %H:%M}" == begins
    assert moments.out_of_bed.date() == date(2026, 11, 19)
    assert kind(form, date(2026, 11, 19)) is None


def test_the_night_clocks_go_forward_is_an_hour_shorter() -> None:
    night = night_of(told("22:30", "23:00", "06:30", "07:00", 20, 25), FORWARD, BERLIN)
    assert night_figures(night).time_in_bed == timedelta(minutes=450)


def test_the_night_clocks_go_back_is_an_hour_longer() -> None:
    night = night_of(told("22:30", "23:00", "06:30", "07:00", 20, 25), BACK, BERLIN)
    assert night_figures(night).time_in_bed == timedelta(minutes=570)


def test_a_time_that_was_skipped_moves_forward_and_is_named() -> None:
    form = told("02:30", "02:45", "09:00", "09:10")
    moments = place(form, FORWARD, BERLIN)
    assert placed(form, FORWARD)[:2] == ["29 03:30 +0200", "29 03:45 +0200"]
    assert skipped(form, moments) == ("into_bed", "tried")


def test_of_an_hour_shown_twice_the_first_is_meant() -> None:
    assert placed(told("02:10", "02:40", "09:00", "09:10"), BACK)[:2] == ["25 02:10 +0200", "25 02:40 +0200"]


def test_of_an_hour_shown_twice_the_one_that_gives_an_order_is_meant() -> None:
    went = placed(told("02:40", "02:10", "09:00", "09:10"), BACK)
    assert went[:2] == ["25 02:40 +0200", "25 02:10 +0100"]
    got_up = placed(told("22:00", "22:30", "02:50", "02:05"), BACK)
    assert got_up[2:] == ["25 02:50 +0200", "25 02:05 +0100"]


def test_the_second_showing_stays_where_it_was_asked_for() -> None:
    form = replace(told("01:00", "02:30", "09:00", "09:10"), tried=time(2, 30, fold=1))
    assert placed(form, BACK)[1] == "25 02:30 +0100"


def test_half_an_hour_on_lord_howe_counts_as_half_an_hour() -> None:
    form = told("22:00", "22:00", "06:00", "06:00")
    long = night_figures(night_of(form, date(2026, 4, 5), LORD_HOWE))
    short = night_figures(night_of(form, date(2026, 10, 4), LORD_HOWE))
    assert (long.time_in_bed / MINUTE, short.time_in_bed / MINUTE) == (510, 450)


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        (told("23:50", "00:10", "07:10", "06:55"), ("woke", "out_of_bed")),
        (told("23:50", "23:40", "06:42", "06:55"), ("into_bed", "tried")),
        (told("23:50", "00:10", "00:05", "06:55"), ("tried", "woke")),
    ],
)
def test_two_times_the_wrong_way_round_are_named(form: NightForm, fields: tuple[str, str]) -> None:
    found = trouble(form, form, date(2026, 11, 19), BERLIN, LATE)
    assert found is not None
    assert (found.kind, found.fields) == ("order", fields)


def test_what_cannot_be_is_told_apart() -> None:
    day = date(2026, 11, 19)
    assert kind(told("07:00", "07:00", "07:00", "07:00"), day) == "instant"
    assert (
        kind(told("23:00", "23:00", "07:00", "07:30"), day, datetime(2026, 11, 19, 7, 10, tzinfo=BERLIN))
        == "to_come"
    )
    assert kind(told("23:00", "23:00", "07:00", "07:30", 300, 181), day) == "awake"
    assert kind(told("23:00", "23:00", "07:00", "07:30", 300, 180), day) is None


def test_what_is_only_suggested_is_never_at_fault_for_the_time_to_come() -> None:
    shown = told("23:00", "23:00", "07:00", "07:30")
    answered = replace(shown, out_of_bed=None, woke=None)
    early = datetime(2026, 11, 19, 6, 0, tzinfo=BERLIN)
    assert trouble(answered, shown, date(2026, 11, 19), BERLIN, early) is None


def test_a_nap_is_asleep_throughout_and_called_one() -> None:
    nap = nap_of(time(23, 45), time(0, 15), date(2026, 11, 19), BERLIN)
    assert nap.nap
    assert night_figures(nap).sleep == timedelta(minutes=30)
    assert nap.out_of_bed.date() == date(2026, 11, 19)


def test_open_answers_make_no_night() -> None:
    form = NightForm(into_bed=time(23))
    assert form.still_open()[:2] == ("tried", "woke")
    with pytest.raises(ValueError, match="counts"):
        night_of(form, date(2026, 11, 19), BERLIN)
    with pytest.raises(ValueError, match="four times"):
        place(form, date(2026, 11, 19), BERLIN)


WALL = st.times().map(lambda at: at.replace(second=0, microsecond=0))
CHANGES = st.sampled_from(
    [
        (BERLIN, FORWARD),
        (BERLIN, BACK),
        (NEW_YORK, date(2026, 3, 8)),
        (NEW_YORK, date(2026, 11, 1)),
        (LORD_HOWE, date(2026, 4, 5)),
        (LORD_HOWE, date(2026, 10, 4)),
    ]
)
ANY_DAY = st.tuples(st.sampled_from(ZONES), st.dates(date(1990, 1, 1), date(2035, 12, 31)))


@st.composite
def nights(draw: st.DrawFn) -> Night:
    """Any night that could be, near a change of clocks or not, its minutes whole."""
    zone, day = draw(st.one_of(CHANGES, ANY_DAY))
    out = datetime.combine(day, draw(WALL), tzinfo=zone).astimezone(UTC)
    lasts = draw(st.integers(1, 23 * 60))
    marks = sorted(draw(st.lists(st.integers(0, lasts), min_size=2, max_size=2)))
    back = [timedelta(minutes=lasts), *(timedelta(minutes=lasts - mark) for mark in marks)]
    into, tried, woke = ((out - by).astimezone(zone) for by in back)
    awake = draw(st.integers(0, marks[1] - marks[0]))
    return Night(
        into_bed=into,
        tried=tried,
        sleep_onset_latency=awake * MINUTE / 2,
        awakenings=draw(st.integers(0, 9)),
        wake_after_sleep_onset=awake * MINUTE / 2,
        woke=woke,
        out_of_bed=out.astimezone(zone),
        quality=draw(st.one_of(st.none(), st.integers(1, 5))),
        note=draw(st.sampled_from(("", "Lay awake."))),
    )


@given(nights())
def test_every_night_told_is_the_night_it_was(night: Night) -> None:
    zone = night.out_of_bed.tzinfo
    assert zone is not None
    again = night_of(form_of(night), night.out_of_bed.date(), zone)
    was = [getattr(night, field).astimezone(UTC) for field in TIMES]
    assert [getattr(again, field).astimezone(UTC) for field in TIMES] == was
    assert replace(again, into_bed=night.into_bed, tried=night.tried) == night


@given(st.one_of(CHANGES, ANY_DAY), WALL, WALL, WALL, WALL)
def test_any_four_times_are_placed_in_order_and_end_on_their_date(
    where: tuple[ZoneInfo, date], into: time, tried: time, woke: time, out: time
) -> None:
    zone, day = where
    form = told(into.isoformat(), tried.isoformat(), woke.isoformat(), out.isoformat())
    moments = place(form, day, zone)
    each = moments.each()
    assert all(between(first, second) >= timedelta(0) for first, second in zip(each, each[1:], strict=False))
    assert moments.out_of_bed.date() == day
    unmoved = set(TIMES) - set(skipped(form, moments))
    assert all(getattr(moments, field).time() == getattr(form, field) for field in unmoved)


@given(st.one_of(CHANGES, ANY_DAY), WALL, WALL, WALL, WALL, st.integers(0, 300), st.integers(0, 300))
def test_answers_without_trouble_are_a_night_the_record_takes(
    where: tuple[ZoneInfo, date], into: time, tried: time, woke: time, out: time, latency: int, awake: int
) -> None:
    zone, day = where
    form = told(into.isoformat(), tried.isoformat(), woke.isoformat(), out.isoformat(), latency, awake)
    now = datetime(2040, 1, 1, tzinfo=UTC)
    if trouble(form, form, day, zone, now) is None:
        night = night_of(form, day, zone)
        check_night(night, now)
        assert timedelta(0) < between(night.into_bed, night.out_of_bed) <= LONGEST_NIGHT


def test_moments_are_given_in_their_order() -> None:
    at = [datetime(2026, 11, 19, hour, tzinfo=BERLIN) for hour in range(4)]
    assert list(Moments(into_bed=at[0], tried=at[1], woke=at[2], out_of_bed=at[3]).each()) == at
