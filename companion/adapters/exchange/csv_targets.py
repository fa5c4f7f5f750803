"""What a column of a person's table may stand for, by kind of entry."""

from typing import Literal

from companion.core.value import dataclass

Kind = Literal["time", "number", "whole", "text", "names", "ratings", "flag", "zone", "id"]


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a column may stand for.

    rated: on a scale with two ends, so that a value beyond the ends of the column's own scale is none.
    """

    kind: Kind
    required: bool = False
    rated: bool = False


_TIME = Target("time", required=True)
_RATED = Target("number", rated=True)
_TEXT = Target("text")
_PLACE = {"zone": Target("zone"), "id": Target("id")}

TARGETS: dict[str, dict[str, Target]] = {
    "study": {
        "start": Target("time"),
        "end": Target("time"),
        "minutes": Target("number", required=True),
        "topic": Target("text", required=True),
        "effort": _RATED,
        "focus": _RATED,
        **_PLACE,
    },
    "checkin": {
        "at": _TIME,
        "stress": _RATED,
        "pleasantness": _RATED,
        "energy": _RATED,
        "words": Target("names"),
        "tags": Target("names"),
        "ratings": Target("ratings"),
        "note": _TEXT,
        **_PLACE,
    },
    "sleep": {
        "into_bed": _TIME,
        "tried": _TIME,
        "sol": Target("number", required=True),
        "awakenings": Target("whole", required=True),
        "waso": Target("number", required=True),
        "woke": _TIME,
        "out": _TIME,
        "quality": Target("whole", rated=True),
        "nap": Target("flag"),
        "note": _TEXT,
        **_PLACE,
    },
    "questions": {
        "topic": Target("text", required=True),
        "at": _TIME,
        "correct": Target("whole", required=True),
        "total": Target("whole", required=True),
        **_PLACE,
    },
}
"""Entity of a mapping -> its targets; those of sleep and questions are the options of `companion log`."""
