"""One calendar year of days, for the three heat maps."""

from collections.abc import Sequence
from datetime import date, timedelta

from companion.app.reflect import Reflect
from companion.app.week import Weeks
from companion.app.week_words import focus_words
from companion.core.days import DayFigures
from companion.core.usual import WEEK, week_start
from companion.core.value import dataclass
from companion.core.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSeries:
    """Every day of a year.

    signed: Mondays of its weeks with an overload sign, in order of time; judged: how many of its weeks
    have enough data for any.
    """

    year: int
    days: tuple[DayFigures, ...]
    signed: tuple[date, ...]
    judged: int
    today: date
    sleep_target_min: float

    @property
    def first_monday(self) -> date:
        """Monday of the week that holds the first of January."""
        return week_start(self.days[0].day)

    @property
    def weeks(self) -> int:
        """How many ISO weeks the year touches."""
        return (week_start(self.days[-1].day) - self.first_monday).days // 7 + 1


def read_year(reflect: Reflect, weeks: Weeks, year: int, target_min: float) -> YearSeries:
    """Return the days of a year, those to come included. target_min: of sleep a night."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days, today = tuple(reflect.days(first, last)), reflect.current_day()
    # Weeks without any entry have no sign to read.
    mondays = sorted({week_start(day.day) for day in days if not day.missing and day.day <= today})
    found = weeks.signs_of(mondays)
    return YearSeries(
        year=year,
        days=days,
        signed=tuple(monday for monday, signs in zip(mondays, found, strict=True) if signs.on),
        judged=sum(signs.known > 0 for signs in found),
        today=today,
        sleep_target_min=target_min,
    )


def runs_of_weeks(mondays: Sequence[date]) -> list[tuple[date, date]]:
    """Return the first and last Monday of every stretch of weeks next to each other."""
    runs: list[tuple[date, date]] = []
    for monday in mondays:
        if runs and monday - runs[-1][1] == WEEK:
            runs[-1] = (runs[-1][0], monday)
        else:
            runs.append((monday, monday))
    return runs


def run_words(run: tuple[date, date]) -> str:
    """Return such as `week 40` or `weeks 42–44`."""
    first, last = (monday.isocalendar().week for monday in run)
    if run[0] == run[1]:
        return _("week {number}").format(number=first)
    return _("weeks {first}–{last}").format(first=first, last=last)


def year_words(series: YearSeries) -> tuple[str, str]:
    """Return the sentence of a year and its line of facts."""
    recorded = [day for day in series.days if not day.missing]
    if not recorded:
        return _("Nothing recorded in {year}.").format(year=series.year), ""
    studied = sum(bool(day.blocks) for day in recorded)
    focus = timedelta(minutes=sum(day.focus_min or 0.0 for day in recorded))
    facts = ngettext("{focus} of focus on {days} day.", "{focus} of focus on {days} days.", studied).format(
        focus=focus_words(focus / timedelta(minutes=1)), days=studied
    )
    nights = sum(day.sleep_min is not None for day in recorded)
    written = ngettext("{nights} night written down.", "{nights} nights written down.", nights)
    return _signs_words(series), f"{facts} {written.format(nights=nights)}"


def _signs_words(series: YearSeries) -> str:
    on, judged = len(series.signed), series.judged
    if not judged:
        return _("There is not enough data yet to judge the overload signs.")
    if not on:
        words = ngettext(
            "No overload sign in the {judged} week that could be judged.",
            "No overload sign in the {judged} weeks that could be judged.",
            judged,
        )
    else:
        words = ngettext(
            "At least one overload sign in {on} of {judged} week that could be judged.",
            "At least one overload sign in {on} of {judged} weeks that could be judged.",
            judged,
        )
    return words.format(on=on, judged=judged)
