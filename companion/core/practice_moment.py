"""What stands on the screen at a second of a course: the breath, its word and count, and the caption."""

from bisect import bisect_right
from itertools import pairwise
from math import ceil, cos, inf, pi
from typing import Literal

from companion.core.practice import Course, Cue
from companion.core.practice_captions import captions
from companion.core.practice_speech import Spoken, spoken_seconds
from companion.core.value import dataclass
from companion.core.words import _

Phase = Literal["in", "out", "hold"]

REST = 0.5
"""The level of the disc where nothing breathes in the whole course: it stands still."""

_CLOSE = 1e-6
"""Seconds within which two times are the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of a course.

    phase: None where nobody is told how to breathe. begins, ends: of the phase, else of the time without
    one, in seconds. level: 0 breathed out, 1 breathed in. word: what to do, empty without a phase. left:
    seconds left of the phase, a begun one counted whole, 0 without. share: of the phase or the time
    without one that is gone, 0-1. caption: what was said, while it is of use. progress: of the course, 0-1.
    """

    phase: Phase | None
    begins: float
    ends: float
    level: float
    word: str
    left: int
    share: float
    caption: str
    progress: float


@dataclass(frozen=True, slots=True)
class _Span:
    """A phase, or the time between two. low, high: the level it begins and ends with."""

    begins: float
    ends: float
    phase: Phase | None
    low: float
    high: float
    word: str = ""


class Moments:
    """A course laid out once, so that each of its moments is found by two searches.

    spoken: seconds that words take to be said, as measured where the caller knows.
    """

    def __init__(self, course: Course, spoken: Spoken = spoken_seconds) -> None:
        self.seconds = course.seconds
        self._spans = _spans(course)
        self._begins = [span.begins for span in self._spans]
        self._captions = captions(course, spoken)
        self._said_at = [caption.begins for caption in self._captions]
        self._changes = self._all_changes()

    @property
    def breathes(self) -> bool:
        """Whether there is a breath to follow anywhere in the course."""
        return any(span.phase is not None for span in self._spans)

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that tells how to breathe, once each, in the order they come."""
        return tuple(dict.fromkeys(span.word for span in self._spans if span.word))

    def at(self, seconds: float) -> Moment:
        """Return the moment `seconds` after the beginning; before and after it, its first and last one."""
        now = min(max(seconds, 0.0), self.seconds)
        span = self._spans[max(0, bisect_right(self._begins, now) - 1)]
        share = min(1.0, (now - span.begins) / (span.ends - span.begins)) if span.ends > span.begins else 1.0
        return Moment(
            phase=span.phase,
            begins=span.begins,
            ends=span.ends,
            level=span.low + (span.high - span.low) * in_out_sine(share),
            word=span.word,
            left=max(1, ceil(span.ends - now - _CLOSE)) if span.phase else 0,
            share=share,
            caption=self._caption(now),
            progress=now / self.seconds if self.seconds else 1.0,
        )

    def next_change(self, seconds: float) -> float:
        """Return the next moment after `seconds` when a word, the count or the caption changes.

        That is the course's end where nothing else does, and infinity from there on. The disc's level and
        the progress change all the time and are not meant.
        """
        place = bisect_right(self._changes, seconds)
        return self._changes[place] if place < len(self._changes) else inf

    def _caption(self, now: float) -> str:
        place = bisect_right(self._said_at, now) - 1
        if place < 0 or now >= self._captions[place].ends:
            return ""
        return self._captions[place].words

    def _all_changes(self) -> list[float]:
        times = {self.seconds}
        for span in self._spans:
            times |= {span.begins, span.ends}
            if span.phase:
                times |= {span.ends - left for left in range(1, ceil(span.ends - span.begins - _CLOSE))}
        for caption in self._captions:
            times |= {caption.begins, caption.ends}
        ordered = sorted(time for time in times if 0 < time <= self.seconds)
        return [time for before, time in pairwise([-inf, *ordered]) if time - before > _CLOSE]


def in_out_sine(share: float) -> float:
    """Return how far a breath has moved when `share` of its time is gone, both 0-1: slow at either end."""
    return (1 - cos(pi * share)) / 2


def _spans(course: Course) -> tuple[_Span, ...]:
    """Return phases and the times between them, from the beginning to the end without a gap."""
    phases = [cue for cue in course.cues if cue.kind in ("in", "out", "hold")]
    if not phases:
        return (_Span(0.0, course.seconds, None, REST, REST),)
    spans: list[_Span] = []
    level, gone = 0.0, 0.0
    for place, (cue, goal) in enumerate(zip(phases, _goals(phases), strict=True)):
        if cue.at > gone + _CLOSE:
            spans.append(_Span(gone, cue.at, None, level, level))
        follows = phases[place + 1].at if place + 1 < len(phases) else inf
        ends = follows if abs(follows - cue.ends) <= _CLOSE else cue.ends
        spans.append(_Span(cue.at, ends, _phase(cue), level, goal, cue.words or _usual_word(cue)))
        level, gone = goal, ends
    if course.seconds > gone + _CLOSE:
        spans.append(_Span(gone, course.seconds, None, level, level))
    return tuple(spans)


def _goals(phases: list[Cue]) -> list[float]:
    """Return the level each phase ends with: several breaths in, or out, share the way by their lengths."""
    goals: list[float] = []
    level = 0.0
    for place, cue in enumerate(phases):
        if cue.kind != "hold":
            rest = sum(each.lasts for each in _same_way(phases[place:]))
            target = 1.0 if cue.kind == "in" else 0.0
            level += (target - level) * (cue.lasts / rest if rest > cue.lasts else 1.0)
        goals.append(level)
    return goals


def _same_way(phases: list[Cue]) -> list[Cue]:
    """Return the phases of the first one's direction until the direction turns."""
    way: list[Cue] = []
    for cue in phases:
        if cue.kind == phases[0].kind:
            way.append(cue)
        elif cue.kind != "hold":
            break
    return way


def _phase(cue: Cue) -> Phase | None:
    return cue.kind if cue.kind in ("in", "out", "hold") else None


def _usual_word(cue: Cue) -> str:
    if cue.kind == "in":
        return _("Breathe in")
    return _("Breathe out") if cue.kind == "out" else _("Hold")
