"""The two slots of the journal's key, and the file they stand in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters.sqlite.key_slots import Cost, unwrap, wrap
from companion.adapters.sqlite.lock_file import (
    LARGEST,
    LockFile,
    as_bytes,
    from_bytes,
    key_by,
    lock_path,
    name_of,
    new_lock,
    read_lock,
    write_lock,
)
from companion.core.secret_words import code_letters
from tests.adapters.locked import CHEAP, FIRST
from tests.adapters.store_files import mode

KEY = bytes(range(32))
LOCK, CODE = new_lock(KEY, FIRST, CHEAP)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.binary(max_size=40))
def test_a_slot_gives_the_key_to_its_secret_alone(key: bytes, secret: bytes, other: bytes) -> None:
    slot = wrap(key, secret, "passphrase", CHEAP)
    assert unwrap(slot, secret) == key
    assert other == secret or unwrap(slot, other) is None


def test_no_two_wrappings_are_alike() -> None:
    one, two = (wrap(KEY, b"secret", "code", CHEAP) for _time in range(2))
    assert one.salt != two.salt
    assert one.wrapped != two.wrapped
    assert KEY not in (one.wrapped, two.wrapped)


@pytest.mark.parametrize(
    "change",
    [
        {"wrapped": bytes(32)},
        {"salt": bytes(16)},
        {"seal": bytes(32)},
        {"purpose": "code"},
        {"cost": Cost(passes=2, memory_kib=32, lanes=1)},
    ],
)
def test_a_changed_slot_gives_nothing(change: dict[str, Any]) -> None:
    slot = wrap(KEY, b"secret", "passphrase", CHEAP)
    assert unwrap(replace(slot, **change), b"secret") is None


def test_both_secrets_of_a_lock_open_it() -> None:
    assert key_by((LOCK,), FIRST.encode(), "passphrase") == [KEY]
    assert key_by((LOCK,), code_letters(CODE).encode(), "code") == [KEY]
    assert key_by((LOCK,), FIRST.encode(), "code") == []


def test_a_lock_is_read_back_as_written(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    for said in (LockFile(locks=(LOCK,)), LockFile(locks=(LOCK, LOCK), remembered=True)):
        write_lock(journal, said)
        assert read_lock(journal) == said
    assert mode(lock_path(journal)) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["journal.lock"]


def test_the_file_tells_neither_key_nor_secret_nor_code() -> None:
    text = as_bytes(LockFile(locks=(LOCK,)))
    assert len(text) < LARGEST / 10
    for secret in (KEY.hex(), FIRST, CODE, code_letters(CODE)):
        assert secret.encode() not in text
    assert name_of(KEY).encode() in text


def tampered(**changes: object) -> bytes:
    plain = json.loads(as_bytes(LockFile(locks=(LOCK,))))
    plain["locks"][0]["passphrase"].update(changes)
    return json.dumps(plain).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 1 << 30},
        {"memory_kib": 1},
        {"memory_kib": True},
        {"memory_kib": "65536"},
        {"memory_kib": 65536.0},
        {"passes": 0},
        {"passes": 10_000},
        {"lanes": 0},
        {"lanes": 100_000},
        {"salt": ""},
        {"salt": "zz"},
        {"salt": "00" * 1000},
        {"wrapped": "00"},
        {"seal": None},
        {"kdf": "none"},
    ],
)
def test_a_lock_that_asks_for_a_thousand_gigabytes_is_not_obeyed(changes: dict[str, object]) -> None:
    assert from_bytes(tampered()) is not None
    assert from_bytes(tampered(**changes)) is None


@given(st.binary(max_size=200))
def test_bytes_that_are_no_lock_are_none(text: bytes) -> None:
    assert from_bytes(text) is None


NAMES = st.sampled_from(["version", "locks", "name", "passphrase", "code", "kdf"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)


@given(VALUES)
def test_json_that_is_no_lock_is_none(value: object) -> None:
    assert from_bytes(json.dumps(value).encode()) is None


def test_a_file_too_long_to_be_a_lock_is_not_read(tmp_path: Path) -> None:
    lock_path(tmp_path / "journal.db").write_bytes(as_bytes(LockFile(locks=(LOCK,))) + b" " * LARGEST)
    assert read_lock(tmp_path / "journal.db") is None
