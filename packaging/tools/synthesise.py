"""Make the sounds that nobody speaks: bell, tick and the three backgrounds, into resources/audio.

Run by `make sounds`. Each is computed from a fixed seed; a file that sounds as it should is left alone, since
no two Ogg files are alike byte for byte.
"""

from pathlib import Path

from audio import backgrounds, struck
from audio.levels import Samples
from audio.likeness import alike
from audio.ogg import read, write_opus, write_vorbis

AUDIO = Path(__file__).parents[2] / "resources" / "audio"

STRUCK = {"bell.opus": struck.bowl, "tick.opus": struck.tick}
REPEATED = {
    "background/brown.ogg": backgrounds.brown,
    "background/rain.ogg": backgrounds.rain,
    "background/drone.ogg": backgrounds.drone,
}
# Behind a few steady tones the least roughness is heard.
QUALITY = {"background/drone.ogg": 0.9}


def made() -> dict[str, Samples]:
    """Return every sound by its file below resources/audio."""
    return {name: make() for name, make in (STRUCK | REPEATED).items()}


def main() -> None:
    """Write them all."""
    for name, samples in made().items():
        file = AUDIO / name
        if file.exists() and alike(read(file), samples):
            continue
        if name in REPEATED:
            write_vorbis(file, samples, quality=QUALITY.get(name, 0.5))
        else:
            write_opus(file, samples, kilobits=64)
        print(f"{name}: {samples.size / 48_000:.2f} s, {file.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
