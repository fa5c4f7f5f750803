"""A backup laid open: a draft beside the journal, read whole and brought to the newest schema."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from companion.adapters.sqlite.cipher import is_plain
from companion.adapters.sqlite.copying import settle_in_one_file
from companion.adapters.sqlite.durable import draft_beside, throw_away
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.keyhole import key_of
from companion.adapters.sqlite.lock_file import Lock, LockFile, name_of, read_lock
from companion.adapters.sqlite.opening import open_file
from companion.adapters.sqlite.packed import is_packed, lock_of, unpack
from companion.adapters.sqlite.places import own_files
from companion.core.errors import InvalidInput, PassphraseWanted, StoreUnavailable
from companion.core.value import dataclass
from companion.core.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A draft of the journal a backup holds. key, lock: None where it is plain."""

    draft: Path
    key: bytes | None
    lock: Lock | None


@contextmanager
def unpacked(backup: Path, journal: Path, *, passphrase: str | None, key: bytes | None) -> Iterator[Unpacked]:
    """Lay `backup` open beside `journal`; the draft is gone afterwards unless it was renamed.

    passphrase: of the backup, its recovery code does as well; key: of the journal, which opens its own
    backups without asking. Raises InvalidInput where it is no good backup, PassphraseWanted where the
    passphrase is missing or another. The backup is only read.
    """
    _refuse_what_is_none(backup, journal)
    with told(journal):
        journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = draft_beside(journal)
    try:
        key, lock = _laid_open(backup, draft, journal, passphrase, key)
        _check(draft, key, backup)
        yield Unpacked(draft=draft, key=key, lock=lock)
    finally:
        throw_away(draft)


def _laid_open(
    backup: Path, draft: Path, journal: Path, passphrase: str | None, key: bytes | None
) -> tuple[bytes | None, Lock | None]:
    with told(backup):
        said = unpack(backup, draft) if is_packed(backup) else _copied(backup, draft, journal, key)
    if said is not None:
        return _opened(said, backup, passphrase, key)
    if is_plain(draft):
        return None, None
    raise InvalidInput(_("{path} is no backup of Second Wind, or is damaged.").format(path=backup))


def _copied(backup: Path, draft: Path, journal: Path, key: bytes | None) -> LockFile | None:
    """Copy a plain file, or an encrypted journal's own file as it was set aside; return its lock."""
    import shutil  # with every kind of compression behind it; the window is seldom in need of rescue

    for ending in ("", "-wal"):
        source = backup.with_name(backup.name + ending)
        if source.exists():
            shutil.copyfile(source, draft.with_name(draft.name + ending))
    if is_plain(draft):
        return None
    return read_lock(backup) or (None if key is None else lock_of(journal))


def _opened(said: LockFile, backup: Path, passphrase: str | None, key: bytes | None) -> tuple[bytes, Lock]:
    found = key if passphrase is None else (key_of(said.locks, passphrase) or key)
    for lock in said.locks:
        if found is not None and lock.name == name_of(found):
            return found, lock
    if passphrase is None:
        raise PassphraseWanted(_("The backup {path} is locked: give its passphrase.").format(path=backup))
    raise PassphraseWanted(_("That is not the passphrase of the backup {path}.").format(path=backup))


def _check(draft: Path, key: bytes | None, backup: Path) -> None:
    try:
        connection = open_file(draft, key=key, named=backup, keep_copy=False)
        with closing(connection), told(backup):
            found = str(connection.pragma("integrity_check"))
        if found != "ok":
            raise InvalidInput(_("The backup {path} is damaged ({why}).").format(path=backup, why=found))
        with told(backup):
            settle_in_one_file(draft, key)
    except StoreUnavailable as error:
        raise InvalidInput(_("This backup cannot be restored. {why}").format(why=error)) from error


def _refuse_what_is_none(backup: Path, journal: Path) -> None:
    # Path.is_file would raise over a name too long to be one.
    if not os.path.isfile(backup):
        raise InvalidInput(_("There is no file {path}: name a backup.").format(path=backup))
    if any(backup.samefile(own) for own in own_files(journal)):
        raise InvalidInput(
            _("{path} belongs to the journal itself: name a backup of it.").format(path=backup)
        )
