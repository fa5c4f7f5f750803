"""What each cell of a tinted month shows and says."""

from datetime import date
from typing import Literal

from PySide6.QtCore import QDate, QLocale

from companion.app.journal_reading import MonthDay, MonthSeries
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.widgets.figures import long_date
from companion.ui.widgets.month_measures import Measure, Tint, look

_DARKEST = 4

CellState = Literal["value", "known", "missing", "outside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCell:
    """One day of the month. number: with the month's name where that changes; spoken: all of it.

    state: value = tinted; known = entries, but none by this measure; missing = no entry at all;
    outside = still to come, or before the first entry there ever was. mark: rest, today or nothing.
    """

    day: date
    number: str
    state: CellState
    tint: Tint | None
    words: str
    mark: str
    today: bool
    noted: bool
    spoken: str


def month_cells(series: MonthSeries, measure: Measure) -> tuple[MonthCell, ...]:
    """Return the cells of a month's weeks by one measure."""
    return tuple(_cell(day, series, measure, first=number == 0) for number, day in enumerate(series.days))


def month_name(month: date) -> str:
    """Return the month in words: November 2026."""
    return _locale().toString(_qdate(month), "MMMM yyyy")


def weekday_names(series: MonthSeries) -> list[str]:
    """Return the short names of the days of a week, in the order shown."""
    return [_locale().toString(_qdate(day.day), "ddd") for day in series.days[:7]]


def first_weekday() -> int:
    """Return the day on which the locale's weeks begin; 0 = Monday."""
    return QLocale().firstDayOfWeek().value - 1


def _cell(one: MonthDay, series: MonthSeries, measure: Measure, *, first: bool) -> MonthCell:
    if measure == "sleep" and one.no_sleep and not one.figures.sleep_min:
        tint: Tint | None = Tint(_DARKEST, _("none"), _("did not sleep"))
    else:
        tint = look(measure).tint(one.figures)
    state = _state(one, series, tint)
    today = one.day == series.today
    rest = bool(one.figures.rest_day) and one.day <= series.today
    return MonthCell(
        day=one.day,
        number=_number(one.day, first=first),
        state=state,
        tint=tint,
        words={"missing": _("no entry"), "known": "–"}.get(state, ""),
        mark=_("today") if today else _("rest") if rest else "",
        today=today,
        noted=one.noted,
        spoken=_spoken(one, state, tint, measure, today=today, rest=rest),
    )


def _state(one: MonthDay, series: MonthSeries, tint: Tint | None) -> CellState:
    if tint is not None:
        return "value"
    if one.any_entry:
        return "known"
    # Today is not over: nothing is missing of it yet.
    begun = series.earliest is not None and series.earliest <= one.day < series.today
    return "missing" if begun else "outside"


def _spoken(
    one: MonthDay, state: CellState, tint: Tint | None, measure: Measure, *, today: bool, rest: bool
) -> str:
    said = [long_date(one.day)]
    if today:
        said.append(_("today"))
    if tint is not None:
        said.append(tint.words)
    elif state == "known":
        said.append(look(measure).none)
    elif state == "missing":
        said.append(_("no entry"))
    if rest:
        said.append(_("rest day"))
    if one.noted:
        said.append(_("has a note"))
    return ", ".join(said)


def _number(day: date, *, first: bool) -> str:
    if first or day.day == 1:
        return _locale().toString(_qdate(day), _("d MMM"))
    return str(day.day)


def _locale() -> QLocale:
    # The catalogue says which language its sentences are in; names of days must agree with them.
    return QLocale(_("en"))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
