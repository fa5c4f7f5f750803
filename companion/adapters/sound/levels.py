"""How loud: volumes as heard, and a ceiling that nothing exceeds."""

from __future__ import annotations  # numpy is loaded only once sound is needed

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float32]

HALF_AS_LOUD = 1.661
"""Ten decibels less sound half as loud (Stevens 1955): 0.5 ** 1.661 = 10 ** (-10 / 20)."""
KNEE = 0.8
"""Below this amplitude nothing is changed by the ceiling."""


def amplitude(volume: float) -> float:
    """Return the factor for samples that is heard as `volume`, 0 to 1; what is outside counts as the end."""
    return float(min(max(volume, 0.0), 1.0) ** HALF_AS_LOUD)


def keep_below_one(samples: Floats) -> None:
    """Bend what exceeds the knee, in place, so that it never reaches 1: parts together do not clip."""
    import numpy as np

    if samples.size == 0 or max(float(samples.max()), -float(samples.min())) <= KNEE:
        return
    room = 1.0 - KNEE
    over = np.maximum(np.abs(samples) - KNEE, 0.0)
    bent = np.minimum(np.abs(samples), KNEE) + room * np.tanh(over / room) * 0.999
    np.copysign(bent, samples, out=samples)
