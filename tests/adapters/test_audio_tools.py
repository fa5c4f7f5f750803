"""What the sounds are measured and shaped with: loudness after BS.1770, true peak, pauses, ends, limiter."""

from pathlib import Path

import numpy as np
import pytest
from audio.deessing import BELOW_VOWELS, deessed
from audio.levels import SILENCE, k_weighted, levelled, loudest, loudness, pressed, true_peak
from audio.likeness import envelope, steps_apart
from audio.ogg import RATE, Samples, read, write_opus, write_vorbis
from audio.shaping import HEAD, TAIL, silence, trimmed, with_pauses
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import butter, lfilter, sosfilt


def sine(hertz: float, seconds: float, amplitude: float = 1.0) -> Samples:
    return amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)


def test_a_full_scale_sine_of_997_hz_reads_as_the_recommendation_says() -> None:
    assert loudness(sine(997, 5)) == pytest.approx(-3.01, abs=0.02)


def test_the_weighting_is_that_of_the_two_filters_run_sample_by_sample() -> None:
    noise = np.random.default_rng(5).standard_normal(RATE)
    shelf = (
        [1.53512485958697, -2.69169618940638, 1.19839281085285],
        [1, -1.69065929318241, 0.73248077421585],
    )
    high_pass = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])
    filtered = lfilter(*high_pass, lfilter(*shelf, noise))
    assert np.abs(k_weighted(noise) - filtered).max() < 1e-6


def test_the_ear_hears_the_low_less_and_the_high_more() -> None:
    low, middle, high = (loudness(sine(hertz, 2)) for hertz in (50, 997, 5000))
    assert low < middle - 4
    assert high > middle + 3


@given(st.floats(-30, 0))
def test_a_gain_changes_loudness_by_as_much(gain: float) -> None:
    quieter = sine(500, 1) * 10 ** (gain / 20)
    assert loudness(quieter) == pytest.approx(loudness(sine(500, 1)) + gain, abs=0.01)


def test_pauses_do_not_make_speech_softer() -> None:
    word = sine(300, 1.5, 0.1)
    apart = np.concatenate([word, silence(5), word])
    assert loudness(apart) == pytest.approx(loudness(word), abs=0.6)


def test_silence_has_a_loudness_too_and_a_short_sound_is_one_block() -> None:
    assert loudness(silence(2)) == SILENCE
    assert loudness(sine(997, 0.1)) == pytest.approx(-3.0, abs=0.3)
    assert loudest(np.concatenate([silence(2), sine(997, 1)])) == pytest.approx(-3.01, abs=0.05)


def test_the_end_of_a_sound_does_not_ring_into_its_beginning() -> None:
    late = np.concatenate([silence(1), sine(60, 1)])
    assert np.abs(k_weighted(late)[: RATE // 2]).max() < 1e-3


def test_a_peak_between_the_samples_is_found() -> None:
    between = np.sin(2 * np.pi * (np.arange(RATE) / 4 + 0.125)) * np.hanning(RATE)
    assert 20 * np.log10(np.abs(between).max()) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(between) == pytest.approx(0, abs=0.05)


def test_a_loud_moment_is_pressed_and_the_rest_left_alone() -> None:
    samples = sine(220, 2, 0.2)
    samples[RATE : RATE + 480] *= 6
    shaped = pressed(samples, -1.5)
    assert true_peak(shaped) <= -1.5
    far = np.r_[0 : RATE - 960, RATE + 1440 : 2 * RATE]
    assert np.array_equal(shaped[far], samples[far])


def test_levelling_reaches_its_level_also_under_a_ceiling() -> None:
    samples = sine(220, 2, 0.05) * np.hanning(2 * RATE)
    samples[RATE : RATE + 480] *= 8
    shaped = levelled(samples, -20, ceiling=-2)
    assert loudness(shaped) == pytest.approx(-20, abs=0.1)
    assert true_peak(shaped) <= -1.9


def test_silence_around_a_word_is_cut_to_what_is_wanted() -> None:
    word = sine(400, 0.5, 0.3)
    cut = trimmed(np.concatenate([silence(0.8), word, silence(1.3)]))
    assert cut.size / RATE == pytest.approx(HEAD + 0.5 + TAIL, abs=0.011)
    assert abs(cut[0]) == abs(cut[-1]) == 0
    assert np.abs(trimmed(word)).max() == pytest.approx(0.3, abs=0.01)


def test_the_longest_gaps_are_widened_as_many_as_there_are_commas() -> None:
    word = sine(400, 0.3, 0.3)
    spoken = np.concatenate([word, silence(0.2), word, silence(0.12), word, silence(0.05), word])
    assert with_pauses(spoken, 0, 0.4).size == spoken.size
    assert (with_pauses(spoken, 1, 0.4).size - spoken.size) / RATE == pytest.approx(0.2, abs=0.011)
    assert (with_pauses(spoken, 3, 0.4).size - spoken.size) / RATE == pytest.approx(0.48, abs=0.021)


def test_a_pause_already_longer_stays() -> None:
    word = sine(400, 0.3, 0.3)
    spoken = np.concatenate([word, silence(0.9), word])
    assert with_pauses(spoken, 1, 0.4).size == spoken.size


def test_a_hiss_is_pressed_below_the_vowels_and_the_vowels_are_left_alone() -> None:
    hiss = np.random.default_rng(3).standard_normal(RATE // 5) * 0.3 * np.hanning(RATE // 5)
    spoken = sine(300, 1, 0.2)
    spoken[RATE // 2 : RATE // 2 + hiss.size] += hiss
    softer = deessed(spoken)
    vowel = 20 * np.log10(0.2 / np.sqrt(2))
    assert loudest_above(spoken) > vowel
    assert loudest_above(softer) == pytest.approx(vowel + BELOW_VOWELS, abs=2)
    quiet = slice(0, RATE // 2 - 600)
    assert np.abs(softer - spoken)[quiet].max() < 1e-9


def test_where_nothing_hisses_nothing_is_changed() -> None:
    spoken = sine(300, 1, 0.2) + sine(6000, 1, 0.02)
    assert np.abs(deessed(spoken) - spoken).max() < 1e-9


def loudest_above(samples: Samples) -> float:
    """Return the level in dB of the loudest 10 ms of what lies above 4 kHz."""
    high = sosfilt(butter(6, 4500, "hp", fs=RATE, output="sos"), samples)
    frames = high[: high.size // 480 * 480].reshape(-1, 480)
    return float(10 * np.log10((frames**2).mean(axis=1).max()))


def test_an_envelope_tells_loud_from_soft_and_long_from_short() -> None:
    one = envelope(np.concatenate([silence(0.2), sine(400, 0.2)]))
    assert one == "aaxx"
    assert steps_apart(one, "aaxxa") == 0
    assert steps_apart(one, "aauu") == pytest.approx(4.5)
    assert steps_apart(one, "aaxxaa") == float("inf")


@pytest.mark.parametrize("seconds", [0.5, 1.003, 3.3])
def test_what_is_written_is_as_long_when_read(seconds: float, tmp_path: Path) -> None:
    samples = sine(440, seconds, 0.2) * np.hanning(round(seconds * RATE))
    write_opus(tmp_path / "a.opus", samples, kilobits=48)
    write_vorbis(tmp_path / "a.ogg", samples, quality=0.5)
    for file in ("a.opus", "a.ogg"):
        again = read(tmp_path / file)
        assert again.size == samples.size
        assert np.corrcoef(again, samples)[0, 1] > 0.98
