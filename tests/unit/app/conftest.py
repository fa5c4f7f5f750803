"""What the tests of use cases share."""

from collections.abc import Iterator

import pytest

from tests.fakes.program import OPENED


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    """Close what the programs of a test opened: a run of all tests would use up the descriptors."""
    yield
    while OPENED:
        OPENED.pop().close()
