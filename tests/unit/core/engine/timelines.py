"""Random timelines of a user's day, read from a string of bytes so that they shrink and are cheap to draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import strategies as st

from companion.app.rhythms import parse_rhythm
from companion.core.engine import events as ev
from companion.core.engine.rhythm import BUILT_IN, LEVELS, Rhythm
from companion.core.engine.settings import EngineSettings
from companion.core.engine.state import State, initial
from companion.core.engine.step import step
from tests.unit.core.engine.telling import seconds

HEAD, ENTRY = 12, 3
LEAST, MOST = 50, 80

_GAPS = (
    0,
    0,
    1,
    3,
    5,
    10,
    15,
    20,
    30,
    45,
    60,
    61,
    120,
    240,
    290,
    300,
    301,
    599,
    600,
    601,
    900,
    1200,
    1440,
    1500,
)
_KINDS: tuple[tuple[str, int], ...] = (
    ("tick", 2), ("active", 9), ("quiet", 9), ("touch", 5), ("told_quiet", 2), ("lock", 3), ("unlock", 4),
    ("suspend", 3), ("wake", 4), ("postpone", 6), ("hold_on", 3), ("hold_off", 4), ("hush", 2),
    ("restart", 2),
    ("pause", 3), ("resume", 4), ("skip", 3), ("leave", 2), ("back", 4), ("break", 4), ("answer", 5),
    ("start", 4), ("stop", 2), ("inhibit_on", 2), ("inhibit_off", 2), ("cannot_block", 1), ("guard", 1),
    ("fall_back", 1),
)  # fmt: skip
_TABLE = tuple(kind for kind, weight in _KINDS for _ in range(weight))


@dataclass(frozen=True, slots=True)
class Timed:
    """An event and its time."""

    at: timedelta
    event: ev.Event


@dataclass(frozen=True, slots=True, repr=False)
class Course:
    """A timeline with the settings it runs under."""

    settings: EngineSettings
    rhythm: Rhythm
    entries: tuple[Timed, ...]

    def __repr__(self) -> str:
        told = [entry for entry in self.entries if entry.event != ev.Tick()]
        lines = [f"({entry.at.total_seconds():g}, {entry.event!r})," for entry in told]
        return "\n".join([f"{self.settings!r}", *lines])

    def begin(self) -> State:
        """Return the state before the first event."""
        return initial(self.settings)


def courses(least: int = LEAST, most: int = MOST) -> st.SearchStrategy[Course]:
    """Timelines of `least` to `most` events, some with the guard on."""
    return st.binary(min_size=HEAD + ENTRY * least, max_size=HEAD + ENTRY * most).map(course_of)


def course_of(data: bytes) -> Course:
    """Return the timeline that `data` stands for."""
    head, body = data[:HEAD], data[HEAD:]
    rhythm = _rhythm(head)
    return Course(settings=_settings(head), rhythm=rhythm, entries=tuple(_entries(head, body, rhythm)))


def _pick(choices: Sequence[float], byte: int) -> float:
    return choices[byte % len(choices)]


def _settings(head: bytes) -> EngineSettings:
    if head[0] % 3:
        return EngineSettings(auto_return=head[0] % 2 == 0)
    return EngineSettings(
        away_after=seconds(_pick((300, 60, 120, 1800), head[1])),
        guard_away_after=seconds(_pick((30, 5, 60), head[2])),
        lull=seconds(_pick((3, 0, 10), head[3])),
        lull_limit=seconds(_pick((30, 0, 60), head[3] // 3)),
        defer_limit=seconds(_pick((3600, 300, 1), head[4])),
        resume_within=seconds(_pick((600, 60, 0), head[5])),
        skip_after=seconds(_pick((10, 0), head[5] // 3)),
        tolerated_input=seconds(_pick((15, 0, 60), head[5] // 6)),
        auto_return=head[0] % 2 == 0,
    )


def _rhythm(head: bytes) -> Rhythm:
    built_in = tuple(BUILT_IN.values())
    if head[6] % 8 < len(built_in):
        return built_in[head[6] % 8]
    after = _pick((600, 120, 300, 1500), head[7])
    tiers: list[dict[str, object]] = [
        {
            "name": "short",
            "after": after,
            "length": _pick((60, 10, 20, 300), head[8]),
            "notice": _pick((60, 0, 10, 700), head[9]),
            "postpone": _pick((300, 20, 120, 600), head[10]),
            "postpone_limit": head[10] // 4 % 4,
        }
    ]
    if head[11] % 2:
        tiers.append(
            {"name": "long", "every": 2 + head[11] // 2 % 3, "length": _pick((120, 900), head[11] // 8)}
        )
    if head[11] % 3:
        more = {"name": "rest", "after": after * 2 + _pick((1, 40, 90, -30), head[9]), "length": 400}
        tiers.append(more)
    return parse_rhythm({"tiers": tiers})


def _entries(head: bytes, body: bytes, rhythm: Rhythm) -> Iterator[Timed]:
    at = timedelta(0)
    if head[1] % 2:
        yield Timed(at, ev.GuardSwitched(on=True))
    yield Timed(at, ev.Start(topic="Cardiology", rhythm=rhythm, level=LEVELS[head[2] % 3]))
    for index in range(0, len(body) - ENTRY + 1, ENTRY):
        kind, gap, value = body[index : index + ENTRY]
        before = at
        at += seconds(_pick(_GAPS, gap) + (value % 10 / 10 if gap > 200 else 0))
        name = _TABLE[kind % len(_TABLE)]
        if name == "restart":
            stored = before + (at - before) * (value % 4 / 4)
            yield Timed(stored, ev.Tick())
            yield Timed(at, ev.Restarted(stored_at=stored))
        else:
            yield Timed(at, _event(name, value, at, rhythm))


def _event(name: str, value: int, at: timedelta, rhythm: Rhythm) -> ev.Event:  # noqa: PLR0911  # a table
    reason = ("dnd", "call", "fullscreen")[value % 3]
    match name:
        case "hold_on":
            return ev.HoldOn(reason)  # type: ignore[arg-type]  # one of the reasons
        case "hold_off":
            return ev.HoldOff(reason)  # type: ignore[arg-type]  # one of the reasons
        case "hush":
            return ev.Quiet(seconds(_pick((60, 1800, 0, 3600, 600), value)))
        case "break":
            return ev.TakeBreak(
                (None, *(tier.name for tier in rhythm.tiers))[value % (len(rhythm.tiers) + 1)]
            )
        case "answer":
            return ev.AnswerAway(("study", "break", "discard")[value % 3])  # type: ignore[arg-type]  # one of three
        case "start":
            return ev.Start(topic="Cardiology", rhythm=rhythm, level=LEVELS[value % 3])
        case "guard":
            return ev.GuardSwitched(on=value % 2 == 0)
        case "told_quiet":
            return ev.InputQuiet(last_input=max(timedelta(0), at - seconds(value % 40)))
        case _:
            return _PLAIN[name]


_PLAIN: dict[str, ev.Event] = {
    "tick": ev.Tick(), "active": ev.InputActive(), "quiet": ev.InputQuiet(), "touch": ev.InputTouch(),
    "lock": ev.Lock(), "unlock": ev.Unlock(), "suspend": ev.Suspend(), "wake": ev.Wake(),
    "postpone": ev.Postpone(), "pause": ev.Pause(), "resume": ev.Resume(), "skip": ev.Skip(),
    "leave": ev.Leave(), "back": ev.Back(), "stop": ev.Stop(), "inhibit_on": ev.InhibitOn(),
    "inhibit_off": ev.InhibitOff(), "cannot_block": ev.CannotBlock(), "fall_back": ev.FellBackToGentle(),
}  # fmt: skip


def states(course: Course) -> Iterator[State]:
    """Yield the state before the first event and after each."""
    state = course.begin()
    yield state
    for entry in course.entries:
        state, _effects = step(state, entry.event, entry.at)
        yield state
