"""One running program for each profile, reached over a local socket only its user can open.

One JSON object a line in, one out. Unix sockets only; a computer without them runs without
live commands, and says so. Untested on Windows, where Python has none.
"""

import fcntl
import json
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from companion.app.ports import Cancel, WatchFd
from companion.core.errors import EnvironmentFault, InvalidInput, NotRunning
from companion.core.words import _

LONGEST = 65_536
PATIENCE = 5.0
STARTING = 0.05
Handle = Callable[[dict[str, Any]], dict[str, Any]]


class RemoteProgram:
    """Speaks to the program that runs on this profile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def request_once_up(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request to a program that may be about to start; waits for it up to 5 s."""
        pause = Event()
        for _attempt in range(round(PATIENCE / STARTING)):
            try:
                return self.request(message)
            except NotRunning:
                pause.wait(STARTING)
        return self.request(message)

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer; NotRunning when nobody answers in 5 s.

        Raises InvalidInput for a request too long to be read.
        """
        line = json.dumps(message).encode() + b"\n"
        if len(line) > LONGEST:
            raise InvalidInput(_("That is too long: shorten it."))
        try:
            with socket.socket(socket.AF_UNIX) as link:
                link.settimeout(PATIENCE)
                link.connect(str(self._path))
                link.sendall(line)
                answer = _read_line(link)
            return dict(json.loads(answer))
        except (OSError, ValueError) as error:
            raise NotRunning(
                _("Second Wind is not running on this profile: start it with `companion`.")
            ) from error


def _read_line(link: socket.socket) -> bytes:
    received = b""
    while not received.endswith(b"\n") and len(received) < LONGEST:
        more = link.recv(4096)
        if not more:
            break
        received += more
    return received


class Instance:
    """The claim of being the one program on this profile, and its open ear."""

    def __init__(self, path: Path, watch_fd: WatchFd) -> None:
        self._path = path
        self._watch_fd = watch_fd
        self._lock: int | None = None
        self._ear: socket.socket | None = None
        self._handle: Handle = lambda _message: {}
        self._ends: dict[int, Cancel] = {}

    def claim(self) -> bool:
        """Return True if this is the only program on the profile; two starts at once give one True."""
        lock = os.open(f"{self._path}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            return False
        self._lock = lock
        return True

    def listen(self, handle: Handle) -> None:
        """Answer requests from now on by `handle`, also where another did until now.

        Raises EnvironmentFault where the socket cannot be made.
        """
        self._handle = handle
        if self._ear is not None:
            return
        ear = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)  # we hold the lock, so a socket here is a dead one's
            ear.bind(str(self._path))
            self._path.chmod(0o600)
            ear.listen(8)
        except OSError as error:
            ear.close()
            raise EnvironmentFault(
                _("The socket {path} cannot be made ({why}): live commands will not work.").format(
                    path=self._path, why=error.strerror
                )
            ) from error
        ear.setblocking(False)
        self._ear = ear
        self._ends[ear.fileno()] = self._watch_fd(ear.fileno(), lambda: self._accept(ear))

    def close(self) -> None:
        """Stop answering and give the claim back."""
        for end in self._ends.values():
            end()
        self._ends.clear()
        if self._ear is not None:
            self._ear.close()
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            os.close(self._lock)
        self._ear = self._lock = None

    def _accept(self, ear: socket.socket) -> None:
        try:
            link, _address = ear.accept()
        except OSError:
            return
        if not _is_own(link):
            link.close()
            return
        link.setblocking(False)
        received = bytearray()
        fd = link.fileno()
        self._ends[fd] = self._watch_fd(fd, lambda: self._read(link, received))

    def _read(self, link: socket.socket, received: bytearray) -> None:
        try:
            more = link.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            more = b""
        received += more
        if more and not received.endswith(b"\n") and len(received) < LONGEST:
            return
        self._ends.pop(link.fileno())()
        if received.endswith(b"\n"):
            _answer(link, bytes(received), self._handle)
        link.close()


def _answer(link: socket.socket, received: bytes, handle: Handle) -> None:
    try:
        message = json.loads(received)
        answer = handle(message) if isinstance(message, dict) else {"error": "not an object"}
    except (ValueError, RecursionError):
        answer = {"error": "not JSON"}
    try:
        link.settimeout(PATIENCE)
        link.sendall(json.dumps(answer).encode() + b"\n")
    except OSError:
        return  # the asker is gone; nothing is lost


def _is_own(link: socket.socket) -> bool:
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the socket's mode and folder keep others out
    size = struct.calcsize("3i")
    _pid, uid, _gid = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(uid == os.getuid())
