"""What becomes of a store that refuses to keep something: when it is asked again, and when that is said."""

from datetime import timedelta

from companion.core.errors import CompanionError, StoreInUse
from companion.core.words import _

ASK_AGAIN = timedelta(seconds=15)
"""So long a store that refused is left alone: each asking may take its second."""
SAY_AFTER = timedelta(seconds=20)
"""A journal in another program's hands for less than this is no trouble to anybody."""


class Refusals:
    """The refusals since something was last kept. Moments are elapsed time."""

    def __init__(self) -> None:
        self._since: timedelta | None = None
        self._last = timedelta()
        self._said = False

    def again_at(self) -> timedelta | None:
        """Return when to ask again; None where nothing was refused."""
        return None if self._since is None else self._last + ASK_AGAIN

    def too_soon(self, at: timedelta) -> bool:
        """Return whether it refused only just now."""
        again = self.again_at()
        return again is not None and at < again

    def ended(self) -> None:
        """All is kept."""
        self._since, self._said = None, False

    def one_more(self, fault: CompanionError, at: timedelta) -> str:
        """Take note of a refusal; return the sentence to say now, empty for none."""
        self._since = at if self._since is None else self._since
        self._last = at
        waits = isinstance(fault, StoreInUse) and at - self._since < SAY_AFTER
        if self._said or waits:
            return ""
        self._said = True
        return _("{fault} Until then your study time is held.").format(fault=fault)
