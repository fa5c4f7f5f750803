"""The journal's key, wrapped twice: by the passphrase and by the recovery code.

Argon2id makes 64 bytes of a secret and a salt. The first 32 are laid over the key by XOR, which is
sound because every wrapping draws a new salt, so no pad is used twice; the other 32 are the key of an
HMAC over everything in the slot, so that a wrong secret and a changed slot are recognised.
Parameters of Argon2id: RFC 9106, second recommended option, as kept in each slot.
"""

import os
from typing import Any, Literal

from companion.core.errors import EnvironmentFault
from companion.core.value import dataclass
from companion.core.words import _

Purpose = Literal["passphrase", "code"]
SALT_BYTES = 16
_KEY_BYTES = 32
_SEAL_BYTES = 32
_MOST_MEMORY_KIB = 1 << 20
_MOST_PASSES = 16
_MOST_LANES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a guess costs: passes over the memory, memory in KiB, lanes at once."""

    passes: int = 3
    memory_kib: int = 65536
    lanes: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The key under one secret; nothing in it tells of the secret."""

    purpose: Purpose
    cost: Cost
    salt: bytes
    wrapped: bytes
    seal: bytes


def wrap(key: bytes, secret: bytes, purpose: Purpose, cost: Cost) -> Slot:
    """Return a new slot from which `secret` alone gets `key` back."""
    salt = os.urandom(SALT_BYTES)
    pad, sealing = _derived(secret, salt, cost)
    wrapped = _over(key, pad)
    return Slot(
        purpose=purpose,
        cost=cost,
        salt=salt,
        wrapped=wrapped,
        seal=_seal(sealing, purpose, cost, salt, wrapped),
    )


def unwrap(slot: Slot, secret: bytes) -> bytes | None:
    """Return the key, or None where the secret is another; it takes Argon2id's time either way."""
    import hmac

    pad, sealing = _derived(secret, slot.salt, slot.cost)
    expected = _seal(sealing, slot.purpose, slot.cost, slot.salt, slot.wrapped)
    return _over(slot.wrapped, pad) if hmac.compare_digest(expected, slot.seal) else None


def to_plain(slot: Slot) -> dict[str, Any]:
    """Return `slot` as JSON values."""
    return {
        "kdf": "argon2id",
        "passes": slot.cost.passes,
        "memory_kib": slot.cost.memory_kib,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "wrapped": slot.wrapped.hex(),
        "seal": slot.seal.hex(),
    }


def from_plain(purpose: Purpose, plain: Any) -> Slot:
    """Return the slot that `plain` describes.

    Raises ValueError, KeyError or TypeError where it is none, or asks for more work than any real one.
    """
    if plain["kdf"] != "argon2id":
        raise ValueError("kdf")
    lanes = _whole(plain["lanes"], 1, _MOST_LANES)
    cost = Cost(
        passes=_whole(plain["passes"], 1, _MOST_PASSES),
        memory_kib=_whole(plain["memory_kib"], 8 * lanes, _MOST_MEMORY_KIB),
        lanes=lanes,
    )
    return Slot(
        purpose=purpose,
        cost=cost,
        salt=_bytes(plain["salt"], SALT_BYTES),
        wrapped=_bytes(plain["wrapped"], _KEY_BYTES),
        seal=_bytes(plain["seal"], _SEAL_BYTES),
    )


def _derived(secret: bytes, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    # Loaded only here: a journal without a passphrase never needs it.
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        both = hash_secret_raw(
            secret, salt, cost.passes, cost.memory_kib, cost.lanes, 2 * _KEY_BYTES, Type.ID
        )
    except HashingError as error:
        raise EnvironmentFault(
            _("The passphrase cannot be tried ({why}): close other programs and try again.").format(why=error)
        ) from error
    return both[:_KEY_BYTES], both[_KEY_BYTES:]


def _seal(sealing: bytes, purpose: Purpose, cost: Cost, salt: bytes, wrapped: bytes) -> bytes:
    import hmac

    said = f"second-wind 1 {purpose} {cost.passes} {cost.memory_kib} {cost.lanes} ".encode()
    return hmac.digest(sealing, said + salt + wrapped, "sha256")


def _over(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _whole(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError("out of range")
    return value


def _bytes(value: Any, length: int) -> bytes:
    found = bytes.fromhex(value)
    if len(found) != length:
        raise ValueError("wrong length")
    return found
