"""Idle inhibitors that this desktop does not tell of, said openly."""

from companion.app.ports import Capability


class UnknownInhibitors:
    """Stands in where the question has no answer."""

    def __init__(self, why: str) -> None:
        self._why = why

    def capability(self) -> Capability:
        """Say that and why it is unknown."""
        return Capability("unknown", "", self._why)

    def inhibited(self) -> bool | None:
        """Return None: unknown."""
        return None
