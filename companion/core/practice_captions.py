"""From when until when the words of a course stand below the shape."""

from companion.core.practice import Course, Cue
from companion.core.practice_speech import Spoken
from companion.core.value import dataclass

LINGERS = 6.0
"""Seconds that words stay after they were said, where nothing else is said."""

_FLICKER = 2.0
"""Words stay until the next ones where less than so many seconds would be empty."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Words and the seconds from which and until which they stand."""

    begins: float
    ends: float
    words: str


def captions(course: Course, spoken: Spoken) -> tuple[Caption, ...]:
    """Return what stands below the shape, in order; two never stand at once.

    Words stay until the next ones, or a few seconds after they were said where a silence follows. Those
    that go with a phase of the breath go away with it: "Breathe in" does not stand beside the breath out.
    """
    said = [cue for cue in course.cues if cue.kind == "speak"]
    phases = {cue.at: cue for cue in course.cues if cue.kind in ("in", "out", "hold")}
    follows = [*(cue.at for cue in said[1:]), course.seconds]
    return tuple(
        Caption(cue.at, _until(cue, after, phases.get(cue.at), spoken), cue.words)
        for cue, after in zip(said, follows, strict=False)
    )


def _until(cue: Cue, follows: float, phase: Cue | None, spoken: Spoken) -> float:
    heard = cue.at + spoken(cue.words)
    if phase is not None:
        return min(follows, max(heard, phase.ends))
    lingers = heard + LINGERS
    return follows if follows - lingers < _FLICKER else lingers
