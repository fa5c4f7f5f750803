"""Encryption at rest: SQLCipher 4 with a raw key of 32 bytes, which any SQLCipher 4 can open.

`PRAGMA key = "x'<64 hex digits>'"` there, with the defaults of SQLCipher 4: pages of 4096 bytes,
AES-256 in CBC mode, HMAC-SHA512 on every page, the salt in the first 16 bytes.
"""

import os
from pathlib import Path
from urllib.parse import quote, urlencode

import apsw

CIPHER = "sqlcipher"
LEGACY = 4
KEY_BYTES = 32
PLAIN = b"SQLite format 3\0"


def new_key() -> bytes:
    """Return a new random key."""
    return os.urandom(KEY_BYTES)


def turn(connection: apsw.Connection, key: bytes | None) -> None:
    """Give `connection` the key before its first reading; None is for a file that is not encrypted."""
    if key is not None:
        connection.pragma("cipher", CIPHER)
        connection.pragma("legacy", LEGACY)
        connection.pragma("key", _written(key))


def is_plain(path: Path) -> bool:
    """Return whether `path` is a database anybody can read."""
    return _beginning(path) == PLAIN


def is_encrypted(path: Path) -> bool:
    """Return whether `path` holds something that is no plain database; False where there is nothing."""
    return _beginning(path) not in (b"", PLAIN)


def opens(path: Path, key: bytes | None) -> bool:
    """Return whether `path` is a database that `key` opens; the file is only read."""
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    except apsw.Error:
        return False
    try:
        turn(connection, key)
        connection.pragma("schema_version")
    except apsw.Error:
        return False
    finally:
        connection.close()
    return True


def pour(source: Path, key: bytes | None, target: Path, new: bytes | None) -> None:
    """Write the content of `source` anew into the empty file `target`, under another key or none.

    What was deleted in `source` is not in `target`, not even as unused bytes.
    """
    connection = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI)
    try:
        turn(connection, key)
        connection.pragma("temp_store", "memory")
        connection.execute("VACUUM INTO ?", (_address(target, new),))
    except apsw.Error as error:
        # What SQLite says may name the target, and the target's address carries the key.
        raise type(error)(str(error).partition(": file:")[0]) from None
    finally:
        connection.close()


def _beginning(path: Path) -> bytes:
    """Return the first bytes of `path`, read by SQLite's own means.

    A journal that this program has open must not be opened and closed by any other: POSIX drops the locks
    of a process on a file when it closes the file once. Another program that closes the journal would then
    take itself for the last one and remove the log in which this one goes on writing.
    Source: sqlite.org/howtocorrupt.html, 2.2
    """
    if not path.exists():
        return b""
    try:
        file = apsw.VFSFile("", str(path), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    except apsw.Error:
        # SQLite has no lock on what it cannot open; why it cannot is told by the system.
        with path.open("rb") as unreadable:
            return unreadable.read(len(PLAIN))
    try:
        return bytes(file.xRead(len(PLAIN), 0))
    finally:
        file.xClose()


def _written(key: bytes) -> str:
    return f"x'{key.hex()}'"


def _address(path: Path, key: bytes | None) -> str:
    # An empty key says that the target is plain; without the word it would get the source's.
    parts = {"key": ""}
    if key is not None:
        parts = {"cipher": CIPHER, "legacy": str(LEGACY), "hexkey": _written(key).encode().hex()}
    return f"file:{quote(str(path.absolute()))}?{urlencode(parts)}"
