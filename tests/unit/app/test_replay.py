"""Timelines: read exactly, or refused with the line and the mend; never a traceback."""

import json
import math
import os
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.app.replay import parse_timeline, replay
from companion.core.engine.settings import EngineSettings
from companion.core.errors import InvalidInput

DAMAGED = int(os.environ.get("DAMAGED_TIMELINES", "1500"))
HEADER: dict[str, Any] = {"start": "2026-03-02T09:00:00", "zone": "Europe/Berlin", "mode": "session"}
START: dict[str, Any] = {"at": 0, "do": "start", "topic": "Cardiology", "rhythm": "25/5", "level": "firm"}
SOUND: list[dict[str, Any]] = [
    HEADER,
    START,
    {"at": 10, "input": "quiet"},
    {"at": 20, "system": "lock"},
    {"at": 25.5, "wall": "2026-03-02T12:00:00"},
    {"at": 900, "restart": 120},
    {"at": 1100, "system": "unlock"},
    {"at": 1110, "do": "quiet", "minutes": 30},
    {"at": 1120, "do": "answer_away", "as": "study"},
    {"at": 1130, "do": "break", "tier": "long"},
    {"at": 2500, "do": "stop"},
    {
        "at": 2600,
        "do": "start",
        "rhythm": {
            "tiers": [{"name": "a", "after": 60, "length": 9}, {"name": "b", "every": 2, "length": 20}]
        },
    },
    {"at": 3000, "do": "end"},
]


def events(*rows: object) -> list[dict[str, Any]]:
    return list(replay(parse_timeline(json.dumps(row) for row in rows), EngineSettings()))


def refusal(*rows: object) -> str:
    with pytest.raises(InvalidInput) as caught:
        events(*rows)
    return str(caught.value)


def test_a_sound_timeline_uses_every_kind_of_line() -> None:
    names = {row["event"] for row in events(*SOUND)}
    assert {"session_ended", "break_started", "quiet_started", "away", "back", "deferred"} <= names


def test_a_guard_needs_no_start() -> None:
    assert events({**HEADER, "mode": "guard"}, {"at": 1190, "do": "end"})[-1]["event"] == "notice"


def test_without_rhythm_and_level_a_session_is_50_10_and_firm() -> None:
    got = events(HEADER, {"at": 0, "do": "start"}, {"at": 3030, "do": "end"})
    assert got[-1] == {"at": 3030, "event": "break_started", "tier": "short", "length": 600, "level": "firm"}


def test_blank_lines_are_passed_over_and_still_counted() -> None:
    with pytest.raises(InvalidInput, match="^Line 4:"):
        parse_timeline([json.dumps(HEADER), "", "  ", "{"])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({}, '"at" is missing'),
        ({"at": "1"}, "\"at\" is '1': give a number"),
        ({"at": True}, '"at" is True'),
        ({"at": -1}, '"at" is -1'),
        ({"at": math.nan}, '"at" is nan'),
        ({"at": math.inf}, '"at" is inf'),
        ({"at": 10**400}, '"at" is 1000'),
        ({"at": 1e9}, '"at" is 1000000000.0: give a number from 0 to 100000000'),
        ({"at": 1}, "nothing happens here"),
        ({"at": 1, "do": "dance"}, "\"do\" is 'dance': give one of pause"),
        ({"at": 1, "do": None}, '"do" is missing'),
        ({"at": 1, "do": {"a": 1}}, "\"do\" is {'a': 1}"),
        ({"at": 1, "input": "loud"}, "\"input\" is 'loud': give one of active, quiet, touch"),
        ({"at": 1, "input": []}, '"input" is []'),
        ({"at": 1, "system": "melt"}, "\"system\" is 'melt': give one of suspend"),
        ({"at": 1, "wall": "soon"}, "\"wall\" is 'soon': give a time"),
        ({"at": 1, "restart": -5}, '"restart" is -5'),
        ({"at": 1, "do": "quiet"}, '"minutes" is missing'),
        ({"at": 1, "do": "answer_away", "as": "fun"}, "\"as\" is 'fun': give break, study or discard"),
        ({"at": 1, "do": "start", "level": "iron"}, "\"level\" is 'iron': give one of gentle, firm, strict"),
        ({"at": 1, "do": "start", "rhythm": "1/2"}, "There is no rhythm '1/2'"),
        (
            {"at": 1, "do": "start", "rhythm": {"tiers": [{"name": "a", "after": 10**400, "length": 1}]}},
            "after",
        ),
        (
            {"at": 1, "do": "start", "rhythm": {"tiers": [{"name": "a", "after": 1e-9, "length": 1}]}},
            "from 1 to",
        ),
        ({"at": 1, "do": "x" * 5000}, "x…: give one of"),
    ],
)
def test_a_line_that_makes_no_sense_is_named_with_its_mend(row: dict[str, Any], why: str) -> None:
    said = refusal(HEADER, START, row)
    assert said.startswith("Line 3: ") and why in said
    assert len(said) < 600


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ({}, '"start" is missing'),
        ({**HEADER, "start": 5}, '"start" is 5'),
        ({**HEADER, "zone": "Moon/Base"}, "\"zone\" is 'Moon/Base': give an IANA name"),
        ({**HEADER, "zone": "Europe"}, '"zone" is'),
        ({**HEADER, "zone": "../../etc/passwd"}, '"zone" is'),
        ({**HEADER, "zone": "\0"}, '"zone" is'),
        ({**HEADER, "zone": ""}, '"zone" is'),
        ({**HEADER, "mode": "party"}, "\"mode\" is 'party': give session or guard"),
    ],
)
def test_a_first_line_that_makes_no_sense_is_named_with_its_mend(header: dict[str, Any], why: str) -> None:
    said = refusal(header)
    assert said.startswith("Line 1: ") and why in said


def test_half_a_character_is_refused_since_nobody_could_print_it() -> None:
    with pytest.raises(InvalidInput, match="^Line 1: this cannot be read"):
        parse_timeline(['{"start": "\\ud800"}'])


def test_brackets_without_end_are_refused() -> None:
    with pytest.raises(InvalidInput, match="^Line 1: this cannot be read"):
        parse_timeline(["[" * 100_000])


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    with pytest.raises(InvalidInput, match="^Line 2: this cannot be read"):
        parse_timeline([json.dumps(HEADER), '{"at": ' + "9" * 10_000 + "}"])


def test_a_jump_of_the_wall_clock_anywhere_changes_nothing() -> None:
    jumping = [SOUND[0]]
    for row in SOUND[1:]:
        jumping += [{"at": row["at"], "wall": "1999-12-31T23:59:59"}, row]
    assert events(*jumping) == events(*SOUND)


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from(["end", "start", "break", "flow", "tiers", "dnd_on", "active", 0, -1, 1e308, 10**30]),
)  # fmt: skip
KEYS = st.sampled_from(
    ["at", "do", "input", "system", "wall", "restart", "rhythm", "level", "topic", "tier", "minutes", "as",
     "start", "zone", "mode", "tiers"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> list[str]:
    """A sound timeline with values changed, keys dropped, lines moved, or its text broken."""
    rows = [dict(row) for row in SOUND]
    for _time in range(draw(st.integers(1, 3))):
        row = rows[draw(st.integers(0, len(rows) - 1))]
        match draw(st.integers(0, 4)):
            case 0 | 1:
                row[draw(KEYS)] = draw(ODD)
            case 2 if row:
                del row[draw(st.sampled_from(sorted(row)))]
            case 3:
                rows.insert(draw(st.integers(0, len(rows))), rows.pop(draw(st.integers(0, len(rows) - 1))))
            case 4:
                row = rows[-2]
                field = draw(st.sampled_from(["name", "after", "length", "every", "notice", "postpone"]))
                row["rhythm"] = {"tiers": [{"name": "a", "after": 60, "length": 9, field: draw(ODD)}]}
    lines = [json.dumps(row) for row in rows]
    if draw(st.booleans()):
        place = draw(st.integers(0, len(lines) - 1))
        cut = draw(st.integers(0, len(lines[place])))
        lines[place] = (
            lines[place][:cut] + draw(st.text(max_size=4)) + lines[place][cut + draw(st.integers(0, 3)) :]
        )
    return lines


@settings(max_examples=DAMAGED, suppress_health_check=list(HealthCheck), database=None)
@given(damaged())
def test_a_damaged_timeline_is_replayed_or_refused_with_its_line_and_never_a_traceback(
    lines: list[str],
) -> None:
    try:
        rows = list(replay(parse_timeline(lines), EngineSettings()))
    except InvalidInput as error:
        assert re.match(r"Line \d+: |The timeline is empty", str(error))
    else:
        json.dumps(rows, allow_nan=False, ensure_ascii=False).encode()
