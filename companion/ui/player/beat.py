"""Beside pictures a practice needs: a look when something is due, and words said once."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from companion.app.playing import Playing
from companion.ui.overlay.announce import announce

_LATEST_MS = 1000
"""A look at least so often while it plays unseen: time in which nobody looks does not pass."""
_SOONEST_MS = 20


class Beat:
    """Lets `playing` keep what was practised, and end, though nothing of it is drawn."""

    def __init__(self, owner: QWidget, playing: Playing) -> None:
        self._playing = playing
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether a look is coming."""
        return self._timer.isActive()

    @property
    def every(self) -> int:
        """Milliseconds from the last look to the next."""
        return self._timer.interval()

    def arm(self) -> None:
        """Look again when something is due; not at all while it stands."""
        wakes = self._playing.wakes_in()
        if wakes is None:
            self._timer.stop()
        else:
            self._timer.start(min(_LATEST_MS, max(_SOONEST_MS, round(wakes * 1000) + 5)))

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Do what is due now."""
        self._playing.tick()
        self.arm()


class SaidOnce:
    """Tells a screen reader of `owner` what to do and what is said, each when it is new."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._said = ("", "")

    def say(self, word: str, caption: str, *, aloud: bool) -> None:
        """Take down what is shown now; aloud: whether it plays, and so is told."""
        before, self._said = self._said, (word, caption)
        new = [now for now, old in zip(self._said, before, strict=True) if now and now != old]
        if new and aloud:
            announce(self._owner, " ".join(new))
