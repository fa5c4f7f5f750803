"""Answers what other programs of this user ask over the profile's socket."""

import json
import os
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.adapters.desktop.remote_program import LONGEST, PATIENCE
from companion.app.ports import Cancel, WatchFd
from companion.core.errors import EnvironmentFault
from companion.core.words import _

Handle = Callable[[dict[str, Any]], dict[str, Any]]
"""Returns the answer to a request."""


class Ear:
    """Takes requests at `path` until it is closed; whoever makes it has claimed the profile.

    Raises EnvironmentFault where the socket cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends: dict[int, Cancel] = {}
        self._socket = self._opened()

    def listen(self, watch_fd: WatchFd, handle: Handle) -> None:
        """Answer by `handle` from now on, the requests that wait already first."""
        self._watch_fd, self._handle = watch_fd, handle
        if not self._ends:
            self._ends[self._socket.fileno()] = watch_fd(self._socket.fileno(), self._accept)

    def close(self) -> None:
        """Stop answering."""
        for end in self._ends.values():
            end()
        self._ends.clear()
        self._socket.close()
        self._path.unlink(missing_ok=True)

    def _opened(self) -> socket.socket:
        if not hasattr(socket, "AF_UNIX"):
            raise EnvironmentFault(
                _("This system has no sockets of its user’s own: live commands will not work.")
            )
        ear = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)  # the profile is ours, so a socket here is a dead one's
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
        return ear

    def _accept(self) -> None:
        try:
            link, _address = self._socket.accept()
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
