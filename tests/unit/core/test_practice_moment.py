"""What stands on the screen at each second: tried on breaths made up, then on every practice that ships."""

from itertools import pairwise
from math import ceil, inf, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.practice import Course, Cue, CueKind
from companion.core.practice_captions import LINGERS
from companion.core.practice_moment import REST, Moment, Moments, in_out_sine
from companion.core.practice_speech import spoken_seconds
from tests.unit.core.practice_scripts import COURSES

BREATHING = ("in", "out", "hold")
IN: tuple[CueKind, ...] = ("in", "hold")
OUT: tuple[CueKind, ...] = ("out", "hold")
FRAME = 2.0
"""Seconds from one picture to the next, 30 a second, when it is played at sixty times its pace."""

lengths = st.sampled_from([0.1, 0.5, 1.0, 1.3, 2.0, 4.0, 5.5, 7.0, 8.0])


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Return whole breaths of any shape, some right after each other, with words anywhere."""
    cues: list[Cue] = []
    gone = draw(st.sampled_from([0.0, 3.0, 7.7]))
    for kinds in draw(st.lists(breaths(), min_size=1, max_size=6)):
        for kind in kinds:
            cues.append(Cue(at=gone, kind=kind, lasts=draw(lengths)))
            gone = cues[-1].ends
        gone += draw(st.sampled_from([0.0, 0.0, 2.5]))
    seconds = gone + draw(st.sampled_from([0.0, 6.0]))
    at = 0.0
    for _number in range(draw(st.integers(0, 4))):
        at += draw(st.sampled_from([0.0, 2.0, 4.5, 30.0])) + 3.0
        if at < seconds:
            cues.append(Cue(at=at, kind="speak", words=f"Words {at:g}."))
    return Course(key="1", seconds=seconds, cues=tuple(sorted(cues, key=lambda cue: cue.at)))


def breaths() -> st.SearchStrategy[list[CueKind]]:
    some = st.lists(st.sampled_from(IN), max_size=2)
    more = st.lists(st.sampled_from(OUT), max_size=2)
    return st.builds(lambda first, second: ["in", *first, "out", *second], some, more)


def phases(course: Course) -> list[Cue]:
    return [cue for cue in course.cues if cue.kind in BREATHING]


@given(courses(), st.floats(0, 1), st.floats(0, 0.2))
def test_the_disc_never_jumps(course: Course, share: float, later: float) -> None:
    moments = Moments(course)
    at = share * course.seconds
    before, after = moments.at(at), moments.at(at + later)
    assert 0 <= before.level <= 1
    shortest = min(cue.lasts for cue in phases(course))
    assert abs(after.level - before.level) <= pi / 2 * later / shortest + 1e-6


@given(courses(), st.floats(0, 1))
def test_each_moment_of_a_breath_belongs_to_one_phase(course: Course, share: float) -> None:
    at = share * course.seconds
    now = Moments(course).at(at)
    there = [cue for cue in phases(course) if cue.at + 1e-6 < at < cue.ends - 1e-6]
    if there:
        (cue,) = there
        assert (now.phase, now.begins) == (cue.kind, cue.at)
        assert now.ends == pytest.approx(cue.ends)
    elif not any(abs(at - edge) <= 1e-6 for cue in phases(course) for edge in (cue.at, cue.ends)):
        assert (now.phase, now.word, now.left) == (None, "", 0)
    assert now.begins <= at <= now.ends + 1e-6


@given(courses())
def test_breaths_reach_the_top_and_the_bottom_and_stay_there_while_held(course: Course) -> None:
    moments = Moments(course)
    for cue, after in pairwise([*phases(course), Cue(at=course.seconds, kind="in")]):
        end = moments.at(cue.ends - 1e-9).level
        begin = moments.at(cue.at + 1e-9).level
        if cue.kind == "hold":
            assert begin == end
        else:
            assert end > begin if cue.kind == "in" else end < begin
        if cue.kind == "out" and after.kind == "in":
            assert end == pytest.approx(0, abs=1e-6)
        if cue.kind == "in" and after.kind == "out":
            assert end == pytest.approx(1, abs=1e-6)


@given(courses(), st.floats(0, 1))
def test_seconds_left_are_counted_down_whole(course: Course, share: float) -> None:
    at = share * course.seconds
    now = Moments(course).at(at)
    if now.phase is not None:
        assert now.left == max(1, ceil(now.ends - at - 1e-6))
        assert now.left <= ceil(now.ends - now.begins)


@given(courses(), st.floats(0, 1), st.floats(0.01, 0.99))
def test_nothing_but_the_disc_changes_before_the_next_change(
    course: Course, share: float, between: float
) -> None:
    moments = Moments(course)
    at = share * course.seconds
    change = moments.next_change(at)
    if change == inf:
        assert at == course.seconds
        return
    assert at < change <= course.seconds
    if between * (change - at) > 2e-6 and (1 - between) * (change - at) > 2e-6 and change - at > 1e-5:
        assert seen(moments.at(at + between * (change - at))) == seen(moments.at(at + 1e-6))
    if change < course.seconds:
        assert seen(moments.at(change)) != seen(moments.at(at + 1e-6)) or change - at <= 1e-5


def seen(now: Moment) -> tuple[object, ...]:
    return now.phase, now.begins, now.word, now.left, now.caption


@given(st.floats(0, 1))
def test_a_breath_begins_and_ends_slowly(share: float) -> None:
    assert in_out_sine(share) == pytest.approx(1 - in_out_sine(1 - share))
    assert (in_out_sine(0), in_out_sine(0.5), in_out_sine(1)) == pytest.approx((0, 0.5, 1))


def course(*cues: Cue, seconds: float = 60) -> Course:
    return Course(key="1", seconds=seconds, cues=cues)


SIGH = course(
    Cue(at=10, kind="in", lasts=3),
    Cue(at=13, kind="in", lasts=2, words="Sip a little more"),
    Cue(at=15, kind="out", lasts=7),
)


def test_the_word_is_the_usual_one_or_the_script_s_own() -> None:
    moments = Moments(course(*SIGH.cues, Cue(at=22, kind="hold", lasts=4)))
    words = [moments.at(at).word for at in (5, 10, 13, 15, 22, 26)]
    assert words == ["", "Breathe in", "Sip a little more", "Breathe out", "Hold", ""]


def test_two_breaths_in_share_the_way_up_by_their_lengths() -> None:
    levels = [Moments(SIGH).at(at).level for at in (0, 10, 11.5, 13, 14, 15, 18.5, 22, 60)]
    assert levels == pytest.approx([0, 0, 0.3, 0.6, 0.8, 1, 0.5, 0, 0])


def test_half_seconds_are_counted_as_the_second_that_has_begun() -> None:
    moments = Moments(course(Cue(at=0, kind="in", lasts=5.5), Cue(at=5.5, kind="out", lasts=5.5)))
    assert [moments.at(at).left for at in (0, 0.49, 0.5, 4.4, 4.5, 5.4, 5.5)] == [6, 6, 5, 2, 1, 1, 6]
    assert moments.next_change(0) == 0.5
    assert moments.next_change(4.5) == 5.5


def test_without_breaths_the_disc_rests_and_there_is_nothing_to_count() -> None:
    moments = Moments(course(Cue(at=2, kind="speak", words="Look far away.")))
    now = moments.at(30)
    assert (now.level, now.phase, now.word, now.left) == (REST, None, "", 0)
    assert not moments.breathes
    assert Moments(SIGH).breathes


def test_outside_of_the_course_its_ends_stand() -> None:
    moments = Moments(SIGH)
    assert moments.at(-3) == moments.at(0)
    assert moments.at(99) == moments.at(60)
    assert moments.at(60).progress == 1
    assert moments.next_change(60) == inf


def test_words_stand_until_the_next_ones_or_shortly_into_a_silence() -> None:
    moments = Moments(
        course(
            Cue(at=2, kind="speak", words="First."),
            Cue(at=6, kind="speak", words="Second."),
            Cue(at=8, kind="silence", lasts=30),
            Cue(at=40, kind="speak", words="Third."),
        ),
        spoken=lambda _words: 1.5,
    )
    said = [moments.at(at).caption for at in (1.9, 2, 5.9, 6, 7.5 + LINGERS - 0.1, 7.5 + LINGERS, 39, 40)]
    assert said == ["", "First.", "First.", "Second.", "Second.", "", "", "Third."]


def test_words_that_go_with_a_phase_go_away_with_it() -> None:
    moments = Moments(
        course(
            Cue(at=10, kind="in", lasts=4),
            Cue(at=10, kind="speak", words="Breathe in."),
            Cue(at=14, kind="out", lasts=1),
            Cue(at=14, kind="speak", words="Breathe out."),
            Cue(at=15, kind="hold", lasts=9),
        ),
        spoken=lambda _words: 2.0,
    )
    assert [moments.at(at).caption for at in (10, 13.9, 14, 15.9, 16)] == [
        "Breathe in.", "Breathe in.", "Breathe out.", "Breathe out.", "",
    ]  # fmt: skip


def played(course: Course) -> list[Moment]:
    """Return what is seen of a course played at sixty times its pace: a picture each frame and change."""
    moments, at, pictures = Moments(course), 0.0, []
    while at < course.seconds:
        pictures.append(moments.at(at))
        at = min(at + FRAME, moments.next_change(at))
    return [*pictures, moments.at(at)]


each_course = pytest.mark.parametrize("whole", COURSES.values(), ids=COURSES)


@each_course
def test_at_sixty_times_the_pace_each_phase_is_seen_once_in_order_at_its_time(whole: Course) -> None:
    shown = [(now.begins, now.phase, now.ends) for now in played(whole) if now.phase is not None]
    assert list(dict.fromkeys(shown)) == [(cue.at, cue.kind, cue.ends) for cue in phases(whole)]
    assert shown == sorted(shown)


@each_course
def test_at_sixty_times_the_pace_all_words_are_read_once_in_order_at_their_time(whole: Course) -> None:
    moments = Moments(whole)
    times = [0.0]
    while times[-1] < whole.seconds:
        times.append(min(times[-1] + FRAME, moments.next_change(times[-1])))
    captions = [(at, moments.at(at).caption) for at in times]
    appear = [(at, now) for (_at, old), (at, now) in pairwise([(0.0, ""), *captions]) if now not in ("", old)]
    assert appear == [(cue.at, cue.words) for cue in whole.cues if cue.kind == "speak"]


@each_course
def test_words_are_read_at_least_as_long_as_they_are_heard(whole: Course) -> None:
    moments = Moments(whole)
    for cue in whole.cues:
        if cue.kind == "speak":
            assert moments.at(cue.at + spoken_seconds(cue.words) - 0.01).caption == cue.words


@each_course
def test_long_silences_are_empty_at_their_end(whole: Course) -> None:
    moments = Moments(whole)
    for cue in whole.cues:
        if cue.kind == "silence" and cue.lasts > LINGERS + 3:
            assert moments.at(cue.ends - 0.01).caption == ""


@each_course
def test_the_count_falls_by_one_until_the_phase_is_over(whole: Course) -> None:
    for before, after in pairwise(played(whole)):
        if before.phase is not None and after.begins == before.begins:
            assert before.left - after.left in (0, 1)
        elif before.phase is not None:
            assert before.left == 1


@each_course
def test_a_course_ends_breathed_out_and_wholly_gone(whole: Course) -> None:
    last = played(whole)[-1]
    assert (last.progress, last.phase) == (1, None)
    assert last.level == (0 if phases(whole) else REST)
