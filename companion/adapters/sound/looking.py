"""When a device is looked for while a practice plays unheard."""

FIRST, LONGEST = 3.0, 30.0
"""Seconds after which it is looked for again: doubled each time in vain, up to a limit."""


class Looking:
    """The moments of the searches, in seconds of the player's clock."""

    def __init__(self) -> None:
        self.again_at = 0.0
        """When the next search is due, if none has found a device by then."""
        self._epoch = -1
        self._patience = 0.0

    def is_due(self, epoch: int, now: float) -> bool:
        """Return whether to look now: headphones may come, a sound server may start again.

        epoch: of the order that plays; a new one is looked for at once.
        """
        if epoch != self._epoch:
            self._epoch, self._patience = epoch, 0.0
        elif now < self.again_at:
            return False
        self._patience = min(max(self._patience * 2, FIRST), LONGEST)
        self.again_at = now + self._patience
        return True

    def heard(self) -> None:
        """A device plays: where it is lost, the next is looked for as patiently as the first."""
        self._patience = 0.0
