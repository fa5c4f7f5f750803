"""The store of the contract tests: once the file, once the fake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.adapters.sqlite.store import open_store
from companion.app.ports import Store
from tests.adapters.store_files import BERLIN
from tests.fakes.store import FakeStore


@pytest.fixture(params=["file", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = FakeStore()
    if request.param == "file":
        opened = open_store(tmp_path / "journal.db", BERLIN)
    yield opened
    assert opened.integrity() == "ok"
    opened.close()
