"""What is heard in a practice: every word and bell at its second, and ticks where nothing else tells."""

import pytest

from companion.app.practice_track import BELL, TICK, track
from companion.core.practice import Course, Cue, voice_file
from tests.unit.core.practice_scripts import COURSES

BREATH = Course(
    key="1",
    seconds=60,
    cues=(
        Cue(at=0, kind="bell"),
        Cue(at=4, kind="in", lasts=4),
        Cue(at=4, kind="speak", words="Breathe in."),
        Cue(at=8, kind="hold", lasts=4),
        Cue(at=12, kind="out", lasts=6),
        Cue(at=14, kind="speak", words="Let the shoulders drop."),
        Cue(at=20, kind="silence", lasts=30),
        Cue(at=54, kind="bell"),
    ),
)


def heard(course: Course, *, ticks: bool) -> list[tuple[float, str, str]]:
    return [(one.at, one.file, one.part) for one in track(course, ticks=ticks).soundings]


def test_words_and_bells_sound_at_their_second() -> None:
    assert heard(BREATH, ticks=False) == [
        (0, BELL, "bell"),
        (4, voice_file("Breathe in."), "voice"),
        (14, voice_file("Let the shoulders drop."), "voice"),
        (54, BELL, "bell"),
    ]


def test_a_tick_tells_where_the_breath_turns_unless_words_do() -> None:
    ticks = [at for at, file, _part in heard(BREATH, ticks=True) if file == TICK]
    assert ticks == [8, 12]
    assert [part for _at, file, part in heard(BREATH, ticks=True) if file == TICK] == ["bell", "bell"]


def test_the_track_is_as_long_as_the_course_and_has_the_sound_behind_it() -> None:
    assert track(BREATH).seconds == 60
    assert track(BREATH).background == ""
    assert track(BREATH, "rain").background == "audio/background/rain.ogg"


@pytest.mark.parametrize("course", COURSES.values(), ids=COURSES)
def test_at_sixty_times_the_pace_everything_is_heard_once_in_order_at_its_time(course: Course) -> None:
    waiting = list(track(course).soundings)
    met: list[tuple[float, str]] = []
    now = 0.0
    while now <= course.seconds:
        while waiting and waiting[0].at <= now:
            sounding = waiting.pop(0)
            assert now - 2 < sounding.at <= now
            met.append((sounding.at, sounding.file))
        now += 2.0
    assert not waiting
    assert met == sorted(met, key=lambda one: one[0])
    expected = [
        (cue.at, voice_file(cue.words) if cue.kind == "speak" else BELL)
        for cue in course.cues
        if cue.kind in ("speak", "bell")
    ]
    assert [one for one in met if one[1] != TICK] == expected
    turns = {cue.at for cue in course.cues if cue.kind in ("in", "out", "hold")}
    assert {at for at, file in met if file == TICK} == turns - {at for at, _file in expected}
