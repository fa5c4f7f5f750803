"""The folder of spoken sentences follows the scripts: new words are spoken, the rest is left as it is."""

from pathlib import Path

import numpy as np
import pytest
from audio.manifest import read_manifest
from audio.narration import MANIFEST, OtherWay, narrate
from audio.ogg import RATE, Samples
from audio.periodic import tone

HOW: dict[str, str | float] = {"engine": "a tone for each word"}
IN, OUT = "audio/voice/in.opus", "audio/voice/out.opus"
BOTH = {IN: "Breathe in.", OUT: "Breathe out."}


def speak(words: str) -> Samples:
    return 0.1 * tone(100 + 20 * len(words), 1) * np.hanning(RATE)


def sounds(resources: Path) -> dict[str, bytes]:
    files = (resources / "audio" / "voice").glob("*")
    return {file.relative_to(resources).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    assert narrate(tmp_path, BOTH, speak, HOW) == [IN, OUT]
    return tmp_path


def test_what_is_spoken_already_is_not_spoken_again(resources: Path) -> None:
    before = sounds(resources)
    assert before.keys() == BOTH.keys()
    assert narrate(resources, BOTH, speak, HOW) == []
    assert sounds(resources) == before


def test_a_new_sentence_is_spoken_and_one_no_longer_said_goes(resources: Path) -> None:
    rest = "audio/voice/rest.opus"
    assert narrate(resources, {OUT: "Breathe out.", rest: "And rest."}, speak, HOW) == [rest]
    assert sounds(resources).keys() == {OUT, rest}
    assert read_manifest(resources / MANIFEST).files().keys() == {OUT, rest}


def test_a_sound_that_was_lost_is_spoken_again(resources: Path) -> None:
    (resources / IN).unlink()
    assert narrate(resources, BOTH, speak, HOW) == [IN]
    assert sounds(resources).keys() == BOTH.keys()


def test_spoken_anew_with_the_same_result_the_files_stay_byte_for_byte(resources: Path) -> None:
    before = sounds(resources)
    assert narrate(resources, BOTH, speak, HOW, anew=True) == [IN, OUT]
    assert sounds(resources) == before


def test_a_way_that_changes_nothing_to_a_sentence_leaves_its_file_byte_for_byte(resources: Path) -> None:
    before = sounds(resources)
    told = {"Breathe in.": 1, "Breathe out.": 0.5}
    respelt = HOW | {"said": "out as aut"}
    assert narrate(resources, BOTH, lambda words: speak(words) * told[words], respelt) == [IN, OUT]
    after = sounds(resources)
    assert after[IN] == before[IN]
    assert after[OUT] != before[OUT]
    assert read_manifest(resources / MANIFEST).how["said"] == "out as aut"


@pytest.mark.parametrize("anew", [False, True])
def test_speaking_one_practice_leaves_the_others(resources: Path, anew: bool) -> None:
    before = sounds(resources)
    spoken = narrate(
        resources, {IN: "Breathe in."}, lambda words: speak(words) / 2, HOW, anew=anew, part=True
    )
    assert spoken == ([IN] if anew else [])
    after = sounds(resources)
    assert after[OUT] == before[OUT]
    assert (after[IN] == before[IN]) is not anew
    assert read_manifest(resources / MANIFEST).files().keys() == BOTH.keys()


def test_another_voice_speaks_everything_and_never_only_a_part(resources: Path) -> None:
    other = HOW | {"pace": 2.0}
    before = sounds(resources)
    with pytest.raises(OtherWay, match="speak all of them"):
        narrate(resources, {IN: "Breathe in."}, speak, other, part=True)
    assert sounds(resources) == before
    assert narrate(resources, BOTH, lambda words: speak(words) / 2, other) == [IN, OUT]
    assert all(after != before[file] for file, after in sounds(resources).items())
