"""Names of the copies in the profile, and which of them there are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from companion.adapters.sqlite.packed import is_packed
from companion.adapters.sqlite.places import folder_of
from companion.app.ports import Backup

REPLACED_KEPT = 3
"""So many journals that a restore took the place of are kept."""
_NAME = re.compile(r"(journal|before-restore)-(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.db")


def automatic(journal: Path, day: date) -> Path:
    """Return where the copy of `day` is kept."""
    return folder_of(journal) / f"journal-{day.isoformat()}.db"


def before_restore(journal: Path, day: date) -> Path:
    """Return a free name for the journal that a restore on `day` takes the place of."""
    return free(folder_of(journal) / f"before-restore-{day.isoformat()}.db")


def set_aside(journal: Path, day: date, word: str) -> Path:
    """Return a free name beside the journal for the file itself as it was on `day`; word: what it was."""
    return free(journal.with_name(f"{journal.stem}.{word}-{day.isoformat()}{journal.suffix}"))


def replaced_too_long_ago(journal: Path) -> list[Path]:
    """Return the journals kept before restores beyond the newest `REPLACED_KEPT`."""
    named = [
        (found[2], path.stat().st_mtime_ns, path)
        for path in folder_of(journal).glob("before-restore-*.db")
        if (found := _NAME.fullmatch(path.name)) is not None
    ]
    return [path for _day, _written, path in sorted(named, reverse=True)[REPLACED_KEPT:]]


def free(path: Path) -> Path:
    """Return `path`, or where there is something already, the same with the next number: -2, -3 …"""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found


def kept_files(journal: Path) -> list[Backup]:
    """Return the copies in the profile, newest first."""
    found = [backup for path in folder_of(journal).glob("*.db") for backup in _read(path)]
    return sorted(found, key=lambda one: (one.day, one.path.stat().st_mtime_ns), reverse=True)


def is_automatic(backup: Backup) -> bool:
    """Return whether a copy is one of those made each day, which are dropped in time."""
    return backup.path.name.startswith("journal-")


def described(path: Path, day: date) -> Backup:
    """Return what is known of the copy at `path`."""
    return Backup(path=path, day=day, size=path.stat().st_size, locked=is_packed(path))


def _read(path: Path) -> Iterator[Backup]:
    named = _NAME.fullmatch(path.name)
    if named is None or not path.is_file():
        return
    try:
        day = date.fromisoformat(named[2])
    except ValueError:
        return
    yield replace(described(path, day), replaced=named[1] == "before-restore")
