"""Which overload signs the made-up story of `companion demo` shows, week by week."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from companion.app.simulate import SLEEP_TARGET_MIN
from companion.core.course import History
from companion.core.day_counts import BreakCount, DayMood, FocusRatings
from companion.core.load import EffortMinutes
from companion.core.signs import NAMES, SignName
from companion.core.stats import mean_of_known
from companion.core.story import StoryDay, story
from companion.core.usual import WEEK, week_start
from companion.core.week import WeekRecord
from companion.core.week_rows import WeekRows

NOW = datetime(2026, 11, 22, 23, 0, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Sunday night: all twelve weeks are whole."""
WEEKS = 12
SEED = 1


def on_by_week(seed: int = SEED) -> list[list[SignName]]:
    """Return the signs that are on in each week of the story."""
    days = list(story(seed, WEEKS, NOW))
    first, today = week_start(days[0].mark.day), NOW.date()
    record = WeekRecord(rows_of(days), today, SLEEP_TARGET_MIN)
    weeks = [record.signs(first + place * WEEK).named() for place in range(WEEKS)]
    return [[name for name in NAMES if week[name].state == "on"] for week in weeks]


def rows_of(days: list[StoryDay]) -> WeekRows:
    """Return a story as the program reads a record."""
    stress = {day.mark.day: mean_of_known(entry.stress for entry in day.check_ins) for day in days}
    blocks = [(day.mark.day, block) for day in days for each in day.sittings for block in each.blocks]
    return WeekRows(
        history=History(
            efforts=[
                EffortMinutes(on, block.effort, block.focus_time / timedelta(minutes=1))
                for on, block in blocks
            ],
            stress={on: value for on, value in stress.items() if value is not None},
            marks=[day.mark for day in days],
        ),
        moods=[_mood(day) for day in days if day.check_ins],
        nights=[day.night for day in days if day.night is not None],
        ratings=[FocusRatings(on, block.focus) for on, block in blocks if block.focus is not None],
        breaks=[
            BreakCount(day.mark.day, record.tier, record.outcome)
            for day in days
            for each in day.sittings
            for record in each.breaks
        ],
    )


def _mood(day: StoryDay) -> DayMood:
    return DayMood(
        day.mark.day,
        mean_of_known(entry.pleasantness for entry in day.check_ins),
        mean_of_known(entry.energy for entry in day.check_ins),
    )
