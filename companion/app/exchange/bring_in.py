"""Importing: what a file holds is checked, told from what is there already, and kept in one piece."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.app.bus import Bus
from companion.app.exchange.batch import Batch, Found, ImportReport, Rejected
from companion.app.exchange.checks import problem
from companion.app.exchange.known import Known, keep
from companion.app.exchange.ports import Exchange
from companion.app.facts import EntriesChanged
from companion.app.ports import Store
from companion.core.errors import InvalidInput
from companion.core.value import dataclass
from companion.core.words import _, ngettext

Progress = Callable[[int, int], None]
"""Told every so often how many rows are done, of how many."""

_TOLD_EVERY = 1000
_LONGEST_WHY = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What to read. zone: of times without an offset; format_name: None = told by the content."""

    path: Path
    zone: ZoneInfo
    format_name: str | None = None
    map_path: Path | None = None
    dry_run: bool = False


def import_file(
    store: Store,
    exchange: Exchange,
    bus: Bus,
    request: ImportRequest,
    now: datetime,
    progress: Progress | None = None,
) -> ImportReport:
    """Keep what a file holds and tell who shows it; with `dry_run` only say what would be kept.

    Raises InvalidInput, the store unchanged, for a file that is damaged or holds no good row.
    """
    batch = exchange.read(request.path, request.zone, request.format_name, request.map_path)
    report = import_batch(store, batch, now, dry_run=request.dry_run, progress=progress)
    if report.read and not report.added and not report.duplicates:
        raise InvalidInput(_nothing_good(request.path, report.rejected))
    if report.added and not request.dry_run:
        bus.publish(EntriesChanged())
    return report


def import_batch(
    store: Store, batch: Batch, now: datetime, *, dry_run: bool = False, progress: Progress | None = None
) -> ImportReport:
    """Keep what is good and new of `batch`, all of it or nothing; what is there already stays as it is."""
    clock = None if batch.kept_before else now
    rejected = list(batch.rejected)
    good: list[Found] = []
    for found in batch.found:
        why = problem(found.what, clock)
        if why is None:
            good.append(found)
        else:
            rejected.append(Rejected(found.where, why))
    # What is there is looked up inside the transaction: another program may be writing, too.
    with nullcontext() if dry_run else store.transaction():
        added, duplicates, refused = _keep_new(store, good, dry_run, progress)
    return ImportReport(
        format=batch.format,
        read=batch.read,
        added=added,
        duplicates=duplicates,
        rejected=tuple(_short(each) for each in sorted([*rejected, *refused], key=_place)),
    )


def _keep_new(
    store: Store, good: Sequence[Found], dry_run: bool, progress: Progress | None
) -> tuple[int, int, list[Rejected]]:
    known = Known(store, (found.what for found in good))
    added = duplicates = 0
    refused: list[Rejected] = []
    for done, found in enumerate(good):
        if progress is not None and done % _TOLD_EVERY == 0:
            progress(done, len(good))
        try:
            fresh = known.news(found.what)
            if fresh is not None and not dry_run:
                keep(store, fresh)
        except InvalidInput as error:
            refused.append(Rejected(found.where, str(error)))
            continue
        added += fresh is not None
        duplicates += fresh is None
    return added, duplicates, refused


def _nothing_good(path: Path, rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return _("{path}: every row in it lacks something it needs, so nothing was added.").format(path=path)
    first = rejected[0]
    line = _("{path}: nothing in it can be kept. {where}: {why}").format(
        path=path, where=first.where, why=first.why
    )
    more = len(rejected) - 1
    if not more:
        return line
    return line + " " + ngettext("({more} more row.)", "({more} more rows.)", more).format(more=more)


def _short(rejected: Rejected) -> Rejected:
    if len(rejected.why) <= _LONGEST_WHY:
        return rejected
    return replace(rejected, why=rejected.why[:_LONGEST_WHY] + "…")


def _place(rejected: Rejected) -> tuple[int | str, ...]:
    """Return what sorts places as they follow one another: line 9 before line 10."""
    parts: Iterable[str] = re.split(r"([0-9]{1,18})", rejected.where)
    return tuple(int(part) if number % 2 else part for number, part in enumerate(parts))
