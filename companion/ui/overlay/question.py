"""The question how hard a block was, until it is answered or passed on."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from companion.app.facts import EffortAsked
from companion.core.errors import CompanionError
from companion.ui.overlay.curtain import Curtain
from companion.ui.overlay.ports import BreakStudy

log = logging.getLogger(__name__)


class Question(QObject):
    """Holds one question at a time; what the end screen will not ask goes to `pass_to`."""

    def __init__(
        self,
        study: BreakStudy,
        pass_to: Callable[[EffortAsked], object],
        will_ask: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._study, self._pass_to, self._will_ask = study, pass_to, will_ask
        self.asked: EffortAsked | None = None

    def come(self, asked: EffortAsked) -> None:
        """Take a new question over; the one before, unasked, goes on."""
        self.pass_on()
        self.asked = asked
        # Facts of one instant come in any order: decide when all of them are here.
        QTimer.singleShot(0, self, self._route)

    def pass_on(self) -> None:
        """Let somebody else ask."""
        asked, self.asked = self.asked, None
        if asked is not None:
            self._pass_to(asked)

    def settle(self, effort: int | None, focus: int | None) -> None:
        """Hand the answers in; what was not answered stays unknown.

        Where they cannot be kept, somebody else asks again.
        """
        asked, self.asked = self.asked, None
        if asked is None or (effort is None and focus is None):
            return
        try:
            self._study.rate(asked.block_id, effort=effort, focus=focus)
        except CompanionError as error:
            log.warning("The block was not rated: %s", error)
            self._pass_to(asked)

    def _route(self) -> None:
        if not self._will_ask():
            self.pass_on()


def answers_on(curtain: Curtain) -> tuple[int | None, int | None]:
    """Return effort and focus as chosen on the end screen."""
    for window in curtain.windows:
        if window.ready is not None and not window.quiet:
            return window.ready.effort.row.value, window.ready.focus.row.value
    return None, None
