"""The scripts hold with the voice as it was recorded, not only with the estimate of its length."""

import tomllib

import pytest

from companion.core.practice import voice_file
from companion.core.practice_reading import read
from companion.core.practice_speech import spoken_seconds
from tests.unit.core.practice_scripts import COURSES, FOLDER

VOICE = tomllib.loads((FOLDER.parent / "audio" / "voice.toml").read_text("utf-8"))
MEASURED: dict[str, float] = {one["file"]: one["seconds"] for one in VOICE["sentence"]}


def recorded_seconds(words: str) -> float:
    return MEASURED[voice_file(words)]


@pytest.mark.parametrize("name", sorted(file.stem for file in FOLDER.glob("*.toml")))
def test_no_recorded_sentence_runs_into_the_next_or_into_a_silence(name: str) -> None:
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    assert read(name, table, spoken=recorded_seconds).name == name


def test_the_estimate_is_near_what_was_recorded() -> None:
    said = {cue.words for course in COURSES.values() for cue in course.cues if cue.kind == "speak"}
    ratios = [recorded_seconds(words) / spoken_seconds(words) for words in said]
    assert 0.7 < sum(ratios) / len(ratios) < 1.05
    assert max(ratios) < 1.25
