"""What the mixer is told, as one value that never changes: a new one takes the place of the old at once."""

from __future__ import annotations  # numpy is loaded only once sound is needed

from typing import TYPE_CHECKING

from companion.app.ports.sound import Part
from companion.core.value import dataclass

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Samples = NDArray[numpy.int16]

RATE = 48_000
"""Samples in a second, of every file and of the device."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A decoded sound on the track. start: the sample it begins at."""

    start: int
    samples: Samples
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How it goes on from here.

    epoch: counts up with every order, so that what is played can be told from what is wanted.
    start: seconds at which it begins. not_before: sounds that began earlier than this second are not heard.
    clean: it begins with its sounds' beginnings, not in the middle of one. since: the order's moment, on the
    clock that stands still in sleep. wait: seconds after it at which time runs on even without a device.
    """

    epoch: int = 0
    playing: bool = False
    start: float = 0.0
    not_before: float = 0.0
    clean: bool = True
    since: float = 0.0
    wait: float = 0.0
    seconds: float = 0.0
    pieces: tuple[Piece, ...] = ()
    bed: Samples | None = None

    def unheard(self, now: float) -> float:
        """Return the second it stands at where no device has begun to play it."""
        gone = now - self.since - self.wait if self.playing else 0.0
        return self.start + max(gone, 0.0)


NO_PLAN = Plan()
