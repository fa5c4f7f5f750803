"""The key of one journal while the program runs: found by the passphrase or by this computer's keyring."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from companion.adapters.sqlite.cipher import is_encrypted, opens

if TYPE_CHECKING:
    # What locks are made of is loaded where there is one.
    from companion.adapters.sqlite.lock_file import Lock, LockFile
    from companion.app.ports import Capability


class KeyStore(Protocol):
    """Where this computer keeps a key for its user; asked only when it is needed."""

    def capability(self) -> "Capability":
        """Return whether a key can be kept."""

    def get(self) -> bytes | None:
        """Return the kept key, None where there is none or it cannot be reached."""

    def put(self, key: bytes) -> None:
        """Keep a key; EnvironmentFault where that cannot be done."""

    def forget(self) -> None:
        """Keep no key any longer; nothing kept is no fault."""


class Keyhole:
    """Shared by all who open the journal at `path` in one process."""

    def __init__(self, path: Path, keyring: KeyStore) -> None:
        self.path = path
        self.keyring = keyring
        self._key: bytes | None = None

    def key(self) -> bytes | None:
        """Return the key, None where the journal is not locked or not opened yet."""
        return self._key

    def hold(self, key: bytes | None) -> None:
        """Use this key from now on."""
        self._key = key

    def locked(self) -> bool:
        """Return whether the journal is encrypted."""
        return is_encrypted(self.path) and self._said() is not None

    def unlock(self, passphrase: str) -> bool:
        """Take the key by the passphrase; return whether it was the right one."""
        key = self.by_passphrase(passphrase)
        if key is not None:
            self._key = key
        return key is not None

    def unlock_remembered(self) -> bool:
        """Take the key this computer remembers; return whether there is one that fits."""
        from companion.adapters.sqlite.lock_file import name_of

        said = self._said()
        if said is None or not said.remembered:
            # The keyring is not asked: it might ask the user to open it, for nothing.
            return False
        key = self.keyring.get()
        if key is None or name_of(key) not in {lock.name for lock in said.locks}:
            return False
        self._key = key
        return True

    def by_passphrase(self, passphrase: str) -> bytes | None:
        """Return the key that the passphrase opens, None for a wrong one."""
        from companion.adapters.sqlite.lock_file import key_by
        from companion.core.secret_words import passphrase_bytes

        return self._fitting(key_by(self._locks(), passphrase_bytes(passphrase), "passphrase"))

    def by_code(self, code: str) -> bytes | None:
        """Return the key that the recovery code opens, None for a wrong one."""
        from companion.adapters.sqlite.lock_file import key_by
        from companion.core.secret_words import code_letters

        return self._fitting(key_by(self._locks(), code_letters(code).encode(), "code"))

    def _said(self) -> "LockFile | None":
        from companion.adapters.sqlite.packed import lock_of

        return lock_of(self.path)

    def _locks(self) -> "tuple[Lock, ...]":
        said = self._said()
        return () if said is None else said.locks

    def _fitting(self, keys: list[bytes]) -> bytes | None:
        found = next((key for key in keys if opens(self.path, key)), None)
        if found is None and keys and len(self._locks()) == 1:
            # The journal is damaged, which is for opening it to say. Where a restore was cut off there
            # are the locks of two journals, and this may be the key of the one that is not there.
            return keys[0]
        return found


def key_of(locks: "Iterable[Lock]", text: str) -> bytes | None:
    """Return the key that `text` opens as a passphrase, or as a recovery code where it looks like one."""
    from companion.adapters.sqlite.lock_file import key_by
    from companion.core.errors import InvalidInput
    from companion.core.secret_words import code_letters, passphrase_bytes

    held = tuple(locks)
    keys = key_by(held, passphrase_bytes(text), "passphrase")
    if not keys:
        try:
            keys = key_by(held, code_letters(text).encode(), "code")
        except InvalidInput:
            return None
    return keys[0] if keys else None
