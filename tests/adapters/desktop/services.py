"""A private bus and programs on it that answer as a test tells them, or not at all."""

import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

Answer = Callable[..., tuple[str, tuple[Any, ...]] | None]
"""Takes the body of a call, returns signature and body of the answer; None = never answers."""

CONFIG = """<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<servicedir>{folder}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""


class PrivateBus:
    """A dbus-daemon for one test."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        socket = folder / "bus"
        self.address = f"unix:path={socket}"
        (folder / "bus.conf").write_text(CONFIG.format(socket=socket, folder=folder))
        self.process = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={folder / 'bus.conf'}",
                "--nofork",
                "--nopidfile",
                "--print-address",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline(), "dbus-daemon did not start"

    def kill(self) -> None:
        """End the bus without a word."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End the bus."""
        self.kill()
        assert self.process.stdout is not None
        self.process.stdout.close()


class Service:
    """A program that owns `names`; `answers` maps member to what it answers."""

    def __init__(self, address: str, *names: str, answers: dict[str, Answer] | None = None) -> None:
        self.answers = answers or {}
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._connection = open_dbus_connection(address, enable_fds=True)
        self._serials = threading.Lock()
        self._ends = threading.Event()
        for name in names:
            self._request(name)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def emit(self, path: str, interface: str, member: str, signature: str, *body: Any, to: str = "") -> None:
        """Send a signal to everyone, or to one unique name."""
        message = new_signal(DBusAddress(path, interface=interface), member, signature, body)
        if to:
            message.header.fields[HeaderFields.destination] = to
        with self._serials:
            self._connection.send(message)

    def called(self, member: str) -> list[tuple[Any, ...]]:
        """Return the bodies of the calls of `member`, in order."""
        return [body for name, body in tuple(self.calls) if name == member]

    def close(self) -> None:
        """Leave the bus."""
        self._ends.set()
        self._thread.join()
        self._connection.close()

    def _request(self, name: str) -> None:
        reply = self._connection.send_and_get_reply(message_bus.RequestName(name), timeout=5)
        assert reply.body == (1,), f"{name} is taken"

    def _serve(self) -> None:
        while not self._ends.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        member = message.header.fields[HeaderFields.member]
        self.calls.append((member, message.body))
        if member in self.answers:
            said = self.answers[member](*message.body)
            if said is None:
                return
            reply = new_method_return(message, *said)
        else:
            reply = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        with self._serials:
            self._connection.send(reply)


class FakeLogind(Service):
    """systemd-logind as far as sleep, sessions and inhibitors go."""

    MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")
    SESSION = "/org/freedesktop/login1/session/_31"

    def __init__(self, address: str, inhibits: bool = True) -> None:
        self.delays: list[int] = []
        self.inhibitors: list[tuple[str, str, str, str, int, int]] = []
        answers: dict[str, Answer] = {
            "GetSession": lambda _id: ("o", (self.SESSION,)),
            "ListInhibitors": lambda: ("a(ssssuu)", (self.inhibitors,)),
        }
        if inhibits:
            answers["Inhibit"] = self._inhibit
        super().__init__(address, "org.freedesktop.login1", answers=answers)

    def prepare_for_sleep(self, start: bool) -> None:
        """Announce sleep or waking."""
        self.emit(*self.MANAGER, "PrepareForSleep", "b", start)

    def request(self, member: str) -> None:
        """Ask the session's locker to `Lock` or `Unlock`."""
        self.emit(self.SESSION, "org.freedesktop.login1.Session", member, "")

    def hint(self, locked: bool) -> None:
        """Say what the locker did."""
        self.emit(
            self.SESSION,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            "sa{sv}as",
            "org.freedesktop.login1.Session",
            {"LockedHint": ("b", locked)},
            [],
        )

    def delay_is_held(self, number: int = -1) -> bool:
        """Return whether a delay lock, default the last one, was not let go of yet."""
        try:
            return os.read(self.delays[number], 1) != b""
        except BlockingIOError:
            return True

    def close(self) -> None:
        super().close()
        for fd in self.delays:
            os.close(fd)

    def _inhibit(self, *_why: str) -> tuple[str, tuple[Any, ...]]:
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        self.delays.append(reader)
        return "h", (Handed(writer),)


class Handed:
    """A file descriptor on its way through the bus: closed here once it is sent."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def fileno(self) -> int:
        """Return the descriptor for sending."""
        return self._fd

    def __del__(self) -> None:
        os.close(self._fd)


def seconds_for(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start
