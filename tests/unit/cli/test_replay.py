"""`companion replay`."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.cli.context import CliContext, Wiring
from companion.cli.main import run
from tests.fakes.safety import NO_SAFETY

HEADER = {"start": "2026-03-02T09:00:00", "zone": "Europe/Berlin", "mode": "session"}
STORY: list[dict[str, Any]] = [
    HEADER,
    {"at": 0, "do": "start", "topic": "Cardiology", "rhythm": "25/5", "level": "firm"},
    {"at": 10, "do": "skip"},
    {"at": 1450, "input": "quiet"},
    {"at": 1800, "do": "end"},
]
Call = Callable[..., tuple[int, str, str]]


def refuse(*_given: object) -> Any:
    raise AssertionError("a replay asks nobody")


def context() -> CliContext:
    wiring = Wiring(
        store=refuse,
        clock=refuse,
        remote=refuse,
        settings=refuse,
        tell_running=refuse,
        local_zone=lambda: ZoneInfo("UTC"),
        exchange=refuse,
        survey_desktop=refuse,
        open_program=refuse,
        selftest=list,
        **NO_SAFETY,
    )
    return CliContext(wiring=wiring)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def replay(*arguments: object) -> tuple[int, str, str]:
        code = run(["replay", *map(str, arguments)], context())
        said = capsys.readouterr()
        return code, said.out, said.err

    return replay


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return written(tmp_path, "\n".join(json.dumps(row) for row in STORY))


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "day.jsonl"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_json_is_one_object_a_line_with_the_contracts_fields(call: Call, story: Path) -> None:
    code, out, err = call(story, "--json")
    assert (code, err) == (0, "")
    assert [json.loads(row) for row in out.splitlines()] == [
        {"at": 0, "event": "focus_started"},
        {"at": 10, "event": "refused", "do": "skip", "why": "no break is running"},
        {"at": 1440, "event": "notice", "tier": "short", "due_at": 1500},
        {"at": 1500, "event": "focus_counted", "seconds": 1450},
        {"at": 1500, "event": "break_started", "tier": "short", "length": 300, "level": "firm"},
        {"at": 1750, "event": "break_ended", "tier": "short", "outcome": "taken"},
        {"at": 1750, "event": "returning"},
    ]


def test_without_json_it_is_a_table_of_time_event_and_details(call: Call, story: Path) -> None:
    _code, out, _err = call(story)
    rows = out.splitlines()
    assert rows[2] == "   0:24:00.0  notice          tier short, due at 1500"
    assert rows[-1] == "   0:29:10.0  returning"


def test_settings_come_from_the_table_engine(call: Call, story: Path, tmp_path: Path) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text("[engine]\nlull = 60\n[other]\nx = 1\n")
    code, out, err = call(story, "--settings", settings, "--json")
    assert (code, err) == (0, "")
    assert '"at": 1510, "event": "break_started"' in out


def test_settings_that_make_no_sense_are_named_one_a_line_and_the_rest_is_used(
    call: Call, story: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text("[engine]\nlull = 60\naway_after = 3\nnonsense = 1\n")
    code, out, err = call(story, "--settings", settings, "--json")
    assert code == 0 and '"at": 1510, "event": "break_started"' in out
    assert [row.split(": ")[1][:18] for row in err.splitlines()] == [
        "[engine] away_afte",
        "[engine] nonsense ",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"[engine", "this is no TOML"),
        (b"engine = 3", "[engine]"),
        (b"[engine]\nlull = " + b"1" * 5000, "this is no TOML"),
        (b"[engine]\nx = '\xff'", "line 2 is not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_a_settings_file_that_cannot_be_used_stops_the_replay(
    call: Call, story: Path, tmp_path: Path, text: bytes | None, why: str
) -> None:
    settings = tmp_path / "s.toml"
    if text is not None:
        settings.write_bytes(text)
    code, out, err = call(story, "--settings", settings, "--json")
    assert (code, out) == (1, "")
    assert why in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("nonsense", "Line 1: this is no JSON"),
        ("[]", "Line 1: this is no JSON object"),
        (json.dumps(HEADER) + "\n\n{", "Line 3: this is no JSON"),
        (json.dumps(HEADER) + '\n{"at": 1, "do": ["x"]}', "Line 2: \"do\" is ['x']"),
        (json.dumps(HEADER) + '\n{"at": 5, "do": "end"}\n{"at": 4, "do": "end"}', 'Line 3: "at" is earlier'),
        (b'{"start": "2026-03-02"}\n{"at": 1, "x": "\xff"}', "line 2 is not UTF-8"),
    ],
)
def test_a_damaged_timeline_is_refused_in_one_line_and_nothing_is_printed(
    call: Call, tmp_path: Path, text: str | bytes, why: str
) -> None:
    path = written(tmp_path, text)
    code, out, err = call(path, "--json")
    assert (code, out) == (1, "")
    assert why in err and str(path) in err and err.count("\n") == 1


def test_a_file_that_is_not_there_and_a_folder_cannot_be_read(call: Call, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.jsonl", tmp_path, "a\0b"):
        code, out, err = call(path)
        assert (code, out) == (1, "") and "cannot be read" in err and err.count("\n") == 1


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(call: Call, story: Path, tmp_path: Path) -> None:
    usual = call(story, "--json")
    path = written(tmp_path, b"\xef\xbb\xbf" + story.read_bytes().replace(b"\n", b"\r\n"))
    assert call(path, "--json") == usual


def test_a_dash_reads_standard_input(call: Call, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = call(story, "--json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(story.read_bytes())))
    assert call("-", "--json") == usual


def test_a_damaged_standard_input_is_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    code, _out, err = call("-")
    assert code == 1 and err.startswith("standard input: Line 1")


def test_texts_of_a_timeline_cannot_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    name = "a\u001b[31m\u202e\u007f"
    rhythm = {"tiers": [{"name": name, "after": 60, "length": 10, "notice": 0}]}
    rows = [HEADER, {"at": 0, "do": "start", "rhythm": rhythm}, {"at": 100, "do": "end"}]
    path = written(tmp_path, "\n".join(json.dumps(row) for row in rows))
    for arguments in ([path], [path, "--json"]):
        code, out, _err = call(*arguments)
        assert code == 0 and not set("\u001b\u202e\u007f") & set(out)


def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path: Path) -> None:
    rows = [HEADER, STORY[1], {"at": 4_000_000, "do": "end"}]
    path = written(tmp_path, "\n".join(json.dumps(row) for row in rows))
    code = (
        "import sys; from companion.cli.main import run; from tests.unit.cli.test_replay import context;"
        f"sys.exit(run(['replay', {str(path)!r}, '--json'], context()))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert json.loads(process.stdout.readline())["event"] == "focus_started"
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0
