"""Fixtures: a main loop, a private bus, and programs on it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.connect import connect
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import Answer, FakeLogind, PrivateBus, Service


@pytest.fixture
def loop() -> Iterator[Loop]:
    """Give a main loop."""
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[PrivateBus]:
    """Give a private dbus-daemon."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("This test needs dbus-daemon.")
    daemon = PrivateBus(tmp_path / "bus")
    yield daemon
    daemon.close()


@pytest.fixture
def bus(daemon: PrivateBus, loop: Loop) -> Iterator[Bus]:
    """Give our connection to the private bus; it can pass file descriptors."""
    bus = connect("system", {"DBUS_SYSTEM_BUS_ADDRESS": daemon.address}, loop.watch)
    assert bus.alive, bus.why
    yield bus
    bus.close()


@pytest.fixture
def service(daemon: PrivateBus) -> Iterator[Callable[..., Service]]:
    """Make programs on the bus: `service("org.example.Name", Member=lambda: ("s", ("x",)))`."""
    with ExitStack() as stack:

        def make(*names: str, **answers: Answer) -> Service:
            made = Service(daemon.address, *names, answers=answers)
            stack.callback(made.close)
            return made

        yield make


@pytest.fixture
def logind(daemon: PrivateBus) -> Iterator[FakeLogind]:
    """Give a logind on the private bus."""
    logind = FakeLogind(daemon.address)
    yield logind
    logind.close()
