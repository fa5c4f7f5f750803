"""`companion week`: the figures of one ISO week and its overload signs, to read or as JSON, or drawn."""

from datetime import date
from pathlib import Path

import click

from companion.app.ports import Store
from companion.app.report import USUAL, WeeklyReport, chosen_sections
from companion.app.sign_words import sign_titles, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.app.week import Weeks, week_object
from companion.app.week_words import focus_words
from companion.cli.context import CliContext, Drawing, global_options
from companion.cli.output import plain, print_json
from companion.cli.times import parse_week
from companion.core.regularity import NIGHTS, PAIRS_FROM
from companion.core.thresholds import Thresholds
from companion.core.usual import WEEK
from companion.core.week import WeekFigures, week_name
from companion.core.week_rows import DAY
from companion.core.words import _

_A_FILE = click.Path(path_type=Path)


@click.command("week")
@click.argument("week")
@click.option("--pdf", type=_A_FILE, metavar="F", help="Write a report for a mentor to F, a PDF on A4.")
@click.option("--png", type=_A_FILE, metavar="F", help="Write the week's chart to F, as a picture.")
@click.option("--svg", type=_A_FILE, metavar="F", help="Write the week's chart to F, as a drawing.")
@click.option("--include", metavar="SECTIONS", help="What stands in the PDF, with commas between; see below.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
@global_options
@click.pass_obj
def week(
    call: CliContext,
    week: str,
    pdf: Path | None,
    png: Path | None,
    svg: Path | None,
    include: str | None,
    force: bool,
) -> None:
    """Show WEEK, such as 2026-W10: totals, rest, regularity of sleep, and six overload signs.

    A sign is on, off, or has not enough data; it tells what the record shows and predicts nothing.

    Sections of the PDF: load, stress, sleep, breaks, signs, relations, decision, experiments; and, left
    out unless they are named, questionnaire, words (with tags) and notes (with answers).
    """
    monday = parse_week(week, "WEEK")
    asked = [("--json", call.as_json), ("--pdf", pdf), ("--png", png), ("--svg", svg)]
    given = [option for option, value in asked if value]
    if len(given) > 1:
        raise click.UsageError(_("Give one of {options}, not both.").format(options=", ".join(given)))
    if include is not None and pdf is None:
        raise click.UsageError(_("--include says what stands in a PDF: give --pdf as well."))
    sections = USUAL if include is None else chosen_sections(include)
    store = call.open_store()
    try:
        if pdf is not None:
            _report(call, store, monday, sections, pdf, force)
        elif png is not None:
            _chart(call, store, monday, Drawing("png", png), force)
        elif svg is not None:
            _chart(call, store, monday, Drawing("svg", svg), force)
        else:
            _figures(call, store, monday)
    finally:
        store.close()


def _figures(call: CliContext, store: Store, monday: date) -> None:
    settings = call.settings()
    figures = Weeks(store, call.clock, settings).week_of(monday)
    if call.as_json:
        print_json(week_object(figures))
    else:
        click.echo("\n".join(_page(figures, settings.current.signs)))


def _report(
    call: CliContext, store: Store, monday: date, sections: tuple[str, ...], path: Path, force: bool
) -> None:
    report = WeeklyReport(store, call.clock, call.settings()).of(monday, sections)
    call.draw_report(report, path, replace=force)
    _say_where(path)


def _chart(call: CliContext, store: Store, monday: date, drawing: Drawing, force: bool) -> None:
    series = WeeklyReport(store, call.clock, call.settings()).chart(monday)
    call.draw_chart(series, drawing, replace=force)
    _say_where(drawing.path)


def _say_where(path: Path) -> None:
    click.echo(plain(_("{path} written.").format(path=path)))


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
