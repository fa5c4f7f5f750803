from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.app.facts import EntriesChanged
from companion.app.nights import Nights
from companion.core.errors import InvalidInput
from companion.core.journal import DayMark, Night
from companion.core.night_form import NightForm, form_of, nap_of, night_of
from tests.fakes.nights import BERLIN, TODAY, Sleeper, sleeper

FORM = NightForm(
    into_bed=time(23, 50),
    tried=time(0, 10),
    woke=time(6, 42),
    out_of_bed=time(6, 55),
    sleep_onset_latency=25,
    awakenings=1,
    wake_after_sleep_onset=15,
    quality=2,
    note="Lay awake.",
)


@pytest.fixture
def someone() -> Sleeper:
    return sleeper()


@pytest.fixture
def nights(someone: Sleeper) -> Nights:
    return Nights(someone.store, someone.record, someone.edit, someone.reflect, someone.clock)


def sleep_through(someone: Sleeper, days: int, form: NightForm = FORM) -> None:
    for ago in range(days, 0, -1):
        someone.store.add_night(night_of(form, TODAY - timedelta(days=ago), BERLIN))


def only(found: list[Night]) -> Night:
    (night,) = found
    return night


def test_an_untold_night_is_neither_kept_nor_sleepless(nights: Nights) -> None:
    known = nights.read(TODAY)
    assert (known.night, known.naps, known.mark) == (None, (), DayMark(TODAY))
    assert (known.suggestion.source, known.usual, known.nights_until_usual) == ("example", None, 14)
    assert known.last_day == TODAY


def test_a_night_that_is_told_is_kept_and_read_again(nights: Nights, someone: Sleeper) -> None:
    assert nights.keep(FORM, nights.read(TODAY)) is None
    found = nights.read(TODAY).night
    assert found is not None
    assert form_of(found) == FORM
    assert found.into_bed == datetime(2026, 11, 18, 23, 50, tzinfo=BERLIN)
    assert only(someone.nights()).id == found.id


def test_changing_a_night_keeps_its_id_and_can_be_taken_back(nights: Nights, someone: Sleeper) -> None:
    nights.keep(FORM, nights.read(TODAY))
    before = only(someone.nights())
    step = nights.keep(replace(FORM, woke=time(6, 30)), nights.read(TODAY))
    assert step is not None
    assert only(someone.nights()).woke == datetime(2026, 11, 19, 6, 30, tzinfo=BERLIN)
    assert only(someone.nights()).id == before.id
    someone.edit.undo(step.id)
    assert only(someone.nights()) == before


def test_a_deleted_night_is_no_entry_again_and_can_be_taken_back(nights: Nights, someone: Sleeper) -> None:
    nights.keep(FORM, nights.read(TODAY))
    kept = only(someone.nights())
    step = nights.delete(kept)
    assert nights.read(TODAY).night is None
    someone.edit.undo(step.id)
    assert nights.read(TODAY).night == kept


def test_a_night_is_told_in_the_zone_it_was_kept_in(nights: Nights, someone: Sleeper) -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    someone.store.add_night(night_of(FORM, TODAY, tokyo))
    known = nights.read(TODAY)
    assert known.zone == tokyo
    nights.keep(replace(FORM, awakenings=3), known)
    assert only(someone.nights()).into_bed == datetime(2026, 11, 18, 23, 50, tzinfo=tokyo)


def test_a_night_without_sleep_is_marked_and_taken_back(nights: Nights, someone: Sleeper) -> None:
    someone.edit.mark(DayMark(TODAY, program_ran=True, night_skipped=True))
    nights.did_not_sleep(TODAY)
    assert someone.mark() == DayMark(TODAY, program_ran=True, did_not_sleep=True)
    nights.did_not_sleep(TODAY, whether=False)
    assert someone.mark() == DayMark(TODAY, program_ran=True)


def test_a_skipped_night_stays_no_entry(nights: Nights, someone: Sleeper) -> None:
    nights.skip(TODAY)
    assert someone.mark() == DayMark(TODAY, night_skipped=True)
    assert nights.read(TODAY).night is None
    nights.skip(TODAY, whether=False)
    assert someone.mark() == DayMark(TODAY)


def test_telling_a_night_ends_both_marks(nights: Nights, someone: Sleeper) -> None:
    someone.edit.mark(DayMark(TODAY, rest_declared=True, did_not_sleep=True, night_skipped=True))
    nights.keep(FORM, nights.read(TODAY))
    assert someone.mark() == DayMark(TODAY, rest_declared=True)


def test_an_impossible_night_changes_nothing(nights: Nights, someone: Sleeper) -> None:
    nights.skip(TODAY)
    with pytest.raises(InvalidInput, match="Falling asleep and lying awake"):
        nights.keep(replace(FORM, wake_after_sleep_onset=500), nights.read(TODAY))
    assert someone.nights() == []
    assert someone.mark().night_skipped


def test_naps_stand_beside_the_night(nights: Nights, someone: Sleeper) -> None:
    nights.keep(FORM, nights.read(TODAY))
    nights.keep_nap(time(10, 0), time(10, 25), nights.read(TODAY))
    known = nights.read(TODAY)
    assert known.night is not None and not known.night.nap
    nap = only(list(known.naps))
    assert (nap.nap, nap.woke) == (True, datetime(2026, 11, 19, 10, 25, tzinfo=BERLIN))
    step = nights.keep_nap(time(10, 0), time(10, 40), known, nap)
    assert step is not None
    moved = only(list(nights.read(TODAY).naps))
    assert (moved.id, moved.woke) == (nap.id, datetime(2026, 11, 19, 10, 40, tzinfo=BERLIN))
    nights.delete(moved)
    assert nights.read(TODAY).naps == ()
    assert len(someone.nights()) == 1


def test_the_usual_comes_from_the_fourteenth_night_on(nights: Nights, someone: Sleeper) -> None:
    sleep_through(someone, 13)
    known = nights.read(TODAY)
    assert (known.usual, known.nights_until_usual, known.suggestion.source) == (None, 1, "latest")
    someone.store.add_night(night_of(FORM, TODAY - timedelta(days=14), BERLIN))
    known = nights.read(TODAY)
    assert known.usual is not None
    assert (known.usual.time_in_bed.low, known.nights_until_usual) == (425, 0)
    assert known.usual.midpoint == (time(3, 38), time(3, 38))
    assert known.suggestion.source == "usual"


def test_rest_days_sleepless_nights_and_naps_are_not_usual(nights: Nights, someone: Sleeper) -> None:
    sleep_through(someone, 14)
    someone.store.mark_day(DayMark(TODAY - timedelta(days=3), rest_declared=True))
    assert nights.read(TODAY).nights_until_usual == 1
    someone.store.set_marks(DayMark(TODAY - timedelta(days=5), did_not_sleep=True))
    someone.store.add_night(nap_of(time(13), time(14), TODAY - timedelta(days=16), BERLIN))
    assert nights.read(TODAY).nights_until_usual == 2


def test_the_night_itself_and_those_long_ago_are_not_its_usual(nights: Nights, someone: Sleeper) -> None:
    sleep_through(someone, 13)
    someone.store.add_night(night_of(FORM, TODAY, BERLIN))
    someone.store.add_night(night_of(FORM, TODAY - timedelta(days=29), BERLIN))
    assert nights.read(TODAY).nights_until_usual == 1


def test_the_longest_sleep_of_a_date_is_its_night(nights: Nights, someone: Sleeper) -> None:
    nights.keep(FORM, nights.read(TODAY))
    second = replace(nap_of(time(8), time(9), TODAY, BERLIN), nap=False)
    someone.store.add_night(second)
    known = nights.read(TODAY)
    assert known.night is not None and known.night.woke.hour == 6
    assert [nap.woke.hour for nap in known.naps] == [9]


def test_an_entry_tells_who_shows_it(nights: Nights, someone: Sleeper) -> None:
    said: list[tuple[date, ...]] = []
    someone.bus.subscribe(EntriesChanged, lambda changed: said.append(changed.days))
    nights.keep(FORM, nights.read(TODAY))
    nights.did_not_sleep(date(2026, 11, 17))
    assert said == [(TODAY,), (date(2026, 11, 17),)]
