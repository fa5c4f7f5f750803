"""The same place in a course with breath-holds and in the one without."""

from companion.core.practice import Course, Cue


def same_place(old: Course, new: Course, seconds: float) -> float:
    """Return where in `new` to go on from `seconds` of `old`; in a breath, at the beginning of one.

    Where both have as many breaths in and out, it is the same one; its hold is followed by what comes after
    it. Else it is the in-breath nearest to the same share of the time. Without breaths the time stays.
    """
    before, after = _breaths(old), _breaths(new)
    if not before or not after or seconds < before[0].at:
        return min(seconds, new.seconds)
    if len(before) == len(after):
        return _same_breath(before, after, seconds)
    share = seconds / old.seconds * new.seconds if old.seconds else 0.0
    starts = [cue.at for cue in after if cue.kind == "in"] or [cue.at for cue in after]
    # Backwards rather than forwards where both are as near: nothing said is missed.
    return min(starts, key=lambda at: (abs(at - share), at))


def _same_breath(before: tuple[Cue, ...], after: tuple[Cue, ...], seconds: float) -> float:
    number = max(index for index, cue in enumerate(before) if cue.at <= seconds)
    in_hold = seconds >= before[number].ends
    if in_hold and number + 1 < len(before):
        number += 1
    return after[number].at


def _breaths(course: Course) -> tuple[Cue, ...]:
    return tuple(cue for cue in course.cues if cue.kind in ("in", "out"))
