"""Setting, changing and removing the journal's passphrase, so that it can be cut off anywhere.

The order of every change: drafts of all that is to be new, each compared with what it replaces; the
lock; the journal, in one renaming; its copies. Until the renaming the old journal is the journal and
from then on the new one is; `tidying` finishes the rest at the next opening.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from companion.adapters.sqlite.cipher import is_encrypted, new_key
from companion.adapters.sqlite.copying import poured, settle_in_one_file
from companion.adapters.sqlite.durable import Exchange, remove
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.key_slots import Cost, wrap
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.lock_file import Lock, LockFile, name_of, new_lock, write_lock
from companion.adapters.sqlite.opening import open_file
from companion.adapters.sqlite.packed import lock_of
from companion.adapters.sqlite.places import lock_path
from companion.adapters.sqlite.settling import decrypt_copies, encrypt_copies, renew_locks, settle_lock
from companion.adapters.sqlite.tidying import throw_away_left
from companion.adapters.sqlite.using import alone, shared
from companion.app.ports import Capability
from companion.core.errors import InvalidInput, Refused
from companion.core.secret_words import new_passphrase, passphrase_bytes
from companion.core.words import _

Aside = Callable[[], AbstractContextManager[None]]


class JournalVault:
    """Fills the Vault port for the journal of `keyhole`.

    aside: lets this process's own store go of the file meanwhile; None where none is open.
    """

    def __init__(self, keyhole: Keyhole, *, aside: Aside | None = None, cost: Cost | None = None) -> None:
        self._keyhole = keyhole
        self._path = keyhole.path
        self._aside: Aside = aside or nullcontext
        self._cost = cost or Cost()

    def locked(self) -> bool:
        return self._keyhole.locked()

    def check(self, passphrase: str) -> bool:
        return self._keyhole.unlock(passphrase)

    def set(self, passphrase: str) -> str:
        secret = new_passphrase(passphrase)
        with self._alone():
            if self.locked():
                raise Refused(
                    _("The journal has a passphrase already: change it with `companion lock change`.")
                )
            self._refuse_damaged_files()
            self._refuse_link()
            open_file(self._path).close()
            key = new_key()
            lock, code = new_lock(key, secret, self._cost)
            with Exchange() as exchange:
                self._pour(exchange, None, key)
                encrypt_copies(exchange, self._path, key, LockFile(locks=(lock,)))
                write_lock(self._path, LockFile(locks=(lock,)))
                self._commit_lock(exchange)
            self._keyhole.hold(key)
        return code

    def change(self, passphrase: str, new: str) -> None:
        secret = new_passphrase(new)
        with self._shared():
            key = self._right(self._keyhole.by_passphrase(passphrase))
            lock = self._lock_of(key)
            slot = wrap(key, passphrase_bytes(secret), "passphrase", self._cost)
            self._relock(key, Lock(name=lock.name, passphrase=slot, code=lock.code))

    def recover(self, code: str, new: str) -> str:
        secret = new_passphrase(new)
        with self._shared():
            key = self._keyhole.by_code(code)
            if key is None:
                raise InvalidInput(_("That is not the recovery code of this journal."))
            lock, fresh = new_lock(key, secret, self._cost)
            self._relock(key, lock)
        return fresh

    def renew_code(self, passphrase: str) -> str:
        with self._shared():
            key = self._right(self._keyhole.by_passphrase(passphrase))
            lock = self._lock_of(key)
            other, fresh = new_lock(key, passphrase, self._cost)
            self._relock(key, Lock(name=lock.name, passphrase=lock.passphrase, code=other.code))
        return fresh

    def remove(self, passphrase: str) -> None:
        self._refuse_unlocked()
        with self._alone():
            key = self._right(self._keyhole.by_passphrase(passphrase))
            said = lock_of(self._path)
            open_file(self._path, key=key).close()
            with Exchange() as exchange:
                self._pour(exchange, key, None)
                decrypt_copies(exchange, self._path, key)
                exchange.doom(lock_path(self._path))
                exchange.commit()
            self._keyhole.hold(None)
        if said is not None and said.remembered:
            self._keyhole.keyring.forget()

    def keyring(self) -> Capability:
        return self._keyhole.keyring.capability()

    def remembered(self) -> bool:
        said = lock_of(self._path)
        if said is None or not said.remembered or not self.locked():
            return False
        key = self._keyhole.keyring.get()
        return key is not None and name_of(key) in {lock.name for lock in said.locks}

    def remember(self, passphrase: str | None) -> None:
        if passphrase is None:
            self._keyhole.keyring.forget()
            if (said := lock_of(self._path)) is not None and said.remembered:
                self._write(LockFile(locks=said.locks))
            return
        self._refuse_unlocked()
        key = self._right(self._keyhole.by_passphrase(passphrase))
        self._keyhole.keyring.put(key)
        self._write(LockFile(locks=(self._lock_of(key),), remembered=True))

    def _pour(self, exchange: Exchange, key: bytes | None, new: bytes | None) -> None:
        """Put a compared draft under another key in line to become the journal."""
        settle_in_one_file(self._path, key)
        exchange.put(poured(self._path, key, self._path, new), self._path)

    def _commit_lock(self, exchange: Exchange) -> None:
        """Commit; once the journal itself is encrypted nothing keeps the recovery code from being told."""
        try:
            exchange.commit()
        except OSError:
            if is_encrypted(self._path):
                return  # the copies that are left are encrypted at the next opening
            remove(lock_path(self._path))
            raise

    def _relock(self, key: bytes, lock: Lock) -> None:
        """Write new slots for the same key, here and in the copies that carry them."""
        before = lock_of(self._path)
        said = LockFile(locks=(lock,), remembered=before is not None and before.remembered)
        with told(self._path), Exchange() as exchange:
            renew_locks(exchange, self._path, key, said)
            self._write(said)
            exchange.commit()
        self._keyhole.hold(key)

    def _write(self, said: LockFile) -> None:
        with told(lock_path(self._path)):
            write_lock(self._path, said)

    def _lock_of(self, key: bytes) -> Lock:
        said = lock_of(self._path)
        return next(lock for lock in (said.locks if said else ()) if lock.name == name_of(key))

    def _right(self, key: bytes | None) -> bytes:
        if key is None:
            raise InvalidInput(_("That is not the passphrase of this journal."))
        return key

    def _refuse_unlocked(self) -> None:
        if not self.locked():
            raise Refused(_("The journal has no passphrase: set one with `companion lock set`."))

    def _refuse_damaged_files(self) -> None:
        for left in sorted(self._path.parent.glob(f"{self._path.stem}.damaged-*")):
            raise Refused(
                _(
                    "A damaged journal is kept as {path} and cannot be encrypted: move it elsewhere or "
                    "delete it, then set the passphrase."
                ).format(path=left)
            )

    def _refuse_link(self) -> None:
        """Refuse a journal that stands elsewhere: replacing its name would leave the readable file there."""
        if self._path.is_symlink():
            raise Refused(
                _(
                    "{path} is a link to {there}, which would stay readable: put the file itself in the "
                    "link's place, then set the passphrase."
                ).format(path=self._path, there=self._path.resolve())
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._aside(), alone(self._path), told(self._path):
            throw_away_left(self._path)
            if (key := self._keyhole.key()) is not None:
                settle_lock(self._path, key)
            yield

    @contextmanager
    def _shared(self) -> Iterator[None]:
        self._refuse_unlocked()
        with shared(self._path):
            yield
