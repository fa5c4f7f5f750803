"""The practice a break offers: asked for once, gone when too little time is left, played if wanted."""

import logging
from datetime import timedelta

import shiboken6
from PySide6.QtCore import QObject, Signal

from companion.app.practice_library import TO_SPARE
from companion.core.practice import Course, Practice
from companion.core.words import _
from companion.ui.overlay.face import BreakFace
from companion.ui.overlay.offer_ports import PlayedPractice, PracticeDoor
from companion.ui.overlay.sight import minutes_text

log = logging.getLogger(__name__)

_SHORTEST_S = 60.0


class Offer(QObject):
    """One offer a break. door: None = practices are nowhere to be had.

    Whatever goes wrong with a practice, the break stays as it was.
    """

    changed = Signal()

    def __init__(self, door: PracticeDoor | None, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._wanted = self._asked = False
        self._offered: tuple[Practice, Course] | None = None
        self._played: PlayedPractice | None = None
        self._face: BreakFace | None = None

    @property
    def plays(self) -> bool:
        """Whether a practice plays."""
        return self._played is not None

    def begin(self, seconds: float) -> None:
        """A break of `seconds` begins."""
        self.end()
        self._offered, self._asked = None, False
        long_enough = seconds >= _SHORTEST_S + TO_SPARE
        self._wanted = long_enough and self._door is not None and self._door.wanted()

    def look(self, seconds: float) -> None:
        """Seek a practice for the `seconds` left, at the first call in a break."""
        if self._face is not None and not shiboken6.isValid(self._face):
            self.end()  # the monitor it played on was unplugged
        if self._asked or not self._wanted or self._door is None:
            return
        self._asked = True
        try:
            self._offered = self._door.offer(seconds)
        except Exception:
            log.exception("No practice can be offered.")

    def label(self, seconds: float) -> str | None:
        """Return what is offered with `seconds` left; empty: nothing now, None: no place is needed."""
        if not self._wanted:
            return None
        if self._door is None or self._offered is None or self._played is not None:
            return ""
        practice, course = self._offered
        if course.seconds + TO_SPARE > seconds:
            return ""
        length = minutes_text(timedelta(seconds=course.seconds))
        if self._door.hides():
            return length
        return _("{practice} · {length}").format(practice=practice.title, length=length)

    def play(self, face: BreakFace) -> None:
        """Begin what is offered, on `face`."""
        if self._offered is None or self._played is not None or self._door is None:
            return
        try:
            self._played = self._door.make_player(*self._offered, self._on_done)
            self._face = face
            face.play(self._played)
        except Exception:
            log.exception("The practice cannot be played.")
            self._offered = None
            self.end()
        self.changed.emit()

    def stop(self) -> None:
        """End the practice; the break goes on."""
        if self._played is not None:
            self.end()
            self.changed.emit()

    def end(self) -> None:
        """End the practice softly, if one plays, and free its place; safe at any time."""
        played, self._played = self._played, None
        face, self._face = self._face, None
        try:
            if played is not None:
                played.end()
        except Exception:
            log.exception("The practice did not end as it should.")
        finally:
            if face is not None and shiboken6.isValid(face):
                face.stop_playing()

    def _on_done(self) -> None:
        if self._played is None:
            return
        # Practised once, it is not offered again in the same break.
        self._played, self._offered = None, None
        face, self._face = self._face, None
        if face is not None and shiboken6.isValid(face):
            face.stop_playing()
        self.changed.emit()
