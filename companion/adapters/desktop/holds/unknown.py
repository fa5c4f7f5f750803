"""A reason to hold breaks back that this desktop cannot tell, said openly."""

from companion.app.ports import Capability
from companion.core.engine.events import HoldReason


class UnknownHold:
    """Stands in where the question has no answer."""

    def __init__(self, reason: HoldReason, why: str) -> None:
        self.reason: HoldReason = reason
        self._why = why

    def capability(self) -> Capability:
        """Say that and why it is unknown."""
        return Capability("unknown", "", self._why)

    def holds(self) -> bool | None:
        """Return None: unknown."""
        return None
