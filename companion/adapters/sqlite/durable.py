"""Files that are wholly there or not at all: written beside, brought to the disk, then renamed."""

import os
from pathlib import Path

PART = ".part"
"""The ending of a draft; one left behind by a program that was killed is thrown away."""


def draft_beside(path: Path) -> Path:
    """Make an empty file, 0600, in the folder of `path`, that may take its place once it is whole."""
    draft = path.with_name(f"{path.name}.{os.urandom(4).hex()}{PART}")
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return draft


def settle(draft: Path, target: Path) -> None:
    """Let `draft` take the place of `target`; after a power cut there is the old one or the new one."""
    sync(draft)
    os.replace(draft, target)
    sync_folder(target.parent)


def write_private(path: Path, content: bytes) -> None:
    """Replace what is in `path` by `content`, 0600, all or nothing."""
    draft = draft_beside(path)
    try:
        with draft.open("wb") as file:
            file.write(content)
        settle(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file for good; one that is not there is no fault."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    sync_folder(path.parent)


def throw_away(draft: Path) -> None:
    """Remove a draft and what SQLite may have left beside it."""
    for beside in ("", "-journal", "-wal", "-shm"):
        draft.with_name(draft.name + beside).unlink(missing_ok=True)


def throw_away_drafts(folder: Path) -> None:
    """Remove every draft in `folder`; nobody may be at work there."""
    for left in folder.glob(f"*{PART}*"):
        left.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Return when the bytes of `path` are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Return when the names in `folder` are on the disk."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        # The names are as they should be. Only a power cut could undo them, where a file system refuses
        # this; telling it as a failure would say that nothing had been done.
        return
    finally:
        os.close(handle)


class Exchange:
    """Several drafts that take their places together, once every one is whole and on the disk.

    Used in a `with`; left without `commit`, nothing has changed and the drafts are gone. The commit itself
    needs no room on the disk.
    """

    def __init__(self) -> None:
        self._drafts: list[tuple[Path, Path]] = []
        self._doomed: list[Path] = []

    def put(self, draft: Path, target: Path) -> None:
        """Let `draft` become `target` at the commit."""
        self._drafts.append((draft, target))
        sync(draft)

    def doom(self, path: Path) -> None:
        """Remove `path` at the commit."""
        self._doomed.append(path)

    def commit(self) -> None:
        """Rename every draft in the order given, then remove what is doomed."""
        while self._drafts:
            draft, target = self._drafts[0]
            os.replace(draft, target)
            sync_folder(target.parent)
            self._drafts.pop(0)
        for path in self._doomed:
            remove(path)

    def __enter__(self) -> "Exchange":
        return self

    def __exit__(self, *_of: object) -> None:
        for draft, _target in self._drafts:
            throw_away(draft)
