"""Tables as other programs and studies write them, through the command line to days, weeks and relations.

Made up here, in published shapes; not one row is copied:

- Wellness and training as in PMData (Thambawita et al. 2020, MMSys '20, doi 10.1145/3339825.3394926; CC BY
  4.0, datasets.simula.no/pmdata): `pmsys/wellness.csv` with `effective_time_frame, fatigue, mood, readiness,
  sleep_duration_h, sleep_quality, soreness, soreness_area, stress`, one to five, where more is better, so
  that stress runs backwards, and a 0 where nothing was answered; `pmsys/srpe.csv` with `end_date_time,
  activity_names, perceived_exertion, duration_min`, the exertion sometimes blank.
- Nights as in `sleep-export.csv` of Sleep as Android (docs.sleep.urbandroid.org/devs/csv.html): `Id, Tz,
  From, To, Sched, Hours, Rating, Comment, Framerate, Snore, Noise, Cycles, DeepSleep, LenAdjust, Geo`, each
  row with a zone of its own, here below one header; LenAdjust is minus the minutes awake.
"""

import csv
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.adapters.profile_commands import Commands

WELLNESS_MAP = """
entity = "checkin"
zone = "Europe/Oslo"
skip_blank = true
[columns]
at = "effective_time_frame"
stress = "stress"
pleasantness = "mood"
[scale.stress]
from = [5, 1]
to = [0, 10]
[scale.pleasantness]
from = [1, 5]
to = [-1, 1]
"""
SRPE_MAP = """
entity = "study"
zone = "Europe/Oslo"
[columns]
end = "end_date_time"
minutes = "duration_min"
topic = "activity_names"
effort = "perceived_exertion"
"""
NIGHT_MAP = """
entity = "sleep"
[columns]
into_bed = "From"
tried = "From"
woke = "To"
out = "To"
zone = "Tz"
sol = "Noise"
awakenings = "Noise"
waso = "LenAdjust"
note = "Comment"
[scale.sol]
from = [-1, 0]
to = [0, 0]
[scale.awakenings]
from = [-1, 0]
to = [0, 0]
[scale.waso]
from = [0, -60]
to = [0, 60]
[time]
format = "%d. %m. %Y %H:%M"
"""
SAID = "%d. %m. %Y %H:%M"
FIRST, DAYS = date(2019, 11, 4), 140
GAP = range(35, 98)
"""Days of which nothing was written down: nine weeks."""


@pytest.fixture
def profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, capsys)


def lived() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(DAYS) if n not in GAP and n % 11 != 10]


def wellness() -> str:
    chance = Random(1)
    rows = [
        "effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,soreness,soreness_area,stress"
    ]
    for day in lived():
        stress = 0 if day.day == 17 else chance.randint(1, 5)
        row = (
            f"{day}T06:{chance.randrange(60):02}:12.503Z,2,{chance.randint(1, 5)},5,7,3,2,[12921003],{stress}"
        )
        # The same moment twice, as when a phone sends again.
        rows += [row] * (2 if day.day == 5 else 1)
    return "\n".join(rows) + "\n"


def srpe() -> str:
    chance = Random(2)
    rows = ["end_date_time,activity_names,perceived_exertion,duration_min"]
    for day in lived():
        if day.weekday() != 6:
            exertion = "" if day.day % 9 == 0 else str(chance.randint(2, 9))
            rows.append(
                f"{day}T16:12:18.004Z,\"['individual', 'running']\",{exertion},{chance.randint(20, 120)}"
            )
    return "\n".join(rows) + "\n"


def nights() -> str:
    chance = Random(3)
    rows = ["Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo"]
    for day in lived():
        zone = "Europe/Oslo" if day < date(2020, 2, 20) else "America/New_York"
        to = datetime(day.year, day.month, day.day, 7, chance.randrange(60))  # noqa: DTZ001  # as the app writes it
        start = to - timedelta(minutes=chance.randint(360, 510))
        said = "{0.day}. {0:%m. %Y %H:%M}".format
        row = f'"{start.toordinal()}","{zone}","{said(start)}","{said(to)}","","7.1","3.25","#home","10007",'
        row += f'"-1","-1.0","-1","-1.0","{-chance.randrange(0, 45)}",""'
        rows += [row] * (2 if day.day == 5 else 1)
    return "\n".join(rows) + "\n"


def brought(profile: Commands) -> None:
    for name, table, mapping in (
        ("wellness", wellness(), WELLNESS_MAP),
        ("srpe", srpe(), SRPE_MAP),
        ("nights", nights(), NIGHT_MAP),
    ):
        profile.bring(name, table, mapping)


def days_of(profile: Commands) -> dict[str, Any]:
    last = FIRST + timedelta(days=DAYS - 1)
    return {day["day"]: day for day in profile.json("days", "--from", FIRST, "--to", last)}


def test_a_scale_that_runs_backwards_is_turned_and_what_lies_beyond_it_is_named(profile: Commands) -> None:
    report = profile.bring("wellness", wellness(), WELLNESS_MAP)
    unanswered = [day for day in lived() if day.day == 17]
    assert len(report["rejected"]) == len(unanswered)
    assert report["duplicates"] == sum(day.day == 5 for day in lived())
    assert report["added"] == len(lived()) - len(unanswered)
    days = days_of(profile)
    for row in wellness().splitlines()[1:]:
        cells = row.split(",")
        stress = days[cells[0][:10]]["stress"]
        assert stress == (None if cells[-1] == "0" else 2.5 * (5 - int(cells[-1])))


def test_a_blank_effort_is_no_effort_of_nothing(profile: Commands) -> None:
    assert profile.bring("srpe", srpe(), SRPE_MAP)["rejected"] == []
    days = days_of(profile)
    blank = [row for row in srpe().splitlines() if ",," in row]
    assert blank
    for row in blank:
        day = days[row[:10]]
        assert day["effort_mean"] is None
        # Estimated from the four weeks around it, or not known; a 0 would say that it was easy.
        assert day["load_estimated"] or day["load"] is None
        assert day["load"] != 0


def test_the_same_tables_again_add_nothing(profile: Commands) -> None:
    brought(profile)
    before = days_of(profile)
    assert profile.bring("nights", nights(), NIGHT_MAP)["added"] == 0
    assert profile.bring("srpe", srpe(), SRPE_MAP)["added"] == 0
    assert days_of(profile) == before


def test_a_gap_of_months_is_missing_and_never_rest_or_nothing(profile: Commands) -> None:
    brought(profile)
    days = days_of(profile)
    for place in GAP:
        day = days[str(FIRST + timedelta(days=place))]
        known = {name for name, value in day.items() if name != "day" and value not in (None, False)}
        assert known == set()
    week = profile.json("week", "2020-W01")
    assert (week["focus_min"], week["total_load"], week["rest_days"]) == (None, None, None)
    assert {sign["state"] for sign in week["signs"].values()} == {"unknown"}
    after = profile.json("week", "2020-W07")
    assert after["previous_four"][-1] is None
    assert after["signs"]["load"]["state"] == "unknown"


def test_a_night_keeps_the_clock_of_the_place_it_was_slept_in(profile: Commands) -> None:
    report = profile.bring("nights", nights(), NIGHT_MAP)
    assert report["rejected"] == []
    assert report["duplicates"] == sum(day.day == 5 for day in lived())
    days = days_of(profile)
    for cells in csv.DictReader(nights().splitlines()):
        zone = ZoneInfo(cells["Tz"])
        start, end = (datetime.strptime(cells[name], SAID).replace(tzinfo=zone) for name in ("From", "To"))
        day = days[str(end.date())]
        # By instants: one of these nights lost an hour to the clocks.
        slept = (end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(minutes=1)
        assert day["sleep_min"] == slept + int(cells["LenAdjust"])
        assert day["midpoint"][:2] in ("02", "03", "04", "05")


def test_relations_and_every_week_can_be_asked_for(profile: Commands) -> None:
    brought(profile)
    for start in range(0, DAYS, 7):
        year, number, _day = (FIRST + timedelta(days=start)).isocalendar()
        week = profile.json("week", f"{year}-W{number:02}")
        assert zeros(week) <= {"rest_days", "previous_four"}
    found = profile.json("relations", "--from", FIRST, "--to", FIRST + timedelta(days=DAYS - 1))
    named = {(each["name"], each["lag_days"]): each for each in relations_in(found)}
    assert named["sleep_min", 0]["n"] > 32
    assert named["sleep_min", 0]["p"] is not None
    assert named["practice_min", 0]["p"] is None


def zeros(week: dict[str, Any]) -> set[str]:
    return {name for name, value in week.items() if value == 0}


def relations_in(found: Any) -> Sequence[dict[str, Any]]:
    return found if isinstance(found, list) else found["relations"]


def test_what_was_brought_in_is_all_that_stands_in_the_days(profile: Commands) -> None:
    brought(profile)
    days = days_of(profile)
    minutes = sum(int(row.rsplit(",", 1)[1]) for row in srpe().splitlines()[1:])
    assert sum(day["focus_min"] or 0 for day in days.values()) == minutes
    assert json.dumps(days, allow_nan=False)
