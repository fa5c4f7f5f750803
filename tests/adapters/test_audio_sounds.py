"""The bell, the tick and the backgrounds are those our own tool makes, soft, and repeat without a seam."""

from pathlib import Path

import numpy as np
import pytest
import synthesise
from audio.levels import loudest, loudness, true_peak
from audio.likeness import alike
from audio.manifest import read_manifest
from audio.ogg import RATE, Samples, read
from audio.periodic import click, tone
from numpy.typing import NDArray

from companion.adapters.sound.decoding import decode, seamless
from companion.adapters.sound.levels import KNEE
from companion.adapters.sound.mixing import Mixer
from companion.adapters.sound.plan import Piece, Plan
from companion.app.playing_sound import background_file
from companion.app.practice_settings import BACKGROUNDS

RESOURCES = Path(__file__).parents[2] / "resources"
BACKGROUND = [f"background/{name}.ogg" for name in ("brown", "rain", "drone")]


@pytest.fixture(scope="module")
def anew() -> dict[str, Samples]:
    return synthesise.made()


@pytest.fixture(scope="module")
def kept(anew: dict[str, Samples]) -> dict[str, Samples]:
    return {name: read(synthesise.AUDIO / name) for name in anew}


def test_every_background_that_can_be_chosen_is_there() -> None:
    names = [background_file(name) for name in BACKGROUNDS if name]
    assert sorted(names) == sorted(f"audio/{name}" for name in BACKGROUND)
    assert all((RESOURCES / name).is_file() for name in names)


def test_made_anew_each_sounds_like_the_one_that_ships(
    anew: dict[str, Samples], kept: dict[str, Samples]
) -> None:
    assert {name for name in anew if not alike(kept[name], anew[name])} == set()
    brown, rain = (kept[name] for name in BACKGROUND[:2])
    assert not alike(brown, rain)


def test_the_bell_is_soft_and_dies_away_slowly(kept: dict[str, Samples]) -> None:
    bell = kept["bell.opus"]
    assert loudest(bell) == pytest.approx(-26, abs=1)
    assert true_peak(bell) < -10
    level = [np.sqrt(np.mean(bell[second * RATE :][:RATE] ** 2)) for second in range(6)]
    assert level == sorted(level, reverse=True)
    assert 20 * np.log10(level[0] / level[4]) == pytest.approx(21, abs=5)


@pytest.mark.parametrize("name", ["bell.opus", "tick.opus"])
def test_what_is_struck_begins_and_ends_without_a_click(name: str, kept: dict[str, Samples]) -> None:
    samples = kept[name]
    assert np.abs(samples[:48]).max() < 0.05 * np.abs(samples).max()
    assert np.abs(samples[-480:]).max() < 0.01 * np.abs(samples).max()


def test_the_tick_is_hardly_more_than_the_background(kept: dict[str, Samples]) -> None:
    assert loudest(kept["tick.opus"]) == pytest.approx(-38, abs=1)


@pytest.mark.parametrize("name", BACKGROUND)
def test_a_background_is_soft_and_even(name: str, kept: dict[str, Samples]) -> None:
    assert loudness(kept[name]) == pytest.approx(-32, abs=1)
    assert loudest(kept[name]) < -28
    assert kept[name].size == 48 * RATE


@pytest.mark.parametrize("name", BACKGROUND)
def test_where_a_background_begins_again_nothing_clicks(name: str, kept: dict[str, Samples]) -> None:
    samples = kept[name]
    inside = [click(samples, at) for at in range(RATE, samples.size - RATE, RATE // 5)]
    assert click(samples) < max(np.quantile(inside, 0.95), -95)


@pytest.mark.parametrize("name", BACKGROUND)
def test_the_player_takes_a_background_as_it_is(name: str) -> None:
    samples = decode(synthesise.AUDIO / name)
    assert seamless(samples) is samples


@pytest.mark.parametrize("name", BACKGROUND)
def test_at_full_volumes_bell_voice_and_background_do_not_clip_together(name: str) -> None:
    spoken = read_manifest(RESOURCES / "audio" / "voice.toml").spoken
    highest = sorted(spoken, key=lambda one: one.peak)[-5:]
    mixed = played(decode(synthesise.AUDIO / name), [one.file for one in highest])
    assert true_peak(mixed) < -1
    assert np.mean(np.abs(mixed) > KNEE) < 1e-4, "hardly a sample is bent"
    assert abs(mixed.mean()) < 1e-4


def played(background: NDArray[np.int16], spoken: list[str]) -> Samples:
    """Return what the program's mixer makes of a background, a bell, and sentences while it rings on."""
    pieces = [Piece(0, decode(synthesise.AUDIO / "bell.opus"), "bell")]
    begins = RATE
    for samples in (decode(RESOURCES / file) for file in spoken):
        pieces.append(Piece(begins, samples, "voice"))
        begins += samples.size
    mixer = Mixer()
    mixer.attach(0.0)
    mixer.plan = Plan(epoch=1, playing=True, seconds=20.0, pieces=tuple(pieces), bed=background)
    out = np.zeros((20 * RATE, 2), np.float32)
    mixer.fill(out, 0.0)
    return out[:, 0].astype(np.float64)


def test_a_tone_cut_anywhere_clicks_where_it_begins_again() -> None:
    whole = 0.01 * tone(200.3, 2)
    assert click(whole) < -110
    assert click(whole[:-100]) > -70
