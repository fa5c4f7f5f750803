"""A thin layer over matplotlib: a figure measured in px, texts in the theme's fonts."""

import logging
from typing import Any

from matplotlib import font_manager, patheffects
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from companion.ui.charts.layout import Panel
from companion.ui.charts.style import CAPTION, ChartStyle

# At 72 dots an inch one point is one px, so every length here is in px.
DPI = 72
# It reports every weight a system font lacks; the nearest one is good enough.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


class Sheet:
    """A figure of `width` x `height` px on which panels are placed by px from the top left."""

    def __init__(self, width: float, height: float, style: ChartStyle, ratio: float = 1.0) -> None:
        self.width, self.height = width, height
        self.style = style
        self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * ratio, facecolor="none")
        self.canvas = FigureCanvasAgg(self.figure)
        self._families = _installed(style.families)

    def panel(self, panel: Panel, days: int) -> Axes:
        """Return axes without frame and ticks, x from 0 to `days`."""
        axes = self.figure.add_axes(
            (
                panel.left / self.width,
                1 - panel.bottom / self.height,
                (panel.right - panel.left) / self.width,
                (panel.bottom - panel.top) / self.height,
            ),
            facecolor="none",
        )
        axes.set_axis_off()
        axes.set_xlim(0, days)
        axes.set_autoscale_on(False)
        return axes

    def text(self, x: float, y: float, words: str, color: str, **how: Any) -> None:
        """Write `words` at px from the top left; how: `bold`, `ha`, `va`, `halo`."""
        halo = [patheffects.withStroke(linewidth=self.style.px(3), foreground=self.style.colors["surface"])]
        self.figure.text(
            x / self.width,
            1 - y / self.height,
            words,
            color=self.style.colors[color],
            fontproperties=self._font(bold=how.pop("bold", False)),
            path_effects=halo if how.pop("halo", False) else None,
            **({"va": "center_baseline", "ha": "left"} | how),
        )

    def y_of(self, axes: Axes, value: float) -> float:
        """Return the px from the top at which `value` stands."""
        low, high = axes.get_ylim()
        box = axes.get_position()
        share = box.y0 + box.height * (value - low) / (high - low)
        return (1 - float(share)) * self.height

    def _font(self, *, bold: bool) -> FontProperties:
        return FontProperties(
            family=self._families, size=CAPTION * self.style.scale, weight=600 if bold else 400
        )


def _installed(families: tuple[str, ...]) -> list[str]:
    # matplotlib warns of every family it cannot find; the last resort it brings itself.
    known = set(font_manager.fontManager.get_font_names())
    return [family for family in families if family in known] or ["DejaVu Sans"]
