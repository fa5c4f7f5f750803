"""Where the things that belong to a journal are kept beside it."""

from pathlib import Path

FOLDER = "backups"


def lock_path(journal: Path) -> Path:
    """Return where the lock of `journal` is kept."""
    return journal.with_suffix(".lock")


def folder_of(journal: Path) -> Path:
    """Return where the copies of `journal` are kept."""
    return journal.parent / FOLDER
