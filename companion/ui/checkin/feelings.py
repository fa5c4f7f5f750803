"""The feeling words shipped with the program."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = "words/feelings.toml"


@dataclass(frozen=True, slots=True)
class Feeling:
    """A word and its quarter of the mood pad. first: in sight without asking for more."""

    word: str
    pleasant: bool
    energetic: bool
    first: bool = False


def load_feelings(path: Path) -> tuple[Feeling, ...]:
    """Read the words in the order in which they are offered."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Feeling(**entry) for entry in table["feeling"])
