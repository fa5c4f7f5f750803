"""Speaking to the program that runs on a profile: one JSON object a line in, one out, over a local socket.

Unix sockets only. Untested on Windows, where Python has none.
"""

import json
import socket
from pathlib import Path
from threading import Event
from typing import Any

from companion.core.errors import InvalidInput, NotRunning
from companion.core.words import _

LONGEST = 65_536
"""Bytes of a request."""
PATIENCE = 5.0
"""Seconds to wait for the other side."""
STARTING = 0.05


class RemoteProgram:
    """Speaks to the program that runs on this profile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def request_once_up(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request to a program that may be about to start; waits up to 5 s until it is there."""
        pause = Event()
        for _attempt in range(round(PATIENCE / STARTING)):
            try:
                return self.request(message)
            except NotRunning as gone:
                if isinstance(gone.__cause__, TimeoutError):
                    raise  # it is there and has the request: once it answers, it would answer all of them
                pause.wait(STARTING)
        return self.request(message)

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer; NotRunning when nobody answers in 5 s.

        Raises InvalidInput for a request too long to be read.
        """
        line = json.dumps(message).encode() + b"\n"
        if len(line) > LONGEST:
            raise InvalidInput(_("That is too long: shorten it."))
        if not hasattr(socket, "AF_UNIX"):
            raise NotRunning(
                _("Second Wind cannot be reached on this system: live commands do not work here.")
            )
        try:
            with socket.socket(socket.AF_UNIX) as link:
                link.settimeout(PATIENCE)
                link.connect(str(self._path))
                link.sendall(line)
                answer = _read_line(link)
            return dict(json.loads(answer))
        except TimeoutError as error:
            raise NotRunning(
                _("Second Wind is there, but did not answer within {seconds:.0f} s: try again.").format(
                    seconds=PATIENCE
                )
            ) from error
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
