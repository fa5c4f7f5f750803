"""What to do in a break, one suggestion at a time."""

import random
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol
from zlib import crc32

from companion.core.rotation import Rotation
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import AssetFiles

FILE = "overlay/suggestions.toml"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do, in the words that are shown. micro: fits into twenty seconds.

    name: which animation goes with it, and what it is remembered by.
    """

    name: str
    title: str
    line: str
    micro: bool = False


NOTHING = Suggestion("", "", "")
"""What is suggested where everything is switched off."""


def load_suggestions(path: Path) -> tuple[Suggestion, ...]:
    """Read the suggestions shipped with the program."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Suggestion(one["name"], _(one["title"]), _(one["line"]), one.get("micro", False))
        for one in table["suggestion"]
    )


def own_suggestion(title: str) -> Suggestion:
    """Return one the user has written; its words are not part of its name, which is kept elsewhere."""
    return Suggestion(f"own-{crc32(title.encode()):08x}", title, "")


class BreakChoice(Protocol):
    """What the user wants to see in a break. suggestions_off: names; suggestions_own: in their words."""

    @property
    def suggestions_off(self) -> tuple[str, ...]: ...
    @property
    def suggestions_own(self) -> tuple[str, ...]: ...


class Memory(Protocol):
    """Keeps across restarts what was shown."""

    def load(self) -> Rotation:
        """Return what came so far."""

    def keep(self, came: Rotation) -> None:
        """Keep that the last one of `came` was shown now."""


class Suggestions:
    """Deals suggestions out: each before any comes again, never one twice running.

    wanted: returns the choice in force, asked at each break; None = everything that is shipped.
    memory: None = what came is known until the program ends.
    """

    def __init__(
        self,
        assets: AssetFiles,
        *,
        wanted: Callable[[], BreakChoice] | None = None,
        memory: Memory | None = None,
        dice: random.Random | None = None,
    ) -> None:
        self._assets, self._wanted, self._memory = assets, wanted, memory
        self._dice = dice or random.Random()
        self._shipped: tuple[Suggestion, ...] = ()
        self._came: Rotation | None = None
        self._unkept = False

    def prepare(self) -> None:
        """Read what is needed, so that the break itself comes without delay."""
        if not self._shipped:
            self._shipped = load_suggestions(self._assets.path(FILE))
        if self._came is None:
            self._came = self._memory.load() if self._memory else Rotation()

    def deal(self, tier: str) -> Suggestion:
        """Return one that fits a break of this tier, NOTHING where all that would are switched off."""
        self.prepare()
        every = {one.name: one for one in self._offered()}
        fitting = [name for name, one in every.items() if tier != "micro" or one.micro]
        if not fitting:
            return NOTHING
        came = self._came or Rotation()
        name = came.next(fitting, every, self._draw)
        self._came, self._unkept = came.after(name, every), True
        return every[name]

    def keep(self) -> None:
        """Remember what was dealt last; called once it is seen, because a disk takes its time."""
        if self._unkept and self._memory and self._came:
            self._memory.keep(self._came)
        self._unkept = False

    def _offered(self) -> Sequence[Suggestion]:
        if self._wanted is None:
            return self._shipped
        choice = self._wanted()
        every = (*self._shipped, *map(own_suggestion, choice.suggestions_own))
        return [one for one in every if one.name not in choice.suggestions_off]

    def _draw(self, names: Sequence[str]) -> str:
        return self._dice.choice(names)
