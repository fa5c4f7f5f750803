"""Drawing a report beside the window, which goes on living meanwhile."""

from collections.abc import Callable
from threading import Event, Lock, Thread

DrawReport = Callable[[Callable[[], bool]], bytes]
"""Draws in any thread, and reads nothing; it is given what tells that somebody has given up waiting."""
Drawn = bytes | Exception
"""What was drawn, or why it was not."""


class ReportDrawing:
    """Calls `draw` once, in a thread of its own.

    tell: hears, in that thread, how it ended; never after `give_up`, which whoever heard it calls too.
    """

    def __init__(self, draw: DrawReport, tell: Callable[[Drawn], object]) -> None:
        self._draw = draw
        self._tell: Callable[[Drawn], object] | None = tell
        self._given_up = Event()
        self._telling = Lock()

    def start(self) -> None:
        """Begin."""
        # No daemon: one that is stopped in the midst of matplotlib's own code takes the program down
        # with it. So the program ends after the page that is being drawn.
        Thread(target=self._run, name="report").start()

    def give_up(self) -> None:
        """Let go of whoever waits, and stop after the page that is being drawn."""
        self._given_up.set()
        # Here and not in the other thread, where no widget may lose its last name.
        with self._telling:
            self._tell = None

    def _run(self) -> None:
        ended: Drawn
        try:
            ended = self._draw(self._given_up.is_set)
        except Exception as error:  # raised again where somebody waits for it
            ended = error
        with self._telling:
            if self._tell is not None:
                self._tell(ended)
