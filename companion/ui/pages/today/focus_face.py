"""What the focus card shows for each state of the timer: a pure reading of TimerView."""

from datetime import datetime, timedelta
from typing import Literal

from companion.core.clock import Instant
from companion.core.engine.rhythm import Rhythm
from companion.core.engine.view import TimerView
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.widgets.figures import count_up, countdown, minutes, span, time_of_day

ActKey = Literal["pause", "resume", "break", "postpone", "skip", "back", "end_quiet"]

_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Act:
    """A button: what it asks of the timer, its words and its icon."""

    key: ActKey
    label: str
    icon: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusFace:
    """The ring with its words, one line below the rhythm, and at most two buttons.

    share: of the ring, 0 to 1. dashed: the clock stands. main is None where nothing is the obvious
    next thing. block of blocks: for the dots, blocks 0 = none. ticks: the words change with each second.
    """

    numerals: str
    above: str = ""
    below: str = ""
    share: float = 0.0
    dashed: bool = False
    ticks: bool = False
    block: int = 0
    blocks: int = 0
    block_share: float = 0.0
    line: str = ""
    line_icon: str | None = None
    main: Act | None = None
    second: Act | None = None


def idle_face(rhythm: Rhythm) -> FocusFace:
    """Return the face before a start: the length of the block to come."""
    first = rhythm.tiers[0]
    if rhythm.flow:
        return FocusFace(numerals="00:00", below=_("counts up, a break when you like"))
    below = _("then a {minutes} min break").format(minutes=minutes(first.length))
    return FocusFace(numerals=countdown(first.after), below=below)


def face(view: TimerView, rhythm: Rhythm, now: Instant) -> FocusFace:
    """Return the face for `view`; rhythm: the one chosen for the next start, used while idle."""
    if view.state == "break":
        return _break_face(view)
    if view.state == "returning":
        return _returning_face(view)
    return _session_face(view, now) if view.in_session else idle_face(rhythm)


def _session_face(view: TimerView, now: Instant) -> FocusFace:
    match view.state:
        case "paused":
            return _running(view, below=_("paused"), dashed=True, main=_resume(), second=_break_now())
        case "away":
            since = _wall(view.away_since, now)
            below = _("away since {time}").format(time=time_of_day(since)) if since else _("away")
            return _running(view, below=below, dashed=True, main=_pause(), second=_break_now())
        case "notice":
            return _notice_face(view)
        case "deferred":
            owed = _("Break owed: {minutes} min").format(minutes=minutes(view.owed or timedelta(0)))
            return _running(view, line=owed, line_icon="cup", main=_break_now(), second=_pause())
        case "quiet":
            until = _wall(view.quiet_until, now)
            line = _("No breaks until {time}").format(time=time_of_day(until)) if until else ""
            end = Act("end_quiet", _("End quiet"))
            return _running(view, line=line, line_icon="bell", main=_pause(), second=end)
        case _:
            return _running(view, main=_pause(), second=_break_now())


def _running(
    view: TimerView,
    *,
    below: str = "",
    dashed: bool = False,
    line: str = "",
    line_icon: str | None = None,
    main: Act | None = None,
    second: Act | None = None,
) -> FocusFace:
    share = _share(view)
    return FocusFace(
        numerals=_numerals(view),
        above=view.topic or _("your block"),
        below=below or _towards(view),
        share=share,
        dashed=dashed,
        ticks=view.clock_runs,
        block=view.block,
        blocks=view.blocks,
        block_share=share,
        line=line,
        line_icon=line_icon,
        main=main,
        second=second,
    )


def _notice_face(view: TimerView) -> FocusFace:
    if not view.can_postpone:
        return _running(
            view, main=_break_now(), second=_pause(), line=_("Your break is near."), line_icon="cup"
        )
    by, length = minutes(view.postpone_by or timedelta(0)), minutes(view.postponed_length or timedelta(0))
    price = _("{by} min later; the break will be {length} min").format(by=by, length=length)
    later = Act("postpone", _("Postpone {minutes} min").format(minutes=by))
    return _running(view, main=Act("break", _("Start now")), second=later, line=price)


def _break_face(view: TimerView) -> FocusFace:
    length, left = view.break_length or timedelta(0), view.remaining or timedelta(0)
    share = 1 - left / length if length else 1.0
    can_skip = view.can_skip_at is not None and view.at >= view.can_skip_at
    skip = None if view.can_skip_at is None else Act("skip", _("Skip"), enabled=can_skip)
    below = _("{minutes} min break").format(minutes=minutes(length))
    if length < timedelta(minutes=1):
        below = _("{seconds} s break").format(seconds=round(length.total_seconds()))
    return FocusFace(
        numerals=countdown(left),
        above=_("waits while you type") if view.halted else _("Break"),
        below=below,
        share=share,
        dashed=view.halted,
        ticks=not view.halted,
        line=_("Then {topic}").format(topic=view.topic) if view.topic else "",
        second=skip,
    )


def _returning_face(view: TimerView) -> FocusFace:
    line = _("Next: {topic}").format(topic=view.topic) if view.topic else ""
    back = Act("back", _("I'm back"), "play")
    return FocusFace(
        numerals="00:00", above=_("Ready?"), below=_("when you are"), share=1, line=line, main=back
    )


def _numerals(view: TimerView) -> str:
    if view.interval is None:
        return count_up(view.gone or timedelta(0))
    if view.state == "deferred":
        return count_up(view.gone or timedelta(0))
    return countdown(view.next_break or timedelta(0))


def _share(view: TimerView) -> float:
    gone = view.gone or timedelta(0)
    if view.interval is None:
        # Nothing to fill towards: the ring goes round once an hour.
        return (gone % _HOUR) / _HOUR
    return min(1.0, gone / view.interval) if view.interval else 1.0


def _towards(view: TimerView) -> str:
    length = view.next_length or timedelta(0)
    if view.state == "deferred":
        return _("since your last break")
    if view.interval is None:
        if length < timedelta(minutes=1):
            return _("a break when you like")
        return _("a {minutes} min break when you like").format(minutes=length // timedelta(minutes=1))
    return _("to a {length} break").format(length=span(length))


def dots_words(view: TimerView, long_break: timedelta | None) -> str:
    """Return the words beside the dots: which block this is, and what the last one leads to."""
    if long_break is None:
        return _("Block {block} of {blocks}").format(block=view.block, blocks=view.blocks)
    return _("Block {block} of {blocks}, then {length}").format(
        block=view.block, blocks=view.blocks, length=span(long_break)
    )


def spoken(shown: FocusFace, view: TimerView) -> str:
    """Return the ring for a screen reader: whole minutes, so that it changes once a minute at most."""
    if view.state == "break" and view.remaining is not None:
        left = span(timedelta(minutes=minutes(view.remaining)))
        return _("Break, {left} left").format(left=left)
    if view.in_session and view.next_break is not None and view.state != "deferred":
        left = span(timedelta(minutes=minutes(view.next_break)))
        return _("{topic}, {left} {below}").format(topic=shown.above, left=left, below=shown.below)
    return " ".join(part for part in (shown.above, shown.numerals, shown.below) if part)


def until_next_second(view: TimerView) -> int:
    """Return milliseconds until another second shows."""
    left = view.remaining if view.state == "break" else view.next_break
    if left is not None and view.state != "deferred":
        rest = left % _SECOND
    else:
        rest = _SECOND - (view.gone or timedelta(0)) % _SECOND
    # A little late rather than a little early, or the same second would be shown twice.
    return max(20, round(rest / timedelta(milliseconds=1)) + 5)


def _wall(elapsed: timedelta | None, now: Instant) -> datetime | None:
    return None if elapsed is None else now.wall + (elapsed - now.elapsed)


def _pause() -> Act:
    return Act("pause", _("Pause"), "pause")


def _resume() -> Act:
    return Act("resume", _("Resume"), "play")


def _break_now() -> Act:
    return Act("break", _("Break now"), "cup")
