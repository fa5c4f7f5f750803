"""What to do in a break, one suggestion at a time."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = "overlay/suggestions.toml"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do. micro: fits into twenty seconds."""

    name: str
    title: str
    line: str
    micro: bool = False


def load_suggestions(path: Path) -> tuple[Suggestion, ...]:
    """Read the suggestions shipped with the program."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Suggestion(**entry) for entry in table["suggestion"])


class Suggestions:
    """Deals suggestions out, never the same twice running."""

    def __init__(self, all_: Sequence[Suggestion], dice: random.Random | None = None) -> None:
        self._all = tuple(all_)
        self._dice = dice or random.Random()
        self._last = ""

    def deal(self, tier: str) -> Suggestion:
        """Return one that fits a break of this tier."""
        fitting = [one for one in self._all if tier != "micro" or one.micro]
        chosen = self._dice.choice([one for one in fitting if one.name != self._last] or fitting)
        self._last = chosen.name
        return chosen
