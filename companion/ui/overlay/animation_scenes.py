"""Which picture goes with which suggestion, how long one turn of it takes, and where it comes to rest."""

from collections.abc import Callable

from companion.core.value import dataclass
from companion.ui.overlay.animation_eyes import draw_blink, draw_far, draw_window
from companion.ui.overlay.animation_figure import draw_shoulders, draw_stand, draw_stretch, draw_walk
from companion.ui.overlay.animation_ink import Ink
from companion.ui.overlay.animation_things import draw_breathe, draw_hands, draw_own, draw_water

LONGEST_S = 20.0
"""After this a picture stands still: whoever rests is not to be kept watching."""


@dataclass(frozen=True, slots=True)
class Scene:
    """draw: paints a phase, 0..1. turn: seconds of one turn. still: the phase that says most by itself."""

    draw: Callable[[Ink, float], None]
    turn: float
    still: float

    @property
    def ends(self) -> float:
        """Seconds after which it stands at `still` for good, at most `LONGEST_S`."""
        turns = max(0, int(LONGEST_S / self.turn - self.still))
        return self.turn * (turns + self.still)

    def phase(self, seconds: float) -> float:
        """Return the phase after `seconds`."""
        return self.still if seconds >= self.ends else (seconds / self.turn) % 1


SCENES = {
    "far": Scene(draw_far, 7, 0.6),
    "stand": Scene(draw_stand, 6, 0.6),
    "water": Scene(draw_water, 7, 0.7),
    "stretch": Scene(draw_stretch, 6, 0.53),
    "window": Scene(draw_window, 8, 0.62),
    "breathe": Scene(draw_breathe, 10, 0.4),
    "shoulders": Scene(draw_shoulders, 6, 0.85),
    "blink": Scene(draw_blink, 8, 0.4),
    "hands": Scene(draw_hands, 6, 0.7),
    "walk": Scene(draw_walk, 8, 0.17),
}
OWN = Scene(draw_own, 8, 0.1)


def scene_of(name: str) -> Scene:
    """Return the scene of a suggestion; what the user wrote has one in common."""
    return SCENES.get(name, OWN)
