"""The table of a weekly report: seven days side by side, and what they come to."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from companion.app.report_dates import length_cell, short_day
from companion.core.days import DayFigures
from companion.core.stats import mean_of_known
from companion.core.value import dataclass
from companion.core.week import WeekFigures
from companion.core.words import _

NONE = "–"
Cell = Callable[[DayFigures], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. cells: of the seven days; total: of the week."""

    name: str
    cells: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Table:
    """The week in numbers. heads: its days; estimated: a load in it is, and is marked with ≈."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    estimated: bool = False


def week_table(
    days: Sequence[DayFigures], week: WeekFigures, sections: Collection[str], today: date
) -> Table | None:
    """Return the rows that belong to `sections`; None where none does. days: the seven of the week."""
    rows: list[Row] = []
    for section, rows_of in _ROWS.items():
        if section in sections:
            rows += rows_of(days, week, today)
    if not rows:
        return None
    estimated = "load" in sections and any(day.load_estimated for day in days)
    return Table(tuple(short_day(day.day) for day in days), tuple(rows), estimated)


def _row(name: str, days: Sequence[DayFigures], cell: Cell, total: str, today: date) -> Row:
    # A day to come has neither a figure nor a gap.
    return Row(name, tuple("" if day.day > today else cell(day) for day in days), total)


def _study(days: Sequence[DayFigures], week: WeekFigures, today: date) -> list[Row]:
    focus = NONE if week.focus_min is None else length_cell(week.focus_min)
    load = NONE if week.total_load is None else _number(week.total_load)
    return [
        _row(_("Focus"), days, _focus, focus, today),
        _row(_("Load, effort-minutes"), days, _load, load, today),
    ]


def _focus(day: DayFigures) -> str:
    if day.rest_day:
        return _("rest")
    return NONE if day.focus_min is None else length_cell(day.focus_min)


def _load(day: DayFigures) -> str:
    if day.load is None:
        return NONE
    return _("≈ {load}").format(load=_number(day.load)) if day.load_estimated else _number(day.load)


def _stress(days: Sequence[DayFigures], _week: WeekFigures, today: date) -> list[Row]:
    mean = mean_of_known(day.stress for day in days)
    total = NONE if mean is None else _("mean {mean}").format(mean=f"{mean:.1f}")
    return [_row(_("Stress, 0–10"), days, _stress_cell, total, today)]


def _stress_cell(day: DayFigures) -> str:
    return NONE if day.stress is None else f"{day.stress:.1f}"


def _sleep(days: Sequence[DayFigures], _week: WeekFigures, today: date) -> list[Row]:
    mean = mean_of_known(day.sleep_min for day in days)
    total = NONE if mean is None else _("mean {mean}").format(mean=length_cell(mean))
    return [_row(_("Sleep"), days, _sleep_cell, total, today)]


def _sleep_cell(day: DayFigures) -> str:
    return NONE if day.sleep_min is None else length_cell(day.sleep_min)


def _breaks(days: Sequence[DayFigures], _week: WeekFigures, today: date) -> list[Row]:
    due = sum(day.breaks_due or 0 for day in days)
    total = _of(sum(_taken(day) for day in days), due) if due else NONE
    return [_row(_("Breaks taken of due"), days, _break_cell, total, today)]


def _break_cell(day: DayFigures) -> str:
    return _of(_taken(day), day.breaks_due) if day.breaks_due else NONE


def _taken(day: DayFigures) -> int:
    """Return the breaks that took place, those taken unasked included."""
    return (day.breaks_taken or 0) + (day.breaks_natural or 0)


def _of(taken: int, due: int) -> str:
    return _("{taken} of {due}").format(taken=taken, due=due)


def _number(value: float) -> str:
    return f"{value:,.0f}"


_ROWS = {"load": _study, "stress": _stress, "sleep": _sleep, "breaks": _breaks}
