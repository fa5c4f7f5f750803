"""Facts of the application, beside the engine's effects, which travel on the same bus."""

from datetime import date, datetime, timedelta

from companion.core.engine.view import TimerView
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True)
class TimerChanged:
    """The timer reads differently than a clock alone would tell."""

    view: TimerView


@dataclass(frozen=True, slots=True)
class EntriesChanged:
    """Entries of these study days were added, changed or removed; empty = any day."""

    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class EffortAsked:
    """A focus block ended and may be rated until the next one ends."""

    block_id: str
    topic: str
    focus: timedelta
    on_break: bool


@dataclass(frozen=True, slots=True)
class AwayAsked:
    """The user is back after an absence; what was it?"""

    away: timedelta


@dataclass(frozen=True, slots=True)
class LimitReached:
    """Going on would pass a limit of the day; `reason` says which, with its numbers."""

    reason: str


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """The settings were saved."""


@dataclass(frozen=True, slots=True)
class ScreenLockChanged:
    """The desktop locked its screen, or unlocked it."""

    locked: bool


@dataclass(frozen=True, slots=True)
class PassphraseChanged:
    """The journal was given a passphrase, another one, or none."""


@dataclass(frozen=True, slots=True)
class StoreTrouble:
    """Something could not be kept; `message` is one line with the mend."""

    message: str


@dataclass(frozen=True, slots=True)
class SessionClosedByRestart:
    """The program was gone too long to resume; the session was closed where it was last stored."""

    topic: str
    closed: datetime
    focus: timedelta
