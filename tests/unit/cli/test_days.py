import json
from datetime import date
from pathlib import Path

import pytest

from tests.fakes.made_up import Journal, journal
from tests.unit.cli.reading import Call


@pytest.fixture
def days(call: Call) -> Call:
    """Return what asks `days` with the arguments given."""
    return lambda of, *arguments: call(of, "days", *arguments)


def test_json_is_an_array_with_one_object_a_day(days: Call, story: Journal) -> None:
    code, out, err = days(story, "--from", "2026-10-26", "--to", "2026-11-01", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert [day["day"] for day in found] == [f"2026-10-{n}" for n in range(26, 32)] + ["2026-11-01"]
    assert set(found[0]) == {
        "day", "focus_min", "load", "load_estimated", "effort_mean", "blocks", "breaks_due", "breaks_taken",
        "breaks_natural", "breaks_left_early", "breaks_skipped", "stress", "stress_n", "pleasantness",
        "energy", "sleep_min", "sleep_efficiency", "time_in_bed_min", "midpoint", "sleep_quality",
        "practice_min", "questions_correct", "questions_total", "rest_day", "load_recent", "load_usual",
        "stress_band",
    }  # fmt: skip
    low, high = found[0]["stress_band"]
    assert low < high
    assert any(len(day["midpoint"] or "") == 5 for day in found)


def test_an_empty_day_is_null_but_for_its_date(days: Call) -> None:
    _code, out, _err = days(journal(weeks=0), "--from", "2026-03-02", "--to", "2026-03-02", "--json")
    [day] = json.loads(out)
    assert day.pop("day") == "2026-03-02"
    assert day.pop("load_estimated") is False
    assert set(day.values()) == {None}


def test_the_table_says_rest_and_leaves_unknown_blank(days: Call, story: Journal) -> None:
    story.record.rest(date(2026, 11, 15))
    _code, out, _err = days(story, "--from", "2026-11-15", "--to", "2026-11-20")
    lines = out.splitlines()
    assert len(lines) == 7
    assert lines[1].split()[:4] == ["2026-11-15", "Sun", "0", "rest"]
    assert lines[6] == "2026-11-20 Fri"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-02", "2026-03-01", "before --from"),
        ("yesterday", "2026-03-01", "--from"),
        ("0001-01-01", "9999-12-31", "a hundred years"),
    ],
)
def test_days_that_cannot_be_meant_are_refused_in_one_line(
    days: Call, story: Journal, first: str, last: str, said: str
) -> None:
    code, out, err = days(story, "--from", first, "--to", last)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_end_of_the_calendar_is_no_trap(days: Call, story: Journal) -> None:
    assert days(story, "--from", "9999-12-01", "--to", "9999-12-31")[0] == 0
    assert days(story, "--from", "0001-01-01", "--to", "0001-01-31")[0] == 0


def test_the_journal_is_only_read(days: Call, tmp_path: Path) -> None:
    empty = journal(weeks=0)
    days(empty, "--from", "2026-03-02", "--to", "2026-03-02")
    assert empty.store.first_day() is None
