"""Practices: what is said, shown and sounded in a guided session of one to ten minutes, by the second.

A practice is read from `resources/practices/<name>.toml` by `core/practice_reading`; times are seconds
from the beginning of the session.
"""

from typing import Literal

from companion.core.value import dataclass

CueKind = Literal["in", "out", "hold", "bell", "speak", "silence"]
"""in, out, hold: a phase of the breath; speak: words said and shown; silence: nothing is said for a while."""

Need = Literal["before-a-block", "in-a-break", "after-a-bad-test", "cant-sleep", "racing-mind"]
NEEDS: tuple[Need, ...] = ("before-a-block", "in-a-break", "after-a-bad-test", "cant-sleep", "racing-mind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One thing that happens at a moment.

    at: seconds. lasts: seconds of a phase or a silence, 0 for a bell and for words (their sound is as long
    as it is). words: what is spoken or, for a phase, what stands on the disc where it is not the usual word.
    """

    at: float
    kind: CueKind
    lasts: float = 0.0
    words: str = ""

    @property
    def ends(self) -> float:
        """Seconds at which it is over."""
        return self.at + self.lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One length of a practice. key: what it is called by, minutes as text ("5"); cues ordered by time.

    seconds: how long it is, to the end of the last bell. easy: the same without breath-holds, None where
    there are none to leave out.
    """

    key: str
    seconds: float
    cues: tuple[Cue, ...]
    easy: "Course | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A guided practice in one or more lengths.

    name: the file's name. method: the name in the literature ("Cyclic sighing"), may be empty. needs: when
    it helps, the first is the one shown. shape: what a card draws (`breath` draws the first breath's curve).
    evidence, source: what is known, in one sentence, and where it is from. caution: shown once, may be empty.
    pause: a minute to breathe is called a pause, not a practice. talk: whom to talk to is shown with it, for
    the hour in which it is not enough.
    """

    name: str
    title: str
    method: str
    summary: str
    needs: tuple[Need, ...]
    shape: Literal["breath", "senses", "heart", "body", "steps", "eyes", "stretch"]
    courses: tuple[Course, ...]
    evidence: str
    source: str
    caution: str = ""
    pause: bool = False
    talk: bool = False

    def course(self, key: str) -> Course:
        """Return the course called `key`. KeyError where there is none."""
        for course in self.courses:
            if course.key == key:
                return course
        raise KeyError(key)


def voice_file(words: str) -> str:
    """Return the name, below resources, of the sound of `words` spoken.

    The same words have one sound wherever they are said; the name follows from them, so that a changed
    sentence without its sound is found out.
    """
    from hashlib import sha256

    return f"audio/voice/{sha256(' '.join(words.split()).encode()).hexdigest()[:16]}.opus"
