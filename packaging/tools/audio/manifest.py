"""resources/audio/voice.toml: which sentences are spoken, in which files, and how they were rendered."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

_OPENING = """\
# Written by `make narrate`. A sentence and the file that speaks it; digest is of the samples before encoding,
# envelope the level of each tenth of a second (a: -72 dBFS or less, each next letter 3 dB more), bands the
# power between 80, 250, 500, 1000, 2000, 4000 and 8000 Hz in dB.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A rendered sentence. file: its name below resources; lufs: loudness; peak: true peak in dBFS."""

    words: str
    file: str
    seconds: float
    lufs: float
    peak: float
    digest: str
    envelope: str
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What was rendered. how: the engine and its settings; another `how` asks for everything anew."""

    how: Mapping[str, str | float]
    spoken: tuple[Spoken, ...]

    def files(self) -> dict[str, Spoken]:
        """Return the rendered sentences by file."""
        return {one.file: one for one in self.spoken}


def read_manifest(file: Path) -> Manifest:
    """Return the manifest kept in a file, an empty one where there is none."""
    if not file.exists():
        return Manifest(how={}, spoken=())
    kept = tomllib.loads(file.read_text(encoding="utf-8"))
    names = {field.name for field in fields(Spoken)} - {"bands"}
    spoken = (
        Spoken(**{name: one[name] for name in names}, bands=tuple(one["bands"])) for one in kept["sentence"]
    )
    return Manifest(how=kept["how"], spoken=tuple(spoken))


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Write the manifest, sentences in alphabetical order so that a change is a small one."""
    # A JSON string, number or list of whole numbers is also one of TOML.
    blocks = ["[how]", *_pairs(manifest.how.items())]
    for one in sorted(manifest.spoken, key=lambda one: (one.words, one.file)):
        blocks += ["", "[[sentence]]", *_pairs(asdict(one).items())]
    file.write_text(_OPENING + "\n" + "\n".join(blocks) + "\n", encoding="utf-8")


def _pairs(items: Iterable[tuple[str, object]]) -> list[str]:
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in items]
