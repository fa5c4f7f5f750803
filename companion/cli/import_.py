"""`companion import`: bring back what was exported, or a table of one's own."""

from pathlib import Path
from typing import Any

import click

from companion.app.bus import Bus
from companion.app.exchange.batch import ImportReport
from companion.app.exchange.bring_in import ImportRequest, import_file
from companion.app.exchange.ports import FORMATS
from companion.cli.context import CliContext, global_options
from companion.cli.output import print_json, warn
from companion.core.words import _, ngettext

MOST_SHOWN = 20

HELP = """Add what a file holds to the journal; the same file twice adds nothing.

FILE is an archive made by `companion export --format json`, one of the tables made by
`companion export --format csv`, or a CSV file of your own with a mapping that says which column is
what. A damaged file adds nothing. Rows that cannot be kept are named, the others are added.

\b
A mapping for a sheet with the columns Date, Time, Stress 1-5, Tags:
    entity = "checkin"            # or study, sleep, questions
    zone = "Europe/Berlin"        # else --zone, else this computer's
    skip_blank = true             # pass over rows that lack what they need
    [columns]
    at = ["Date", "Time"]         # one column, or several joined by a space
    stress = "Stress 1-5"
    tags = "Tags"                 # separated by commas or semicolons
    [scale.stress]
    from = [5, 1]                 # 5 was calm, 1 was tense
    to = [0, 10]
    [time]
    format = "%d/%m/%Y %H:%M"     # else 2026-03-02T09:00 or 2026-03-02 09:00
    of_day = "20:00"              # when it was, where a row has only a date

\b
What a column may be (* = needed):
    study      start or end *, minutes *, topic *, effort, focus
    checkin    at *, stress, pleasantness, energy, words, tags, ratings (tag=4), note
    sleep      into_bed *, tried *, sol *, awakenings *, waso *, woke *, out *, quality, nap, note
    questions  topic *, at *, correct *, total *
    any        zone (of the row), id (of a table that Second Wind wrote)

Hours become minutes by [scale.minutes] from = [0, 1], to = [0, 60]. Also: delimiter = ";" where it is
not told by line 1, decimal = "," for 3,5. A row is known again by its moment and its topic (a night by
getting up), so that other columns may be corrected or mapped anew without making a second entry; what
is in the journal already is left as it is.
"""


@click.command("import", help=HELP)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "kind", type=click.Choice(FORMATS), help="Told by the content where not given.")
@click.option(
    "--map",
    "mapping",
    type=click.Path(path_type=Path),
    metavar="MAP.toml",
    help="Which column of a CSV file is what.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@global_options
@click.pass_obj
def import_command(
    call: CliContext, file: Path, kind: str | None, mapping: Path | None, dry_run: bool
) -> None:
    """Add what a file holds to the journal."""
    settings = call.settings()
    warn(settings.problems)
    request = ImportRequest(path=file, zone=call.zone, format_name=kind, map_path=mapping, dry_run=dry_run)
    store = call.open_store()
    try:
        report = import_file(store, call.exchange(), Bus(), request, call.clock.now().wall)
    finally:
        store.close()
    if call.as_json:
        print_json(report_object(report))
    else:
        _say(report, dry_run=dry_run)
    if report.added and not dry_run:
        call.tell_running()


def report_object(report: ImportReport) -> dict[str, Any]:
    """Return a report as the command line's contract has it."""
    return {
        "format": report.format,
        "read": report.read,
        "added": report.added,
        "duplicates": report.duplicates,
        "rejected": [{"where": each.where, "why": each.why} for each in report.rejected],
    }


def _say(report: ImportReport, *, dry_run: bool) -> None:
    if dry_run:
        line = _("{read} read: {added} would be added, {duplicates} are there already, {rejected} rejected.")
    else:
        line = _("{read} read: {added} added, {duplicates} were there already, {rejected} rejected.")
    click.echo(
        line.format(
            read=report.read,
            added=report.added,
            duplicates=report.duplicates,
            rejected=len(report.rejected),
        )
    )
    warn(f"{each.where}: {each.why}" for each in report.rejected[:MOST_SHOWN])
    more = len(report.rejected) - MOST_SHOWN
    if more > 0:
        said = ngettext("And {more} more; --json names it.", "And {more} more; --json names all.", more)
        warn([said.format(more=more)])
