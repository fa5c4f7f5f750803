"""The player's times, lengths and results in words."""

from companion.core.practice import Course
from companion.core.words import _


def clock_time(seconds: float) -> str:
    """Return minutes and seconds as "1:38"."""
    whole = int(max(0.0, seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def length_line(course: Course, method: str = "") -> str:
    """Return the line below the title: "5 min · in for 4, out for 6"."""
    return length_lines(course, method)[0]


def length_lines(course: Course, method: str = "") -> tuple[str, ...]:
    """Return the line below the title and then shorter ones, for less and less room."""
    minutes = _("{minutes} min").format(minutes=f"{course.seconds / 60:.0f}")
    breath = pattern(course)
    choices = ((minutes, method, breath), (minutes, breath), (minutes,))
    return tuple(dict.fromkeys(" · ".join(filter(None, parts)) for parts in choices))


def pattern(course: Course) -> str:
    """Return the first breath in words, "in for 4, hold for 7, out for 8"; empty without one."""
    words = {"in": _("in for {seconds}"), "hold": _("hold for {seconds}"), "out": _("out for {seconds}")}
    parts: list[str] = []
    was_out = False
    for cue in course.cues:
        if cue.kind not in words:
            continue
        if cue.kind == "in" and was_out:
            break
        was_out = was_out or cue.kind == "out"
        parts.append(words[cue.kind].format(seconds=f"{cue.lasts:g}"))
    return ", ".join(parts)


def stress_line(before: int | None, after: int | None) -> str:
    """Return what was answered, without a judgement; empty where nothing was."""
    if before is not None and after is not None:
        return _("Stress {before} before, {after} after.").format(before=before, after=after)
    if after is not None:
        return _("Stress {after} after.").format(after=after)
    return ""


def played_line(seconds: float, *, finished: bool) -> str:
    """Return how far it went."""
    if finished:
        return _("That was the whole practice.")
    return _("Stopped after {time}.").format(time=clock_time(seconds))
