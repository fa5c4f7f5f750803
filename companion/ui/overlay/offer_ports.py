"""What the overlay asks of whoever plays practices."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from companion.core.practice import Course, Practice
from companion.core.value import dataclass


class PlayedPractice(Protocol):
    """A practice that plays inside the overlay.

    Esc belongs to the overlay: held it leaves the break, tapped it ends the practice.
    """

    @property
    def widget(self) -> QWidget:
        """What is shown, without a ground of its own; it gets a parent and all room above the foot."""

    def stand(self, ring: QRect, inside: QRect) -> None:
        """Draw the shape `inside` the break's ring, what is said and pressed under it; px of the widget."""

    def end(self) -> None:
        """End softly, and keep what was practised; `on_done` is not called."""


class MakePlayer(Protocol):
    """Begins a practice. on_done: called once when it ends by itself or is stopped by its own button.

    Raises CompanionError where it cannot be played.
    """

    def __call__(
        self, practice: Practice, course: Course, on_done: Callable[[], object], /
    ) -> PlayedPractice: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDoor:
    """wanted: whether practices are to be offered in breaks at all; asked at each break.

    hides: whether others may see the screen, so that none is named.
    offer: one that fits into so many seconds, with some to spare; never the same twice running.
    """

    wanted: Callable[[], bool]
    hides: Callable[[], bool]
    offer: Callable[[float], tuple[Practice, Course] | None]
    make_player: MakePlayer
