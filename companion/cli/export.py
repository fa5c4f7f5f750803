"""`companion export`: everything of the journal, as one document or as tables."""

from pathlib import Path

import click

from companion.app.exchange.archive import export_archive
from companion.app.exchange.tables import export_tables
from companion.app.ports import Store
from companion.cli.context import CliContext, global_options
from companion.cli.output import plain, print_json, warn
from companion.core.words import ngettext


@click.command()
@click.option(
    "--format",
    "kind",
    required=True,
    type=click.Choice(["json", "csv"]),
    help="json: everything, to be imported again without loss. csv: a folder of tables for a spreadsheet.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="PATH", help="Where to.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
@global_options
@click.pass_obj
def export(call: CliContext, kind: str, out: Path, force: bool) -> None:
    """Write everything out of the journal; only you can read the files.

    csv makes a folder with study.csv, checkins.csv, sleep.csv, questions.csv, breaks.csv and days.csv;
    beside the first four stands a mapping that `companion import` reads them back with.
    """
    settings = call.settings()
    warn(settings.problems)
    store = call.open_store()
    try:
        write = _write_archive if kind == "json" else _write_tables
        written = write(call, store, out, force)
    finally:
        store.close()
    if call.as_json:
        print_json({"format": kind, "out": str(out), "entries": written})
        return
    said = ngettext("Wrote {count} entry to {out}.", "Wrote {count} entries to {out}.", written)
    click.echo(plain(said.format(count=written, out=out)))


def _write_archive(call: CliContext, store: Store, out: Path, force: bool) -> int:
    document = export_archive(store, call.clock.now().wall)
    call.exchange().write_archive(document, out, replace=force)
    return sum(len(entries) for entries in document["entries"].values())


def _write_tables(call: CliContext, store: Store, out: Path, force: bool) -> int:
    tables = export_tables(store)
    call.exchange().write_tables(tables, out, replace=force)
    return sum(len(table.rows) for table in tables if table.name != "days")
