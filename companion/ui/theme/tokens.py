"""Reads the design tokens: the one file from which style sheet, painter and charts take their values."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from companion.core.value import dataclass

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One step of the type scale. size, line: px at 100 % text; weight: 400 regular to 600 semibold."""

    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Ramp:
    """Five fills from low to high, and the text colour that stays legible on each."""

    steps: tuple[str, ...]
    ink: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchemeTokens:
    """Everything that differs between light and dark; colours are `#rrggbb` or `rgba(r,g,b,a)`."""

    color: Mapping[str, str]
    overlay: Mapping[str, str]
    ramp: Mapping[str, Ramp]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of both schemes. radius, size: px at 100 % text; motion: milliseconds."""

    light: SchemeTokens
    dark: SchemeTokens
    type: Mapping[str, TypeRole]
    radius: Mapping[str, int]
    size: Mapping[str, float]
    motion_ms: Mapping[str, int]

    def scheme(self, name: Scheme) -> SchemeTokens:
        """Return the tokens of one scheme."""
        return self.dark if name == "dark" else self.light


def load_tokens(path: Path) -> Tokens:
    """Read the token file; it ships with the program, so a damaged one raises KeyError or TOML errors."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    roles = {
        name: TypeRole(role["size"], role["line"], role["weight"]) for name, role in table["type"].items()
    }
    timed = {name: row for name, row in table["motion"].items() if isinstance(row, dict) and "ms" in row}
    return Tokens(
        light=_scheme(table, "light"),
        dark=_scheme(table, "dark"),
        type=roles,
        radius=table["radius"],
        size=table["size"],
        motion_ms={name: row["ms"] for name, row in timed.items()},
    )


def _scheme(table: Mapping[str, Any], name: Scheme) -> SchemeTokens:
    ramps = {
        measure: Ramp(tuple(row["steps"]), tuple(row["ink"])) for measure, row in table["ramp"][name].items()
    }
    colors = {key: row["value"] for key, row in table["color"][name].items()}
    return SchemeTokens(color=colors, overlay=table["overlay"][name], ramp=ramps)
