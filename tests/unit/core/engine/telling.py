"""Timelines and what the engine says to them, as lines a person can read and check by hand."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from companion.app.engine_settings import parse_engine
from companion.app.replay import parse_timeline, replay

_INPUT = ("active", "quiet", "touch")
_ARGUMENT = {"hush": ("quiet", "minutes"), "answer": ("answer_away", "as"), "break": ("break", "tier")}
HEADER = {"start": "2026-03-02T09:00:00", "zone": "Europe/Berlin"}


def seconds(value: float) -> timedelta:
    return timedelta(seconds=value)


def line(text: str, rhythms: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the timeline line that `TIME WORD [ARGUMENT…]` stands for."""
    at, word, *rest = text.split()
    fields: dict[str, Any] = {"at": float(at)}
    if word == "start":
        fields |= {"do": "start", "topic": "Cardiology", "level": rest[1]}
        fields["rhythm"] = (rhythms or {}).get(rest[0], rest[0])
    elif word in _INPUT:
        fields["input"] = word
    elif word in ("wall", "restart"):
        fields[word] = rest[0] if word == "wall" else float(rest[0])
    elif word in _ARGUMENT:
        fields["do"], key = _ARGUMENT[word]
        if rest:
            fields[key] = float(rest[0]) if word == "hush" else rest[0]
    elif word in ("suspend", "wake", "lock", "unlock", "cannot_block") or word.endswith(("_on", "_off")):
        fields["system"] = "resume" if word == "wake" else word
    else:
        fields["do"] = word
    return fields


def tell(
    story: str,
    *,
    guard: bool = False,
    only: str = "",
    rhythms: Mapping[str, Any] | None = None,
    **engine: object,
) -> list[str]:
    """Return what the engine says to `story`, one line each: `TIME EVENT VALUES…`.

    only: the events to keep, all of them if empty. engine: settings in seconds.
    """
    settings, problems = parse_engine(engine)
    assert not problems, problems
    header = {**HEADER, "mode": "guard" if guard else "session"}
    rows = [header, *(line(text, rhythms) for text in lines_of(story))]
    timeline = parse_timeline(json.dumps(row) for row in rows)
    wanted = only.split()
    return [said(row) for row in replay(timeline, settings) if not wanted or row["event"] in wanted]


def said(row: Mapping[str, Any]) -> str:
    """Return an output line as text; why a request was refused is left out."""
    values = [value for key, value in row.items() if key not in ("at", "event", "why")]
    return " ".join(str(value) for value in (row["at"], row["event"], *values))


def lines_of(text: str) -> list[str]:
    """Return the lines that say something, without indentation and remarks."""
    kept = (row.split("#")[0].strip() for row in text.splitlines())
    return [row for row in kept if row]


def assert_said(got: Iterable[str], expected: str) -> None:
    assert list(got) == lines_of(expected)
