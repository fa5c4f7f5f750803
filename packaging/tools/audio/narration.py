"""Keeps the folder of spoken sentences as the scripts want it: what is new is spoken, what is over goes."""

from collections.abc import Callable, Mapping
from pathlib import Path

from . import RATE
from .levels import Samples, loudness, true_peak
from .likeness import bands, digest, envelope
from .manifest import Manifest, Spoken, read_manifest, write_manifest
from .ogg import write_opus
from .sentences import sounds_there

MANIFEST = Path("audio", "voice.toml")
"""Below resources."""

KILOBITS = 48.0


class OtherWay(Exception):
    """A part was to be spoken in another way than the rest; it would be heard."""


def narrate(
    resources: Path,
    sentences: Mapping[str, str],
    speak: Callable[[str], Samples],
    how: Mapping[str, str | float],
    *,
    anew: bool = False,
    part: bool = False,
) -> list[str]:
    """Speak the sentences (file below resources -> words) that have no sound yet; return what was spoken.

    how: what the sounds depend on besides their words: where it differs from what was kept, everything is
    spoken. anew: also what is there. A file whose sound comes out the same is left alone. part: the sentences
    are not all there are, so nothing is removed. OtherWay where a part would sound unlike the rest.
    """
    kept = read_manifest(resources / MANIFEST)
    how = {"kilobits": KILOBITS, **how}
    if part and kept.spoken and kept.how != how:
        raise OtherWay("The voice has changed since the other sentences were spoken: speak all of them.")
    spoken = {file: one for file, one in kept.files().items() if part or file in sentences}
    fresh = kept.how == how and not anew
    coded = kept.how.get("kilobits") == KILOBITS
    missing = [file for file in sentences if not (fresh and file in spoken and (resources / file).exists())]
    for file in missing:
        samples = speak(sentences[file])
        told = described(file, sentences[file], samples)
        if not coded or spoken.get(file) != told or not (resources / file).exists():
            write_opus(resources / file, samples, kilobits=KILOBITS)
            spoken[file] = told
    for sound in sounds_there(resources) - spoken.keys():
        (resources / sound).unlink()
    write_manifest(resources / MANIFEST, Manifest(how=how, spoken=tuple(spoken.values())))
    return missing


def described(file: str, words: str, samples: Samples) -> Spoken:
    """Return what the manifest says of a rendered sentence."""
    return Spoken(
        words=words,
        file=file,
        seconds=round(samples.size / RATE, 3),
        lufs=round(loudness(samples), 2),
        peak=round(true_peak(samples), 2),
        digest=digest(samples),
        envelope=envelope(samples),
        bands=tuple(bands(samples)),
    )
