"""Where the things that belong to a journal are kept beside it."""

from pathlib import Path

FOLDER = "backups"
USE = ".use"
"""The ending of the file by which those who use a journal know of each other."""
BESIDE = ("", "-wal", "-shm")
"""The endings of the files that SQLite itself keeps for one journal."""
_SUFFIXES = (".db", ".db-wal", ".db-shm", ".db-journal", ".lock", USE)


def lock_path(journal: Path) -> Path:
    """Return where the lock of `journal` is kept."""
    return journal.with_suffix(".lock")


def folder_of(journal: Path) -> Path:
    """Return where the copies of `journal` are kept."""
    return journal.parent / FOLDER


def own_files(journal: Path) -> list[Path]:
    """Return the files that SQLite keeps for `journal` now."""
    named = (journal.with_name(journal.name + ending) for ending in BESIDE)
    return [path for path in named if path.exists()]


def belongs_to_a_journal(path: Path) -> bool:
    """Return whether `path` is the file of a journal that was in use, or is kept beside one for it.

    Nothing is opened for it: a journal's locks go with the first plain look at it.
    """
    try:
        there = path.resolve()
        return there.suffix in _SUFFIXES and there.with_suffix(USE).exists()
    except (OSError, ValueError, RuntimeError):
        return False  # no name for a file at all: who opens it says so
