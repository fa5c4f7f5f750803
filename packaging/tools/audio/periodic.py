"""Sounds that repeat without a seam: made of pitches that fit a whole number of times into the loop."""

from collections.abc import Callable

import numpy as np

from . import RATE
from .levels import Samples, decibels

_HALF = round(0.005 * RATE)


def noise(random: np.random.RandomState, seconds: int, shape: Callable[[Samples], Samples]) -> Samples:
    """Return noise of power 1, at each pitch of the amplitude `shape` says; its end meets its beginning."""
    length = seconds * RATE
    pitch = np.fft.rfftfreq(length, 1 / RATE).astype(np.float64)
    made = np.fft.irfft(np.fft.rfft(random.standard_normal(length)) * shape(pitch), length)
    levelled: Samples = made / np.sqrt(np.mean(made**2))
    return levelled


def tone(hertz: float, seconds: int, turn: float = 0.0) -> Samples:
    """Return a sine of the pitch nearest to `hertz` that fits; `turn`: its phase as a part of a turn."""
    turns = round(hertz * seconds)
    made: Samples = np.sin(2 * np.pi * (turns * np.arange(seconds * RATE) / (seconds * RATE) + turn))
    return made


def click(samples: Samples, at: int = 0) -> float:
    """Return how loud the 10 ms round a sample are above 1.2 kHz, in dBFS, when the sound is repeated.

    At 0 it is the seam: a step or a kink there is heard as a click, and lies in that range.
    """
    around = np.take(samples, np.arange(at - _HALF, at + _HALF), mode="wrap") * np.hanning(2 * _HALF)
    power = np.abs(np.fft.rfft(around)) ** 2 * 8 / (2 * _HALF) ** 2
    return decibels(float(power[np.fft.rfftfreq(2 * _HALF, 1 / RATE) > 1200].sum()))
