"""A desktop chosen on real buses, told of sleep and locking by a logind on the system bus."""

from collections.abc import Callable, Iterator

import pytest

from companion.adapters.desktop.choose import Buses, Surroundings, choose_desktop, connect_buses
from companion.app.ports import Desktop
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import FakeLogind
from tests.desktop.harness import Desk
from tests.fakes.desktop import FakeAlarm, FakeClock

pytestmark = pytest.mark.desktop

MakeDesk = Callable[..., Desk]


@pytest.fixture
def loop() -> Iterator[Loop]:
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def place(desk: MakeDesk) -> Desk:
    return desk(spare=0)


@pytest.fixture
def logind(place: Desk) -> Iterator[FakeLogind]:
    logind = FakeLogind(place.env["DBUS_SYSTEM_BUS_ADDRESS"])
    yield logind
    logind.close()


@pytest.fixture
def chosen(place: Desk, logind: FakeLogind, loop: Loop) -> Iterator[tuple[Desktop, Buses]]:
    clock = FakeClock()
    around = Surroundings(
        env=place.env, platform="linux", clock=clock, alarm=FakeAlarm(clock), watch_fd=loop.watch
    )
    buses = connect_buses(around)
    desktop = choose_desktop(around, buses)
    yield desktop, buses
    for seam in (desktop.idle, desktop.notifier, desktop.power, desktop.lock):
        seam.close()
    buses.close()


def test_sleep_is_obeyed_and_the_computer_sleeps_only_then(
    chosen: tuple[Desktop, Buses], logind: FakeLogind, loop: Loop
) -> None:
    told: list[str] = []

    def on_suspend() -> None:
        assert logind.delay_is_held()
        told.append("suspend")

    chosen[0].power.watch(on_suspend, lambda: told.append("wake"))
    loop.until(lambda: logind.delays)
    loop.settle()
    logind.prepare_for_sleep(True)
    loop.until(lambda: told == ["suspend"] and not logind.delay_is_held())
    logind.prepare_for_sleep(False)
    loop.until(lambda: told == ["suspend", "wake"] and len(logind.delays) == 2)
    assert chosen[0].power.capability().works is True


def test_locking_the_session_is_heard(chosen: tuple[Desktop, Buses], logind: FakeLogind, loop: Loop) -> None:
    told: list[str] = []
    chosen[0].lock.watch(lambda: told.append("lock"), lambda: told.append("unlock"))
    loop.settle()
    logind.hint(True)
    loop.until(lambda: told == ["lock"])
    logind.hint(False)
    loop.until(lambda: told == ["lock", "unlock"])
    assert chosen[0].lock.capability().works is True


def test_an_idle_inhibitor_is_seen(chosen: tuple[Desktop, Buses], logind: FakeLogind) -> None:
    assert chosen[0].inhibitors.inhibited() is False
    logind.inhibitors = [("idle", "Player", "A video plays", "block", 1000, 4711)]
    assert chosen[0].inhibitors.inhibited() is True
