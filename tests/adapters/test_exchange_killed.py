"""The process is killed inside an import: all of the file is in the journal, or nothing of it.

COMPANION_KILLS sets how many kills there are over all kinds of writing; a fifth of them are these.
"""

import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from companion.adapters.sqlite.store import open_store
from companion.app.exchange.archive import EVER
from companion.core.journal import CheckIn, DayNote, FocusBlock, StudySession
from companion.core.naming import Tag
from tests.adapters.killed_importer import NOW, ZONE
from tests.fakes.exchange import archive_of, bring, fill
from tests.fakes.store import FakeStore

KILLS = max(1, int(os.environ.get("COMPANION_KILLS", "50")) // 5)
HOW = ("before", "torn", "after")
ENDLESS = 10**9
MANY = 60
BEFORE = CheckIn(at=NOW - timedelta(days=90), stress=2, note="before", id="f" * 20)


def run(journal: Path, archive: Path, steps: int) -> tuple[int, dict[str, int]]:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.adapters.killed_importer",
            journal,
            archive,
            str(steps),
            HOW[steps % 3],
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = {word: int(number) for word, number in (line.split() for line in done.stdout.splitlines())}
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode, said


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    store = FakeStore()
    at = NOW - timedelta(days=30)
    session = StudySession(topic="Renal", rhythm="50/10", level="firm", started=at, id="5" * 20)
    fill(store, [Tag(name="late", kind="scale"), session, DayNote(NOW.date(), "A long day.")])
    for number in range(MANY):
        start = at + timedelta(hours=number)
        note = f"{number} " * 300
        check_in = CheckIn(at=start, stress=number % 11, note=note, tags=("coffee",), id=f"{number:020x}")
        block = FocusBlock(
            topic=f"Topic {number}",
            started=start,
            ended=start,
            focus_time=timedelta(minutes=9),
            session_id=session.id,
            id=f"{number + 1000:020x}",
        )
        fill(store, [check_in, block])
    return archive_of(store, tmp_path / "archive.json")


def test_a_kill_inside_an_import_leaves_all_of_it_or_nothing(tmp_path: Path, archive: Path) -> None:
    fresh = tmp_path / "fresh"
    store = open_store(fresh / "journal.db", ZONE)
    store.add_check_in(BEFORE)
    store.close()
    shutil.copytree(fresh, tmp_path / "whole")
    code, said = run(tmp_path / "whole" / "journal.db", archive, ENDLESS)
    total, writes = said["kept"], ENDLESS - said["left"]
    assert (code, total) == (0, 2 * MANY + 4)
    assert writes > 100, "too few to be killed between them"
    outcomes: set[int] = set()
    for kill in range(KILLS):
        folder = tmp_path / f"kill{kill}"
        shutil.copytree(fresh, folder)
        # The last ones fall after the commit, while the log is carried over.
        code, said = run(folder / "journal.db", archive, 1 + kill * (writes - 2) // max(1, KILLS - 1))
        assert code == -signal.SIGKILL
        outcomes.add(_found(folder / "journal.db", archive, acknowledged="kept" in said))
        shutil.rmtree(folder)
    assert outcomes <= {0, total}
    assert KILLS == 1 or outcomes == {0, total}


def _found(journal: Path, archive: Path, *, acknowledged: bool) -> int:
    """Return how many rows of the archive are there; then import it again, which must make it whole."""
    store = open_store(journal, ZONE)
    assert store.integrity() == "ok"
    assert BEFORE in store.check_ins(*EVER)
    again = bring(store, archive)
    assert again.rejected == ()
    assert not (acknowledged and again.added)
    assert len(store.check_ins(*EVER)) == MANY + 1
    assert len(store.blocks(*EVER)) == MANY
    store.close()
    return again.duplicates
