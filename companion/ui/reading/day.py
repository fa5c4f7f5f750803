"""Turns the records of one study day into what a ribbon shows."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from companion.app.ports import Clock
from companion.core.clock import study_day, study_day_start
from companion.core.engine.view import TimerView
from companion.core.journal import BreakRecord, CheckIn, FocusBlock, Night, PracticeSession, StudySession
from companion.core.scales import later
from companion.core.sleep import main_night, night_date, night_figures
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.ports import SettingsDoor
from companion.ui.reading.practice import practice_point
from companion.ui.widgets.figures import span, time_of_day
from companion.ui.widgets.ribbon_entries import RibbonDay, RibbonEntry, RibbonPoint, RibbonSpan, begins

_DAY = timedelta(days=1)
_RESTED = ("taken", "natural", "left_early")


class RibbonStore(Protocol):
    """Entries of study days, in order of time."""

    def blocks(self, first: date, last: date) -> list[FocusBlock]: ...
    def sessions(self, first: date, last: date) -> list[StudySession]: ...
    def breaks(self, first: date, last: date) -> list[BreakRecord]: ...
    def check_ins(self, first: date, last: date) -> list[CheckIn]: ...
    def nights(self, first: date, last: date) -> list[Night]: ...
    def practices(self, first: date, last: date) -> list[PracticeSession]: ...


class TimerReader(Protocol):
    """What the timer is doing."""

    def view(self) -> TimerView: ...


class PracticeTitles(Protocol):
    """What practices are called."""

    def title(self, name: str) -> str: ...


class RibbonServices(Protocol):
    """What a ribbon is read from."""

    @property
    def study(self) -> TimerReader: ...
    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def store(self) -> RibbonStore: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def practices(self) -> PracticeTitles: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonRecords:
    """What happened on a study day; nights: those of which some part lies in it.

    practices: each with what it is called.
    """

    blocks: Sequence[FocusBlock] = ()
    breaks: Sequence[BreakRecord] = ()
    check_ins: Sequence[CheckIn] = ()
    nights: Sequence[Night] = ()
    practices: Sequence[tuple[PracticeSession, str]] = ()
    running: RibbonSpan | None = None


def read_ribbon(services: RibbonServices, day: date) -> tuple[RibbonDay, RibbonRecords]:
    """Read a study day for its ribbon; the running block and the line of now stand on the current one."""
    now, store = services.clock.now().wall, services.store
    rollover = services.settings.current.journal.rollover
    start = study_day_start(day, now.tzinfo, rollover)  # type: ignore[arg-type]  # ours are ZoneInfo
    blocks, breaks = store.blocks(day, day), store.breaks(day, day)
    running = None
    if day == study_day(now, rollover):
        # One begun before the day turned still runs; the ribbon cuts off what lies before its start.
        sessions = [one for one in store.sessions(day - _DAY, day) if one.ended is None]
        running = running_block(
            services.study.view(), now, sessions[-1] if sessions else None, blocks, breaks
        )
    records = RibbonRecords(
        blocks=blocks,
        breaks=breaks,
        check_ins=store.check_ins(day, day),
        nights=_overlapping(store, start),
        practices=[(one, services.practices.title(one.practice)) for one in store.practices(day, day)],
        running=running,
    )
    return ribbon_day(start, now if day == study_day(now, rollover) else None, records), records


def ribbon_day(start: datetime, now: datetime | None, records: RibbonRecords) -> RibbonDay:
    """Return the day from `start` with its entries in order of time, the running block among them."""
    entries: list[RibbonEntry] = [_block(block) for block in records.blocks]
    entries += [_break(one) for one in records.breaks if one.outcome != "superseded"]
    entries += [_check_in(one) for one in records.check_ins]
    entries += [practice_point(one, title) for one, title in records.practices]
    own = [night for night in records.nights if night_date(night) == start.date()]
    main = main_night(own)
    entries += [_sleep(night, named=night is main or night.nap) for night in records.nights]
    if records.running is not None:
        entries.append(records.running)
    entries.sort(key=begins)
    return RibbonDay(
        start=start,
        now=now,
        entries=tuple(entries),
        empty=_("Sleep, blocks, breaks, practices and check-ins will appear here"),
    )


def _overlapping(store: RibbonStore, start: datetime) -> list[Night]:
    end = later(start, _DAY)
    found = store.nights(start.date(), end.date())
    return [night for night in found if _asleep(night) < end and night.woke > start]


def _asleep(night: Night) -> datetime:
    return later(night.tried, night.sleep_onset_latency)


def _sleep(night: Night, *, named: bool) -> RibbonSpan:
    start, length = _asleep(night), span(night_figures(night).sleep)
    said = _("Nap, {start} to {end}: {length}") if night.nap else _("Asleep, {start} to {end}: {length}")
    label = _("nap {length}") if night.nap else _("asleep {length}")
    return RibbonSpan(
        kind="sleep",
        start=start,
        end=night.woke,
        tells=said.format(start=time_of_day(start), end=time_of_day(night.woke), length=length),
        label=label.format(length=length) if named else "",
        entry_id=night.id or "",
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
        kind="block",
        start=block.started,
        end=block.ended,
        tells=tells,
        label=block.topic,
        topic=block.topic,
        entry_id=block.id or "",
    )


def _break(one: BreakRecord) -> RibbonSpan:
    said = {
        "taken": _("Break, {start} to {end}: {length}"),
        "natural": _("Away, {start} to {end}: {length}, counted as a break"),
        "left_early": _("Break left early, {start} to {end}: {length}"),
        "skipped": _("Break skipped, {start}"),
    }[one.outcome]
    tells = said.format(
        start=time_of_day(one.started), end=time_of_day(one.ended), length=span(one.ended - one.started)
    )
    return RibbonSpan(kind="break", start=one.started, end=one.ended, tells=tells)


def _check_in(one: CheckIn) -> RibbonPoint:
    mark = "•" if one.stress is None else f"{one.stress:.0f}"
    return RibbonPoint(at=one.at, mark=mark, tells=check_in_words(one), entry_id=one.id or "")


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
