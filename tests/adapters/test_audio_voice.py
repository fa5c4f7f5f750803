"""Every sentence of the practices has its sound: the right one, loud enough, short enough, and no other."""

import json
import os
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from audio.levels import loudness, true_peak
from audio.likeness import bands, envelope, steps_apart
from audio.manifest import Manifest, Spoken, read_manifest, write_manifest
from audio.narration import KILOBITS
from audio.ogg import RATE, Samples, read
from audio.sentences import differences, spoken_sentences
from audio.speech import spelt
from scipy.signal import butter, sosfilt

from companion.core import practice_reading

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
SCRIPTS = sorted((RESOURCES / "practices").glob("*.toml"))
MANIFEST = read_manifest(RESOURCES / "audio" / "voice.toml")
ENGINE = ROOT / "build" / "narration"
THERE = (ENGINE / ".stamp").exists()


@cache
def sound_of(one: Spoken) -> Samples:
    return read(RESOURCES / one.file)


@cache
def loudness_of(one: Spoken) -> float:
    return loudness(sound_of(one))


def test_every_sentence_has_a_sound_and_every_sound_a_sentence() -> None:
    sentences = spoken_sentences(RESOURCES)
    assert len(sentences) > 100
    assert list(differences(sentences, RESOURCES, MANIFEST)) == [], "run `make narrate`"


def test_a_sentence_without_a_sound_and_a_sound_without_a_sentence_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "audio" / "voice"
    folder.mkdir(parents=True)
    (folder / "spare.opus").touch()
    found = list(differences({"audio/voice/new.opus": "Breathe out."}, tmp_path, Manifest(how={}, spoken=())))
    assert found == ["no sound: Breathe out.", "no sentence: audio/voice/spare.opus (unknown)"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_no_sentence_runs_into_what_follows_it(script: Path) -> None:
    measured = {one.words: sound_of(one).size / RATE for one in MANIFEST.spoken}
    table = tomllib.loads(script.read_text(encoding="utf-8"))
    practice = practice_reading.read(script.stem, table, measured.__getitem__)
    for course in practice.courses:
        for cue in course.cues:
            assert cue.kind != "speak" or cue.at + measured[cue.words] <= course.seconds


def test_a_sentence_is_spoken_slowly_but_not_drawn_out() -> None:
    paces = {
        one.words: len(one.words.split()) / (sound_of(one).size / RATE - 0.21) for one in MANIFEST.spoken
    }
    per_minute = {words: pace * 60 for words, pace in paces.items()}
    assert {words: pace for words, pace in per_minute.items() if not 85 < pace < 205} == {}
    assert 130 < np.median(list(per_minute.values())) < 165


def test_each_is_as_loud_as_the_next_and_none_is_clipped() -> None:
    amiss = {}
    for one in MANIFEST.spoken:
        samples = sound_of(one)
        loud, highest = loudness_of(one), 20 * np.log10(np.abs(samples).max())
        if highest > -4:  # between the samples it may be higher still
            highest = true_peak(samples)
        if abs(loud + 20) > 1 or highest > -1:
            amiss[one.words] = (loud, highest)
    assert amiss == {}


def test_no_s_and_no_t_stands_out_of_the_words() -> None:
    """A burst as loud as the vowels beside it is heard as a click."""
    high = butter(4, 4000, "hp", fs=RATE, output="sos")
    low = butter(4, 3000, "lp", fs=RATE, output="sos")
    sticks_out = {}
    for one in MANIFEST.spoken:
        hiss, rest = (np.sort(in_frames(sosfilt(band, sound_of(one)))) for band in (high, low))
        apart = 10 * np.log10(hiss[-1] / rest[int(rest.size * 0.95)])
        if apart > -6:
            sticks_out[one.words] = apart
    assert sticks_out == {}


def in_frames(samples: Samples) -> Samples:
    """Return the power of every 10 ms."""
    powers: Samples = (samples[: samples.size // 480 * 480].reshape(-1, 480) ** 2).mean(axis=1)
    return powers


def test_each_begins_and_ends_in_silence_and_speaks_in_between() -> None:
    for one in MANIFEST.spoken:
        samples = sound_of(one)
        edge = RATE // 100
        assert max(np.abs(samples[:edge]).max(), np.abs(samples[-edge:]).max()) < 0.01, one.words
        frames = np.abs(samples[: samples.size // edge * edge].reshape(-1, edge)).max(axis=1)
        spoken = np.flatnonzero(frames > 0.02)
        assert spoken[0] * 0.01 < 0.2, f"{one.words} begins late"
        assert (frames.size - spoken[-1]) * 0.01 < 0.45, f"{one.words} goes on in silence"
        assert np.diff(spoken).max() * 0.01 < 1.3, f"{one.words} has a hole"


def test_each_file_holds_what_the_manifest_says() -> None:
    for one in MANIFEST.spoken:
        samples = sound_of(one)
        assert samples.size / RATE == pytest.approx(one.seconds, abs=0.001), one.words
        assert steps_apart(envelope(samples), one.envelope) < 2, one.words
        assert bands(samples) == pytest.approx(one.bands, abs=5), one.words
        assert loudness_of(one) == pytest.approx(one.lufs, abs=0.5), one.words


def test_the_sound_of_other_words_would_be_noticed() -> None:
    envelopes = [one.envelope for one in MANIFEST.spoken]
    pairs = [(a, b) for a in envelopes[:60] for b in envelopes if a is not b]
    assert min(steps_apart(a, b) for a, b in pairs) > 2


def test_all_the_sounds_take_less_than_fifteen_megabytes() -> None:
    files = [file for file in (RESOURCES / "audio").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 15e6


def test_a_manifest_reads_back_as_written(tmp_path: Path) -> None:
    write_manifest(tmp_path / "voice.toml", MANIFEST)
    assert read_manifest(tmp_path / "voice.toml") == MANIFEST
    assert (tmp_path / "voice.toml").read_text() == (RESOURCES / "audio" / "voice.toml").read_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Or let them close.", "Or let them [close](/klˈOz/)."),
        ("Sit up, with both feet on the floor.", "Sit [up](/ˈʌp/), with both feet on the floor."),
        ("Pull the shoulders up towards the ears.", "Pull the shoulders up towards the ears."),
        ("But you are not.", "But you are [not](/nˈɑt/)."),
        ("Begin when you are ready.", "Begin when you are ready."),
    ],
)
def test_what_would_be_read_wrongly_is_spelt_out_and_nothing_else(text: str, told: str) -> None:
    assert spelt(text) == told


SPEAK_AGAIN = """
import json, sys
import numpy as np
from audio.speech import how, speaker
speak = speaker()
for number, words in enumerate(json.load(sys.stdin)):
    np.save(f"{sys.argv[1]}/{number}.npy", speak(words))
json.dump(how(), sys.stdout)
"""


@pytest.mark.slow
@pytest.mark.skipif(
    not THERE and not os.environ.get("CI"),
    reason="the speech engine is only there after `make test` or `make narrate`",
)
def test_spoken_again_a_sentence_sounds_the_same(tmp_path: Path) -> None:
    assert THERE, "run `make setup-test`: it makes the environment of the speech engine"
    chosen = [MANIFEST.spoken[number] for number in (0, len(MANIFEST.spoken) // 2, -1)]
    spoken = subprocess.run(
        [ENGINE / "bin" / "python", "-c", SPEAK_AGAIN, tmp_path],
        input=json.dumps([one.words for one in chosen]),
        env={"PYTHONPATH": f"{ROOT / 'packaging' / 'tools'}"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=100,
        check=True,
    )
    assert MANIFEST.how == {"kilobits": KILOBITS, **json.loads(spoken.stdout)}, "run `make narrate`"
    for number, one in enumerate(chosen):
        again = np.load(tmp_path / f"{number}.npy")
        # Another processor rounds otherwise, and a sound may end a moment earlier or later.
        assert again.size == pytest.approx(sound_of(one).size, abs=0.05 * RATE)
        assert steps_apart(envelope(again), one.envelope) < 1.5
        assert bands(again) == pytest.approx(one.bands, abs=3)
