"""What live commands print."""

import json
from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.cli.context import CliContext, Wiring
from companion.cli.main import run
from companion.cli.output import json_text
from companion.cli.secrets_typed import from_file, on_terminal
from companion.core.errors import NotRunning
from tests.fakes.safety import NO_SAFETY, not_asked

Said = pytest.CaptureFixture[str]


class Running:
    """A program that answers always the same; None = nobody is there."""

    def __init__(self, answer: dict[str, Any] | None) -> None:
        self.answer = answer

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        if self.answer is None:
            raise NotRunning("nobody")
        return self.answer


def call(answer: dict[str, Any] | None, *arguments: str) -> int:
    wiring = Wiring(
        store=not_asked,
        clock=not_asked,
        remote=lambda _call: Running(answer),
        settings=not_asked,
        tell_running=not_asked,
        local_zone=lambda: ZoneInfo("UTC"),
        exchange=not_asked,
        survey_desktop=not_asked,
        open_program=not_asked,
        selftest=lambda: iter(["store: ok", "page today: opened"]),
        **NO_SAFETY,
    )
    return run(list(arguments), CliContext(wiring=wiring))


FOCUS: dict[str, Any] = {
    "running": True,
    "state": "focus",
    "topic": "Re\x1b[31mnal\u202e\x9b",
    "rhythm": "25/5",
    "level": "firm",
    "remaining_s": None,
    "next_break_s": 90,
    "owed_s": None,
}


def test_a_topic_steers_no_terminal(capsys: Said) -> None:
    assert call({"ok": FOCUS}, "status") == 0
    out = capsys.readouterr().out
    assert out == "Re[31mnal · focus · break in 2 min\n"


def test_a_window_that_waits_for_its_passphrase_runs_and_tells_nothing(capsys: Said) -> None:
    locked = {"ok": {"running": True}}
    assert call(locked, "status", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {**dict.fromkeys(FOCUS), "running": True}
    assert call(locked, "status") == 0
    assert "waits for the journal's passphrase" in capsys.readouterr().out


def test_without_a_program_status_says_so(capsys: Said) -> None:
    assert call(None, "status", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {**dict.fromkeys(FOCUS), "running": False}


def test_an_empty_profile_is_no_profile(capsys: Said) -> None:
    assert call(None, "--profile", "", "status") == 2
    assert call(None, "status", "--profile", "") == 2


def test_the_self_test_is_one_document_for_a_script(capsys: Said) -> None:
    assert call(None, "selftest", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"found": ["store: ok", "page today: opened"]}


def test_output_that_cannot_be_written_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    with open("/dev/full", "w") as full:
        monkeypatch.setattr("sys.stdout", full)
        try:
            assert call(None, "status") == 1
        finally:
            with suppress(OSError):
                full.close()
    assert capsys.readouterr().err == "What was to be printed cannot be written (No space left on device).\n"


def test_names_that_are_no_text_are_json_all_the_same() -> None:
    assert json_text({"path": "a\udc80"}).encode() == b'{"path": "a\\udc80"}'


def test_without_a_standard_input_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert not on_terminal()
    assert from_file("-") == ""
