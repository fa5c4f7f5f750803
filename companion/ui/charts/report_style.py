"""The colours and fonts of paper: those of the light scheme on white ground."""

import tomllib
from pathlib import Path

from companion.ui.charts.style import ChartStyle

FAMILIES = ("Inter", "DejaVu Sans")
WHITE = "#FFFFFF"


def print_style(tokens: Path, scale: float = 1.0) -> ChartStyle:
    """Return the style of what is printed. tokens: the program's token file, read without Qt."""
    with tokens.open("rb") as file:
        table = tomllib.load(file)["color"]["light"]
    colors = {name: str(color["value"]) for name, color in table.items()}
    return ChartStyle(colors | {"surface": WHITE}, FAMILIES, scale)
