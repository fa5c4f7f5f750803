"""Takes the edge off s, sh and t: a voice that speaks slowly and close by must not hiss or spit."""

import numpy as np

from . import RATE
from .levels import Samples

BELOW_VOWELS = -7.0
"""Decibels: how loud what hisses may be against the loud vowels of the same sentence."""

_LOW, _HIGH = 3500.0, 4500.0  # Hz; vowels lie below, the noise of s and t above
_FRAME = round(0.005 * RATE)
_REACH = round(0.006 * RATE)


def deessed(samples: Samples) -> Samples:
    """Return the samples with what lies above 4 kHz pressed to BELOW_VOWELS where it is louder.

    The gain falls and rises along a raised cosine of 12 ms; where nothing hisses nothing is changed.
    """
    hiss = _above(samples)
    rest = samples - hiss
    most = _loud(rest) * 10 ** (BELOW_VOWELS / 20)
    wanted = np.minimum(1.0, most / np.maximum(_rms(hiss), 1e-9))
    lowest = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, 2 * _REACH, constant_values=1.0), 2 * _REACH + 1
    ).min(axis=1)
    bell = np.hanning(2 * _REACH + 3)[1:-1]
    return rest + hiss * np.convolve(lowest, bell / bell.sum(), mode="valid")


def _above(samples: Samples) -> Samples:
    """Return what lies above 4 kHz, in phase with the rest."""
    pitch = np.fft.rfftfreq(samples.size, 1 / RATE)
    share = np.clip((pitch - _LOW) / (_HIGH - _LOW), 0, 1)
    high: Samples = np.fft.irfft(np.fft.rfft(samples) * np.sin(share * np.pi / 2) ** 2, samples.size)
    return high


def _rms(samples: Samples) -> Samples:
    """Return the level round each sample, over 5 ms."""
    summed = np.cumsum(np.pad(samples**2, (_FRAME // 2 + 1, _FRAME - _FRAME // 2 - 1)))
    level: Samples = np.sqrt(np.maximum(summed[_FRAME - 1 :] - np.r_[0.0, summed[:-_FRAME]], 0) / _FRAME)
    return level[: samples.size]


def _loud(samples: Samples) -> float:
    """Return the level that one frame of 5 ms in twenty exceeds: that of the loud vowels."""
    frames = samples[: samples.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    return float(np.quantile(np.sqrt((frames**2).mean(axis=1)), 0.95))
