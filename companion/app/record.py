"""Entering things by hand: check-ins, study, nights, questions, rest days."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.ports import Clock, Store
from companion.core import scales
from companion.core.clock import ROLLOVER, study_day
from companion.core.journal import CheckIn, DayMark, FocusBlock, Night, QuestionSet, TagRating
from companion.core.words import _


class Record:
    """Checks an entry, keeps it, and tells who shows it.

    Every method that takes an entry raises InvalidInput, with nothing written, for a value out of
    its scale, times out of order or still to come. None is unknown. The scales stand in core.journal.
    rollover: local time at which a study day turns.
    """

    def __init__(self, store: Store, bus: Bus, clock: Clock, rollover: time = ROLLOVER) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._rollover = rollover

    def check_in(
        self,
        at: datetime | None = None,
        *,
        stress: float | None = None,
        pleasantness: float | None = None,
        energy: float | None = None,
        words: Iterable[str] = (),
        tags: Iterable[str] = (),
        ratings: Iterable[TagRating] = (),
        note: str = "",
    ) -> str:
        """Keep how someone is at `at` (None = now) and return the id; any one field is enough."""
        now = self._clock.now().wall
        entry = CheckIn(
            at=at or now,
            stress=stress,
            pleasantness=pleasantness,
            energy=energy,
            words=_distinct(words),
            tags=_distinct(tags),
            ratings=tuple(ratings),
            note=note.strip(),
        )
        scales.check_check_in(entry, now)
        return self._kept(self._store.add_check_in(entry), self._day(entry.at))

    def study(
        self,
        topic: str,
        start: datetime,
        minutes: float,
        effort: float | None = None,
        focus: float | None = None,
    ) -> str:
        """Keep a focus block of `minutes` (more than 0, at most 1440) from `start`; return the id."""
        scales.check_minutes(minutes)
        now = self._clock.now().wall
        # Before anything is added to it: near the ends of the calendar the sum does not exist.
        scales.check_moment(_("The start"), start, now)
        length = timedelta(minutes=minutes)
        block = FocusBlock(
            topic=_one_line(topic),
            started=start,
            ended=scales.later(start, length),
            focus_time=length,
            effort=effort,
            focus=focus,
            source="log",
        )
        scales.check_block(block, now)
        return self._kept(self._store.add_block(block), self._day(start))

    def night(self, night: Night) -> str:
        """Keep a night of the sleep diary, which belongs to the date of getting up; return the id."""
        scales.check_night(night, self._clock.now().wall)
        return self._kept(self._store.add_night(night), night.out_of_bed.date())

    def questions(self, topic: str, at: datetime, correct: int, total: int) -> str:
        """Keep how many of `total` practice questions were answered right; return the id."""
        entry = QuestionSet(topic=_one_line(topic), at=at, correct=correct, total=total)
        scales.check_questions(entry, self._clock.now().wall)
        return self._kept(self._store.add_question_set(entry), self._day(at))

    def rest(self, day: date | None = None) -> None:
        """Declare study day `day` (None = today) a rest day; it may lie up to a year ahead."""
        today = self._day(self._clock.now().wall)
        chosen = day or today
        scales.check_rest_day(chosen, today)
        self._store.mark_day(DayMark(chosen, rest_declared=True))
        self._bus.publish(EntriesChanged((chosen,)))

    def rate(self, block_id: str, effort: float | None = None, focus: float | None = None) -> None:
        """Set effort and focus of a block, each 0-10; None leaves what is there."""
        scales.check_effort(effort, focus)
        self._store.rate_block(block_id, effort=effort, focus=focus)
        self._bus.publish(EntriesChanged())

    def mark_program_ran(self) -> None:
        """Keep that the program ran today, so that a day without study reads as rest, not as unknown."""
        today = self._day(self._clock.now().wall)
        known = self._store.day_marks(today, today)
        if any(mark.program_ran for mark in known):
            return
        self._store.mark_day(DayMark(today, program_ran=True))
        self._bus.publish(EntriesChanged((today,)))

    def _day(self, at: datetime) -> date:
        return study_day(at, self._rollover)

    def _kept(self, entry_id: str, day: date) -> str:
        self._bus.publish(EntriesChanged((day,)))
        return entry_id


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that say something, in their order, each once."""
    return tuple(dict.fromkeys(kept for word in words if (kept := _one_line(word))))
