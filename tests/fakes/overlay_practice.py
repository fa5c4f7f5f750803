"""A practice that the overlay offers, and a player that notes what happens to it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from companion.core.errors import EnvironmentFault
from companion.core.practice import Course, Practice
from companion.ui.overlay.offer_ports import PracticeDoor


def practice(minutes: float = 3, title: str = "Long exhale") -> tuple[Practice, Course]:
    """Return a practice with nothing in it."""
    course = Course(key=str(minutes), seconds=minutes * 60, cues=())
    made = Practice(
        name="long-exhale", title=title, method="", summary="", needs=("in-a-break",), shape="breath",
        courses=(course,), evidence="", source="",
    )  # fmt: skip
    return made, course


class PlayerWidget(QWidget):
    """A disc, and a button under it; takes every key as its own, as a careless player would."""

    def __init__(self) -> None:
        super().__init__()
        self.circle = QRect()
        self.keys: list[int] = []
        self.focus_painted = True
        self.button = QPushButton("Stop", self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBrush(self.palette().highlight())
        painter.drawEllipse(self.circle)
        painter.end()


class ShownPractice:
    """What plays; `ended` counts how often it was asked to end."""

    def __init__(self, on_done: Callable[[], object]) -> None:
        self.widget = PlayerWidget()
        self.widget.button.clicked.connect(lambda: on_done())
        self.ended = 0
        self.ring = QRect()

    def stand(self, ring: QRect, inside: QRect) -> None:
        self.widget.circle = circle = inside
        self.ring = ring
        self.widget.button.move(circle.center().x(), circle.bottom() + 80)

    def end(self) -> None:
        self.ended += 1


@dataclass
class FakePractices:
    """Offers `offered`, and plays it unless `broken`. asked: the seconds it was asked for."""

    offered: tuple[Practice, Course] | None = field(default_factory=practice)
    wanted: bool = True
    hides: bool = False
    broken: bool = False
    asked: list[float] = field(default_factory=list)
    played: list[ShownPractice] = field(default_factory=list)

    @property
    def door(self) -> PracticeDoor:
        return PracticeDoor(
            wanted=lambda: self.wanted,
            hides=lambda: self.hides,
            offer=self._offer,
            make_player=self._make,
        )

    def _offer(self, seconds: float) -> tuple[Practice, Course] | None:
        self.asked.append(seconds)
        return self.offered

    def _make(self, _practice: Practice, _course: Course, on_done: Callable[[], object]) -> ShownPractice:
        if self.broken:
            raise EnvironmentFault("The sound of this practice is missing.")
        self.played.append(ShownPractice(on_done))
        return self.played[-1]
