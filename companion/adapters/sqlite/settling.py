"""Bringing lock and copies of a locked journal in line with it, where a killed program did not."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from companion.adapters.sqlite.cipher import is_encrypted, is_plain, opens
from companion.adapters.sqlite.copying import poured
from companion.adapters.sqlite.durable import Exchange, draft_beside, throw_away
from companion.adapters.sqlite.faults import damaged, told
from companion.adapters.sqlite.lock_file import LockFile, name_of, read_lock, write_lock
from companion.adapters.sqlite.packed import is_packed, lock_in, lock_of, pack, unpack
from companion.adapters.sqlite.places import folder_of
from companion.core.errors import CompanionError, JournalDamaged, Refused
from companion.core.words import _


def finish(journal: Path, key: bytes | None) -> None:
    """Bring lock and copies of a locked journal in line with it; for one who has it alone."""
    # Such as a full disk or a damaged copy. Somebody waits for the journal, which is whole.
    with suppress(CompanionError), told(journal):
        if key is None or not is_encrypted(journal) or not opens(journal, key):
            return
        settle_lock(journal, key)
        for do in (encrypt_copies, renew_locks):
            with Exchange() as exchange:
                do(exchange, journal, key)
                exchange.commit()


def settle_lock(journal: Path, key: bytes) -> None:
    """Leave in the lock beside `journal` the slots of `key` alone; a lost one is put back."""
    said = read_lock(journal)
    found = said or lock_of(journal)
    if found is None:
        return
    fitting = tuple(lock for lock in found.locks if lock.name == name_of(key))[:1]
    if fitting and (said is None or said.locks != fitting):
        write_lock(journal, LockFile(locks=fitting, remembered=found.remembered))


def encrypt_copies(exchange: Exchange, journal: Path, key: bytes, lock: LockFile | None = None) -> None:
    """Let plain copies of a locked journal be replaced by encrypted ones; those before a new schema go.

    Raises Refused, naming it, for a damaged copy, which cannot be encrypted.
    """
    said = lock or read_lock(journal)
    for copy in _schema_copies(journal):
        if is_plain(copy):
            exchange.doom(copy)
    for copy in _backups(journal):
        if is_plain(copy) and said is not None:
            exchange.put(_encrypted(copy, key, said), copy)


def decrypt_copies(exchange: Exchange, journal: Path, key: bytes) -> None:
    """Let copies that `key` opens be replaced by plain ones; those before a new schema go."""
    for copy in _schema_copies(journal):
        if not is_plain(copy):
            exchange.doom(copy)
    for copy in _backups(journal):
        if _is_of(copy, key):
            with suppress(JournalDamaged):  # it stays as it is, locked
                exchange.put(_decrypted(copy, key), copy)


def renew_locks(exchange: Exchange, journal: Path, key: bytes, lock: LockFile | None = None) -> None:
    """Let copies that `key` opens carry the lock the journal has now."""
    said = lock or read_lock(journal)
    if said is None:
        return
    for copy in (*_backups(journal), *_schema_copies(journal)):
        carried = lock_in(copy)
        if carried is not None and _is_of(copy, key) and carried.locks != said.locks:
            with suppress(JournalDamaged):  # nobody can open it, whatever its lock says
                exchange.put(_relocked(copy, said), copy)


def _backups(journal: Path) -> Iterator[Path]:
    return (path for path in sorted(folder_of(journal).glob("*.db")) if path.is_file())


def _schema_copies(journal: Path) -> Iterator[Path]:
    return (path for path in sorted(journal.parent.glob(f"{journal.stem}.schema-*.db")) if path.is_file())


def _is_of(copy: Path, key: bytes) -> bool:
    carried = lock_in(copy)
    return carried is not None and any(lock.name == name_of(key) for lock in carried.locks)


def _encrypted(copy: Path, key: bytes, lock: LockFile) -> Path:
    try:
        with told(copy):
            draft = poured(copy, None, copy, key)
    except JournalDamaged as error:
        raise Refused(
            _(
                "The backup {path} is damaged and cannot be encrypted: move it elsewhere or delete it, then "
                "try again."
            ).format(path=copy)
        ) from error
    try:
        return _packed(draft, lock, copy)
    finally:
        throw_away(draft)


def _decrypted(copy: Path, key: bytes) -> Path:
    draft = _unpacked(copy)
    try:
        with told(copy):
            return poured(draft, key, copy, None)
    finally:
        throw_away(draft)


def _relocked(copy: Path, lock: LockFile) -> Path:
    draft = _unpacked(copy)
    try:
        return _packed(draft, lock, copy)
    finally:
        throw_away(draft)


def _unpacked(copy: Path) -> Path:
    draft = draft_beside(copy)
    if not is_packed(copy) or unpack(copy, draft) is None:
        throw_away(draft)
        raise damaged(copy, _("it is no backup of Second Wind"))
    return draft


def _packed(journal: Path, lock: LockFile, beside: Path) -> Path:
    draft = draft_beside(beside)
    try:
        pack(journal, lock, draft)
    except BaseException:
        throw_away(draft)
        raise
    return draft
