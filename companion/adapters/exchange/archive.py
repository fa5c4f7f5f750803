"""The archive read back: our own JSON document."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from companion.adapters.exchange.reading import MOST_ROWS, read_text, too_many
from companion.app.exchange.batch import Batch, Found, Rejected
from companion.app.exchange.ports import Format, MapTable
from companion.core.errors import InvalidInput
from companion.core.exchange import ARCHIVE, SIDES, VERSION, Kept, content_id, side_from_plain
from companion.core.journal import KINDS, EntryKind
from companion.core.record_codec import from_plain
from companion.core.words import _

_NAMES = ("tags", "feelings")
"""Kept first: an entry that uses a name would add it with the usual kind."""
_ABOUT = ("format", "version", "made_at", "zone", "entries")
_LONGEST_NAME = 60
_BOM = b"\xef\xbb\xbf"

Row = tuple[str, str, Any]
"""A place, the section or kind it stands in, and the JSON value."""


class Archive:
    """Fills the Format port."""

    name = "archive"

    def recognises(self, head: bytes) -> bool:
        """Return whether this looks like our JSON document."""
        begins = head.removeprefix(_BOM).lstrip()
        return begins.startswith(b"{") and f'"{ARCHIVE}"'.encode() in begins[:4096]

    def read(self, path: Path, zone: ZoneInfo, map_table: MapTable | None) -> Batch:
        """Return everything in the archive; its times carry their own zones."""
        if map_table is not None:
            raise InvalidInput(
                _("{path} is an archive, which says itself what is what: leave out --map.").format(path=path)
            )
        document = _document(path)
        found: list[Found] = []
        rejected: list[Rejected] = []
        rows = [*islice(_rows(document, path), MOST_ROWS + 1)]
        if len(rows) > MOST_ROWS:
            raise too_many(path)
        for where, section, value in rows:
            try:
                found.append(Found(where, _kept(section, value)))
            except InvalidInput as error:
                rejected.append(Rejected(where, str(error)))
        return Batch(
            format=self.name,
            read=len(rows),
            found=tuple(found),
            rejected=tuple(rejected),
            kept_before=True,
        )


FORMAT: Format = Archive()


def _document(path: Path) -> Mapping[str, Any]:
    text = read_text(path)
    try:
        document = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _damaged(path, _("line {line}: {why}").format(line=error.lineno, why=error.msg)) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path, str(error)) from error
    if not isinstance(document, dict) or document.get("format") != ARCHIVE:
        raise InvalidInput(
            _("{path} is no archive of Second Wind: give a file written by `export --format json`.").format(
                path=path
            )
        )
    _check_version(document.get("version"), path)
    return document


def _no_number(word: str) -> NoReturn:
    raise ValueError(_("{word} is no number").format(word=word))


def _damaged(path: Path, why: str) -> InvalidInput:
    return InvalidInput(
        _("{path} is damaged ({why}): take an undamaged copy; nothing was added.").format(
            path=path, why=why[:200]
        )
    )


def _check_version(version: object, path: Path) -> None:
    if type(version) is not int or version < 1:
        raise _damaged(path, _("it has no version"))
    if version > VERSION:
        raise InvalidInput(
            _("{path} was written by a newer Second Wind: update this one and try again.").format(path=path)
        )


def _rows(document: Mapping[str, Any], path: Path) -> Iterator[Row]:
    """Yield every row of the document: names first, then entries by kind, then days."""
    entries = document.get("entries")
    if not isinstance(entries, dict):
        raise _damaged(path, _("it has no entries"))
    sections = {name: document.get(name, []) for name in SIDES}
    for name in _NAMES:
        yield from _listed(f"$.{name}", name, sections.pop(name), path)
    for kind in KINDS:
        yield from _listed(f"$.entries.{kind}", kind, entries.get(kind, []), path)
    for name, rows in sections.items():
        yield from _listed(f"$.{name}", name, rows, path)
    # Named, so that nothing a later version adds is passed over in silence.
    for name in document:
        if name not in SIDES and name not in _ABOUT:
            yield f"$.{name[:_LONGEST_NAME]}", "", None
    for kind in entries:
        if kind not in KINDS:
            yield f"$.entries.{kind[:_LONGEST_NAME]}", "", None


def _listed(where: str, section: str, rows: object, path: Path) -> Iterator[Row]:
    if not isinstance(rows, list):
        raise _damaged(path, _("{where} is no list").format(where=where))
    for number, row in enumerate(rows):
        yield f"{where}[{number}]", section, row


def _kept(section: str, value: Any) -> Kept:
    if not section:
        raise InvalidInput(_("This version of Second Wind does not know what this is."))
    if not isinstance(value, dict):
        raise InvalidInput(_("This is no object with fields."))
    if section in SIDES:
        return side_from_plain(SIDES[section], value)
    kind: EntryKind = next(kind for kind in KINDS if kind == section)
    entry = from_plain(kind, value)
    if entry.id:
        return entry
    return replace(entry, id=content_id("archive", kind, json.dumps(value, sort_keys=True)))
