"""Imports an archive until it kills itself at the n-th write to the disk; says so once it is kept.

Run as `python -m tests.adapters.killed_importer JOURNAL ARCHIVE NTH HOW`; HOW as in killed_writer. At its
end, where it comes to one, it prints how many writes were left.
"""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.exchange.files import FileExchange
from companion.adapters.sqlite.store import open_store
from companion.app.bus import Bus
from companion.app.exchange.bring_in import ImportRequest, import_file
from tests.adapters.killed_writer import Countdown, DyingDisk, tell

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=ZONE)


def main() -> None:
    """Import, as the command does."""
    journal, archive, steps, how = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    countdown = Countdown(steps)
    _disk = DyingDisk(countdown, how)
    store = open_store(journal, ZONE)
    # Small, so that the countdown also ends while the log is carried over into the file, and so that
    # pages leave for the disk before the transaction is done.
    store._connection.wal_autocheckpoint(12)
    store._connection.execute("PRAGMA cache_size = 20")
    report = import_file(store, FileExchange(), Bus(), ImportRequest(path=archive, zone=ZONE), NOW)
    tell("kept", report.added)
    store.close()
    tell("left", countdown.left)


if __name__ == "__main__":
    main()
