"""Sound files decoded to what the mixer adds up: one channel of 16-bit samples, 48,000 a second."""

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from companion.adapters.sound.plan import RATE

Samples = NDArray[np.int16]
SEAM_FADE = RATE // 2
ROUGH = 4.0
"""A seam is heard where the step across it is this many times the sound's usual one."""


class CannotDecode(Exception):
    """The file holds no sound that can be played; the message says why."""


def decode(path: Path) -> Samples:
    """Return the samples of a file, channels mixed to one. CannotDecode where that fails."""
    try:
        samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
    except (soundfile.SoundFileError, OSError, RuntimeError, TypeError) as error:
        raise CannotDecode(str(error)) from None
    if rate != RATE:
        raise CannotDecode(f"{rate} samples a second instead of {RATE}")
    if len(samples) == 0:
        raise CannotDecode("no samples")
    one: Samples = samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1).astype(np.int16)
    return np.ascontiguousarray(one)


def seamless(samples: Samples) -> Samples:
    """Return a sound that can follow itself without a click.

    Where the end does not meet the beginning, it is faded into it over half a second, and the loop is
    shorter by that.
    """
    if len(samples) < 4 * SEAM_FADE or not _clicks(samples):
        return samples
    ramp = np.linspace(0.0, np.pi / 2, SEAM_FADE, dtype=np.float32)
    end, begin = samples[-SEAM_FADE:], samples[:SEAM_FADE]
    met = np.cos(ramp) * end + np.sin(ramp) * begin
    looped = samples[:-SEAM_FADE].copy()
    looped[:SEAM_FADE] = np.clip(met, -32_768, 32_767).astype(np.int16)
    return looped


def _clicks(samples: Samples) -> bool:
    near = np.concatenate((samples[-RATE:], samples[:RATE])).astype(np.float32)
    steps = np.diff(near)
    usual = float(np.sqrt(np.mean(np.square(np.delete(steps, min(RATE, len(samples)) - 1)))))
    return abs(float(samples[0]) - float(samples[-1])) > ROUGH * max(usual, 1.0)
