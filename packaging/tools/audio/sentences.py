"""Which sentences the practices say, and whether each has its sound."""

from collections.abc import Iterator
from pathlib import Path

from .manifest import Manifest


def sounds_there(resources: Path) -> set[str]:
    """Return the files of spoken words that there are, named below resources."""
    return {file.relative_to(resources).as_posix() for file in (resources / "audio" / "voice").glob("*.opus")}


def differences(sentences: dict[str, str], resources: Path, manifest: Manifest) -> Iterator[str]:
    """Yield one line for each sentence without a sound and each sound without a sentence."""
    there = sounds_there(resources)
    listed = manifest.files()
    for file, words in sentences.items():
        if file not in there:
            yield f"no sound: {words}"
        elif file not in listed:
            yield f"not in the manifest: {words}"
    for file in sorted(there - sentences.keys()):
        yield f"no sentence: {file} ({listed[file].words if file in listed else 'unknown'})"
    for file in sorted(listed.keys() - there - sentences.keys()):
        yield f"no sentence and no file, but in the manifest: {file}"
