"""A sound written down in a line: enough to tell that a file holds what was rendered."""

from hashlib import sha256

import numpy as np

from . import RATE
from .levels import Samples

_FRAME = round(0.1 * RATE)
_STEP, _FLOOR = 3.0, -72.0  # dB
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EDGES = (80, 250, 500, 1000, 2000, 4000, 8000)  # Hz


def envelope(samples: Samples) -> str:
    """Return the level of every tenth of a second as a letter: a is -72 dBFS or less, each next 3 dB more."""
    frames = np.pad(samples, (0, -samples.size % _FRAME)).reshape(-1, _FRAME)
    power = 10 * np.log10(np.maximum((frames**2).mean(axis=1), 1e-12))
    steps = np.clip(np.round((power - _FLOOR) / _STEP), 0, len(_LETTERS) - 1).astype(int)
    return "".join(_LETTERS[step] for step in steps)


def steps_apart(one: str, other: str) -> float:
    """Return the mean distance of two envelopes in dB. Infinite where one is longer by two frames or more."""
    if abs(len(one) - len(other)) > 1:
        return float("inf")
    apart = [abs(_LETTERS.index(a) - _LETTERS.index(b)) for a, b in zip(one, other, strict=False)]
    return _STEP * sum(apart) / max(1, len(apart))


def bands(samples: Samples) -> list[int]:
    """Return the power in six bands from 80 Hz to 8 kHz in dB, whole."""
    power = np.abs(np.fft.rfft(samples)) ** 2 / max(1, samples.size) ** 2 * 2
    pitch = np.fft.rfftfreq(samples.size, 1 / RATE)
    pairs = zip(_EDGES, _EDGES[1:], strict=False)
    sums = [power[(pitch >= low) & (pitch < high)].sum() for low, high in pairs]
    return [round(10 * float(np.log10(max(total, 1e-12)))) for total in sums]


def digest(samples: Samples) -> str:
    """Return a digest of the samples before they were encoded, rounded to 12 bits.

    Ogg files differ from run to run (a random serial number), rendered samples do not on the same kind of
    processor.
    """
    rounded = np.round(samples * 2048).astype("<i2")
    return sha256(rounded.tobytes()).hexdigest()[:16]


def alike(one: Samples, other: Samples) -> bool:
    """Return whether two sounds are of one length and the same but for what encoding loses."""
    if one.size != other.size:
        return False
    apart = np.sqrt(np.mean((one - other) ** 2))
    return bool(apart < 0.3 * np.sqrt(np.mean(other**2)))
