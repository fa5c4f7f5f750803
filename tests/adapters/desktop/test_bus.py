"""The bus connection keeps its promises whatever the other side does."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.connect import connect
from companion.adapters.desktop.peer import Body, BusFault, Peer
from tests.adapters.desktop.loop import Loop
from tests.adapters.desktop.services import PrivateBus, Service, seconds_for

NAME = "org.example.Kettle"
KETTLE = Peer(NAME, "/kettle", "org.example.Kettle")

MakeService = Callable[..., Service]


def test_a_call_returns_the_answer(bus: Bus, service: MakeService) -> None:
    service(NAME, Boil=lambda degrees: ("u", (degrees + 1,)))
    assert bus.call(KETTLE, "Boil", "u", 99) == (100,)


def test_a_call_of_a_program_that_does_not_run_says_so(bus: Bus) -> None:
    with pytest.raises(BusFault, match="does not run here"):
        bus.call(KETTLE, "Boil")
    assert bus.ask(KETTLE, "Boil") is None
    assert bus.alive


def test_a_program_that_never_answers_costs_no_more_than_the_limit(bus: Bus, service: MakeService) -> None:
    service(NAME, Boil=lambda: None)

    def ask() -> None:
        with pytest.raises(BusFault, match="does not answer"):
            bus.call(KETTLE, "Boil", limit=0.2)

    assert 0.15 < seconds_for(ask) < 0.5


def test_a_signal_reaches_its_subscriber(bus: Bus, service: MakeService, loop: Loop) -> None:
    heard: list[Body] = []
    bus.subscribe(KETTLE, "Boiled", heard.append)
    kettle = service(NAME)
    assert bus.has_owner(NAME)
    kettle.emit(KETTLE.path, KETTLE.interface, "Boiled", "u", 100)
    loop.until(lambda: heard)
    assert heard == [(100,)]


def test_a_signal_of_an_impostor_is_not_heard(bus: Bus, service: MakeService, loop: Loop) -> None:
    heard: list[Body] = []
    bus.subscribe(KETTLE, "Boiled", heard.append)
    kettle, impostor = service(NAME), service("org.example.Other")
    assert bus.has_owner(NAME)
    unique = bus.call(Peer("org.freedesktop.DBus", "/", "org.freedesktop.DBus"), "GetId")
    assert unique
    own = bus._connection.unique_name  # type: ignore[union-attr]  # the fixture made sure of it
    impostor.emit(KETTLE.path, KETTLE.interface, "Boiled", "u", 1, to=own)
    kettle.emit(KETTLE.path, KETTLE.interface, "Boiled", "u", 2, to=own)
    loop.until(lambda: heard)
    loop.settle()
    assert heard == [(2,)]


def test_a_signal_that_comes_with_an_answer_is_delivered_by_the_loop(
    bus: Bus, service: MakeService, loop: Loop
) -> None:
    heard: list[Body] = []
    bus.subscribe(KETTLE, "Boiled", heard.append)
    made: list[Service] = []

    def boil() -> tuple[str, tuple[int]]:
        made[0].emit(KETTLE.path, KETTLE.interface, "Boiled", "u", 100)
        return "u", (1,)

    made.append(service(NAME, Boil=boil))
    assert bus.call(KETTLE, "Boil") == (1,)
    assert heard == []
    loop.until(lambda: heard)


def test_a_cancelled_subscription_hears_nothing(bus: Bus, service: MakeService, loop: Loop) -> None:
    heard: list[Body] = []
    kept: list[Body] = []
    cancel = bus.subscribe(KETTLE, "Boiled", heard.append)
    bus.subscribe(KETTLE, "Boiled", kept.append)
    kettle = service(NAME)
    cancel()
    assert bus.has_owner(NAME)
    kettle.emit(KETTLE.path, KETTLE.interface, "Boiled", "")
    loop.until(lambda: kept)
    assert heard == []


def test_a_posted_call_is_answered_later(bus: Bus, service: MakeService, loop: Loop) -> None:
    service(NAME, Boil=lambda: ("s", ("hot",)))
    answers: list[Body | None] = []
    bus.post(KETTLE, "Boil", answered=answers.append)
    bus.post(KETTLE, "Unheard", answered=answers.append)
    assert answers == []
    loop.until(lambda: len(answers) == 2)
    assert answers == [("hot",), None]


def test_the_death_of_the_bus_is_survived(bus: Bus, daemon: PrivateBus, loop: Loop) -> None:
    answers: list[Body | None] = []
    bus.post(KETTLE, "Boil", answered=answers.append)
    daemon.kill()
    loop.until(lambda: not bus.alive)
    assert bus.ask(KETTLE, "Boil") is None
    bus.post(KETTLE, "Boil", answered=answers.append)
    assert answers == [None, None]
    assert "broke" in bus.why


def test_the_death_of_the_bus_during_a_call_is_survived(bus: Bus, daemon: PrivateBus) -> None:
    daemon.kill()
    with pytest.raises(BusFault, match="broke"):
        bus.call(KETTLE, "Boil")
    assert not bus.alive


def test_a_bus_that_hangs_costs_half_a_second_at_most(daemon: PrivateBus, loop: Loop) -> None:
    os.kill(daemon.process.pid, signal.SIGSTOP)
    made: list[Bus] = []
    env = {"DBUS_SESSION_BUS_ADDRESS": daemon.address}
    spent = seconds_for(lambda: made.append(connect("session", env, loop.watch)))
    assert spent < 0.5
    assert not made[0].alive
    assert made[0].why == "The session bus does not answer."


@pytest.mark.parametrize("address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus"])
def test_a_bus_that_is_not_there_says_so(address: str, loop: Loop, tmp_path: Path) -> None:
    env = {"DBUS_SESSION_BUS_ADDRESS": address, "XDG_RUNTIME_DIR": str(tmp_path)}
    bus = connect("session", env, loop.watch)
    assert not bus.alive
    assert bus.why.endswith(".")
    bus.subscribe(KETTLE, "Boiled", lambda body: None)
    assert not bus.has_owner(NAME)
