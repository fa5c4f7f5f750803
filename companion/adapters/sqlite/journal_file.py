"""The journal's file, opened: what a start knows of it before what reads and writes entries is loaded."""

from collections.abc import Callable
from pathlib import Path

import apsw

from companion.adapters.sqlite.faults import damaged, told
from companion.adapters.sqlite.opening import leave_as_it_is, open_file
from companion.adapters.sqlite.tidying import tidy
from companion.adapters.sqlite.using import Hold, share

Key = Callable[[], bytes | None]
"""Returns the key of a locked journal, None where it is not known or not needed."""


class JournalFile:
    """A connection to the file at `path`, to be closed or made a store.

    hold: keeps others from replacing the file. key: asked anew when the file is opened again.
    """

    def __init__(self, connection: apsw.Connection, path: Path, hold: Hold, key: Key) -> None:
        self.connection, self.path, self.hold, self.key = connection, path, hold, key

    def engine_is_kept(self) -> bool:
        """Return whether the timer left anything behind that goes on: a session, a quiet time."""
        with told(self.path):
            return bool(self.connection.execute("SELECT count(*) FROM engine").fetchall()[0][0])

    def refuse_damaged(self) -> None:
        """Raise JournalDamaged where a look over the whole file finds damage."""
        with told(self.path):
            found = str(self.connection.execute("PRAGMA quick_check(1)").fetchall()[0][0])
        if found != "ok":
            leave_as_it_is(self.connection)
            raise damaged(self.path, found)

    def close(self) -> None:
        """Close the file and let others have it."""
        self.connection.close()
        self.hold.release()


def open_journal(path: Path, key: Key | bytes | None = None) -> JournalFile:
    """Open the journal's file at `path`, or create it, 0600 in a 0700 folder.

    key: of a locked journal, or what returns it at every opening.
    Raises JournalLocked, JournalDamaged, StoreUnavailable (newer, in use, foreign) or EnvironmentFault,
    in one line each.
    """
    asked: Key = key if callable(key) else lambda: key
    tidy(path, asked())
    hold = share(path)
    try:
        return JournalFile(open_file(path, key=asked()), path, hold, asked)
    except BaseException:
        hold.release()
        raise
