"""What a face of the program needs to show of the timer at one moment."""

from datetime import timedelta
from typing import Literal

from companion.core.value import dataclass

TimerState = Literal["idle", "focus", "paused", "notice", "break", "returning", "away", "deferred", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerView:
    """The timer as it stands at `at`; None where a field does not apply.

    in_session: False while idle or while only the guard counts.
    clock_runs: whether focus time is being counted at this moment.
    gone, interval: focus time since the last break, and when the next falls due (None in flow).
    next_break: interval - gone; next_tier, next_length: the break that comes then.
    block: number of the running block in the cycle, 1..blocks (blocks 0 = no long break); in a
    break, of the block that comes next.
    remaining: of the running break; break_length: its length with extension; break_ends: elapsed.
    can_skip_at: elapsed time from which Skip is allowed in the running break, None = never.
    can_postpone: Postpone would be accepted now; postponed_length: the break it would lead to.
    owed: length of a deferred break.
    changes_at: elapsed time of the next deadline, when the view changes by itself.
    """

    at: timedelta
    state: TimerState
    in_session: bool = False
    clock_runs: bool = False
    topic: str | None = None
    rhythm: str | None = None
    level: str | None = None
    gone: timedelta | None = None
    interval: timedelta | None = None
    next_break: timedelta | None = None
    next_tier: str | None = None
    next_length: timedelta | None = None
    block: int = 0
    blocks: int = 0
    break_tier: str | None = None
    break_length: timedelta | None = None
    remaining: timedelta | None = None
    break_ends: timedelta | None = None
    halted: bool = False
    can_skip_at: timedelta | None = None
    can_postpone: bool = False
    postpone_by: timedelta | None = None
    postponed_length: timedelta | None = None
    owed: timedelta | None = None
    quiet_until: timedelta | None = None
    away_since: timedelta | None = None
    changes_at: timedelta | None = None
