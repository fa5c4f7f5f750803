"""A copy of a locked journal in one file: a zip, not compressed, of the encrypted journal and its lock.

A copy of a journal without a passphrase is a plain SQLite file, and needs none of this.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from companion.adapters.sqlite.lock_file import LARGEST, LockFile, as_bytes, from_bytes, read_lock
from companion.adapters.sqlite.places import folder_of

if TYPE_CHECKING:
    # Loaded in the functions: the resident program opens no zip.
    from zipfile import ZipFile, ZipInfo

MAGIC = b"PK\x03\x04"
JOURNAL = "journal.db"
LOCK = "journal.lock"
_ENCRYPTED_ENTRY = 1


def is_packed(path: Path) -> bool:
    """Return whether `path` looks like a copy of a locked journal."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except FileNotFoundError:
        return False


def pack(journal: Path, lock: LockFile, draft: Path) -> None:
    """Write the encrypted file `journal` and its lock into `draft`."""
    import shutil
    from zipfile import ZIP_STORED, ZipFile

    with ZipFile(draft, "w", ZIP_STORED) as pair:
        pair.writestr(_entry(LOCK), as_bytes(LockFile(locks=lock.locks)))
        with journal.open("rb") as source, pair.open(_entry(JOURNAL), "w", force_zip64=True) as target:
            shutil.copyfileobj(source, target)


def unpack(path: Path, draft: Path) -> LockFile | None:
    """Write the encrypted journal in `path` into `draft` and return its lock; None where it is no copy."""
    import shutil
    from zipfile import ZipFile

    try:
        with ZipFile(path) as pair:
            lock = _lock(pair, path)
            if lock is None or not _is_sound(pair.getinfo(JOURNAL), path.stat().st_size):
                return None
            with pair.open(JOURNAL) as source, draft.open("wb") as target:
                shutil.copyfileobj(source, target)
            return lock
    except _unreadable():
        return None


def lock_in(path: Path) -> LockFile | None:
    """Return the lock that a copy carries, None where it has none."""
    if not is_packed(path):
        return None
    from zipfile import ZipFile

    try:
        with ZipFile(path) as pair:
            return _lock(pair, path)
    except _unreadable():
        return None


def lock_of(journal: Path) -> LockFile | None:
    """Return the lock of `journal`: the one beside it, or where that is lost, its newest copy's."""
    found = read_lock(journal)
    if found is not None:
        return found
    copies = sorted(folder_of(journal).glob("journal-*.db"), reverse=True)
    return lock_in(copies[0]) if copies else None


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what zipfile raises over a file that was not made by it, or is damaged."""
    from struct import error as struct_error
    from zipfile import BadZipFile

    return (BadZipFile, struct_error, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError)


def _lock(pair: "ZipFile", path: Path) -> LockFile | None:
    entry = pair.getinfo(LOCK)
    if sorted(pair.namelist()) != [JOURNAL, LOCK] or not _is_sound(entry, min(LARGEST, path.stat().st_size)):
        return None
    return from_bytes(pair.read(LOCK))


def _is_sound(entry: "ZipInfo", most: int) -> bool:
    from zipfile import ZIP_STORED

    # Stored as it is and no longer than the file: nothing that swells when it is read.
    return (
        entry.compress_type == ZIP_STORED
        and not entry.flag_bits & _ENCRYPTED_ENTRY
        and entry.file_size == entry.compress_size <= most
    )


def _entry(name: str) -> "ZipInfo":
    from zipfile import ZIP_STORED, ZipInfo

    entry = ZipInfo(name)
    entry.compress_type = ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry
