"""Which of several things comes next: each once before any comes again, never one twice running."""

from collections.abc import Callable, Collection, Sequence

from companion.core.value import dataclass

Pick = Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Rotation:
    """What came so far. order: names, the one that came last at the end. turn: what came in this round."""

    order: tuple[str, ...] = ()
    turn: frozenset[str] = frozenset()

    @property
    def last(self) -> str:
        """The name that came last, empty before the first."""
        return self.order[-1] if self.order else ""

    def next(self, fitting: Collection[str], every: Collection[str], pick: Pick) -> str:
        """Return which of `fitting` comes now; `pick` draws one of several.

        every: all there are, among them those that do not fit now; a round is over once each of them
        came. ValueError where nothing fits.
        """
        if not fitting:
            raise ValueError("nothing to choose from")
        others = [name for name in fitting if name != self.last] or list(fitting)
        new = [name for name in others if name not in self.turn]
        if new or self._is_over(every):
            return pick(new or others)
        # What is left of the round does not fit now: then what came longest ago.
        return min(others, key=self._age)

    def after(self, name: str, every: Collection[str]) -> "Rotation":
        """Return the rotation once `name` came."""
        turn = frozenset() if self._is_over(every) else self.turn
        return Rotation((*(one for one in self.order if one != name), name), turn | {name})

    def _is_over(self, every: Collection[str]) -> bool:
        return all(name in self.turn for name in every)

    def _age(self, name: str) -> int:
        return self.order.index(name) if name in self.order else -1
