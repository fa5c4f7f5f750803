"""The small picture that goes with a suggestion: it moves for a few turns, then stands still."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.overlay.animation_ink import HIGH, WIDE, ink_for
from companion.ui.overlay.measure import Measure

if TYPE_CHECKING:
    from companion.ui.overlay.animation_scenes import Scene

FRAME_MS = 80
"""12.5 pictures a second at most: enough for slow movements, and next to no work."""


class Picture(QWidget):
    """Empty until `begin`; with less motion it shows the one moment that says most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The ring above keeps its place, whatever is shown under it.
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._measure: Measure | None = None
        self._name = ""
        self._seconds = 0.0
        self._begun = False
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._on_frame)

    @property
    def moves(self) -> bool:
        """Whether it is drawn anew by itself."""
        return self._frame.isActive()

    @property
    def name(self) -> str:
        """The suggestion it goes with, empty for none."""
        return self._name

    def dress(self, measure: Measure, high: float) -> None:
        """Take over colours and size; `high` in px of the drawing, 0: there is no room for it."""
        self._measure = measure
        height = measure.px(high)
        self.setFixedSize(round(height * WIDE / HIGH), height)
        if measure.theme.reduced_motion or not height:
            self._frame.stop()
        self.update()

    def choose(self, name: str) -> None:
        """Go with the suggestion `name` from now on."""
        if name != self._name:
            self._name, self._seconds = name, 0.0
            self._frame.stop()
            if self._begun:
                self.begin()

    def begin(self) -> None:
        """Show the picture and let it move; called once the break itself is on the screen."""
        self._begun = True
        moves = self._measure is not None and not self._measure.theme.reduced_motion
        if moves and self._name and self.isVisible() and self.height() and self._seconds < self._scene().ends:
            self._frame.start()
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frame.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._measure is None or not self._begun or not self._name:
            return
        theme, scene = self._measure.theme, self._scene()
        painter = QPainter(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = ink_for(painter, theme, self.width(), mirrored=mirrored)
        scene.draw(ink, scene.still if theme.reduced_motion else scene.phase(self._seconds))
        painter.end()

    def _scene(self) -> "Scene":
        # Loaded when the break is on the screen: nothing is to delay that.
        from companion.ui.overlay.animation_scenes import scene_of

        return scene_of(self._name)

    def _on_frame(self) -> None:
        self._seconds += FRAME_MS / 1000
        if self._seconds >= self._scene().ends:
            self._frame.stop()
        self.update()
