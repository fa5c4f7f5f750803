"""Which sentences the practices say, and whether each has its sound."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from companion.core.practice import Course, Practice, voice_file
from companion.core.practice_reading import read

from .manifest import Manifest


def practices(resources: Path, only: str | None = None) -> Iterator[Practice]:
    """Yield every practice that ships, or the one named `only`. InvalidInput where a script is amiss."""
    for file in sorted((resources / "practices").glob(f"{only or '*'}.toml")):
        yield read(file.stem, tomllib.loads(file.read_text(encoding="utf-8")))


def courses(practice: Practice) -> Iterator[Course]:
    """Yield every course of a practice, those without breath-holds as well."""
    for course in practice.courses:
        yield course
        if course.easy is not None:
            yield course.easy


def spoken_sentences(resources: Path, only: str | None = None) -> dict[str, str]:
    """Return what is said in any course: words by the file, below resources, that speaks them."""
    return {
        voice_file(cue.words): cue.words
        for practice in practices(resources, only)
        for course in courses(practice)
        for cue in course.cues
        if cue.kind == "speak"
    }


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
