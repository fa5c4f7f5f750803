"""A breath as a practice's file gives it, repeated into single phases, with or without holding it."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from companion.core.practice import Cue
from companion.core.practice_place import Place
from companion.core.value import dataclass
from companion.core.words import _

PhaseKind = Literal["in", "out", "hold"]
_KINDS: tuple[PhaseKind, ...] = ("in", "out", "hold")


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a breath. lasts: seconds. say: what is spoken in guided breaths; shows: on the disc."""

    kind: PhaseKind
    lasts: float
    say: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Breath:
    """One breath, from the first phase in until the lungs are empty."""

    phases: tuple[Phase, ...]

    @property
    def lasts(self) -> float:
        """Seconds of one breath."""
        return sum(phase.lasts for phase in self.phases)

    @property
    def holds(self) -> bool:
        """Whether it is held anywhere."""
        return any(phase.kind == "hold" for phase in self.phases)

    def without_holds(self) -> "Breath":
        """Return the breath with its holds left out."""
        return Breath(tuple(phase for phase in self.phases if phase.kind != "hold"))

    def rounds_in(self, seconds: float) -> int:
        """Return how many whole breaths fit into `seconds`."""
        return int(seconds / self.lasts + 1e-9)

    def cues(self, at: float, rounds: int, guided: int) -> Iterator[Cue]:
        """Yield the phases of `rounds` breaths from second `at` on; the first `guided` are spoken as well."""
        for turn in range(rounds):
            begins = at + turn * self.lasts
            for phase in self.phases:
                yield Cue(at=begins, kind=phase.kind, lasts=phase.lasts, words=phase.shows)
                if turn < guided and phase.say:
                    yield Cue(at=begins, kind="speak", words=phase.say)
                begins += phase.lasts


def read_breath(place: Place, table: Mapping[str, Any]) -> Breath:
    """Return the breath of a table with `phases`; InvalidInput where it is not a whole breath."""
    place.only(table, ("phases",))
    phases = tuple(
        _phase(place.within(_("phase {number}").format(number=number)), one)
        for number, one in enumerate(place.listed(table, "phases"), start=1)
    )
    kinds = [phase.kind for phase in phases]
    flow = [kind for kind in kinds if kind != "hold"]
    if kinds[0] != "in" or flow != sorted(flow) or "out" not in flow:
        raise place.fault(_("this is no whole breath: begin with in, and breathe out to the end."))
    return Breath(phases)


def _phase(place: Place, value: object) -> Phase:
    table = place.table(value)
    place.only(table, (*_KINDS, "say", "shows"))
    kinds = [kind for kind in _KINDS if kind in table]
    if len(kinds) != 1:
        raise place.fault(_("a phase is one of in, out and hold: write it as in = 4."))
    return Phase(
        kind=kinds[0],
        lasts=place.number(table, kinds[0], above=0),
        say=place.text(table, "say", empty=True),
        shows=place.text(table, "shows", empty=True),
    )
