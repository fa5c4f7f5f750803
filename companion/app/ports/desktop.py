"""The seams of the desktop."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.core.engine.events import HoldReason


@dataclass(frozen=True, slots=True)
class Capability:
    """Whether something works on this desktop. by: through what; why: the reason where it does not."""

    works: bool | Literal["unknown"]
    by: str
    why: str = ""


class IdleSource(Protocol):
    """Tells since when nobody has typed or moved."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def idle(self) -> timedelta | None:
        """Return the time since the last input, None where this desktop cannot tell."""

    def watch(
        self,
        after: timedelta | None,
        on_quiet: Callable[[timedelta], None],
        on_active: Callable[[], None],
    ) -> None:
        """Call `on_quiet(idle)` when idle reaches `after`, then `on_active()` at the next input,
        and so on; replaces the watch before it. None ends watching. Without polling where the
        desktop signals.
        """

    def close(self) -> None:
        """Give the connection back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A notification. key: a later note with it replaces this one; buttons: (action, label).

    A button with the action `open` does what a click on the note itself does.
    """

    key: str
    title: str
    body: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    quiet: bool = False


class Notifier(Protocol):
    """Shows notifications and reports which button was clicked."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def show(self, note: Note) -> None:
        """Show or replace; never raises when the daemon is absent or hangs."""

    def withdraw(self, key: str) -> None:
        """Take a note back."""

    def on_action(self, handler: Callable[[str, str], None]) -> None:
        """Call `handler(key, action)` on a click; action `default` = the body was clicked."""

    def close(self) -> None:
        """Give the connection back."""


class PowerEvents(Protocol):
    """Tells of sleep and waking."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def watch(self, on_suspend: Callable[[], None], on_wake: Callable[[], None]) -> None:
        """Call back on every sleep and waking, from now on."""

    def close(self) -> None:
        """End watching."""


class ScreenLock(Protocol):
    """Tells of the screen being locked and unlocked."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def watch(self, on_lock: Callable[[], None], on_unlock: Callable[[], None]) -> None:
        """Call back on every change, from now on."""

    def close(self) -> None:
        """End watching."""


class HoldProbe(Protocol):
    """One reason to hold breaks back: do-not-disturb, a call, or a full-screen program."""

    reason: HoldReason

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def holds(self) -> bool | None:
        """Return whether the reason holds now, None where this desktop cannot tell."""


class Inhibitors(Protocol):
    """Tells whether a program keeps the screen awake, as players do."""

    def capability(self) -> Capability:
        """Return whether and how it works here."""

    def inhibited(self) -> bool | None:
        """Return whether an idle inhibitor is held now, None where this desktop cannot tell."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """Every seam of the desktop, as chosen at start."""

    idle: IdleSource
    notifier: Notifier
    power: PowerEvents
    lock: ScreenLock
    holds: tuple[HoldProbe, ...]
    inhibitors: Inhibitors
