"""Killed at any step while a passphrase, a backup or a restore is under way: nothing is lost or readable.

50 kills over all acts; `make soak` sets COMPANION_KILLS to 1000.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.adapters.sqlite.store import open_store
from tests.adapters.locked import FIRST, OTHER, TODAY, Desk, ids, readable, written
from tests.adapters.store_files import BERLIN, EVER

ACTS = {
    "set": False,
    "change": True,
    "remove": True,
    "recover": True,
    "renew": True,
    "backup": True,
    "restore locked": True,
    "restore plain": True,
}
"""What is cut off, and whether the journal is locked before."""

HOW = ("before", "torn", "after")
KILLS = max(1, int(os.environ.get("COMPANION_KILLS", "50")) // (len(ACTS) + 2))
KINDS = [*((act, locked) for act, locked in ACTS.items()), ("restore locked", False), ("backup", False)]
SOAK = pytest.mark.timeout(60 + 10 * KILLS)


@dataclass(frozen=True)
class Before:
    """A profile made ready. kept: the check-ins in its journal, all acknowledged; code: to recover by."""

    profile: Path
    kept: set[str | None]
    theirs: set[str | None]
    code: str

    @property
    def journal(self) -> Path:
        return self.profile / "data" / "journal.db"


def made_ready(folder: Path, *, locked: bool) -> Before:
    profile = folder / "profile"
    desk = Desk(profile / "data" / "journal.db")
    theirs = Desk(folder / "theirs" / "journal.db")
    other = written(theirs.path, 3)
    theirs.backups.make_at(_made(profile) / "plain.db")
    theirs.vault.set(OTHER)
    theirs.backups.make_at(profile / "locked.db")
    kept: set[str | None] = {written(desk.path, number) for number in range(3)}
    code = desk.vault.set(FIRST) if locked else ""
    desk.backups.make(TODAY.replace(day=1))
    key = desk.keyhole.key()
    kept.add(written(desk.path, 4, key))
    (profile / "code").write_text(code)
    return Before(profile, kept, {other}, code)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def run(profile: Path, act: str, steps: int, how: str) -> str | None:
    """Do `act`; return the steps it took or why it was refused, None where it was killed before its end."""
    journal = profile / "data" / "journal.db"
    done = subprocess.run(
        [sys.executable, "-m", "tests.adapters.killed_keeper", str(journal), act, str(steps), how],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.stdout if done.returncode == 0 else None


def opened(journal: Path) -> tuple[Desk, str | None]:
    """Open what is there as its owner would: without, else with one or the other passphrase."""
    desk = Desk(journal)
    if not desk.keyhole.locked():
        return desk, None
    for passphrase in (FIRST, OTHER):
        if desk.keyhole.unlock(passphrase):
            return desk, passphrase
    raise AssertionError("no passphrase opens the journal")


def ids_of_copies(desk: Desk, folder: Path) -> set[str | None]:
    """Return the check-ins in every copy of the profile; each must be good."""
    found: set[str | None] = set()
    for number, copy in enumerate(desk.backups.kept()):
        laid_open = Desk(folder / f"copy-{number}" / "journal.db")
        passphrase = next((one for one in (FIRST, OTHER) if _restores(laid_open, copy.path, one)), None)
        assert passphrase is not None, copy
        found |= ids(laid_open.path, laid_open.keyhole.key())
    return found


def _restores(desk: Desk, copy: Path, passphrase: str) -> bool:
    try:
        desk.backups.restore(copy, passphrase)
    except Exception as error:
        assert "passphrase" in str(error)
        return False
    return True


def assert_nothing_lost(before: Before, profile: Path, act: str, folder: Path) -> None:
    journal = profile / "data" / "journal.db"
    desk, passphrase = opened(journal)
    with closing(open_store(journal, BERLIN, key=desk.keyhole.key)) as store:
        assert store.integrity() == "ok"
        there = {each.id for each in store.check_ins(*EVER)}
    copies = ids_of_copies(desk, folder)
    if act.startswith("restore"):
        assert there in (before.kept, before.theirs)
        assert before.kept <= there | copies
    else:
        assert there == before.kept
    left = [file.name for file in profile.rglob("*.part*")]
    assert left == []
    if passphrase is not None:
        for ready in ("plain.db", "code"):
            (profile / ready).unlink()
        assert readable(profile) == {}
        # Copies with the journal's key open by the passphrase it has now, and by no older one.
        if act in ("change", "recover"):
            for copy in desk.backups.kept():
                stranger = Desk(folder / f"last-{copy.path.stem}" / "journal.db")
                assert not _restores(stranger, copy.path, FIRST if passphrase == OTHER else OTHER)
                assert _restores(stranger, copy.path, passphrase)


def moments(steps: int, renamings: list[int]) -> list[tuple[int, str]]:
    """Return when and how to kill: where one file takes another's place, the last first, and all over."""
    changes = [(at, how) for how in ("after", "before") for at in reversed(renamings)][: max(1, KILLS - 1)]
    spread = KILLS - len(changes)
    all_over = [
        (1 + (2 * number + 1) * steps // (2 * spread + 1), HOW[number % 3]) for number in range(spread)
    ]
    return changes + all_over


@SOAK
@pytest.mark.parametrize(("act", "locked"), KINDS)
def test_a_kill_leaves_a_journal_that_opens_with_all_that_was_acknowledged(
    tmp_path: Path, act: str, locked: bool
) -> None:
    before = made_ready(tmp_path / "before", locked=locked)
    whole = tmp_path / "whole"
    shutil.copytree(before.profile, whole)
    steps, *renamings = map(int, (run(whole, act, 1_000_000, "before") or "").split())
    assert_nothing_lost(before, whole, act, tmp_path / "whole copies")
    for number, (at, how) in enumerate(moments(steps, renamings)):
        profile = tmp_path / f"killed-{number}"
        shutil.copytree(before.profile, profile)
        assert run(profile, act, at, how) is None
        assert_nothing_lost(before, profile, act, tmp_path / f"copies-{number}")
        shutil.rmtree(profile)


@pytest.mark.parametrize(("act", "locked"), KINDS)
def test_a_disk_without_room_is_told_and_changes_nothing(tmp_path: Path, act: str, locked: bool) -> None:
    before = made_ready(tmp_path / "before", locked=locked)
    whole = tmp_path / "whole"
    shutil.copytree(before.profile, whole)
    steps = int((run(whole, act, 1_000_000, "full") or "").split()[0])
    for number, at in enumerate((1, steps // 3, steps // 2, steps - 4)):
        profile = tmp_path / f"full-{number}"
        shutil.copytree(before.profile, profile)
        told = run(profile, act, at, "full") or ""
        if told.startswith("refused"):
            assert told.count("\n") == 1
            assert "full" in told or "No space left" in told
            desk, passphrase = opened(profile / "data" / "journal.db")
            assert passphrase == (FIRST if locked else None)
            assert ids(desk.path, desk.keyhole.key()) == before.kept
            assert list(profile.rglob("*.part*")) == []
        assert_nothing_lost(before, profile, act, tmp_path / f"copies-{number}")
