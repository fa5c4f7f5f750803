"""Who has the journal open keeps others from replacing it, and is not kept from working by others."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from companion.adapters.sqlite import using
from companion.adapters.sqlite.store import open_store, open_store_to_read
from companion.adapters.sqlite.using import alone, alone_now, share
from companion.core.errors import CompanionError, Refused, StoreUnavailable
from companion.core.journal import CheckIn
from tests.adapters.store_files import BERLIN, EVER, NINE


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(using, "PATIENCE", 0.1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


def test_many_use_it_and_none_of_them_replaces_it(path: Path) -> None:
    with closing(open_store(path, BERLIN)), closing(open_store_to_read(path, BERLIN)):
        assert alone_now(path) is None
        with pytest.raises(StoreUnavailable, match="companion quit"), alone(path):
            raise AssertionError("not alone")
    with alone(path):
        assert alone_now(path) is None


def test_nobody_opens_it_while_it_is_replaced(path: Path) -> None:
    with alone(path), pytest.raises(StoreUnavailable, match="try again") as caught:
        open_store(path, BERLIN)
    assert caught.value.exit_code == 3
    open_store(path, BERLIN).close()


def test_a_store_that_cannot_be_opened_holds_nothing(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff" * 9000)
    with pytest.raises(CompanionError):
        open_store(path, BERLIN)
    with alone(path):
        pass


def test_a_hold_ends_with_the_process_that_had_it(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from companion.adapters.sqlite.using import share;"
        "share(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=30)
    with alone(path):
        pass


def test_giving_a_hold_back_twice_is_once(path: Path) -> None:
    one, two = share(path), share(path)
    one.release()
    one.release()
    assert alone_now(path) is None
    two.release()


def test_a_store_put_aside_lets_another_replace_the_file_and_goes_on(path: Path) -> None:
    store = open_store(path, BERLIN)
    store.add_check_in(CheckIn(at=NINE, stress=1))
    with store.aside(), alone(path):
        path.unlink()
        for beside in path.parent.glob("journal.db-*"):
            beside.unlink()
    assert store.check_ins(*EVER) == []
    store.add_check_in(CheckIn(at=NINE, stress=2))
    assert alone_now(path) is None
    store.close()


def test_a_store_is_not_put_aside_in_the_middle_of_writing(path: Path) -> None:
    with closing(open_store(path, BERLIN)) as store:
        with store.transaction(), pytest.raises(Refused), store.aside():
            raise AssertionError("not aside")
        store.add_check_in(CheckIn(at=NINE, stress=2))
