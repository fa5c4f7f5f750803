"""What is looked for in a whole course: nothing on top of anything else, and as long as it says."""

import re
from itertools import pairwise

from companion.core.practice import Course, Cue
from companion.core.practice_place import Place
from companion.core.practice_speech import Spoken
from companion.core.words import _

ASTRAY = 5.0
"""Seconds a course may be longer or shorter than the minutes it is called by."""

_HOLDING = re.compile(r"\bh(?:o|e)lds?\b|\bholding\b", re.IGNORECASE)
_PHASES = ("in", "out", "hold")


def check_course(place: Place, course: Course, spoken: Spoken, *, easy: bool) -> None:
    """InvalidInput for what is wrong with `course`, in one line.

    spoken: seconds it takes to say some words. easy: it is the form without breath-holds.
    """
    _check_phases(place, [cue for cue in course.cues if cue.kind in _PHASES])
    _check_speech(place, course, spoken)
    if easy:
        _check_words(place, course)
    minutes = int(course.key)
    if abs(course.seconds - minutes * 60) > ASTRAY:
        raise place.fault(
            _("it lasts {seconds:g} seconds and is called {minutes} minutes: make it {wanted} long.").format(
                seconds=round(course.seconds, 1), minutes=minutes, wanted=minutes * 60
            )
        )


def _check_phases(place: Place, phases: list[Cue]) -> None:
    for before, after in pairwise(phases):
        if after.at < before.ends - 1e-6:
            raise place.within(_("second {at:g}").format(at=after.at)).fault(
                _("a breath lasts until second {ends:g}: begin the next one then.").format(ends=before.ends)
            )


def _check_speech(place: Place, course: Course, spoken: Spoken) -> None:
    """Words do not run into the next words, nor into a silence; no words begin in a silence."""
    heard = [
        (cue, cue.at + spoken(cue.words) if cue.kind == "speak" else cue.ends)
        for cue in course.cues
        if cue.kind in ("speak", "silence")
    ]
    for (before, ends), (after, _over) in pairwise(heard):
        if after.at < ends - 1e-6:
            what = _("the words") if before.kind == "speak" else _("the silence")
            raise place.within(_("second {at:g}").format(at=after.at)).fault(
                _("{what} before it last until second {ends:.1f}: put it later.").format(what=what, ends=ends)
            )


def _check_words(place: Place, course: Course) -> None:
    for cue in course.cues:
        if cue.kind == "speak" and _HOLDING.search(cue.words):
            raise place.within(_("second {at:g}").format(at=cue.at)).fault(
                _("{words!r} speaks of holding: give other words under easy, or none.").format(
                    words=cue.words
                )
            )
