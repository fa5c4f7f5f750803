"""Which of a track's sounds are kept decoded: those around the moment that is played."""

from __future__ import annotations  # numpy is loaded only once sound is needed

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from companion.adapters.sound.plan import RATE, Piece

if TYPE_CHECKING:
    from companion.adapters.sound.plan import Samples
    from companion.app.ports.sound import Sounding, Track

BEHIND = 20.0
"""Seconds already played that are kept, so that going back 15 is heard at once."""
AHEAD = 10.0
AT_ONCE = 1.5
"""Seconds ahead within which a sound must be there before playing begins."""


class Shelf:
    """Keeps decoded files by name while a sound near the moment needs them."""

    def __init__(self, track: Track, read: Callable[[str], Samples | None]) -> None:
        """read: decodes a file by its name below resources, None where that cannot be done."""
        self._soundings = tuple(sorted(track.soundings, key=lambda sounding: sounding.at))
        self._read = read
        self._kept: dict[str, Samples | None] = {}

    def fetch(self, at: float, ahead: float = AHEAD) -> bool:
        """Decode what begins shortly before second `at` or up to `ahead` after it; True where any was new."""
        new = False
        for sounding in self._between(at - BEHIND, at + ahead):
            if sounding.file not in self._kept and (sounding.at >= at - AHEAD):
                self._kept[sounding.file] = self._read(sounding.file)
                new = True
        return new

    def tidy(self, at: float) -> bool:
        """Let go of what neither sounds near second `at` nor will soon; True where anything went."""
        needed = {sounding.file for sounding in self._between(at - BEHIND, at + AHEAD)}
        needed |= {s.file for s in self._soundings if s.at < at and self._ends(s) > at - BEHIND}
        gone = self._kept.keys() - needed
        for file in gone:
            del self._kept[file]
        return bool(gone)

    def pieces(self) -> tuple[Piece, ...]:
        """Return every sounding whose file is decoded."""
        return tuple(
            Piece(round(sounding.at * RATE), samples, sounding.part)
            for sounding in self._soundings
            if (samples := self._kept.get(sounding.file)) is not None
        )

    def clear(self) -> None:
        """Let go of everything."""
        self._kept.clear()

    def _between(self, begin: float, end: float) -> Iterable[Sounding]:
        return (sounding for sounding in self._soundings if begin <= sounding.at <= end)

    def _ends(self, sounding: Sounding) -> float:
        samples = self._kept.get(sounding.file)
        return sounding.at + (0.0 if samples is None else len(samples) / RATE)
