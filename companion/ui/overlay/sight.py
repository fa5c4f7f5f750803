"""What the overlay shows at one moment, in words; the same on every screen."""

from datetime import timedelta
from math import ceil

from companion.app.facts import EffortAsked
from companion.core.clock import Instant
from companion.core.engine.view import TimerView
from companion.core.value import dataclass
from companion.core.words import _, ngettext
from companion.ui.overlay.suggestions import Suggestion

_SECOND = timedelta(seconds=1)
# Timers wake a few milliseconds beside the second; the reading shall not show it.
_SLACK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSight:
    """A running break. seconds: left, whole; total: of the break, in seconds.

    postpone, skip: whether they are offered now; a price belongs to a postponement. suggestion: the name
    of what `title` and `line` suggest. practice: what the break offers to practise; empty = nothing now,
    None = no place is needed for it.
    """

    label: str
    seconds: int
    total: float
    until: str
    halted: bool
    title: str
    line: str
    topic: str
    next_block: str
    postpone: bool
    postpone_label: str
    price: str
    skip: bool
    suggestion: str = ""
    practice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadySight:
    """The end of a break in words. block: the block that may be rated, empty = none."""

    said: str
    block: str
    next_block: str


def seconds_left(view: TimerView, now: Instant) -> int:
    """Return the whole seconds left of the running break, 0 when it is over."""
    left = view.remaining or timedelta()
    if not view.halted and view.break_ends is not None:
        left = view.break_ends - now.elapsed
    return max(0, ceil(left / _SECOND - _SLACK))


def next_second_ms(view: TimerView, now: Instant) -> int:
    """Return the wait until the time left shows another second; never below half a second."""
    if view.break_ends is None or view.halted:
        return 1000
    wait = ((view.break_ends - now.elapsed) // timedelta(milliseconds=1)) % 1000
    return wait + (1001 if wait < 500 else 1)


def whole_minutes(length: timedelta) -> int:
    """Return `length` in minutes as it is said, at least 1."""
    return max(1, round(length / timedelta(minutes=1)))


def minutes_text(length: timedelta) -> str:
    """Return `length` as it is written on a button, such as `5 min`, or `20 s` below a minute."""
    if length < timedelta(minutes=1):
        return _("{seconds} s").format(seconds=round(length / _SECOND))
    return _("{minutes} min").format(minutes=whole_minutes(length))


def sight_of(view: TimerView, now: Instant, suggestion: Suggestion, clock_text: str) -> BreakSight:
    """Put a break into words. clock_text: the time of day at which it ends, as the locale writes it."""
    gentle_or_firm = view.level != "strict"
    return BreakSight(
        label=_("Long break") if view.break_tier == "long" else _("Break"),
        seconds=seconds_left(view, now),
        total=max(1.0, (view.break_length or _SECOND) / _SECOND),
        until=_("Paused while you type") if view.halted else _("until {time}").format(time=clock_text),
        halted=view.halted,
        suggestion=suggestion.name,
        title=suggestion.title,
        line=suggestion.line,
        topic=_then(view) if view.in_session else "",
        next_block=_next_block(view),
        postpone=gentle_or_firm and view.can_postpone,
        postpone_label=_("Postpone {time}").format(
            time=minutes_text(view.postpone_by or timedelta(minutes=5))
        ),
        price=_price(view),
        skip=view.can_skip_at is not None and now.elapsed >= view.can_skip_at,
    )


def _then(view: TimerView) -> str:
    """Return what comes next; a topic kept from other eyes is not named."""
    return _("Then {topic}").format(topic=view.topic) if view.topic else _("Then your next block")


def _next_block(view: TimerView) -> str:
    length = "" if view.interval is None else minutes_text(view.interval)
    place = _("block {block} of {blocks}").format(block=view.block, blocks=view.blocks) if view.blocks else ""
    if length and place:
        return _("{length}, {place}").format(length=length, place=place)
    return length or place


def _price(view: TimerView) -> str:
    if view.postponed_length is None:
        return ""
    return _("then {time} of break").format(time=minutes_text(view.postponed_length))


def left_in_words(seconds: int) -> str:
    """Return the time left as a screen reader says it."""
    minutes, rest = divmod(seconds, 60)
    said = []
    if minutes:
        said.append(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    if rest or not minutes:
        said.append(ngettext("{n} second", "{n} seconds", rest).format(n=rest))
    return " ".join(said)


def ready_sight(view: TimerView, length: timedelta, asked: EffortAsked | None, clock_text: str) -> ReadySight:
    """Put the end of a break of `length` into words. asked: the block that may be rated."""
    said = _("Break taken, {length}. It is {time}. There is no hurry: what passes now still counts as break.")
    interval = "" if view.interval is None else minutes_text(view.interval)
    return ReadySight(
        said=said.format(length=minutes_text(length), time=clock_text),
        block=", ".join(part for part in (asked.topic, minutes_text(asked.focus)) if part) if asked else "",
        next_block=", ".join(part for part in (view.topic or "", interval) if part),
    )
