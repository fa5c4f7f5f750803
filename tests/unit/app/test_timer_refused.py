"""A journal that another program has for a while costs the timer nothing, and nothing is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from companion.app.facts import EffortAsked, StoreTrouble
from companion.app.refusals import ASK_AGAIN, SAY_AFTER
from companion.core.errors import EnvironmentFault, StoreInUse
from companion.core.journal import FocusBlock
from tests.fakes.desktop import FakeClock
from tests.fakes.program import Program, program
from tests.fakes.store import FakeStore
from tests.unit.app.test_study import DAY, start, type_for

IN_USE = "The journal is in use by another program: close it there and try again."


class InUse(FakeStore):
    """A store that cannot be begun with while `fault` is set; it counts how often that was tried."""

    fault: Exception | None = None
    tried = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.tried += 1
        if self.fault is not None:
            raise self.fault
        with super().transaction():
            yield


@pytest.fixture
def store() -> InUse:
    return InUse()


@pytest.fixture
def run(tmp_path: Path, store: InUse) -> Program:
    made = program(tmp_path, FakeClock(), store=store)
    start(made)
    type_for(made, 2)
    return made


def blocks(run: Program) -> list[FocusBlock]:
    return list(run.store.blocks(DAY, DAY))


def test_it_is_asked_again_now_and_then_and_not_in_a_whirl(run: Program, store: InUse) -> None:
    store.fault, store.tried = StoreInUse(IN_USE), 0
    type_for(run, 10)
    assert 2 <= store.tried <= timedelta(minutes=10) / ASK_AGAIN


def test_all_that_happened_meanwhile_is_kept_soon_after_it_is_free(run: Program, store: InUse) -> None:
    store.fault = StoreInUse(IN_USE)
    type_for(run, 25)
    run.clock.advance(minutes=6)
    run.study.back()
    assert blocks(run) == []
    store.fault = None
    run.clock.advance(ASK_AGAIN)
    assert [block.focus_time > timedelta(minutes=24) for block in blocks(run)] == [True]
    assert len(run.store.breaks(DAY, DAY)) == 1
    assert run.heard(EffortAsked) != []


def test_what_happened_after_the_session_is_asked_for_again_as_well(run: Program, store: InUse) -> None:
    store.fault = StoreInUse(IN_USE)
    type_for(run, 5)
    run.study.stop()
    store.fault = None
    run.clock.advance(ASK_AGAIN)
    assert len(blocks(run)) == 1


def test_a_moment_in_other_hands_is_nobodys_trouble(run: Program, store: InUse) -> None:
    store.fault = StoreInUse(IN_USE)
    run.study.pause()
    run.clock.advance(SAY_AFTER - timedelta(seconds=1))
    store.fault = None
    run.clock.advance(minutes=2)
    assert run.heard(StoreTrouble) == []


def test_a_long_while_in_other_hands_is_said_once(run: Program, store: InUse) -> None:
    store.fault = StoreInUse(IN_USE)
    type_for(run, 10)
    assert run.heard(StoreTrouble) == [StoreTrouble(f"{IN_USE} Until then your study time is held.")]
    store.fault = None
    run.clock.advance(minutes=2)
    store.fault = StoreInUse(IN_USE)
    type_for(run, 10)
    assert len(run.heard(StoreTrouble)) == 2


def test_a_disk_that_refuses_is_said_at_once(run: Program, store: InUse) -> None:
    store.fault = EnvironmentFault("The disk is full: make room.")
    run.study.pause()
    said = "The disk is full: make room. Until then your study time is held."
    assert run.heard(StoreTrouble) == [StoreTrouble(said)]


def test_the_last_moment_of_the_program_asks_whatever_was_before(run: Program, store: InUse) -> None:
    store.fault = StoreInUse(IN_USE)
    run.study.stop()
    store.fault = None
    run.timer.end()
    assert len(blocks(run)) == 1
