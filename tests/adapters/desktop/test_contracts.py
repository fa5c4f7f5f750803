"""What the application relies on, kept by the real adapters and by their stand-ins alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.lock.combined import CombinedLock
from companion.adapters.desktop.notify.freedesktop import DAEMON, NAME, FreedesktopNotifier
from companion.adapters.desktop.power.logind import LogindPower
from companion.app.ports import Note, Notifier, PowerEvents, ScreenLock
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import FakeLogind, Service
from tests.fakes.desktop import FakeLock, FakeNotifier, FakePower

KINDS = ("real", "stand-in")


@dataclass
class Sleeper:
    """A source of sleep and waking, and someone who closes and opens the lid."""

    source: PowerEvents
    sleep: Callable[[bool], None]


@dataclass
class Locker:
    """A source of locking, and someone who locks and unlocks."""

    source: ScreenLock
    lock: Callable[[bool], None]


@dataclass
class Reader:
    """A notifier, and someone who clicks."""

    notifier: Notifier
    click: Callable[[str], None]


@pytest.fixture(params=KINDS)
def sleeper(request: pytest.FixtureRequest) -> Iterator[Sleeper]:
    if request.param == "stand-in":
        fake = FakePower()
        yield Sleeper(fake, lambda asleep: fake.suspend() if asleep else fake.wake())
        return
    logind: FakeLogind = request.getfixturevalue("logind")
    loop: Loop = request.getfixturevalue("loop")
    power = LogindPower(request.getfixturevalue("bus"), "Second Wind")

    def sleep(asleep: bool) -> None:
        logind.prepare_for_sleep(asleep)
        loop.settle()

    yield Sleeper(power, sleep)
    power.close()


@pytest.fixture(params=KINDS)
def locker(request: pytest.FixtureRequest) -> Iterator[Locker]:
    if request.param == "stand-in":
        fake = FakeLock()
        yield Locker(fake, lambda locked: fake.lock() if locked else fake.unlock())
        return
    logind: FakeLogind = request.getfixturevalue("logind")
    loop: Loop = request.getfixturevalue("loop")
    bus: Bus = request.getfixturevalue("bus")
    combined = CombinedLock(bus, bus, {})
    loop.settle()

    def lock(locked: bool) -> None:
        logind.hint(locked)
        loop.settle()

    yield Locker(combined, lock)
    combined.close()


@pytest.fixture(params=KINDS)
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    if request.param == "stand-in":
        fake = FakeNotifier()

        def click_fake(action: str) -> None:
            for key in tuple(fake.visible):
                fake.click(key, action)

        yield Reader(fake, click_fake)
        return
    loop: Loop = request.getfixturevalue("loop")
    make: Callable[..., Service] = request.getfixturevalue("service")
    visible: set[int] = set()

    def show(*body: object) -> tuple[str, tuple[int]]:
        visible.add(7)
        return "u", (7,)

    def close(number: int) -> tuple[str, tuple[()]]:
        visible.discard(number)
        return "", ()

    daemon = make(NAME, GetCapabilities=lambda: ("as", (["actions"],)), Notify=show, CloseNotification=close)
    notifier = FreedesktopNotifier(request.getfixturevalue("bus"), "Second Wind", "second-wind")

    def click(action: str) -> None:
        loop.settle()
        for number in tuple(visible):
            daemon.emit(DAEMON.path, DAEMON.interface, "ActionInvoked", "us", number, action)
            daemon.emit(DAEMON.path, DAEMON.interface, "NotificationClosed", "uu", number, 2)
            visible.discard(number)
        loop.settle()

    yield Reader(notifier, click)


def test_every_watcher_of_power_is_told_in_order_until_it_is_closed(sleeper: Sleeper) -> None:
    told: list[str] = []
    for who in ("a", "b"):
        sleeper.source.watch(
            lambda who=who: told.append(f"{who} sleeps"),  # type: ignore[misc]  # bound early
            lambda who=who: told.append(f"{who} wakes"),  # type: ignore[misc]  # likewise
        )
    assert sleeper.source.capability().works is True
    sleeper.sleep(True)
    sleeper.sleep(False)
    assert told == ["a sleeps", "b sleeps", "a wakes", "b wakes"]
    sleeper.source.close()
    sleeper.sleep(True)
    assert len(told) == 4


def test_every_lock_and_unlock_is_told_until_it_is_closed(locker: Locker) -> None:
    told: list[str] = []
    locker.source.watch(lambda: told.append("lock"), lambda: told.append("unlock"))
    assert locker.source.capability().works is True
    for locked in (True, False, True, False):
        locker.lock(locked)
    assert told == ["lock", "unlock"] * 2
    locker.source.close()
    locker.lock(True)
    assert len(told) == 4


def test_a_click_is_told_once_with_the_key_of_the_note(reader: Reader) -> None:
    clicks: list[tuple[str, str]] = []
    reader.notifier.on_action(lambda key, action: clicks.append((key, action)))
    assert reader.notifier.capability().works is True
    reader.notifier.show(Note(key="break", title="Break in 1 min", buttons=(("now", "Start now"),)))
    reader.click("now")
    reader.click("now")
    assert clicks == [("break", "now")]


def test_a_withdrawn_note_cannot_be_clicked(reader: Reader) -> None:
    clicks: list[tuple[str, str]] = []
    reader.notifier.on_action(lambda key, action: clicks.append((key, action)))
    reader.notifier.show(Note(key="break", title="Break in 1 min"))
    reader.notifier.withdraw("break")
    reader.notifier.withdraw("never shown")
    reader.click("default")
    assert clicks == []


def test_a_closed_notifier_tells_of_no_click(reader: Reader) -> None:
    clicks: list[tuple[str, str]] = []
    reader.notifier.on_action(lambda key, action: clicks.append((key, action)))
    reader.notifier.show(Note(key="break", title="Break in 1 min"))
    reader.notifier.close()
    reader.click("default")
    assert clicks == []
