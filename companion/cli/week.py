"""`companion week`: the figures of one ISO week and its overload signs, as JSON or to read."""

import click

from companion.app.sign_words import sign_titles, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.app.week import Weeks, week_object
from companion.app.week_words import focus_words
from companion.cli.context import CliContext, global_options
from companion.cli.output import print_json
from companion.cli.times import parse_week
from companion.core.regularity import NIGHTS, PAIRS_FROM
from companion.core.thresholds import Thresholds
from companion.core.usual import WEEK
from companion.core.week import WeekFigures, week_name
from companion.core.week_rows import DAY
from companion.core.words import _


@click.command("week")
@click.argument("week")
@global_options
@click.pass_obj
def week(call: CliContext, week: str) -> None:
    """Show WEEK, such as 2026-W10: totals, rest, regularity of sleep, and six overload signs.

    A sign is on, off, or has not enough data; it tells what the record shows and predicts nothing.
    """
    monday = parse_week(week, "WEEK")
    store = call.open_store()
    try:
        settings = call.settings()
        figures = Weeks(store, call.clock, settings).week_of(monday)
    finally:
        store.close()
    if call.as_json:
        print_json(week_object(figures))
    else:
        click.echo("\n".join(_page(figures, settings.current.signs)))


def _page(week: WeekFigures, thresholds: Thresholds) -> list[str]:
    span = _("{week}, {first} to {last}").format(
        week=week_name(week.monday), first=week.monday, last=week.monday + WEEK - DAY
    )
    rows = _study(week) + _sleep(week)
    width = max(len(name) for name, _value in rows)
    titles, named = sign_titles(), week.signs.named()
    states = {name: state_words(sign) if sign.state != "unknown" else "" for name, sign in named.items()}
    broad = max(len(title) for title in titles.values())
    return [
        span,
        "",
        *(f"{name.ljust(width)}  {value}" for name, value in rows),
        "",
        _("Overload signs"),
        *(
            f"{titles[name].ljust(broad)}  {states[name].ljust(5)}"
            f"{whole_evidence(sign, week.sleep_target_min, thresholds)}"
            for name, sign in named.items()
        ),
    ]


def _study(week: WeekFigures) -> list[tuple[str, str]]:
    four = [_number(load) for load in week.previous_four]
    return [
        (_("Focus"), _("no entry") if week.focus_min is None else focus_words(week.focus_min)),
        (_("Load, effort-minutes"), _number(week.total_load)),
        (_("The four weeks before"), " · ".join(four)),
        (_("Monotony"), "–" if week.monotony is None else f"{week.monotony:.2f}"),
        (_("Strain"), _number(week.strain)),
        (_("Rest days"), _number(week.rest_days)),
    ]


def _sleep(week: WeekFigures) -> list[tuple[str, str]]:
    short = week.sleep_shortfall_min
    of_nights = _("{value} over {n} of the last {nights} nights")
    pairs = _("not enough data: {pairs} of {needed} pairs of nights").format(
        pairs=week.sri_pairs, needed=PAIRS_FROM
    )
    return [
        (
            _("Short of your sleep target"),
            "–"
            if short is None
            else of_nights.format(value=focus_words(short), n=week.nights, nights=NIGHTS),
        ),
        (_("Spread of midpoint"), "–" if week.midpoint_sd_min is None else focus_words(week.midpoint_sd_min)),
        (_("Sleep regularity, −100 to 100"), pairs if week.sri is None else f"{week.sri:.0f}"),
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
