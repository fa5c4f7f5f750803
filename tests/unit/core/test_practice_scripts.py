"""What holds of every practice that ships: its words, its lengths, what is claimed of it."""

import re
from collections import Counter

import pytest

from companion.core.practice import NEEDS, Course, Practice
from companion.core.practice_speech import spoken_seconds
from tests.unit.core.practice_scripts import COURSES, FOLDER, PRACTICES

PAUSES = {"minute", "look-far"}
MINUTES = {
    "body-scan": ["5", "10"], "box": ["4"], "breathing-space": ["3"], "coherent": ["3", "5"],
    "five-things": ["3"], "four-seven-eight": ["2"], "look-far": ["1"], "loving-kindness": ["5"],
    "minute": ["1"], "muscle-relaxation": ["6"], "next-hour": ["2"], "self-compassion": ["4"],
    "sighing": ["3", "5"], "stretch": ["3"], "walking": ["3", "5"], "wind-down": ["8"],
}  # fmt: skip
NOT_SAID = re.compile(
    r"\b(should|must|ought|failed|failure|fail|great|perfect|well done|good job|awesome|amazing|proud|"
    r"try harder|positive|deep breath|relax)\b",
    re.IGNORECASE,
)
"""Words that order, judge, cheer, promise, or make people breathe too much."""

spoken = sorted({cue.words for course in COURSES.values() for cue in course.cues if cue.kind == "speak"})
by_name = {practice.name: practice for practice in PRACTICES}

each_practice = pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.name)
each_course = pytest.mark.parametrize("course", COURSES.values(), ids=COURSES)


def phases(course: Course) -> Counter[str]:
    return Counter(cue.kind for cue in course.cues if cue.kind in ("in", "out", "hold"))


def test_there_are_fifteen_and_a_minute_to_breathe_in_the_lengths_they_are_offered_in() -> None:
    assert {practice.name: [one.key for one in practice.courses] for practice in PRACTICES} == MINUTES
    assert len(PRACTICES) == 16


@each_course
def test_a_course_lasts_as_long_as_it_is_called(course: Course) -> None:
    assert course.seconds == pytest.approx(60 * int(course.key), abs=5)


@each_course
def test_a_course_begins_with_a_bell_and_ends_with_one_or_in_silence(course: Course) -> None:
    assert (course.cues[0].at, course.cues[0].kind) == (0, "bell")
    assert course.cues[-1].kind in ("bell", "silence")
    assert [cue.kind for cue in course.cues].count("bell") == (2 if course.cues[-1].kind == "bell" else 1)


def test_only_what_leads_to_sleep_ends_without_a_bell() -> None:
    silent = {name for name, course in COURSES.items() if course.cues[-1].kind == "silence"}
    breaths = {"four-seven-eight 2", "four-seven-eight 2 without holds"}
    assert silent == {"body-scan 5", "body-scan 10", "wind-down 8"} | breaths
    assert {name for name, one in by_name.items() if "without a bell" in one.summary} == {
        name.split()[0] for name in silent
    }


@pytest.mark.parametrize("need", NEEDS)
def test_there_are_three_or_more_for_each_need_one_of_them_short(need: str) -> None:
    found = [practice for practice in PRACTICES if need in practice.needs]
    assert len(found) >= 3
    assert any(int(practice.courses[0].key) <= 4 for practice in found)


def test_each_need_is_the_first_one_of_a_practice() -> None:
    assert {practice.needs[0] for practice in PRACTICES} == set(NEEDS)


def test_holds_can_be_left_out_wherever_there_are_any() -> None:
    held = {name for name, course in COURSES.items() if phases(course)["hold"]}
    assert held == {"box 4", "four-seven-eight 2"}
    for name in held:
        whole, easy = COURSES[name], COURSES[f"{name} without holds"]
        assert not phases(easy)["hold"]
        assert phases(easy)["in"] == phases(easy)["out"] > 0
        assert easy.seconds == whole.seconds
        assert not [cue.words for cue in easy.cues if re.search(r"\bhold", cue.words, re.IGNORECASE)]


def test_that_a_hold_may_be_left_out_is_said_before_the_first_one() -> None:
    for name in ("box 4", "four-seven-eight 2"):
        first = next(cue.at for cue in COURSES[name].cues if cue.kind == "hold")
        (told,) = [cue for cue in COURSES[name].cues if cue.words == "If a hold feels tight, leave it out."]
        assert told.at + spoken_seconds(told.words) < first


def test_the_breath_has_the_times_it_is_known_by() -> None:
    assert first_breath("box 4") == [4, 4, 4, 4]
    assert first_breath("box 4 without holds") == [4, 4]
    assert first_breath("four-seven-eight 2") == [4, 7, 8]
    assert first_breath("four-seven-eight 2 without holds") == [4, 8]
    assert first_breath("coherent 5") == [5.5, 5.5]
    assert first_breath("sighing 5") == [3, 2, 7]
    assert phases(COURSES["four-seven-eight 2"])["in"] == 4


def first_breath(name: str) -> list[float]:
    found: list[float] = []
    for cue in COURSES[name].cues:
        if cue.kind == "in" and len(found) > 1 and "out" in kinds(name, found):
            break
        if cue.kind in ("in", "out", "hold"):
            found.append(cue.lasts)
    return found


def kinds(name: str, found: list[float]) -> list[str]:
    breathing = [cue.kind for cue in COURSES[name].cues if cue.kind in ("in", "out", "hold")]
    return list(breathing[: len(found)])


@each_course
def test_nobody_breathes_fast_or_out_shorter_than_in(course: Course) -> None:
    lengths = {kind: sum(cue.lasts for cue in course.cues if cue.kind == kind) for kind in ("in", "out")}
    assert lengths["out"] >= lengths["in"]
    breaths = [cue.at for cue in course.cues if cue.kind == "out"]
    assert all(after - before >= 8 for before, after in zip(breaths, breaths[1:], strict=False))


@pytest.mark.parametrize("words", spoken)
def test_what_is_spoken_is_one_short_plain_sentence(words: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Za-z ,]+[.?]", words), "letters and commas alone: a voice reads this"
    assert len(words.split()) <= 14
    assert not NOT_SAID.search(words)


@each_practice
def test_what_is_written_of_it_neither_promises_nor_orders(practice: Practice) -> None:
    for text in (practice.title, practice.summary):
        assert not re.search(
            r"\b(should|must|failed|great|relief|cure|heal|guarantee)\b", text, re.IGNORECASE
        )
        assert "!" not in text
    assert practice.summary.endswith(".")
    assert practice.evidence.endswith(".")


@each_practice
def test_what_is_known_has_a_source_with_a_year(practice: Practice) -> None:
    assert re.search(r"\b(19|20)\d\d\b", practice.source)


@each_practice
def test_the_same_words_are_not_said_twice_running(practice: Practice) -> None:
    for course in practice.courses:
        said = [cue.words for cue in course.cues if cue.kind == "speak"]
        assert all(before != after for before, after in zip(said, said[1:], strict=False))


def test_eyes_stay_open_unless_one_wants_to_close_them() -> None:
    about_closing = [words for words in spoken if re.search(r"\bclos(e|ed|ing)\b", words)]
    assert about_closing == ["You may rest your eyes on one spot, or let them close."]


def test_who_is_better_off_without_is_told_so() -> None:
    breathing = {practice.name for practice in PRACTICES if phases(practice.courses[0])["in"] > 3}
    for name in breathing - {"wind-down"}:
        for word in ("pregnancy", "heart", "lung", "seizures", "panic", "dizzy"):
            assert word in by_name[name].caution
    for name in ("body-scan", "wind-down", "breathing-space"):
        assert "panic" in by_name[name].caution
    for name in ("muscle-relaxation", "stretch"):
        assert "injured" in by_name[name].caution
    assert "light-headed" in by_name["four-seven-eight"].caution
    assert "eyes open" in by_name["walking"].caution
    assert "a person" in by_name["self-compassion"].caution
    assert by_name["self-compassion"].talk


def test_after_a_failed_test_a_person_is_named_aloud_for_what_is_too_heavy() -> None:
    said = [cue.words for cue in COURSES["self-compassion 4"].cues]
    assert "If it is too heavy to carry alone, call someone today." in said


def test_a_minute_is_called_a_pause() -> None:
    assert {practice.name for practice in PRACTICES if practice.pause} == PAUSES
    assert all(practice.courses[0].key == "1" for practice in PRACTICES if practice.pause)


def test_much_is_said_in_the_same_words_so_that_one_sound_serves() -> None:
    said = Counter(cue.words for course in COURSES.values() for cue in course.cues if cue.kind == "speak")
    assert said["Breathe in."] > 10
    assert sum(said.values()) > 1.8 * len(said)


@each_course
def test_more_than_a_third_of_the_time_nothing_is_said(course: Course) -> None:
    said = sum(spoken_seconds(cue.words) for cue in course.cues if cue.kind == "speak")
    assert said < 0.65 * course.seconds


def test_no_file_lies_beside_them() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(MINUTES)
