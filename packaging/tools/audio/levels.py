"""How loud a sound is: loudness after ITU-R BS.1770-5, true peak, and the gain that sets them."""

import numpy as np
from numpy.typing import NDArray

from . import RATE

Samples = NDArray[np.float64]

# The two filters of K-weighting at 48 kHz (BS.1770-5, tables 1 and 2): a shelf for the head, a high-pass.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

_BLOCK, _STEP = round(0.4 * RATE), round(0.1 * RATE)  # gating blocks of 400 ms, three quarters overlapping
_OFFSET = -0.691  # so that a 997 Hz sine at full scale reads -3.01 LUFS
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_QUICK = 960  # a spectrum of a length that divides by many small numbers is computed quickly
SILENCE = -120.0
"""LUFS of what is as good as no sound."""


def decibels(power: float) -> float:
    """Return a power (a mean square) in dB, at least SILENCE."""
    return max(SILENCE, 10 * float(np.log10(max(power, 1e-30))))


def k_weighted(samples: Samples) -> Samples:
    """Return the samples as loud at each pitch as the ear takes them to be.

    The filters are applied in the frequency domain; a second of silence behind keeps the end from
    ringing into the beginning.
    """
    length = samples.size + RATE + -samples.size % _QUICK
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(length))
    response = np.ones_like(z)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.polyval(above[::-1], z) / np.polyval(below[::-1], z)
    weighted: Samples = np.fft.irfft(np.fft.rfft(samples, length) * response, length)[: samples.size]
    return weighted


def _block_powers(samples: Samples) -> Samples:
    """Return the mean square of every gating block; a sound shorter than a block is one block."""
    sums = np.concatenate(([0.0], np.cumsum(k_weighted(samples) ** 2)))
    block = min(_BLOCK, samples.size)
    starts = np.arange(0, samples.size - block + 1, _STEP)
    powers: Samples = (sums[starts + block] - sums[starts]) / block
    return powers


def loudness(samples: Samples) -> float:
    """Return the integrated loudness in LUFS, gated; SILENCE where no block passes the gate."""
    powers = _block_powers(samples)
    for gate in (_ABSOLUTE_GATE, None):
        if gate is None:
            gate = decibels(float(powers.mean())) + _OFFSET + _RELATIVE_GATE
        powers = powers[powers > 10 ** ((gate - _OFFSET) / 10)]
        if not powers.size:
            return SILENCE
    return decibels(float(powers.mean())) + _OFFSET


def loudest(samples: Samples) -> float:
    """Return the greatest momentary loudness in LUFS: that of the loudest 400 ms."""
    return decibels(float(_block_powers(samples).max())) + _OFFSET


def doubled(samples: Samples) -> Samples:
    """Return the same sound at twice the rate, band-limited. It should begin and end in silence."""
    length = samples.size + -samples.size % _QUICK
    finer: Samples = np.fft.irfft(np.fft.rfft(samples, length), 2 * length)[: 2 * samples.size] * 2
    return finer


def true_peak(samples: Samples) -> float:
    """Return the highest value between the samples too, in dBFS (four times oversampled)."""
    return decibels(float(np.abs(doubled(doubled(samples))).max()) ** 2)


def levelled(samples: Samples, lufs: float, *, ceiling: float) -> Samples:
    """Return the samples `lufs` loud; what would rise above `ceiling` dBFS is pressed down softly."""
    for _ in range(4):  # pressing peaks down takes a little loudness away
        samples = pressed(samples * 10 ** ((lufs - loudness(samples)) / 20), ceiling)
    return samples


def pressed(samples: Samples, ceiling: float) -> Samples:
    """Return the samples with no true peak above `ceiling` dBFS: a limiter that looks 5 ms ahead.

    The gain falls and rises along a raised cosine of 10 ms, so that nothing crackles.
    """
    if true_peak(samples) <= ceiling:
        return samples
    highest = np.abs(doubled(doubled(samples))).reshape(-1, 4).max(axis=1)
    wanted = np.minimum(1.0, 10 ** ((ceiling - 0.05) / 20) / np.maximum(highest, 1e-9))
    reach = round(0.005 * RATE)
    lowest = np.lib.stride_tricks.sliding_window_view(
        np.pad(wanted, 2 * reach, constant_values=1.0), 2 * reach + 1
    ).min(axis=1)
    bell = np.hanning(2 * reach + 3)[1:-1]
    return samples * np.convolve(lowest, bell / bell.sum(), mode="valid")
