"""A script is read into cues by the second, and refused in one line where it is amiss."""

import tomllib
from typing import Any

import pytest

from companion.core.errors import InvalidInput
from companion.core.practice import Practice
from companion.core.practice_reading import read

HEAD = """
title = "Four corners"
method = "Box breathing"
summary = "In, hold, out, hold."
needs = ["before-a-block", "racing-mind"]
shape = "breath"
evidence = "Little."
source = "Nobody 2020"
caution = "With a weak heart leave out the holds."

[breath.box]
phases = [
  { in = 4, say = "Breathe in." },
  { hold = 4, say = "Hold." },
  { out = 4, say = "Breathe out.", shows = "Let it out" },
  { hold = 4 },
]
"""
COURSE = """
[[course]]
key = "1"
cues = [
  { at = 0, bell = true },
  { at = 2, say = "Sit well." },
  { at = 5, breathe = "box", rounds = 2, guided = 1 },
  { at = 26, say = "Keep holding on.", easy = "Go on." },
  { at = 40, silence = 10 },
  { at = 54, bell = true },
]
"""


def script(*changes: tuple[str, str]) -> Practice:
    text = HEAD + COURSE
    for old, new in changes:
        assert text.count(old) >= 1
        text = text.replace(old, new, 1)
    return read("box", tomllib.loads(text))


def cues(practice: Practice, *, easy: bool = False) -> list[tuple[float, str, float, str]]:
    course = practice.courses[0].easy if easy else practice.courses[0]
    assert course is not None
    return [(cue.at, cue.kind, cue.lasts, cue.words) for cue in course.cues]


def test_a_pattern_becomes_phases_and_the_words_of_the_guided_breaths() -> None:
    assert cues(script()) == [
        (0, "bell", 0, ""),
        (2, "speak", 0, "Sit well."),
        (5, "in", 4, ""),
        (5, "speak", 0, "Breathe in."),
        (9, "hold", 4, ""),
        (9, "speak", 0, "Hold."),
        (13, "out", 4, "Let it out"),
        (13, "speak", 0, "Breathe out."),
        (17, "hold", 4, ""),
        (21, "in", 4, ""),
        (25, "hold", 4, ""),
        (26, "speak", 0, "Keep holding on."),
        (29, "out", 4, "Let it out"),
        (33, "hold", 4, ""),
        (40, "silence", 10, ""),
        (54, "bell", 0, ""),
    ]


def test_without_holds_the_breath_is_shorter_and_there_are_more_of_them_in_the_same_time() -> None:
    assert cues(script(), easy=True) == [
        (0, "bell", 0, ""),
        (2, "speak", 0, "Sit well."),
        (5, "in", 4, ""),
        (5, "speak", 0, "Breathe in."),
        (9, "out", 4, "Let it out"),
        (9, "speak", 0, "Breathe out."),
        (13, "in", 4, ""),
        (17, "out", 4, "Let it out"),
        (21, "in", 4, ""),
        (25, "out", 4, "Let it out"),
        (26, "speak", 0, "Go on."),
        (29, "in", 4, ""),
        (33, "out", 4, "Let it out"),
        (40, "silence", 10, ""),
        (54, "bell", 0, ""),
    ]


def test_words_can_be_left_out_without_holds() -> None:
    silent = script(('easy = "Go on."', 'easy = ""'))
    assert "Go on." not in {words for _at, _kind, _lasts, words in cues(silent, easy=True)}


def test_breaths_are_given_by_their_number_or_until_a_second() -> None:
    assert cues(script(("rounds = 2", "until = 40.9"))) == cues(script())


def test_a_breath_without_holds_has_no_other_form() -> None:
    plain = script(('{ hold = 4, say = "Hold." },', ""), ("{ hold = 4 },", ""), (', easy = "Go on."', ""))
    assert plain.courses[0].easy is None


def test_the_course_lasts_until_its_last_bell_has_died_away() -> None:
    assert script().courses[0].seconds == 60


def test_a_course_may_end_in_silence() -> None:
    quiet = script(
        ("{ at = 40, silence = 10 },", ""), ("{ at = 54, bell = true }", "{ at = 54, silence = 5 }")
    )
    assert quiet.courses[0].seconds == 59


def test_what_stands_in_the_head_is_kept() -> None:
    practice = script(("[breath.box]", "pause = true\ntalk = true\n[breath.box]"))
    assert (practice.name, practice.title, practice.method) == ("box", "Four corners", "Box breathing")
    assert practice.needs == ("before-a-block", "racing-mind")
    assert (practice.shape, practice.pause, practice.talk) == ("breath", True, True)
    assert (practice.evidence, practice.source) == ("Little.", "Nobody 2020")


def test_measured_words_count_instead_of_the_estimate() -> None:
    table = tomllib.loads(HEAD + COURSE)
    with pytest.raises(InvalidInput, match=r"second 5: the words before it last until second 6\.0"):
        read("box", table, spoken=lambda _words: 4.0)


DAMAGED: dict[str, tuple[tuple[str, str], str]] = {
    "no title": (('title = "Four corners"', ""), "practices/box.toml: title is missing"),
    "empty title": (('"Four corners"', '"  "'), "practices/box.toml: title is empty"),
    "no evidence": (('evidence = "Little."', ""), "practices/box.toml: evidence is missing"),
    "no source": (('"Nobody 2020"', '""'), "practices/box.toml: source is empty"),
    "unknown key": (("summary", "sumary"), "'sumary' is not known here: known are title"),
    "unknown need": (
        ('"racing-mind"', '"boredom"'),
        "needs is ['before-a-block', 'boredom']: name each once",
    ),
    "same need twice": (('"racing-mind"', '"before-a-block"'), "name each once, of before-a-block"),
    "no needs": (('["before-a-block", "racing-mind"]', "[]"), "needs is missing or empty"),
    "unknown shape": (('"breath"', '"star"'), "shape is 'star': choose one of breath, senses"),
    "pause no flag": (("[breath.box]", 'pause = "yes"\n[breath.box]'), "pause is 'yes': give true or false"),
    "talk no flag": (("[breath.box]", "talk = 1\n[breath.box]"), "talk is 1: give true or false"),
    "no caution with holds": (('"With a weak heart leave out the holds."', '""'), "caution is empty"),
    "phase of two kinds": (("{ in = 4,", "{ in = 4, out = 4,"), "breath box, phase 1: a phase is one of in"),
    "phase without length": (("{ in = 4,", "{ in = 0,"), "phase 1: in is 0: give a number, more than 0"),
    "endless phase": (("{ in = 4,", "{ in = inf,"), "phase 1: in is inf: give a number"),
    "phase beyond all": (("{ in = 4,", f"{{ in = 1{'0' * 400},"), "phase 1: in is 1000"),
    "text for a length": (("{ in = 4,", '{ in = "4",'), "phase 1: in is '4': give a number"),
    "breath beginning out": (("{ in = 4,", "{ out = 4,"), "breath box: this is no whole breath"),
    "breath without out": (("{ out = 4,", "{ in = 4,"), "breath box: this is no whole breath"),
    "in after out": (("  { hold = 4 },", "  { in = 4 },"), "breath box: this is no whole breath"),
    "phase no table": (("{ hold = 4 },", "4,"), "phase 4: this is no table"),
    "no key": (('key = "1"', ""), "a course: key is missing"),
    "key no minutes": (('key = "1"', 'key = "one"'), "course one: key is 'one': give whole minutes"),
    "wrong length": (('key = "1"', 'key = "2"'), "it lasts 60 seconds and is called 2 minutes: make it 120"),
    "out of order": (("{ at = 2,", "{ at = 6,"), "course 1, second 5: it stands after second 6"),
    "negative second": (("{ at = 0,", "{ at = -1,"), "course 1, a cue: at is -1: give a number, at least 0"),
    "true for a second": (("{ at = 0,", "{ at = true,"), "at is True: give a number"),
    "no kind": (("{ at = 0, bell = true }", "{ at = 0 }"), "second 0: a cue is one of bell, say"),
    "two kinds": (("bell = true }", 'bell = true, say = "Now." }'), "second 0: a cue is one of bell, say"),
    "bell off": (("bell = true }", "bell = false }"), "second 0: bell is False: write true"),
    "unknown word in a cue": (('"Sit well."', '"Sit well.", loud = 1'), "second 2: 'loud' is not known here"),
    "nothing said": (('"Sit well."', '""'), "second 2: say is empty"),
    "unknown breath": (
        ('breathe = "box"', 'breathe = "bx"'),
        "second 5: there is no breath 'bx': add a table",
    ),
    "rounds and until": (("rounds = 2", "rounds = 2, until = 50"), "give the breaths as rounds or as until"),
    "no rounds": (("rounds = 2, ", ""), "give the breaths as rounds or as until"),
    "half a round": (("rounds = 2", "rounds = 1.5"), "second 5: rounds is 1.5: give a whole number from 1"),
    "until too soon": (("rounds = 2", "until = 9"), "second 5: no whole breath fits: give a later until"),
    "until before": (("rounds = 2", "until = 3"), "until is 3: give a number, more than 5"),
    "guided less than none": (("guided = 1", "guided = -1"), "guided is -1: give a whole number from 0"),
    "phases on phases": (
        ("{ at = 40, silence = 10 }", '{ at = 30, breathe = "box", rounds = 1 }'),
        "second 30: a breath lasts until second 33: begin the next one then",
    ),
    "words on words": (("{ at = 2,", "{ at = 4,"), "second 5: the words before it last until second 5.7"),
    "words in a silence": (
        ("{ at = 54, bell", '{ at = 45, say = "Hush." },\n  { at = 54, bell'),
        "second 45: the silence before it last until second 50.0: put it later",
    ),
    "holding without holds": (
        (', easy = "Go on."', ""),
        "course 1, without holds, second 26: 'Keep holding on.' speaks of holding: give other words",
    ),
    "no courses": (("[[course]]", "[course]"), "course is missing or empty: give a list"),
    "cues no list": (("cues = [", "more = ["), "course 1: 'more' is not known here: known are key, cues"),
}


@pytest.mark.parametrize(("change", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_script_is_refused_in_one_line_with_file_and_place(
    change: tuple[str, str], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        script(change)
    line = str(refused.value)
    assert line.startswith("practices/box.toml")
    assert said in line
    assert "\n" not in line


def test_words_for_no_holds_have_no_place_where_nothing_is_held() -> None:
    with pytest.raises(InvalidInput, match="there are no holds to leave out: drop easy"):
        script(('{ hold = 4, say = "Hold." },', ""), ("{ hold = 4 },", ""))


def test_courses_are_listed_once_the_shortest_first() -> None:
    table: dict[str, Any] = tomllib.loads(HEAD + COURSE)
    table["course"] *= 2
    with pytest.raises(InvalidInput, match="the courses are out of order"):
        read("box", table)


def test_a_breath_to_look_at_needs_one_to_follow() -> None:
    table: dict[str, Any] = tomllib.loads(HEAD + COURSE)
    table["course"][0]["cues"] = [{"at": 0, "bell": True}, {"at": 55, "silence": 4}]
    with pytest.raises(InvalidInput, match="the shape is a breath and nothing breathes"):
        read("box", table)


@pytest.mark.parametrize("table", [{"breath": 3}, {"course": [3]}, {"course": 3}, {"needs": 3}, {}])
def test_anything_else_than_a_script_is_refused_as_well(table: dict[str, Any]) -> None:
    whole = tomllib.loads(HEAD + COURSE)
    with pytest.raises(InvalidInput, match=r"^practices/box\.toml"):
        read("box", {**whole, **table} if table else {})
