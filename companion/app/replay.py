"""Runs the engine on a recorded timeline, without a screen, a store or a clock."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from companion.app.replay_output import line_of
from companion.app.rhythms import parse_rhythm
from companion.core.engine import events as ev
from companion.core.engine.effects import Effect
from companion.core.engine.rhythm import LEVELS
from companion.core.engine.settings import EngineSettings
from companion.core.engine.state import State, initial
from companion.core.engine.step import step
from companion.core.errors import InvalidInput
from companion.core.value import dataclass
from companion.core.words import _

LONGEST = 100_000_000
"""Seconds a time or a span may have: about three years."""

SHOWN = 60

DEFAULT_RHYTHM, DEFAULT_LEVEL = "50/10", "firm"
_PLAIN: dict[str, ev.Event] = {
    "pause": ev.Pause(),
    "resume": ev.Resume(),
    "stop": ev.Stop(),
    "postpone": ev.Postpone(),
    "skip": ev.Skip(),
    "leave": ev.Leave(),
    "back": ev.Back(),
}
_INPUT: dict[str, ev.Event] = {
    "active": ev.InputActive(),
    "quiet": ev.InputQuiet(),
    "touch": ev.InputTouch(),
}
_SYSTEM: dict[str, ev.Event] = {
    "suspend": ev.Suspend(),
    "resume": ev.Wake(),
    "lock": ev.Lock(),
    "unlock": ev.Unlock(),
    "dnd_on": ev.HoldOn("dnd"),
    "dnd_off": ev.HoldOff("dnd"),
    "call_on": ev.HoldOn("call"),
    "call_off": ev.HoldOff("call"),
    "fullscreen_on": ev.HoldOn("fullscreen"),
    "fullscreen_off": ev.HoldOff("fullscreen"),
    "inhibit_on": ev.InhibitOn(),
    "inhibit_off": ev.InhibitOff(),
    "cannot_block": ev.CannotBlock(),
}


@dataclass(frozen=True, slots=True)
class Restart:
    """The program dies and is started again after `gap`."""

    gap: timedelta


@dataclass(frozen=True, slots=True)
class End:
    """The replay stops here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: what happens `at` (elapsed since its start)."""

    at: timedelta
    what: ev.Event | Restart | End


@dataclass(frozen=True, slots=True)
class Timeline:
    """A recorded timeline. guard: computer use is watched instead of a session."""

    guard: bool
    entries: tuple[Entry, ...]


def parse_timeline(lines: Iterable[str]) -> Timeline:
    """Return the timeline in JSON Lines.

    Errors: InvalidInput naming the line, what is wrong with it, and the mend.
    """
    rows = [(number, text) for number, text in enumerate(lines, start=1) if text.strip()]
    if not rows:
        raise InvalidInput(_('The timeline is empty: line 1 gives "start", "zone" and "mode".'))
    guard = _at_line(rows[0][0], lambda: _parse_header(_table(rows[0][1])))
    entries: list[Entry] = []
    for number, text in rows[1:]:
        before = entries[-1].at if entries else timedelta(0)
        entry = _at_line(number, lambda text=text, before=before: _parse_entry(_table(text), before))
        entries.append(entry)
    return Timeline(guard=guard, entries=tuple(entries))


def _at_line(number: int, parse: Any) -> Any:
    try:
        return parse()
    except InvalidInput as error:
        raise InvalidInput(_("Line {number}: {why}").format(number=number, why=error)) from error


def _table(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
        # A lone half of a character passes as JSON, yet nobody could print it.
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise InvalidInput(
            _("this is no JSON ({error} at column {column}): write one {{ … }} a line.").format(
                error=error.msg, column=error.colno
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise InvalidInput(_("this cannot be read as JSON: write one short { … } a line.")) from error
    if not isinstance(value, dict):
        raise InvalidInput(_("this is no JSON object: write one { … } a line."))
    return value


def _parse_header(table: Mapping[str, Any]) -> bool:
    try:
        datetime.fromisoformat(str(table.get("start")))
    except ValueError as error:
        raise InvalidInput(
            _('"start" is {value}: give a time such as 2026-03-02T09:00:00.').format(
                value=_shown(table.get("start"))
            )
        ) from error
    try:
        ZoneInfo(str(table.get("zone", "UTC")))
    except (OSError, ValueError, KeyError) as error:
        raise InvalidInput(
            _('"zone" is {value}: give an IANA name such as Europe/Berlin.').format(
                value=_shown(table.get("zone"))
            )
        ) from error
    mode = table.get("mode", "session")
    if mode not in ("session", "guard"):
        raise InvalidInput(_('"mode" is {value}: give session or guard.').format(value=_shown(mode)))
    return bool(mode == "guard")


def _seconds(table: Mapping[str, Any], key: str) -> timedelta:
    value = table.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= LONGEST:
        raise InvalidInput(
            _('"{key}" is {value}: give a number from 0 to {most}.').format(
                key=key, value=_shown(value), most=LONGEST
            )
        )
    return timedelta(seconds=value)


def _shown(value: object) -> str:
    """Return `value` as a sentence can hold it."""
    try:
        text = "missing" if value is None else repr(value)
    except ValueError:  # a whole number of thousands of digits
        return _("a number beyond all bounds")
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _parse_entry(table: Mapping[str, Any], before: timedelta) -> Entry:
    at = _seconds(table, "at")
    if at < before:
        raise InvalidInput(_('"at" is earlier than the line before it: put the lines in order of time.'))
    if "do" in table:
        return Entry(at, _command(table))
    if "input" in table:
        return Entry(at, _known(table, "input", _INPUT))
    if "system" in table:
        return Entry(at, _known(table, "system", _SYSTEM))
    if "wall" in table:
        _wall(table["wall"])
        # Durations come from elapsed time alone, so a jump of the wall clock is nothing to the engine.
        return Entry(at, ev.Tick())
    if "restart" in table:
        return Entry(at, Restart(_seconds(table, "restart")))
    raise InvalidInput(_('nothing happens here: give one of "do", "input", "system", "wall", "restart".'))


def _wall(value: object) -> None:
    try:
        datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InvalidInput(
            _('"wall" is {value}: give a time such as 2026-03-02T10:30:00.').format(value=_shown(value))
        ) from error


def _known(
    table: Mapping[str, Any], key: str, known: Mapping[str, ev.Event], named: Iterable[str] = ()
) -> ev.Event:
    value = table[key]
    if not isinstance(value, str) or value not in known:
        raise InvalidInput(
            _('"{key}" is {value}: give one of {known}.').format(
                key=key, value=_shown(value), known=", ".join(named or known)
            )
        )
    return known[value]


def _command(table: Mapping[str, Any]) -> ev.Event | End:
    do = table["do"]
    match do:
        case "end":
            return End()
        case "start":
            return _start(table)
        case "break":
            tier = table.get("tier")
            return ev.TakeBreak(None if tier is None else str(tier))
        case "quiet":
            return ev.Quiet(_seconds(table, "minutes") * 60)
        case "answer_away":
            return _answer(table)
        case _:
            known = [*_PLAIN, "start", "break", "quiet", "answer_away", "end"]
            return _known(table, "do", _PLAIN, known)


def _answer(table: Mapping[str, Any]) -> ev.Event:
    match table.get("as"):
        case "break" | "study" | "discard" as answer:
            return ev.AnswerAway(answer)
        case other:
            raise InvalidInput(
                _('"as" is {value}: give break, study or discard.').format(value=_shown(other))
            )


def _start(table: Mapping[str, Any]) -> ev.Event:
    level = table.get("level", DEFAULT_LEVEL)
    if level not in LEVELS:
        raise InvalidInput(
            _('"level" is {value}: give one of {known}.').format(value=_shown(level), known=", ".join(LEVELS))
        )
    rhythm = parse_rhythm(table.get("rhythm", DEFAULT_RHYTHM))
    return ev.Start(topic=str(table.get("topic", "")), rhythm=rhythm, level=level)


def replay(timeline: Timeline, settings: EngineSettings) -> Iterator[dict[str, Any]]:
    """Yield one output line for everything the engine says about `timeline`."""
    for effect in run(timeline, settings):
        line = line_of(effect)
        if line is not None:
            yield line


def run(timeline: Timeline, settings: EngineSettings) -> Iterator[Effect]:
    """Yield the engine's effects on `timeline`, deadlines up to its last line included."""
    state = initial(settings)
    stored = timedelta(0)
    if timeline.guard:
        state, _effects = step(state, ev.GuardSwitched(on=True), timedelta(0))
    for entry in timeline.entries:
        match entry.what:
            case End():
                state, effects = step(state, ev.Tick(), entry.at)
                yield from effects
                return
            case Restart(gap):
                state, stored, effects = _restart(state, entry.at, gap, stored)
            case event:
                state, effects = step(state, event, entry.at)
        yield from effects
        if effects:
            stored = max(stored, effects[-1].at)


def _restart(
    state: State, at: timedelta, gap: timedelta, stored: timedelta
) -> tuple[State, timedelta, tuple[Effect, ...]]:
    state, before = step(state, ev.Tick(), at)
    stored = max([stored, *(effect.at for effect in before)])
    every = state.settings.store_every
    stored += every * ((max(at, stored) - stored) // every)
    state, after = step(state, ev.Restarted(stored_at=stored), at + gap)
    return state, max(stored, at + gap), (*before, *after)
