"""The night that ended on a date: what is known of it, and the ways to say something about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta, tzinfo
from typing import Protocol

from companion.app.ports import Clock, UndoStep
from companion.core.days import DayFigures
from companion.core.journal import DayMark, Entry, Night
from companion.core.night_form import NightForm, nap_of, night_of
from companion.core.night_suggestion import Suggestion, suggest
from companion.core.sleep import UsualNight, main_night, night_date, night_figures, usual_night
from companion.core.stats import grouped
from companion.core.usual import USUAL_DAYS, USUAL_FROM
from companion.core.value import dataclass

_DAY = timedelta(days=1)


class NightStore(Protocol):
    """Reads nights and what is known of days."""

    def nights(self, first: date, last: date) -> list[Night]: ...
    def day_marks(self, first: date, last: date) -> list[DayMark]: ...


class NightRecord(Protocol):
    """Keeps a new night; InvalidInput for one that cannot be."""

    def night(self, night: Night) -> str: ...


class NightEdit(Protocol):
    """Changes and deletes what was kept, with a day to take it back."""

    def change(self, entry: Entry) -> UndoStep: ...
    def delete(self, entry_id: str) -> UndoStep: ...
    def mark(self, mark: DayMark) -> None: ...
    def marks(self, day: date) -> DayMark: ...


class NightFiguresOfDays(Protocol):
    """Tells rest days from the others."""

    def days(self, first: date, last: date) -> list[DayFigures]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NightDay:
    """What is known of the night that ended on `day`, and what it can be compared with.

    night: the one that stands for the date, None = no entry; naps: other sleeps that ended then.
    suggestion: to start from where there is no entry. nights_until_usual: recorded nights still
    missing before there is a usual, 0 once there is. last_day: the latest that has a night.
    """

    day: date
    zone: tzinfo
    night: Night | None
    naps: tuple[Night, ...]
    mark: DayMark
    suggestion: Suggestion
    usual: UsualNight | None
    nights_until_usual: int
    last_day: date


class Nights:
    """Reads a night with what surrounds it, and keeps what is said of it.

    Errors: InvalidInput for a night that cannot be, with nothing changed.
    """

    def __init__(
        self,
        store: NightStore,
        record: NightRecord,
        edit: NightEdit,
        reflect: NightFiguresOfDays,
        clock: Clock,
    ) -> None:
        self._store, self._record, self._edit = store, record, edit
        self._reflect, self._clock = reflect, clock

    def read(self, day: date) -> NightDay:
        """Return what is known of the night that ended on `day`."""
        now = self._clock.now().wall
        ended = self._store.nights(day, day)
        main = main_night(ended)
        before = self._before(day)
        compared = self._study_nights(day, before)
        usual = usual_night(compared)
        slept = sum(night_figures(night).sleep > timedelta(0) for night in compared)
        return NightDay(
            day=day,
            zone=_zone(main, now.tzinfo),
            night=main,
            naps=tuple(night for night in ended if night is not main),
            mark=self._edit.marks(day),
            suggestion=suggest(list(before.values())),
            usual=usual,
            nights_until_usual=0 if usual else USUAL_FROM - slept,
            last_day=now.date(),
        )

    def keep(self, form: NightForm, known: NightDay) -> UndoStep | None:
        """Keep the night `form` tells of in place of what is known; return what takes a change back.

        A night that is told is neither sleepless nor skipped any more.
        """
        told = night_of(form, known.day, known.zone)
        if known.night is None:
            self._record.night(told)
            step = None
        else:
            step = self._edit.change(replace(told, id=known.night.id))
        self._clear(known.day)
        return step

    def keep_nap(
        self, start: time, end: time, known: NightDay, before: Night | None = None
    ) -> UndoStep | None:
        """Keep a nap that ended on the date, in place of `before` where one is given."""
        nap = nap_of(start, end, known.day, known.zone)
        if before is None:
            self._record.night(nap)
            return None
        # What else was said of another sleep stays with it.
        moved = replace(
            before, into_bed=nap.into_bed, tried=nap.tried, woke=nap.woke, out_of_bed=nap.out_of_bed
        )
        return self._edit.change(moved)

    def delete(self, night: Night) -> UndoStep:
        """Remove a night or a nap; return what takes it back."""
        return self._edit.delete(night.id or "")

    def did_not_sleep(self, day: date, *, whether: bool = True) -> None:
        """Say that the night that ended on `day` had no sleep, or take that back."""
        mark = self._edit.marks(day)
        self._edit.mark(replace(mark, did_not_sleep=whether, night_skipped=False))

    def skip(self, day: date, *, whether: bool = True) -> None:
        """Let the night that ended on `day` not be asked about again, or take that back."""
        self._edit.mark(replace(self._edit.marks(day), night_skipped=whether))

    def _clear(self, day: date) -> None:
        mark = self._edit.marks(day)
        if mark.did_not_sleep or mark.night_skipped:
            self._edit.mark(replace(mark, did_not_sleep=False, night_skipped=False))

    def _before(self, day: date) -> dict[date, Night]:
        """Return the night of each date of the four weeks before `day` that has one."""
        ended = grouped(self._store.nights(day - USUAL_DAYS * _DAY, day - _DAY), night_date)
        mains = {on: main_night(nights) for on, nights in sorted(ended.items())}
        return {on: night for on, night in mains.items() if night is not None}

    def _study_nights(self, day: date, before: dict[date, Night]) -> Sequence[Night]:
        first, last = day - USUAL_DAYS * _DAY, day - _DAY
        left_out = {figures.day for figures in self._reflect.days(first, last) if figures.rest_day}
        left_out |= {mark.day for mark in self._store.day_marks(first, last) if mark.did_not_sleep}
        return [night for on, night in before.items() if on not in left_out]


def _zone(night: Night | None, here: tzinfo | None) -> tzinfo:
    """Return the zone a night is told in: its own, for a new one that of now."""
    own = night.out_of_bed.tzinfo if night is not None else here
    if own is None:
        raise ValueError("a night and a clock have a zone")
    return own
