"""Lengths and fonts of the overlay, for one screen and one text size."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont

from companion.core.value import dataclass
from companion.ui.theme import Theme

DRAWN_FOR = QSize(1920, 1080)
_LEAST_UNIT, _MOST_UNIT = 0.75, 2.0
_LEAST_TEXT_PX = 12
_BODY_PX = 14


@dataclass(frozen=True, slots=True)
class Measure:
    """How the drawing for 1920 x 1080 becomes this screen.

    unit: px of this screen for one px of the drawing. fit: 0.4..1, what text must shrink by so
    that all of it is seen. ring: the ring's outer diameter in px of the drawing.
    """

    theme: Theme
    unit: float = 1.0
    fit: float = 1.0
    ring: int = 480

    def px(self, length: float) -> int:
        """Return a length that depends on the screen alone."""
        return round(length * self.unit)

    def text_px(self, length: float) -> int:
        """Return a length that grows with the text as well, such as the height of a button."""
        return round(length * self.unit * self.theme.scale * self.fit)

    def font(self, px: float, weight: int = 400) -> QFont:
        """Return a font of `px` in the drawing; never smaller than captions are."""
        size = max(_LEAST_TEXT_PX, px * self.unit) * self.fit
        return self.theme.font("body", size / _BODY_PX, weight)


def unit_for(screen: QSize) -> float:
    """Return the unit that fits the drawing into a screen of this size."""
    fits = min(screen.width() / DRAWN_FOR.width(), screen.height() / DRAWN_FOR.height())
    return min(_MOST_UNIT, max(_LEAST_UNIT, fits))
