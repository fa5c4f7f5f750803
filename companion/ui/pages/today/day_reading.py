"""Turns the records of one study day into what the ribbon shows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from companion.core.engine.view import TimerView
from companion.core.journal import BreakRecord, CheckIn, FocusBlock, StudySession
from companion.core.words import _
from companion.ui.widgets.figures import span, time_of_day
from companion.ui.widgets.ribbon_entries import RibbonDay, RibbonEntry, RibbonPoint, RibbonSpan, begins

_RESTED = ("taken", "natural", "left_early")


def ribbon_day(
    start: datetime,
    now: datetime,
    blocks: Sequence[FocusBlock],
    breaks: Sequence[BreakRecord],
    check_ins: Sequence[CheckIn],
    running: RibbonSpan | None = None,
) -> RibbonDay:
    """Return the day from `start` with its entries in order of time, the running block among them."""
    entries: list[RibbonEntry] = [_block(block) for block in blocks]
    entries += [_break(one) for one in breaks if one.outcome in _RESTED]
    entries += [_check_in(one) for one in check_ins]
    if running is not None:
        entries.append(running)
    entries.sort(key=begins)
    return RibbonDay(
        start=start, now=now, entries=tuple(entries), empty=_("Blocks, breaks and check-ins will appear here")
    )


def _block(block: FocusBlock) -> RibbonSpan:
    tells = _("{topic}, {start} to {end}: {length} of focus").format(
        topic=block.topic,
        start=time_of_day(block.started),
        end=time_of_day(block.ended),
        length=span(block.focus_time),
    )
    if block.effort is not None:
        tells = _("{block}, effort {effort:g}").format(block=tells, effort=block.effort)
    return RibbonSpan(
        kind="block", start=block.started, end=block.ended, tells=tells, label=block.topic, topic=block.topic
    )


def _break(one: BreakRecord) -> RibbonSpan:
    said = {
        "taken": _("Break, {start} to {end}: {length}"),
        "natural": _("Away, {start} to {end}: {length}, counted as a break"),
        "left_early": _("Break left early, {start} to {end}: {length}"),
    }[one.outcome]
    tells = said.format(
        start=time_of_day(one.started), end=time_of_day(one.ended), length=span(one.ended - one.started)
    )
    return RibbonSpan(kind="break", start=one.started, end=one.ended, tells=tells)


def _check_in(one: CheckIn) -> RibbonPoint:
    mark = "•" if one.stress is None else f"{one.stress:.0f}"
    return RibbonPoint(at=one.at, mark=mark, tells=check_in_words(one))


def check_in_words(one: CheckIn) -> str:
    """Return a check-in in a line: 11:55: stress 4, calm, tired."""
    said = [] if one.stress is None else [_("stress {stress:g}").format(stress=one.stress)]
    said += one.words
    if not said:
        said = [_("a check-in")]
    return _("{time}: {what}").format(time=time_of_day(one.at), what=", ".join(said))


def running_block(
    view: TimerView,
    now: datetime,
    session: StudySession | None,
    blocks: Sequence[FocusBlock],
    breaks: Sequence[BreakRecord],
) -> RibbonSpan | None:
    """Return the block of `session` that has not ended, from what ended last before it."""
    if session is None or not view.topic or not view.gone or view.state in ("break", "returning"):
        return None
    ends = [block.ended for block in blocks] + [one.ended for one in breaks if one.outcome in _RESTED]
    start = max([session.started, *(end for end in ends if end <= now)])
    # While the clock stands, the block ends where its focus does.
    end = now if view.clock_runs else min(now, start + view.gone)
    if end - start < timedelta(minutes=1):
        return None
    tells = _("{topic}, since {start}").format(topic=view.topic, start=time_of_day(start))
    return RibbonSpan(kind="running", start=start, end=end, tells=tells, label=view.topic, topic=view.topic)
