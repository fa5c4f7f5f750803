"""A practice of this program that plays holds a break back, as a film in full screen does."""

from companion.adapters.desktop.own_hold import OwnHold
from companion.app.ports import Capability, HoldProbe
from companion.core.engine.events import HoldReason


class OrOwnPractice:
    """Adds the own practice to what `others` tells: the break comes when it is over, owed until then.

    It counts while it plays only: one that was left standing holds nothing back.
    """

    def __init__(self, others: HoldProbe, own: OwnHold) -> None:
        """others: the same reason in other programs. own: held while a practice plays."""
        self.reason: HoldReason = others.reason
        self._others, self._own = others, own

    def capability(self) -> Capability:
        """Return whether other programs can be told of."""
        return self._others.capability()

    def holds(self) -> bool | None:
        """Return whether a practice plays or the others hold, None where the others are not known."""
        return True if self._own.held else self._others.holds()
