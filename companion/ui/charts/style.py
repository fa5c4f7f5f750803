"""What a chart needs to know of the theme, as plain values."""

from collections.abc import Mapping

from companion.core.value import dataclass

CAPTION = 12.0


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """colors: `#rrggbb` by token; families: fonts, best first; scale: of texts and marks, 1-2."""

    colors: Mapping[str, str]
    families: tuple[str, ...]
    scale: float = 1.0

    def px(self, length: float) -> float:
        """Return a length given in px at 100 % text."""
        return length * self.scale
