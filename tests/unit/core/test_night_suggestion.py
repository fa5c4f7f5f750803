from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from companion.core.journal import Night
from companion.core.night_form import TIMES, NightForm, night_of, place, trouble
from companion.core.night_span import night_span
from companion.core.night_suggestion import EXAMPLE, fitted, suggest
from companion.core.scales import between

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, 26, tzinfo=BERLIN)


def told(into: str, tried: str, woke: str, out: str, latency: float = 10, awake: float = 5) -> NightForm:
    return NightForm(
        into_bed=time.fromisoformat(into),
        tried=time.fromisoformat(tried),
        woke=time.fromisoformat(woke),
        out_of_bed=time.fromisoformat(out),
        sleep_onset_latency=latency,
        awakenings=1,
        wake_after_sleep_onset=awake,
        quality=2,
        note="Lay awake.",
    )


def night(form: NightForm, days_ago: int) -> Night:
    return night_of(form, DAY - timedelta(days=days_ago), BERLIN)


def times(form: NightForm) -> list[str]:
    return [getattr(form, field).strftime("%H:%M") for field in TIMES]


def test_without_a_night_there_is_only_an_example() -> None:
    assert suggest([]) == EXAMPLE


def test_with_few_nights_the_latest_is_suggested_without_its_note() -> None:
    nights = [
        night(told("22:00", "22:00", "06:00", "06:00"), 2),
        night(told("23:50", "00:10", "06:42", "06:55"), 1),
    ]
    found = suggest(nights)
    assert (found.source, times(found.form)) == ("latest", ["23:50", "00:10", "06:42", "06:55"])
    assert (found.form.quality, found.form.note) == (None, "")


def test_with_many_the_middle_around_midnight_is_suggested_in_steps_of_five() -> None:
    early, late = told("23:20", "23:42", "06:42", "06:55"), told("00:10", "00:31", "07:31", "07:44", 20, 15)
    found = suggest([night(early if ago % 2 else late, ago) for ago in range(15, 0, -1)])
    assert found.source == "usual"
    assert times(found.form) == ["23:20", "23:40", "06:40", "06:55"]
    assert (found.form.sleep_onset_latency, found.form.awakenings) == (10, 1)


def test_an_evening_that_was_told_takes_the_suggested_evening_with_it() -> None:
    usual = told("23:00", "23:20", "07:00", "07:10")
    moved = fitted(usual, NightForm(into_bed=time(1, 0)), DAY, BERLIN, NOON)
    assert (moved.tried, moved.woke) == (time(1, 20), time(7, 0))
    moved = fitted(usual, NightForm(tried=time(0, 30), out_of_bed=time(8, 0)), DAY, BERLIN, NOON)
    assert (moved.into_bed, moved.woke) == (time(0, 10), time(7, 50))


def test_a_day_sleepers_first_day_moves_the_whole_suggestion() -> None:
    moved = fitted(told("23:00", "23:20", "07:00", "07:10"), NightForm(tried=time(3, 30)), DAY, BERLIN, NOON)
    assert (moved.woke, moved.out_of_bed) == (time(7, 0), time(7, 10))
    late = datetime(2026, 11, 19, 20, 0, tzinfo=BERLIN)
    moved = fitted(told("23:00", "23:20", "07:00", "07:10"), NightForm(tried=time(8, 30)), DAY, BERLIN, late)
    assert (moved.woke, moved.out_of_bed) == (time(16, 10), time(16, 20))
    moved = fitted(told("23:00", "23:20", "07:00", "07:10"), NightForm(woke=time(18, 0)), DAY, BERLIN, late)
    assert (moved.into_bed, moved.tried, moved.out_of_bed) == (time(10, 0), time(10, 20), time(18, 10))


def test_early_in_the_morning_the_suggested_end_is_now() -> None:
    now = datetime(2026, 11, 19, 5, 12, 30, tzinfo=BERLIN)
    moved = fitted(told("23:00", "23:20", "07:00", "07:10"), NightForm(), DAY, BERLIN, now)
    assert (moved.woke, moved.out_of_bed) == (time(5, 10), time(5, 10))
    moved = fitted(told("23:00", "23:20", "05:00", "07:10"), NightForm(), DAY, BERLIN, now)
    assert (moved.woke, moved.out_of_bed) == (time(5, 0), time(5, 10))


CLOCK = st.times().map(lambda at: at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0))


@given(
    st.sampled_from(TIMES), CLOCK, st.sampled_from((date(2026, 3, 29), date(2026, 6, 1), date(2026, 10, 25)))
)
@example("tried", time(3, 0), date(2026, 3, 29))
@example("into_bed", time(2, 40), date(2026, 3, 29))
@example("woke", time(2, 55), date(2026, 3, 29))
@example("out_of_bed", time(3, 5), date(2026, 3, 29))
def test_one_answer_never_makes_the_rest_impossible(field: str, at: time, day: date) -> None:
    answered = NightForm(**{field: at})  # type: ignore[arg-type]  # one of the times, by its name
    now = datetime(2026, 12, 1, tzinfo=BERLIN)
    shown = answered.filled(fitted(told("23:00", "23:20", "07:00", "07:10"), answered, day, BERLIN, now))
    assert trouble(answered, shown, day, BERLIN, now) is None


def span(form: NightForm) -> list[str]:
    return [f"{at:%d %H:%M}" for at in night_span(place(form, DAY, BERLIN), DAY, BERLIN)]


def test_nights_are_drawn_from_eight_to_ten() -> None:
    assert span(told("23:50", "00:10", "06:42", "06:55")) == ["18 20:00", "19 10:00"]
    assert span(told("20:00", "20:00", "10:00", "10:00")) == ["18 20:00", "19 10:00"]


def test_day_sleep_is_drawn_around_its_middle() -> None:
    assert span(told("09:00", "09:10", "15:50", "16:00")) == ["19 05:00", "19 19:00"]


def test_a_night_longer_than_the_drawing_gets_a_longer_one() -> None:
    assert span(told("16:00", "17:00", "11:00", "12:00")) == ["18 15:00", "19 13:00"]
    assert span(told("10:00", "10:30", "09:30", "10:00")) == ["18 09:00", "19 11:00"]


@given(st.lists(CLOCK, min_size=4, max_size=4), st.sampled_from((date(2026, 3, 29), DAY, date(2026, 10, 25))))
def test_every_night_lies_within_its_drawing(clocks: list[time], day: date) -> None:
    form = NightForm(**dict(zip(TIMES, clocks, strict=True)))  # type: ignore[arg-type]  # times by name
    moments = place(form, day, BERLIN)
    first, last = night_span(moments, day, BERLIN)
    assert between(first, moments.into_bed) >= timedelta(0)
    assert between(moments.out_of_bed, last) >= timedelta(0)
