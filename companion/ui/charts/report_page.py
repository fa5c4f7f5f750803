"""A page of A4, measured in px of 96 an inch from its top left corner."""

from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from companion.ui.charts.canvas import Sheet
from companion.ui.charts.style import ChartStyle

POINT = 0.75
"""Points in a px: the sheet counts in points, 72 an inch, the page in px, 96 an inch."""
WIDE, HIGH = 595.276 / POINT, 841.89 / POINT
MARGIN = 56.0
LEFT, RIGHT = MARGIN, WIDE - MARGIN
ROOM = RIGHT - LEFT


class Page(Sheet):
    """A sheet on which texts of any size are set; its own lengths are in points."""

    def __init__(self, style: ChartStyle) -> None:
        """Begin an empty page. style: at the scale POINT."""
        super().__init__(WIDE * POINT, HIGH * POINT, style)

    def write(
        self, x: float, y: float, words: str, size: float = 12, color: str = "text", **how: Any
    ) -> None:
        """Write `words` with their base line at `y`. how: `bold`, `ha`."""
        self.figure.text(
            x / WIDE,
            1 - y / HIGH,
            words,
            color=self.style.colors[color],
            fontproperties=self._face(size * POINT, bold=how.pop("bold", False)),
            va="baseline",
            # What somebody wrote may hold a dollar sign; it is no formula.
            parse_math=False,
            **how,
        )

    def rule(self, y: float, color: str = "line") -> None:
        """Draw a thin line across."""
        self.figure.add_artist(
            Line2D(
                (LEFT / WIDE, RIGHT / WIDE),
                (1 - y / HIGH,) * 2,
                color=self.style.colors[color],
                linewidth=POINT,
            )
        )

    def mark(self, x: float, y: float, size: float) -> None:
        """Draw the program's mark, `size` px wide, around (x, y): an open ring with a dot in it."""
        to_page = Affine2D().scale(size / WIDE, size / HIGH).translate(x / WIDE, 1 - y / HIGH)
        transform, accent = to_page + self.figure.transFigure, self.style.colors["accent"]
        self.figure.add_artist(
            PathPatch(
                Outline.arc(143, 450).transformed(Affine2D().scale(88 / 256)),
                facecolor="none",
                edgecolor=accent,
                linewidth=28 / 256 * size * POINT,
                capstyle="round",
                transform=transform,
            )
        )
        self.figure.add_artist(Circle((0, 0), 24 / 256, facecolor=accent, linewidth=0, transform=transform))

    def width_of(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how wide `words` are in px."""
        width: float = text_to_path.get_text_width_height_descent(
            words, self._face(size, bold=bold), ismath=False
        )[0]
        return width

    def _face(self, points: float, *, bold: bool) -> FontProperties:
        return FontProperties(family=self._families, size=points, weight=600 if bold else 400)
