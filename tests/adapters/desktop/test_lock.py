"""The screen lock, told by logind, by screen savers, or by both."""

from collections.abc import Callable, Iterator

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.lock.combined import CombinedLock
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import FakeLogind, Service

GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "b")

MakeService = Callable[..., Service]


@pytest.fixture
def lock(bus: Bus, logind: FakeLogind, loop: Loop) -> Iterator[CombinedLock]:
    lock = CombinedLock(bus, bus, {"XDG_SESSION_ID": "1"})
    loop.settle()
    yield lock
    lock.close()


@pytest.fixture
def told(lock: CombinedLock) -> list[str]:
    told: list[str] = []
    lock.watch(lambda: told.append("lock"), lambda: told.append("unlock"))
    return told


def test_logind_tells_of_locking_by_request_and_by_hint(
    logind: FakeLogind, told: list[str], loop: Loop
) -> None:
    logind.request("Lock")
    logind.hint(True)
    loop.until(lambda: told == ["lock"])
    logind.hint(False)
    loop.until(lambda: told == ["lock", "unlock"])
    logind.request("Lock")
    logind.request("Unlock")
    loop.until(lambda: told == ["lock", "unlock"] * 2)


def test_a_second_request_is_heard_where_the_first_was_never_answered(
    logind: FakeLogind, told: list[str], loop: Loop
) -> None:
    logind.request("Lock")
    logind.request("Lock")
    loop.until(lambda: told == ["lock", "lock"])


def test_a_screen_saver_tells_of_locking(service: MakeService, told: list[str], loop: Loop) -> None:
    saver = service("org.gnome.ScreenSaver")
    loop.settle()
    saver.emit(*GNOME, True)
    loop.until(lambda: told == ["lock"])
    saver.emit(*GNOME, False)
    loop.until(lambda: told == ["lock", "unlock"])


def test_two_sources_are_one_lock(
    logind: FakeLogind, service: MakeService, told: list[str], loop: Loop
) -> None:
    saver = service("org.gnome.ScreenSaver")
    loop.settle()
    saver.emit(*GNOME, True)
    loop.until(lambda: told == ["lock"])
    logind.hint(True)
    loop.settle()
    saver.emit(*GNOME, False)
    loop.settle()
    assert told == ["lock"]
    logind.hint(False)
    loop.until(lambda: told == ["lock", "unlock"])


def test_a_screen_saver_that_dies_locks_nothing_any_more(
    service: MakeService, told: list[str], loop: Loop
) -> None:
    saver = service("org.gnome.ScreenSaver")
    loop.settle()
    saver.emit(*GNOME, True)
    loop.until(lambda: told == ["lock"])
    saver.close()
    loop.until(lambda: told == ["lock", "unlock"])


def test_it_says_who_tells(lock: CombinedLock, service: MakeService) -> None:
    service("org.xfce.ScreenSaver")
    capability = lock.capability()
    assert capability.works is True
    assert capability.by == "org.freedesktop.login1, org.xfce.ScreenSaver"


def test_where_nobody_tells_it_says_so(bus: Bus) -> None:
    capability = CombinedLock(bus, bus, {}).capability()
    assert capability.works is False and capability.why
