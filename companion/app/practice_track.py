"""From the cues of a course to what is heard: words, bells, and a tick where the breath turns."""

from companion.app.playing_sound import background_file
from companion.app.ports.sound import Sounding, Track
from companion.app.practice_settings import Background
from companion.core.practice import Course, voice_file

BELL = "audio/bell.opus"
TICK = "audio/tick.opus"


def track(course: Course, background: Background = "", *, ticks: bool = True) -> Track:
    """Return what is heard in `course`. background: what sounds behind it, empty for nothing.

    ticks: whether a very soft sound tells where a breath turns; where words or a bell begin at that
    moment it is left out, as they tell it already.
    """
    heard = [
        Sounding(at=cue.at, file=voice_file(cue.words), part="voice")
        if cue.kind == "speak"
        else Sounding(at=cue.at, file=BELL, part="bell")
        for cue in course.cues
        if cue.kind in ("speak", "bell")
    ]
    if ticks:
        told = {sounding.at for sounding in heard}
        heard += [
            Sounding(at=cue.at, file=TICK, part="bell")
            for cue in course.cues
            if cue.kind in ("in", "out", "hold") and cue.at not in told
        ]
    return Track(
        seconds=course.seconds,
        soundings=tuple(sorted(heard, key=lambda sounding: sounding.at)),
        background=background_file(background),
    )
