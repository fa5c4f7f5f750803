"""`days`, `week` and `relations` on records with gaps, parts of days, nothing at all, and two zones."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from companion.core.journal import FocusBlock
from tests.adapters.store_files import night
from tests.fakes.made_up import BERLIN, NOW, Journal, journal
from tests.unit.cli.reading import Call

TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = date(2026, 11, 9)
EVIDENCE = {
    "load": ["total", "previous_mean", "ratio"],
    "stress": ["days_out", "recorded_days", "band"],
    "sleep": ["mean_shortfall_min", "nights"],
    "mood": ["days_out", "recorded_days", "band"],
    "recovery": ["rest_days_14", "breaks_due", "breaks_taken"],
    "returns": ["hours", "usual_hours", "measure", "difference", "ci95"],
}


@pytest.fixture
def empty() -> Journal:
    return journal(weeks=0)


@pytest.fixture
def ask(call: Call) -> Iterator[Any]:
    """Return what asks for a document, which must be one line of JSON and nothing else."""

    def made(of: Journal, *arguments: str) -> Any:
        code, out, err = call(of, *arguments, "--json")
        assert (code, err, out.count("\n")) == (0, "", 1)
        assert "NaN" not in out
        return json.loads(out)

    yield made


def study(of: Journal, at: datetime, minutes: float, effort: float | None) -> None:
    length = timedelta(minutes=minutes)
    of.store.add_block(
        FocusBlock(topic="Renal", started=at, ended=at + length, focus_time=length, effort=effort)
    )


def one_day(ask: Any, of: Journal, day: str) -> dict[str, Any]:
    [found] = ask(of, "days", "--from", day, "--to", day)
    assert isinstance(found, dict)
    return found


def test_a_day_of_study_alone_knows_only_its_study(ask: Any, empty: Journal) -> None:
    study(empty, datetime(2026, 11, 10, 9, tzinfo=BERLIN), 50, 6)
    day = one_day(ask, empty, "2026-11-10")
    known = {key: value for key, value in day.items() if value is not None}
    assert known == {
        "day": "2026-11-10", "focus_min": 50.0, "load": 300.0, "load_estimated": False, "effort_mean": 6.0,
        "blocks": 1, "rest_day": False,
    }  # fmt: skip


def test_an_unrated_block_counts_in_minutes_and_leaves_the_load_unknown(ask: Any, empty: Journal) -> None:
    study(empty, datetime(2026, 11, 10, 9, tzinfo=BERLIN), 50, 6)
    study(empty, datetime(2026, 11, 10, 11, tzinfo=BERLIN), 30, None)
    day = one_day(ask, empty, "2026-11-10")
    assert (day["focus_min"], day["load"], day["load_estimated"]) == (80, None, False)
    assert (day["effort_mean"], day["blocks"]) == (6, 2)


def test_an_effort_of_nothing_is_known_and_its_load_is_zero(ask: Any, empty: Journal) -> None:
    study(empty, datetime(2026, 11, 10, 9, tzinfo=BERLIN), 50, 0)
    day = one_day(ask, empty, "2026-11-10")
    assert (day["load"], day["effort_mean"], day["load_estimated"]) == (0, 0, False)


def test_a_block_after_midnight_belongs_to_the_study_day_of_its_own_zone(ask: Any, empty: Journal) -> None:
    study(empty, datetime(2026, 11, 11, 3, tzinfo=TOKYO), 30, 5)
    study(empty, datetime(2026, 11, 10, 23, tzinfo=BERLIN), 60, 5)
    assert one_day(ask, empty, "2026-11-10")["focus_min"] == 90
    assert one_day(ask, empty, "2026-11-11")["focus_min"] is None


def test_a_night_belongs_to_the_date_of_getting_up_and_its_midpoint_to_its_zone(
    ask: Any, empty: Journal
) -> None:
    bed = datetime(2026, 11, 9, 23, tzinfo=TOKYO)
    up = datetime(2026, 11, 10, 7, tzinfo=TOKYO)
    zero = timedelta(0)
    empty.store.add_night(
        night(
            into_bed=bed,
            tried=bed,
            sleep_onset_latency=zero,
            wake_after_sleep_onset=zero,
            woke=up,
            out_of_bed=up,
        )
    )
    day = one_day(ask, empty, "2026-11-10")
    assert (day["midpoint"], day["sleep_min"], day["time_in_bed_min"]) == ("03:00", 480, 480)
    assert day["sleep_efficiency"] == 100
    assert (day["blocks"], day["stress_n"], day["rest_day"]) == (None, None, None)


def test_a_day_off_is_a_load_of_zero_and_no_blocks(ask: Any, empty: Journal) -> None:
    empty.record.rest(date(2026, 11, 10))
    day = one_day(ask, empty, "2026-11-10")
    assert (day["rest_day"], day["load"]) == (True, 0)
    assert (day["stress"], day["sleep_min"]) == (None, None)


def test_a_gap_of_weeks_is_listed_day_by_day_and_stays_unknown(ask: Any, empty: Journal) -> None:
    study(empty, datetime(2026, 9, 1, 9, tzinfo=BERLIN), 50, 6)
    study(empty, datetime(2026, 11, 10, 9, tzinfo=BERLIN), 50, 6)
    found = ask(empty, "days", "--from", "2026-09-01", "--to", "2026-11-10")
    days = [date.fromisoformat(day["day"]) for day in found]
    assert all(later - before == timedelta(days=1) for before, later in pairwise(days))
    assert len(days) == 71
    for day in found[1:-1]:
        assert {key for key, value in day.items() if value is not None} == {"day", "load_estimated"}


def test_every_sign_of_an_empty_week_is_unknown_with_every_key_of_its_evidence(
    ask: Any, empty: Journal
) -> None:
    week = ask(empty, "week", "2026-W44")
    signs = week.pop("signs")
    assert {name: list(sign["evidence"]) for name, sign in signs.items()} == EVIDENCE
    assert {sign["state"] for sign in signs.values()} == {"unknown"}
    assert (week.pop("week"), week.pop("previous_four")) == ("2026-W44", [None] * 4)
    assert set(week.values()) == {None}


def test_a_missing_day_leaves_monotony_and_strain_unknown_and_not_the_total(ask: Any, empty: Journal) -> None:
    for place in range(6):
        at = datetime.combine(MONDAY + timedelta(days=place), NOW.time(), tzinfo=BERLIN)
        study(empty, at, 50, 4 + place % 2)
    week = ask(empty, "week", "2026-W46")
    assert (week["total_load"], week["monotony"], week["strain"]) == (1350, None, None)
    empty.record.rest(MONDAY + timedelta(days=6))
    whole = ask(empty, "week", "2026-W46")
    assert (whole["total_load"], whole["rest_days"]) == (1350, 1)
    assert whole["strain"] == pytest.approx(whole["total_load"] * whole["monotony"])


@pytest.mark.parametrize(("days", "counts"), [(4, False), (5, True)])
def test_a_week_before_counts_from_five_days_on(ask: Any, empty: Journal, days: int, counts: bool) -> None:
    for place in range(days):
        study(empty, datetime.combine(MONDAY + timedelta(days=place), NOW.time(), tzinfo=BERLIN), 50, 4)
    week = ask(empty, "week", "2026-W47")
    assert week["previous_four"] == [None, None, None, 200 * days if counts else None]
    assert week["signs"]["load"]["state"] == "unknown"


def test_relations_of_a_record_with_a_gap_count_only_shared_days(ask: Any, empty: Journal) -> None:
    for ago in [*range(1, 21), *range(40, 60)]:
        at = NOW - timedelta(days=ago, hours=1)
        empty.record.check_in(at, stress=float(ago * 7 % 11))
        if ago % 2:
            study(empty, at, 50, float(ago % 10))
    found = ask(empty, "relations", "--from", "2026-08-31", "--to", "2026-11-18")
    by_name = {(each["name"], each["lag_days"]): each for each in found}
    assert by_name["load", 0]["n"] == 20
    assert by_name["load", 0]["verdict"] == "too early to say"
    assert {by_name["load", 0][key] for key in ("p", "q")} == {None}
    assert by_name["load", 0]["ci95"] is None
    assert by_name["sleep_min", 0]["n"] == 0


@pytest.mark.parametrize("command", ["days", "relations"])
@pytest.mark.parametrize("missing", ["--from", "--to"])
def test_a_span_without_one_of_its_ends_is_a_usage_error(
    call: Call, empty: Journal, command: str, missing: str
) -> None:
    given = "--to" if missing == "--from" else "--from"
    code, out, err = call(empty, command, given, "2026-03-02", "--json")
    assert (code, out) == (2, "")
    assert missing in err
