"""Speak the practices: every sentence of resources/practices into resources/audio/voice.

Run by `make narrate`, in an environment of its own that holds the speech engine. Only sentences that are new,
or were rendered in another way, are spoken; sounds of sentences no longer said are removed.
"""

import argparse
import sys
import time
from pathlib import Path

from audio.manifest import read_manifest
from audio.narration import MANIFEST, OtherWay, narrate
from audio.sentences import differences, spoken_sentences

RESOURCES = Path(__file__).parents[2] / "resources"


def main(arguments: list[str]) -> int:
    """Speak, or with --check say what is missing. Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="render nothing, say what is amiss")
    parser.add_argument("--only", metavar="NAME", help="speak the sentences of one practice, remove nothing")
    parser.add_argument("--anew", action="store_true", help="speak also what is there already")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        return check()
    sentences = spoken_sentences(RESOURCES, chosen.only)
    if not sentences:
        parser.error(f"resources/practices has no script {chosen.only}.toml that says anything")
    from audio.speech import how, speaker

    began = time.perf_counter()
    try:
        spoken = narrate(
            RESOURCES, sentences, speaker(), how(), anew=chosen.anew, part=chosen.only is not None
        )
    except OtherWay as error:
        parser.error(str(error))
    tell(len(spoken), time.perf_counter() - began)
    return 0


def check() -> int:
    """Say which sentences have no sound and which sounds no sentence; 1 where there are any."""
    found = list(differences(spoken_sentences(RESOURCES), RESOURCES, read_manifest(RESOURCES / MANIFEST)))
    for line in found:
        print(line)
    return int(bool(found))


def tell(rendered: int, took: float) -> None:
    """Print how many sentences were spoken, and how many there are, how long and how large."""
    spoken = read_manifest(RESOURCES / MANIFEST).spoken
    seconds = sum(one.seconds for one in spoken)
    size = sum((RESOURCES / one.file).stat().st_size for one in spoken)
    print(f"{rendered} spoken in {took:.0f} s; {len(spoken)} in all, {seconds:.0f} s, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
