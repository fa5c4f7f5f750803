"""What may be heard behind a practice: a deep rush, rain, a low hum. Seeded: each is always the same."""

import numpy as np

from . import RATE
from .levels import Samples, loudness
from .periodic import noise, tone

LUFS = -32.0
"""At the same volume 12 dB below the voice; as loud as is set at first, 22 dB."""
SECONDS = 48
"""Length of a loop: long enough that nobody hears it come back."""


def brown() -> Samples:
    """Return noise that falls by 6 dB an octave, without what small speakers only rattle with."""

    def shape(hertz: Samples) -> Samples:
        return np.where(hertz > 25, 1 / np.maximum(hertz, 60), 0)

    return _levelled(noise(np.random.RandomState(11), SECONDS, shape))


def rain() -> Samples:
    """Return rain on leaves: a rush that swells and sinks a little, and drops near by."""
    random = np.random.RandomState(23)

    def rush(hertz: Samples) -> Samples:
        low, high = (hertz / 500) ** 2 / (1 + (hertz / 500) ** 2), 1 / (1 + (hertz / 6000) ** 4)
        return low * high / np.sqrt(np.maximum(hertz, 100))

    def breath(hertz: Samples) -> Samples:
        return np.where((hertz > 0) & (hertz < 0.25), 1.0, 0.0)

    swelling = 1 + 0.12 * noise(random, SECONDS, breath)
    return _levelled(noise(random, SECONDS, rush) * swelling + 1.1 * _drops(random))


def _drops(random: np.random.RandomState) -> Samples:
    """Return about fourteen soft drops a second, short falling rings; the last ring on in the first."""
    made = np.zeros(SECONDS * RATE)
    t = np.arange(round(0.03 * RATE)) / RATE
    for _ in range(14 * SECONDS):
        at, pitch = random.randint(made.size), 1200 + 2600 * random.random_sample()
        loud: float = random.random_sample()
        ring = np.sin(2 * np.pi * pitch * t) * np.minimum(1, t / 0.0008) * np.exp(-t / 0.0045)
        made[(at + np.arange(t.size)) % made.size] += loud**3 * ring
    drops: Samples = made / np.sqrt(np.mean(made**2)) * 0.35
    return drops


# Hz and amplitude: a fundamental, its fifth, and what a string adds above them.
_PARTIALS = ((82.5, 1.0), (123.75, 0.6), (165.0, 0.5), (247.5, 0.22), (330.0, 0.12), (495.0, 0.05))
_DRONE_BEGINS = 900_007
"""Where the loop is cut: any place does before it is encoded, here it is also smooth behind Vorbis."""


def drone() -> Samples:
    """Return a low open fifth whose partials beat slowly, each at a pace of its own."""
    random = np.random.RandomState(37)
    made = np.zeros(SECONDS * RATE)
    for hertz, gain in _PARTIALS:
        for beside in (-1, 0, 1):  # three strings, a few hundredths of a hertz apart
            detuned = hertz + beside * (1 + random.randint(3)) / SECONDS
            made += gain * (1.0 if beside == 0 else 0.45) * tone(detuned, SECONDS, random.random_sample())
    return _levelled(np.roll(made, _DRONE_BEGINS))


def _levelled(samples: Samples) -> Samples:
    return samples * 10 ** ((LUFS - loudness(samples)) / 20)
