"""Ogg files, written and read: Opus for what is heard once, Vorbis for what is repeated."""

from pathlib import Path

import numpy as np
import soundfile

from . import RATE
from .levels import Samples

_OPUS = {"format": "OGG", "subtype": "OPUS"}
_VORBIS = {"format": "OGG", "subtype": "VORBIS"}


def write_opus(file: Path, samples: Samples, *, kilobits: float) -> None:
    """Write a sound that begins and ends in silence, at about `kilobits` a second."""
    # libsndfile takes the rate as a compression between 0 (256 kbit/s) and 1 (6 kbit/s).
    _write(file, samples, compression_level=1 - (kilobits - 6) / 250, **_OPUS)


def write_vorbis(file: Path, samples: Samples, *, quality: float) -> None:
    """Write a sound that is repeated without a seam; quality 0 (small) to 1 (good).

    Opus' last 20 ms are bent towards silence, which is heard as a click when a tone begins anew; Vorbis'
    are as good as the rest.
    """
    _write(file, samples, compression_level=1 - quality, **_VORBIS)


def _write(file: Path, samples: Samples, **how: str | float) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(file, "w", RATE, 1, **how) as out:
        for start in range(0, samples.size, RATE):  # its Vorbis encoder crashes on long pieces
            out.write(samples[start : start + RATE])


def read(file: Path) -> Samples:
    """Return the samples of a file. ValueError where it is not mono at RATE."""
    samples, rate = soundfile.read(file, dtype="float64")
    if rate != RATE or samples.ndim != 1:
        raise ValueError(f"{file.name} is not mono at {RATE} Hz")
    decoded: Samples = np.asarray(samples)
    return decoded
