"""What is in a database, as figures two copies of it must agree on."""

from collections.abc import Mapping

import apsw

Contents = Mapping[str, tuple[int, int]]
"""Table -> number of rows and a sum over their digests, which does not depend on their order."""

_ROOM = 1 << 256


def contents(connection: apsw.Connection) -> Contents:
    """Return the figures of every table, those behind the full-text index and the schema included."""
    found = {"": _sum(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema")}
    # A virtual table has no pages of its own; the tables behind it are looked at instead.
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        name = str(table).replace('"', '""')
        found[str(table)] = _sum(connection, f'SELECT * FROM "{name}"')
    for pragma in ("application_id", "user_version"):
        found[f"={pragma}"] = (int(connection.pragma(pragma)), 0)
    return found


def _sum(connection: apsw.Connection, query: str) -> tuple[int, int]:
    from hashlib import sha256  # loaded only to compare: the resident program does without

    count = total = 0
    for row in connection.execute(query):
        count += 1
        total = (total + int.from_bytes(sha256(repr(row).encode()).digest())) % _ROOM
    return count, total
