"""The process is killed inside writes: nothing acknowledged is lost, nothing is half there.

COMPANION_KILLS says how often, 50 unless told.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.core.journal import CheckIn
from companion.core.naming import Search
from tests.adapters.kept_journal import BERLIN
from tests.adapters.killed_writer import START, TAGS, WORDS, ZONE
from tests.adapters.store_files import EVER
from tests.adapters.test_store_index import assert_indexed

KILLS = int(os.environ.get("COMPANION_KILLS", "50"))
HOW = ("before", "torn", "after")
KEPT = Path(__file__).with_name("fixtures") / "journal-schema-1.db"
STEPS = ("", "added", "studied", "changed", "deleted", "restored", "merged", "noted")
"""What the writer does of each number, in its order; then it keeps the engine."""

MAKING, MIGRATING, WRITING = 120, 115, 400
"""Writes to the disk that making the file, migrating it and one number take, about."""

IN_A_ROW = 25

Acknowledged = dict[int, str]
"""The latest step of each number that was acknowledged."""


def killed_at(path: Path, steps: int) -> Acknowledged:
    """Write to `path` until the kill; return what was acknowledged before it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.adapters.killed_writer", str(path), str(steps), HOW[steps % 3]],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return {int(number): step for step, number in (line.split() for line in done.stdout.splitlines())}


def stands_at(store: SqliteStore, number: int) -> str:
    """Return the step of `number` after which the store would look as it does."""
    check_in = store.entry(f"c{number}")
    if any(note.day == START.date() + timedelta(days=number) for note in store.day_notes(*EVER)):
        return "noted"
    if check_in is None:
        return "deleted" if any(step.id == f"c{number}" for step in store.undo_steps()) else ""
    if all(tag.name != f"tag-{number}" for tag in store.tags()):
        return "merged"
    if isinstance(check_in, CheckIn) and check_in.note.startswith("changed"):
        return "changed"
    return "studied" if store.entry(f"b{number}") else "added"


def assert_kept(store: SqliteStore, acknowledged: Mapping[int, str]) -> int:
    """Check that every number stands at its step or the one after; return how many are one ahead."""
    ahead = 0
    for number, told in (*acknowledged.items(), (max(acknowledged, default=0) + 1, "")):
        there = stands_at(store, number)
        if told == "engine":
            kept = store.load_engine()
            assert kept is not None
            assert kept.stored.elapsed.days >= number
            told = STEPS[-1]
        if there == "changed" and told in ("deleted", "restored"):
            # What is put back looks as it did.
            there = "restored"
        assert STEPS.index(there) - STEPS.index(told) in (0, 1), (number, told, there)
        ahead += there != told
    return ahead


def assert_whole(store: SqliteStore) -> None:
    assert store.integrity() == "ok"
    assert_indexed(store)
    for check_in in store.check_ins(*EVER):
        assert check_in.words == WORDS
        assert check_in.tags in (TAGS, (*TAGS, f"tag-{(check_in.id or '')[1:]}"))
        assert len(set(check_in.note.split())) == 1
    assert {session.id for session in store.sessions(*EVER)} == {
        block.session_id for block in store.blocks(*EVER)
    }
    assert [(practice.id or "")[1:] for practice in store.practices(*EVER)] == [
        (block.id or "")[1:] for block in store.blocks(*EVER)
    ]
    assert len(store.search(Search(text="tens", limit=10_000))) == len(store.check_ins(*EVER))


def spread(count: int, last: int) -> list[int]:
    """Return `count` numbers of steps, from 1 to `last`; more than there are begin again."""
    return [1 + (place * max(1, last // count)) % last for place in range(count)]


@pytest.mark.parametrize("steps", spread(KILLS * 3 // 10, MAKING))
def test_a_kill_while_the_file_is_made_leaves_one_that_opens(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "data" / "journal.db"
    acknowledged = killed_at(path, steps)
    store = open_store(path, ZONE)
    assert_kept(store, acknowledged)
    assert_whole(store)
    store.close()


@pytest.mark.parametrize("steps", spread(KILLS * 2 // 10, MIGRATING))
def test_a_kill_while_an_older_file_is_migrated_leaves_one_that_opens(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "journal.db"
    shutil.copy(KEPT, path)
    path.chmod(0o600)
    killed_at(path, steps)
    store = open_store(path, BERLIN)
    assert store.integrity() == "ok"
    assert_indexed(store)
    old = [each for each in store.check_ins(*EVER) if (each.id or "").startswith("check-in-")]
    assert len(old) == 32
    assert store.search(Search(text="zoe called"))
    store.close()


@pytest.mark.parametrize("row", range(max(1, KILLS // 2 // IN_A_ROW)))
def test_kills_in_a_row_lose_nothing_acknowledged(tmp_path: Path, row: int) -> None:
    path = tmp_path / "journal.db"
    open_store(path, ZONE).close()
    acknowledged: Acknowledged = {}
    chance = Random(row)
    for kills in range(1, IN_A_ROW + 1):
        acknowledged |= killed_at(path, chance.randint(3, 2 * WRITING))
        store = open_store(path, ZONE)
        # At most the one step that was being written is there without having been acknowledged.
        assert assert_kept(store, acknowledged) <= kills
        assert_whole(store)
        store.close()
    assert len(acknowledged) > IN_A_ROW // 2
