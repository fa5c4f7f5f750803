"""Fixtures for tests on a real, private desktop."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.desktop.harness import Desk


@pytest.fixture
def desk() -> Iterator[Callable[..., Desk]]:
    """Make private desktops, `desk(monitors=2, notify="xfce4")`; all are taken down after the test."""
    with ExitStack() as stack:

        def make(**wishes: Any) -> Desk:
            gone = Desk.missing(wishes.get("tray", "none"), wishes.get("notify", "none"))
            if gone:
                pytest.skip(f"This desktop test needs {', '.join(gone)}.")
            return stack.enter_context(Desk(**wishes))

        yield make
