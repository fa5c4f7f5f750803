"""What happens to the engine: commands of the user, input, and signals of the system."""

from datetime import timedelta
from typing import Literal

from companion.core.engine.rhythm import GUARD, Level, Rhythm
from companion.core.value import dataclass

HoldReason = Literal["dnd", "call", "fullscreen", "quiet"]
AwayAnswer = Literal["break", "study", "discard"]


class _Bare:
    """An event that carries nothing: any two of a class are the same.

    No dataclass, for making one takes longer than all its uses, and the program starts each day.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__qualname__}()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin a study session."""

    topic: str
    rhythm: Rhythm
    level: Level


class Pause(_Bare):
    """Stop the clock until Resume."""

    __slots__ = ()


class Resume(_Bare):
    """Go on after Pause."""

    __slots__ = ()


class Stop(_Bare):
    """End the study session."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TakeBreak:
    """Begin a break now; tier None = the next one due."""

    tier: str | None = None


class Postpone(_Bare):
    """Put the break off; repaid by a longer break and a shorter next interval."""

    __slots__ = ()


class Skip(_Bare):
    """Do without the running break."""

    __slots__ = ()


class Leave(_Bare):
    """The emergency exit, already held for as long as it takes."""

    __slots__ = ()


class Back(_Bare):
    """The user says they are back after a break."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """No breaks for `length`; zero ends a quiet time that runs."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class AnswerAway:
    """What the last absence was."""

    as_: AwayAnswer


class InputActive(_Bare):
    """Typing or moving goes on from now."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class InputQuiet:
    """Nobody types. last_input: elapsed time of the last input; None = now."""

    last_input: timedelta | None = None


class InputTouch(_Bare):
    """A single input now, nothing after it."""

    __slots__ = ()


class Suspend(_Bare):
    """The computer goes to sleep."""

    __slots__ = ()


class Wake(_Bare):
    """The computer woke."""

    __slots__ = ()


class Lock(_Bare):
    """The screen is locked."""

    __slots__ = ()


class Unlock(_Bare):
    """The screen is unlocked."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class HoldOn:
    """A reason to hold breaks back begins."""

    reason: HoldReason


@dataclass(frozen=True, slots=True)
class HoldOff:
    """A reason to hold breaks back ends."""

    reason: HoldReason


class InhibitOn(_Bare):
    """The desktop reports an idle inhibitor: a video plays."""

    __slots__ = ()


class InhibitOff(_Bare):
    """The idle inhibitor is gone."""

    __slots__ = ()


class CannotBlock(_Bare):
    """This desktop cannot cover the screen; typing in a break halts its clock instead."""

    __slots__ = ()


class FellBackToGentle(_Bare):
    """The overlay could not be shown; the running break goes on as a gentle one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Restarted:
    """The program died and is here again. stored_at: elapsed time of the last stored state."""

    stored_at: timedelta


@dataclass(frozen=True, slots=True)
class GuardSwitched:
    """The guard over computer use outside sessions is switched on or off."""

    on: bool
    rhythm: Rhythm = GUARD


class Tick(_Bare):
    """Nothing but time: deadlines up to now are handled."""

    __slots__ = ()


Event = (
    Start | Pause | Resume | Stop | TakeBreak | Postpone | Skip | Leave | Back | Quiet | AnswerAway
    | InputActive | InputQuiet | InputTouch | Suspend | Wake | Lock | Unlock | HoldOn | HoldOff
    | InhibitOn | InhibitOff | CannotBlock | FellBackToGentle | Restarted | GuardSwitched | Tick
)  # fmt: skip
