"""From what the speech engine hands out to a sentence that can be played: pauses, ends, pitch range."""

import numpy as np

from . import RATE
from .levels import Samples

HEAD, TAIL = 0.06, 0.15
"""Seconds kept before the first and behind the last sound of a sentence."""

_FRAME = round(0.005 * RATE)
_QUIET = -50.0  # dB below the loudest frame: softer than the end of a spoken s
_SHORTEST_GAP = 0.09  # seconds; the closed lips of a p are shorter


def sounding(samples: Samples) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return for each frame of 5 ms whether anything is heard in it."""
    frames = np.pad(samples, (0, -samples.size % _FRAME)).reshape(-1, _FRAME)
    power = np.maximum((frames**2).mean(axis=1), 1e-12)
    heard: np.ndarray[tuple[int], np.dtype[np.bool_]] = power > power.max() * 10 ** (_QUIET / 10)
    return heard


def heard_seconds(samples: Samples) -> float:
    """Return for how many seconds anything is heard, pauses left out."""
    return float(sounding(samples).sum()) * _FRAME / RATE


def silence(seconds: float) -> Samples:
    """Return so many seconds of nothing."""
    return np.zeros(round(seconds * RATE))


def trimmed(samples: Samples, head: float = HEAD, tail: float = TAIL) -> Samples:
    """Return what is heard, with `head` and `tail` seconds around it that rise and fall softly."""
    heard = np.flatnonzero(sounding(samples))
    ahead, behind = round(head * RATE), round(tail * RATE)
    padded = np.pad(samples, (ahead, behind))
    begins, ends = heard[0] * _FRAME, min(samples.size, (heard[-1] + 1) * _FRAME)
    cut = padded[begins : ends + ahead + behind].copy()
    rise, fall = ahead // 2, behind * 2 // 3
    cut[:rise] *= np.hanning(2 * rise)[:rise]
    cut[-fall:] *= np.hanning(2 * fall)[fall:]
    return cut


def with_pauses(samples: Samples, count: int, seconds: float) -> Samples:
    """Return the samples with their `count` longest inner gaps widened to `seconds`.

    count: how many commas and the like the sentence has; a comma that is not heard as a gap stays as it is.
    """
    heard = np.flatnonzero(sounding(samples))
    lengths = np.diff(heard) - 1
    order = np.argsort(-lengths, kind="stable")[:count]
    chosen = sorted(int(i) for i in order if lengths[i] * _FRAME >= _SHORTEST_GAP * RATE)
    parts, done = [], 0
    for i in chosen:
        middle = int(heard[i] + heard[i + 1] + 1) * _FRAME // 2
        parts += [samples[done:middle], silence(max(0.0, seconds - lengths[i] * _FRAME / RATE))]
        done = middle
    return np.concatenate([*parts, samples[done:]])
