"""What happens to the engine: commands of the user, input, and signals of the system."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from companion.core.engine.rhythm import GUARD, Level, Rhythm

HoldReason = Literal["dnd", "call", "fullscreen", "quiet"]
AwayAnswer = Literal["break", "study", "discard"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin a study session."""

    topic: str
    rhythm: Rhythm
    level: Level


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock until Resume."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after Pause."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the study session."""


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Begin a break now; tier None = the next one due."""

    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Postpone:
    """Put the break off; repaid by a longer break and a shorter next interval."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Do without the running break."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The emergency exit, already held for as long as it takes."""


@dataclass(frozen=True, slots=True)
class Back:
    """The user says they are back after a break."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """No breaks for `length`; zero ends a quiet time that runs."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class AnswerAway:
    """What the last absence was."""

    as_: AwayAnswer


@dataclass(frozen=True, slots=True)
class InputActive:
    """Typing or moving goes on from now."""


@dataclass(frozen=True, slots=True)
class InputQuiet:
    """Nobody types. last_input: elapsed time of the last input; None = now."""

    last_input: timedelta | None = None


@dataclass(frozen=True, slots=True)
class InputTouch:
    """A single input now, nothing after it."""


@dataclass(frozen=True, slots=True)
class Suspend:
    """The computer goes to sleep."""


@dataclass(frozen=True, slots=True)
class Wake:
    """The computer woke."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The screen is locked."""


@dataclass(frozen=True, slots=True)
class Unlock:
    """The screen is unlocked."""


@dataclass(frozen=True, slots=True)
class HoldOn:
    """A reason to hold breaks back begins."""

    reason: HoldReason


@dataclass(frozen=True, slots=True)
class HoldOff:
    """A reason to hold breaks back ends."""

    reason: HoldReason


@dataclass(frozen=True, slots=True)
class InhibitOn:
    """The desktop reports an idle inhibitor: a video plays."""


@dataclass(frozen=True, slots=True)
class InhibitOff:
    """The idle inhibitor is gone."""


@dataclass(frozen=True, slots=True)
class CannotBlock:
    """This desktop cannot cover the screen; typing in a break halts its clock instead."""


@dataclass(frozen=True, slots=True)
class FellBackToGentle:
    """The overlay could not be shown; the running break goes on as a gentle one."""


@dataclass(frozen=True, slots=True)
class Restarted:
    """The program died and is here again. stored_at: elapsed time of the last stored state."""

    stored_at: timedelta


@dataclass(frozen=True, slots=True)
class GuardSwitched:
    """The guard over computer use outside sessions is switched on or off."""

    on: bool
    rhythm: Rhythm = GUARD


@dataclass(frozen=True, slots=True)
class Tick:
    """Nothing but time: deadlines up to now are handled."""


Event = (
    Start | Pause | Resume | Stop | TakeBreak | Postpone | Skip | Leave | Back | Quiet | AnswerAway
    | InputActive | InputQuiet | InputTouch | Suspend | Wake | Lock | Unlock | HoldOn | HoldOff
    | InhibitOn | InhibitOff | CannotBlock | FellBackToGentle | Restarted | GuardSwitched | Tick
)  # fmt: skip
