import json
from datetime import timedelta

import pytest

from companion.cli.main import run
from tests.fakes.made_up import NOW, Journal, journal
from tests.unit.cli.reading import Call, context


@pytest.fixture
def week(call: Call) -> Call:
    """Return what asks `week` with the arguments given."""
    return lambda of, *arguments: call(of, "week", *arguments)


def test_json_is_one_object_and_nothing_else(week: Call, story: Journal) -> None:
    code, out, err = week(story, "2026-W44", "--json")
    assert (code, err, out.count("\n")) == (0, "", 1)
    found = json.loads(out)
    assert found["week"] == "2026-W44"
    assert set(found) == {
        "week", "focus_min", "total_load", "monotony", "strain", "rest_days", "previous_four",
        "sleep_shortfall_min", "midpoint_sd_min", "sri", "signs",
    }  # fmt: skip
    assert list(found["signs"]) == ["load", "stress", "sleep", "mood", "recovery", "returns"]
    assert {sign["state"] for sign in found["signs"].values()} <= {"on", "off", "unknown"}
    low, high = found["signs"]["returns"]["evidence"]["ci95"]
    assert low < found["signs"]["returns"]["evidence"]["difference"] < high


def test_the_global_option_may_stand_before_the_command(
    story: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--json", "week", "2026-W44"], context(story)) == 0
    assert json.loads(capsys.readouterr().out)["week"] == "2026-W44"


def test_the_page_says_every_figure_and_every_sign(week: Call, story: Journal) -> None:
    code, out, _err = week(story, "2026-W44")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "2026-W44, 2026-10-26 to 2026-11-01"
    assert [line.split()[0] for line in lines[-6:]] == [
        "Load", "Stress", "Sleep", "Mood", "Recovery", "Returns",
    ]  # fmt: skip
    assert [line.split()[1] for line in lines[-6:]] == ["on"] * 6
    assert " above the mean of the four weeks before (" in out
    assert "of the last 14 nights" in out


def test_an_empty_week_says_what_is_lacking_and_no_zero(week: Call) -> None:
    code, out, _err = week(journal(weeks=0), "2026-W44")
    assert code == 0
    assert "no entry" in out
    assert "– · – · – · –" in out
    assert out.count("not enough data") == 7


def test_one_block_is_a_load_and_no_rest_day(capsys: pytest.CaptureFixture[str]) -> None:
    of = journal(weeks=0)
    of.record.study("Renal", NOW - timedelta(hours=2), 50, 6)
    assert run(["week", "2026-W47"], context(of)) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if line]
    lines = {line.split("  ")[0]: line.split()[-1] for line in said}
    assert (lines["Load, effort-minutes"], lines["Rest days"]) == ("300", "0")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2026-W54", "'2026-W54' is not a week"),
        ("2026-10", "such as 2026-W10"),
        ("last", "is not a week"),
        ("0001-W01", "end of the calendar"),
        ("9999-W52", "end of the calendar"),
    ],
)
def test_a_week_that_cannot_be_meant_is_refused_in_one_line(
    week: Call, story: Journal, given: str, said: str
) -> None:
    code, out, err = week(story, given)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_week_is_asked_for(week: Call, story: Journal) -> None:
    assert week(story)[0] == 2


def test_the_journal_is_only_read(week: Call) -> None:
    empty = journal(weeks=0)
    week(empty, "2026-W44")
    assert empty.store.first_day() is None
