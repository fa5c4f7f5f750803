"""The encrypted file is one that any SQLCipher 4 opens, and a copy of it reads the same."""

import hmac
from contextlib import closing
from hashlib import pbkdf2_hmac, sha512
from pathlib import Path

import apsw
import pytest

from companion.adapters.sqlite.cipher import is_encrypted, is_plain, new_key, opens, pour, turn
from companion.adapters.sqlite.contents import contents
from companion.adapters.sqlite.copying import opened, poured
from companion.adapters.sqlite.durable import draft_beside
from companion.adapters.sqlite.faults import told
from companion.core.errors import EnvironmentFault, JournalDamaged
from tests.adapters.locked import written

KEY = bytes(range(32))
PAGE = 4096
RESERVED = 80
"""Bytes at the end of a page: 16 of the initialisation vector, 64 of HMAC-SHA512."""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    for number in range(30):
        written(path, number)
    with closing(opened(path, None)) as connection:
        connection.pragma("journal_mode", "delete")
    return path


@pytest.fixture
def locked(plain: Path) -> Path:
    return poured(plain, None, plain, KEY)


def test_the_parameters_are_those_of_sqlcipher_4(locked: Path) -> None:
    with closing(opened(locked, KEY)) as connection:
        asked = {
            "cipher": "sqlcipher",
            "legacy": "4",
            "legacy_page_size": "4096",
            "kdf_iter": "256000",
            "fast_kdf_iter": "2",
            "hmac_use": "1",
            "hmac_pgno": "1",
            "hmac_salt_mask": "58",
            "kdf_algorithm": "2",
            "hmac_algorithm": "2",
            "plaintext_header_size": "0",
        }
        assert {name: str(connection.pragma(name)) for name in asked} == asked
        assert connection.pragma("page_size") == PAGE


def test_every_page_carries_the_seal_sqlcipher_4_looks_for(locked: Path) -> None:
    # As SQLCipher's design says: the key for HMAC is PBKDF2-SHA512 of the raw key, 2 rounds, over the
    # file's salt with every byte XOR 0x3a; sealed are the page and its number, little-endian.
    whole = locked.read_bytes()
    salt = whole[:16]
    sealing = pbkdf2_hmac("sha512", KEY, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    assert len(whole) % PAGE == 0
    for number in range(1, len(whole) // PAGE + 1):
        page = whole[(number - 1) * PAGE : number * PAGE]
        start = 16 if number == 1 else 0
        sealed = page[start : PAGE - RESERVED + 16] + number.to_bytes(4, "little")
        assert hmac.digest(sealing, sealed, sha512) == page[PAGE - RESERVED + 16 :], number


def test_a_poured_copy_reads_the_same_and_back_again(plain: Path, locked: Path) -> None:
    assert is_encrypted(locked)
    back = poured(locked, KEY, plain, None)
    assert is_plain(back)
    with closing(opened(plain, None)) as one, closing(opened(back, None)) as two:
        assert contents(one) == contents(two)
        assert contents(one)["check_in"][0] == 30
        behind_search = [name for name in contents(one) if name.startswith("search_")]
        assert behind_search


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE check_in SET note = note || ' ' WHERE key = 1",
        "DELETE FROM check_in_tag WHERE check_in = 1",
        "UPDATE check_in SET key = 999 WHERE key = 30",
        "CREATE INDEX another ON check_in (note)",
        "PRAGMA user_version = 1",
    ],
)
def test_contents_that_differ_in_one_thing_differ(plain: Path, change: str) -> None:
    with closing(opened(plain, None)) as connection:
        before = contents(connection)
        assert contents(connection) == before
        connection.execute(change)
        assert contents(connection) != before


def test_what_was_deleted_is_not_in_a_poured_copy(plain: Path) -> None:
    with closing(opened(plain, None)) as connection:
        connection.pragma("secure_delete", "off")
        connection.execute("CREATE TABLE draft (text); INSERT INTO draft VALUES ('geheimes Wort')")
        connection.execute("DELETE FROM draft")
    assert b"geheimes Wort" in plain.read_bytes()
    assert b"geheimes Wort" not in poured(plain, None, plain, None).read_bytes()


def test_only_the_right_key_opens(plain: Path, locked: Path) -> None:
    assert opens(locked, KEY)
    assert not opens(locked, new_key())
    assert not opens(locked, None)
    assert opens(plain, None)
    assert not opens(plain.with_name("nothing.db"), KEY)
    assert not plain.with_name("nothing.db").exists()


def test_a_fault_while_pouring_does_not_tell_the_key(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught, told(plain):
        pour(plain, None, tmp_path / "no folder" / "copy.db", KEY)
    said = caught.value
    while said is not None:
        assert KEY.hex() not in str(said)
        assert KEY.hex().encode().hex() not in str(said)
        said = None if said.__suppress_context__ and said.__cause__ is None else said.__cause__  # type: ignore[assignment]


def test_a_damaged_source_gives_no_draft(plain: Path) -> None:
    whole = plain.read_bytes()
    plain.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(JournalDamaged), told(plain):
        poured(plain, None, plain, KEY)
    assert not list(plain.parent.glob("*.part*"))


def test_a_write_ahead_log_is_encrypted_as_well(locked: Path) -> None:
    with closing(apsw.Connection(str(locked))) as connection:
        turn(connection, KEY)
        connection.pragma("journal_mode", "wal")
        connection.execute("UPDATE check_in SET note = 'Heidelbeermarmelade' WHERE key = 1")
        log = locked.with_name(f"{locked.name}-wal").read_bytes()
    assert len(log) > PAGE
    assert b"Heidelbeer" not in log


def test_a_draft_is_for_the_user_alone(tmp_path: Path) -> None:
    assert draft_beside(tmp_path / "x").stat().st_mode & 0o777 == 0o600
