"""Speak the practices: render every sentence of resources/practices to resources/audio/voice.

Run by `make narrate`, in an environment of its own that holds the speech engine. Only sentences that are new,
or were rendered in another way, are spoken; sounds of sentences no longer said are removed.
"""

import argparse
import sys
import time
from pathlib import Path

from audio.levels import Samples, loudness, true_peak
from audio.likeness import bands, digest, envelope
from audio.manifest import Manifest, Spoken, read_manifest, write_manifest
from audio.ogg import write_opus
from audio.sentences import differences, sounds_there, spoken_sentences

RESOURCES = Path(__file__).parents[2] / "resources"
MANIFEST = RESOURCES / "audio" / "voice.toml"
KILOBITS = 48.0


def main(arguments: list[str]) -> int:
    """Speak, or with --check say what is missing. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="render nothing, say what is amiss")
    parser.add_argument("--only", metavar="NAME", help="speak the sentences of one practice, remove nothing")
    parser.add_argument("--anew", action="store_true", help="speak also what is there already")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        return check()
    narrate(spoken_sentences(RESOURCES, chosen.only), anew=chosen.anew, keep_others=chosen.only is not None)
    return 0


def check() -> int:
    """Say which sentences have no sound and which sounds no sentence; 1 where there are any."""
    found = list(differences(spoken_sentences(RESOURCES), RESOURCES, read_manifest(MANIFEST)))
    for line in found:
        print(line)
    return int(bool(found))


def narrate(sentences: dict[str, str], *, anew: bool, keep_others: bool) -> None:
    """Render the sentences (file below resources -> words) that have no sound as they would be spoken now."""
    from audio.speech import how, speaker

    kept = read_manifest(MANIFEST)
    alike = {"kilobits": KILOBITS, **how()}
    current = kept.files() if not anew and kept.how == alike else {}
    spoken = {file: one for file, one in current.items() if (keep_others or file in sentences)}
    missing = [file for file in sentences if file not in spoken or not (RESOURCES / file).exists()]
    speak, began = speaker(), time.perf_counter()
    for file in missing:
        samples = speak(sentences[file])
        write_opus(RESOURCES / file, samples, kilobits=KILOBITS)
        spoken[file] = described(file, sentences[file], samples)
    for sound in sounds_there(RESOURCES) - spoken.keys():
        (RESOURCES / sound).unlink()
    write_manifest(MANIFEST, Manifest(how=alike, spoken=tuple(spoken.values())))
    tell(spoken, len(missing), time.perf_counter() - began)


def described(file: str, words: str, samples: Samples) -> Spoken:
    """Return what the manifest says of a rendered sentence."""
    return Spoken(
        words=words,
        file=file,
        seconds=round(samples.size / 48_000, 3),
        lufs=round(loudness(samples), 2),
        peak=round(true_peak(samples), 2),
        digest=digest(samples),
        envelope=envelope(samples),
        bands=tuple(bands(samples)),
    )


def tell(spoken: dict[str, Spoken], rendered: int, took: float) -> None:
    """Print how many sentences there are, how long and how large."""
    seconds = sum(one.seconds for one in spoken.values())
    size = sum((RESOURCES / file).stat().st_size for file in spoken)
    print(f"{rendered} spoken in {took:.0f} s; {len(spoken)} in all, {seconds:.0f} s, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
