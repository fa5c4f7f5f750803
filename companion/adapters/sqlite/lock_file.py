"""`journal.lock` beside the journal: the slots its key is got from, and no key."""

import json
import os
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Any

from companion.adapters.sqlite.durable import write_private
from companion.adapters.sqlite.key_slots import Cost, Purpose, Slot, from_plain, to_plain, unwrap, wrap
from companion.adapters.sqlite.places import lock_path
from companion.core.secret_words import code_letters, new_code, passphrase_bytes
from companion.core.value import dataclass

LARGEST = 65536
"""Bytes; a real one has about a thousand."""
_VERSION = 1
_MOST_LOCKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The two slots of one key. name: tells keys apart and gives nothing away of them."""

    name: str
    passphrase: Slot
    code: Slot

    def slot(self, purpose: Purpose) -> Slot:
        """Return the slot for `purpose`."""
        return self.passphrase if purpose == "passphrase" else self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFile:
    """What the file says. locks: one; while one journal takes another's place, those of both.

    remembered: this computer was asked to remember the key.
    """

    locks: tuple[Lock, ...] = field(default=())
    remembered: bool = False


def name_of(key: bytes) -> str:
    """Return what a key is called in the file."""
    import hmac  # with all of OpenSSL behind it, which a journal without a passphrase never needs

    return hmac.digest(key, b"second-wind key name", "sha256").hex()[:32]


def new_lock(key: bytes, passphrase: str, cost: Cost) -> tuple[Lock, str]:
    """Return a lock for `key`, and the recovery code that opens it as well."""
    code = new_code(os.urandom)
    lock = Lock(
        name=name_of(key),
        passphrase=wrap(key, passphrase_bytes(passphrase), "passphrase", cost),
        code=wrap(key, code_letters(code).encode(), "code", cost),
    )
    return lock, code


def key_by(locks: Iterable[Lock], secret: bytes, purpose: Purpose) -> list[bytes]:
    """Return the keys that `secret` opens: none for a wrong one, seldom more than one."""
    keys = ((lock, unwrap(lock.slot(purpose), secret)) for lock in locks)
    return [key for lock, key in keys if key is not None and lock.name == name_of(key)]


def as_bytes(said: LockFile) -> bytes:
    """Return the file's text."""
    plain: dict[str, Any] = {
        "version": _VERSION,
        "locks": [
            {"name": one.name, "passphrase": to_plain(one.passphrase), "code": to_plain(one.code)}
            for one in said.locks
        ],
    }
    if said.remembered:
        plain["remembered"] = True
    return json.dumps(plain, indent=1).encode() + b"\n"


def from_bytes(text: bytes) -> LockFile | None:
    """Return what `text` says, None where it is no lock of ours or not whole."""
    try:
        plain = json.loads(text)
        if plain["version"] != _VERSION or not 1 <= len(plain["locks"]) <= _MOST_LOCKS:
            return None
        locks = tuple(
            Lock(
                name=str(one["name"]),
                passphrase=from_plain("passphrase", one["passphrase"]),
                code=from_plain("code", one["code"]),
            )
            for one in plain["locks"]
        )
        return LockFile(locks=locks, remembered=plain.get("remembered") is True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def read_lock(journal: Path) -> LockFile | None:
    """Return what the lock beside `journal` says, None where there is none or it is not whole."""
    try:
        with lock_path(journal).open("rb") as file:
            text = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    return from_bytes(text) if len(text) <= LARGEST else None


def write_lock(journal: Path, said: LockFile) -> None:
    """Replace the lock beside `journal`, all or nothing."""
    write_private(lock_path(journal), as_bytes(said))
