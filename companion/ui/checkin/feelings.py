"""The feeling words shipped with the program."""

import tomllib
from pathlib import Path

from companion.core.feelings import FeelingList, read_feelings

FILE = "words/feelings.toml"


def load_feelings(path: Path) -> FeelingList:
    """Read the words in the order in which they are offered."""
    return read_feelings(tomllib.loads(path.read_text(encoding="utf-8")))
