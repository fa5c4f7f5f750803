"""`companion days`: the figures of study days, as JSON or as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

import click

from companion.app.reflect import Reflect
from companion.cli.context import CliContext, global_options, span_options
from companion.cli.output import print_json
from companion.cli.times import parse_span
from companion.core.days import DayFigures
from companion.core.usual import Range
from companion.core.words import _


@click.command()
@span_options
@global_options
@click.pass_obj
def days(call: CliContext, first: str, last: str) -> None:
    """Show load, breaks, stress, mood and sleep of every study day; what is not known stays empty."""
    start, end = parse_span(first, last)
    store = call.open_store()
    try:
        figures = Reflect(store, call.clock, call.settings()).days(start, end)
    finally:
        store.close()
    if call.as_json:
        print_json([day_object(day) for day in figures])
    else:
        click.echo("\n".join(_table(figures)))


def day_object(day: DayFigures) -> dict[str, Any]:
    """Return a day as the command line's contract has it."""
    return {field.name: _plain(getattr(day, field.name)) for field in fields(day)}


def _plain(value: object) -> object:
    match value:
        case datetime():
            # To the nearest minute: half of an odd number of minutes ends on 30 s.
            return (value + timedelta(seconds=30)).strftime("%H:%M")
        case date():
            return value.isoformat()
        case Range():
            return [value.low, value.high]
        case _:
            return value


def _table(figures: Sequence[DayFigures]) -> list[str]:
    rows = [_row(day) for day in figures]
    titles = {name: name for name in _row(figures[0])}
    widths = {name: max(len(row[name]) for row in [titles, *rows]) for name in titles}
    return [_line(row, widths) for row in [titles, *rows]]


def _line(row: Mapping[str, str], widths: Mapping[str, int]) -> str:
    first, *others = row
    cells = [row[first].ljust(widths[first]), *(row[name].rjust(widths[name]) for name in others)]
    return "  ".join(cells).rstrip()


def _row(day: DayFigures) -> dict[str, str]:
    return {
        _("day"): f"{day.day:%Y-%m-%d %a}",
        _("focus min"): _number(day.focus_min),
        _("load"): _("rest") if day.rest_day else _number(day.load) + ("*" if day.load_estimated else ""),
        _("breaks"): "" if day.breaks_due is None else _taken(day),
        _("stress"): "" if day.stress is None else f"{day.stress:.1f}",
        _("sleep min"): _number(day.sleep_min),
    }


def _taken(day: DayFigures) -> str:
    return f"{(day.breaks_taken or 0) + (day.breaks_natural or 0)}/{day.breaks_due}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
