"""One program for each profile, reached over a socket only its user can open."""

import json
import select
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from companion.adapters.desktop import remote_program
from companion.adapters.desktop.instance import Instance
from companion.adapters.desktop.remote_program import LONGEST, RemoteProgram
from companion.core.errors import EnvironmentFault, InvalidInput, NotRunning


class Watching:
    """Stands in for an event loop: runs what is readable when told."""

    def __init__(self) -> None:
        self.handlers: dict[int, Callable[[], None]] = {}

    def watch(self, fd: int, on_readable: Callable[[], None]) -> Callable[[], None]:
        """Remember the handler until cancelled."""
        self.handlers[fd] = on_readable
        return lambda: self.handlers.pop(fd, None) and None

    def run_until(self, done: Callable[[], bool]) -> None:
        """Serve until `done`."""
        while not done():
            poll = select.poll()
            for fd in self.handlers:
                poll.register(fd, select.POLLIN)
            for fd, _events in poll.poll(50):
                if fd in self.handlers:
                    self.handlers[fd]()


@pytest.fixture
def loop() -> Watching:
    return Watching()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "socket"


@pytest.fixture
def instance(path: Path, loop: Watching) -> Iterator[Instance]:
    made = Instance(path)
    assert made.claim()
    made.open()
    yield made
    made.close()


def ask(path: Path, loop: Watching, message: dict[str, Any]) -> dict[str, Any]:
    """Ask from another thread while the loop runs here."""
    answers: list[dict[str, Any]] = []
    asker = Thread(target=lambda: answers.append(RemoteProgram(path).request(message)))
    asker.start()
    loop.run_until(lambda: bool(answers))
    asker.join()
    return answers[0]


def test_a_request_gets_its_answer(instance: Instance, path: Path, loop: Watching) -> None:
    instance.listen(loop.watch, lambda request: {"ok": request["do"]})
    assert ask(path, loop, {"do": "status"}) == {"ok": "status"}
    assert ask(path, loop, {"do": "again"}) == {"ok": "again"}


def test_a_request_that_comes_before_anybody_listens_waits(
    instance: Instance, path: Path, loop: Watching
) -> None:
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(path))
        link.sendall(b'{"do": "start"}\n')
        link.setblocking(False)
        with pytest.raises(BlockingIOError):
            link.recv(4096)
        asked: list[object] = []

        def handle(request: dict[str, Any]) -> dict[str, Any]:
            asked.append(request["do"])
            return {"ok": None}

        instance.listen(loop.watch, handle)
        loop.run_until(lambda: bool(asked))
        assert json.loads(link.recv(4096)) == {"ok": None}
    assert asked == ["start"]


def test_who_listens_last_answers(instance: Instance, path: Path, loop: Watching) -> None:
    instance.listen(loop.watch, lambda request: {"error": "locked"})
    assert ask(path, loop, {"do": "status"}) == {"error": "locked"}
    instance.listen(loop.watch, lambda request: {"ok": None})
    assert ask(path, loop, {"do": "status"}) == {"ok": None}


def test_a_second_program_on_the_profile_is_told_so(instance: Instance, path: Path, loop: Watching) -> None:
    second = Instance(path)
    assert not second.claim()
    instance.close()
    assert second.claim()
    second.close()


def test_a_socket_left_by_a_dead_program_is_taken_over(path: Path, loop: Watching) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    made = Instance(path)
    assert made.claim()
    made.open()
    made.listen(loop.watch, lambda request: {"ok": None})
    assert ask(path, loop, {"do": "x"}) == {"ok": None}
    made.close()


def test_only_the_user_may_open_the_socket(instance: Instance, path: Path, loop: Watching) -> None:
    instance.listen(loop.watch, lambda request: {})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(f"{path}.lock").stat().st_mode) == 0o600


def test_nobody_there_is_said_in_one_line(path: Path) -> None:
    with pytest.raises(NotRunning, match="not running"):
        RemoteProgram(path).request({"do": "status"})


def test_what_is_no_json_object_gets_an_answer_and_does_no_harm(
    instance: Instance, path: Path, loop: Watching
) -> None:
    instance.listen(loop.watch, lambda request: {"ok": None})
    for damaged in (b"{\n", b"[]\n", b"\xff\xfe\n", b"[" * 5000 + b"\n"):
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(str(path))
            link.sendall(damaged)
            received: list[bytes] = []
            reader = Thread(target=lambda link=link, received=received: received.append(link.recv(4096)))
            reader.start()
            loop.run_until(lambda received=received: bool(received))
            reader.join()
            assert "error" in json.loads(received[0])
    assert ask(path, loop, {"do": "x"}) == {"ok": None}


def test_an_endless_request_is_cut_off(instance: Instance, path: Path, loop: Watching) -> None:
    instance.listen(loop.watch, lambda request: {"ok": None})
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(path))

        def flood() -> None:
            try:
                while True:
                    link.sendall(b"x" * 4096)
            except OSError:
                ended.append(True)

        ended: list[bool] = []
        writer = Thread(target=flood)
        writer.start()
        loop.run_until(lambda: bool(ended))
        writer.join()
    assert LONGEST < 1_000_000


def test_a_folder_where_no_socket_can_be_made_is_named_and_stays_without(
    tmp_path: Path, loop: Watching
) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    made = Instance(folder / "socket")
    assert made.claim()
    with pytest.raises(EnvironmentFault, match="live commands will not work"):
        made.open()
    made.listen(loop.watch, lambda request: {})
    assert not loop.handlers
    made.close()


def test_a_request_longer_than_is_read_is_refused_before_it_is_sent(path: Path) -> None:
    with pytest.raises(InvalidInput, match="too long"):
        RemoteProgram(path).request({"do": "start", "topic": "x" * LONGEST})


def test_a_program_that_is_there_and_slow_to_answer_is_asked_but_once(
    instance: Instance, path: Path, loop: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote_program, "PATIENCE", 0.2)
    with pytest.raises(NotRunning):
        RemoteProgram(path).request_once_up({"do": "show"})
    asked: list[object] = []

    def handle(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request["do"])
        return {"ok": None}

    instance.listen(loop.watch, handle)
    loop.run_until(lambda: not select.select(list(loop.handlers), [], [], 0)[0])
    assert asked == ["show"]


AS_WINDOWS = """
import os, socket, sys
from pathlib import Path
from types import SimpleNamespace
import pathlib, json, struct, threading

locked = []
def locking(handle, mode, count):
    if locked:
        raise OSError
    locked.append(handle)
sys.modules["fcntl"] = None
sys.modules["msvcrt"] = SimpleNamespace(locking=locking, LK_NBLCK=2)
del socket.AF_UNIX, os.O_CLOEXEC
sys.platform = "win32"

from companion.adapters.desktop.instance import Instance
from companion.adapters.desktop.remote_program import RemoteProgram
from companion.adapters.sqlite.using import share
from companion.core.errors import EnvironmentFault, NotRunning

path = Path(sys.argv[1])
first, second = Instance(path), Instance(path)
assert first.claim() and not second.claim()
for act, fault in ((first.open, EnvironmentFault), (lambda: RemoteProgram(path).request({}), NotRunning)):
    try:
        act()
    except fault as told:
        print(told)
first.close()
locked.clear()
share(path.with_name("journal.db")).release()
"""


def test_without_unix_sockets_there_is_one_program_and_no_live_commands(path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", AS_WINDOWS, path], capture_output=True, text=True, check=False, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    told = ran.stdout.splitlines()
    assert len(told) == 2
    assert all("live commands" in line for line in told)
