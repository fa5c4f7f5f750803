"""The two short sounds: a singing bowl for beginning and end, a soft tick for a change of phase."""

import numpy as np

from . import RATE
from .levels import Samples, loudest

BOWL_LUFS, TICK_LUFS = -26.0, -38.0
"""Momentary loudness (of the loudest 400 ms)."""

# Pitch over the lowest, amplitude, seconds until a thousandth of the power is left: a bowl's partials rise
# about as the square of the number of waves round its rim, and the higher die sooner.
_PARTIALS = ((1.0, 1.0, 7.0), (2.71, 0.55, 4.6), (5.03, 0.2, 2.6), (7.88, 0.07, 1.5), (11.2, 0.025, 0.8))
_LOWEST = 212.0  # Hz


def bowl() -> Samples:
    """Return a small bowl struck with felt, 6.5 s until it is gone."""
    t = np.arange(round(6.5 * RATE)) / RATE
    made = np.zeros(t.size)
    for number, (ratio, gain, fall) in enumerate(_PARTIALS):
        # A rim is never quite round: every partial is two, and beats.
        for side, share in ((-1, 0.6), (1, 0.4)):
            pitch = _LOWEST * ratio + side * (0.35 + 0.2 * number)
            made += gain * share * np.sin(2 * np.pi * pitch * t) * 10 ** (-1.5 * t / fall)
    return _levelled(_softened(made, rise=0.018, fall=1.5), BOWL_LUFS)


def tick() -> Samples:
    """Return a fingertip on wood, 0.25 s."""
    t = np.arange(round(0.25 * RATE)) / RATE
    low, high = np.sin(2 * np.pi * 520 * t), np.sin(2 * np.pi * 1310 * t)
    made = low * np.exp(-t / 0.022) + 0.3 * high * np.exp(-t / 0.008)
    return _levelled(_softened(made, rise=0.008, fall=0.1), TICK_LUFS)


def _softened(samples: Samples, *, rise: float, fall: float) -> Samples:
    """Return the samples with a beginning and an end from and to nothing, so that neither clicks."""
    up, down = round(rise * RATE), round(fall * RATE)
    shaped = samples.copy()
    shaped[:up] *= np.hanning(2 * up)[:up]
    shaped[-down:] *= np.hanning(2 * down)[down:]
    return shaped


def _levelled(samples: Samples, lufs: float) -> Samples:
    return samples * 10 ** ((lufs - loudest(samples)) / 20)
