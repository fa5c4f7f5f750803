"""One measured figure beside what it is compared with and how far it may go."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from tests.bench.process import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured. With a `reference` the reach is a ratio to it, else a value in `unit`."""

    what: str
    unit: str
    reach: float | None = None
    value: float | None = None
    reference: float | None = None
    beside: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The value over its reference, where there is one."""
        if self.value is None or not self.reference:
            return None
        return self.value / self.reference

    @property
    def within_reach(self) -> bool | None:
        """Whether the figure is as good as it should be; None where that cannot be said."""
        measured = self.value if self.reference is None else self.ratio
        return None if measured is None or self.reach is None else measured <= self.reach

    def as_row(self) -> dict[str, object]:
        """Return the figure for JSON, rounded to what the clock can tell."""
        plain = asdict(self) | {"ratio": self.ratio, "within_reach": self.within_reach}
        return {name: round(x, 4) if isinstance(x, float) else x for name, x in plain.items()}


def alternating(runs: int, *takes: Callable[[], float]) -> list[float]:
    """Take each measure in turn, `runs` times, and return the medians: a slow minute then hits all alike."""
    taken: list[list[float]] = [[] for _ in takes]
    for _ in range(runs):
        for kept, take in zip(taken, takes, strict=True):
            kept.append(take())
    return [median(kept) for kept in taken]


def unmeasured(names: Sequence[str], why: Missing) -> list[Figure]:
    """Return rows that say why nothing was measured."""
    return [Figure(what=name, unit="", note=f"not measured: {why}") for name in names]


def _number(x: float | None, unit: str) -> str:
    if x is None:
        return "–"
    return f"{x:.0f} {unit}" if x >= 100 or unit == "switches/min" else f"{x:.3g} {unit}"


def as_table(figures: Sequence[Figure]) -> str:
    """Return the figures as a table for people."""
    head = ("what", "measured", "beside", "ratio", "reach", "")
    rows = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, (*widths, 0), strict=True)).rstrip()
        for row in rows
    )


def _cells(figure: Figure) -> tuple[str, ...]:
    if figure.value is None:
        return (figure.what, "–", "", "", "", figure.note)
    ratio = figure.ratio
    beside = (
        f"{_number(figure.reference, figure.unit)} {figure.beside}" if figure.reference is not None else ""
    )
    unit = "×" if figure.reference is not None else f" {figure.unit}"
    verdict = {True: "ok", False: "OVER", None: ""}[figure.within_reach]
    return (
        figure.what,
        _number(figure.value, figure.unit),
        beside,
        "" if ratio is None else f"{ratio:.2f}×",
        "" if figure.reach is None else f"≤ {figure.reach:g}{unit}",
        f"{verdict}  {figure.note}".strip(),
    )
