"""A fault of ours leaves a report that quotes nobody."""

import sys
from pathlib import Path

import pytest

from companion.adapters.crash_report import report_faults
from companion.core.errors import Refused
from tests.fakes.desktop import FakeClock


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    report_faults(tmp_path, FakeClock(), lines.append)
    return lines


def fail(error: Exception) -> None:
    try:
        raise error
    except Exception:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]  # raised just above


def test_a_report_names_the_place_and_no_word_of_the_journal(said: list[str], tmp_path: Path) -> None:
    fail(ValueError("I cried in the library"))
    (report,) = tmp_path.glob("fault-*.txt")
    text = report.read_text()
    assert "ValueError" in text
    assert "test_crash_report.py" in text
    assert "cried" not in text + said[0]
    assert str(report) in said[0]
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_refusal_nobody_showed_is_said_and_is_no_fault(said: list[str], tmp_path: Path) -> None:
    fail(Refused("No session is running."))
    assert said == ["No session is running."]
    assert list(tmp_path.iterdir()) == []


def test_old_reports_make_room(said: list[str], tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"fault-20260101-0000{number:02}.txt").touch()
    fail(ValueError("x"))
    assert len(list(tmp_path.iterdir())) == 20
