"""`companion relations`: what moves with stress, as JSON or in sentences."""

from typing import Any

import click

from companion.app.reflect import Reflect
from companion.app.relations import Relations
from companion.cli.context import CliContext, global_options, span_options
from companion.cli.output import plain, print_json
from companion.cli.times import parse_span
from companion.core.association import Relation
from companion.core.association_words import in_full, title
from companion.core.words import _


@click.command()
@span_options
@global_options
@click.pass_obj
def relations(call: CliContext, first: str, last: str) -> None:
    """Say what moves with stress: load, sleep, breaks, practices and tags, with n and uncertainty."""
    start, end = parse_span(first, last)
    store = call.open_store()
    try:
        settings = call.settings()
        found = Relations(Reflect(store, call.clock, settings), store, settings).between(start, end)
    finally:
        store.close()
    if call.as_json:
        print_json([relation_object(relation) for relation in found])
    else:
        for relation in found:
            # A tag is the person's own text.
            click.echo(plain(_("{title}. {found}").format(title=title(relation), found=in_full(relation))))


def relation_object(relation: Relation) -> dict[str, Any]:
    """Return a relation as the command line's contract has it."""
    interval = relation.ci95
    return {
        "name": relation.name,
        "lag_days": relation.lag_days,
        "n": relation.n,
        "rho": relation.rho,
        "ci95": None if interval is None else [interval.low, interval.high],
        "p": relation.p,
        "q": relation.q,
        "verdict": relation.verdict,
    }
