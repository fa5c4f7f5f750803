"""The process is killed inside a write, fifty times: nothing acknowledged is lost, nothing is half there."""

import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from companion.adapters.sqlite.store import SqliteStore, open_store
from tests.adapters.killed_writer import TAGS, WORDS, ZONE

EVER = (date(1, 1, 1), date(9999, 12, 31))
HOW = ("before", "torn", "after")


def killed_at(path: Path, steps: int) -> list[tuple[str, str]]:
    """Write to `path` until the kill; return what was acknowledged before it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.adapters.killed_writer", str(path), str(steps), HOW[steps % 3]],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return [(kind, word) for kind, word in (line.split() for line in done.stdout.splitlines())]


def assert_whole(store: SqliteStore) -> None:
    assert store.integrity() == "ok"
    for check_in in store.check_ins(*EVER):
        assert (check_in.words, check_in.tags, len(check_in.note)) == (WORDS, TAGS, 3000)
    sessions = {session.id for session in store.sessions(*EVER)}
    assert sessions == {block.session_id for block in store.blocks(*EVER)}


def assert_kept(store: SqliteStore, acknowledged: Iterable[tuple[str, str]]) -> None:
    there = {each.id for each in store.check_ins(*EVER)} | {each.id for each in store.blocks(*EVER)}
    assert {word for kind, word in acknowledged if kind != "engine"} <= there
    engine = [int(word) for kind, word in acknowledged if kind == "engine"]
    if engine:
        kept = store.load_engine()
        assert kept is not None
        assert kept.stored.elapsed.days >= engine[-1]


@pytest.mark.parametrize("steps", range(1, 226, 9))
def test_a_kill_while_the_file_is_made_leaves_one_that_opens(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "data" / "journal.db"
    acknowledged = killed_at(path, steps)
    store = open_store(path, ZONE)
    assert_kept(store, acknowledged)
    assert_whole(store)
    store.close()


def test_twenty_five_kills_in_a_row_lose_nothing_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    open_store(path, ZONE).close()
    acknowledged: list[tuple[str, str]] = []
    for kills, steps in enumerate(range(3, 78, 3), start=1):
        acknowledged += killed_at(path, steps)
        store = open_store(path, ZONE)
        assert_kept(store, acknowledged)
        assert_whole(store)
        # At most the one entry that was being written is there without having been acknowledged.
        there = len(store.check_ins(*EVER)) + len(store.blocks(*EVER))
        told = sum(kind != "engine" for kind, _ in acknowledged)
        assert told <= there <= told + kills
        store.close()
    assert len(acknowledged) > 25
