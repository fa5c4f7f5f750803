"""Reaching the session and the system bus, within a limit and without ever raising."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from companion.adapters.desktop.bus import ANSWER_LIMIT, BROKEN, Bus
from companion.app.ports import WatchFd
from companion.core.words import _

CONNECT_LIMIT = 0.35
"""Seconds for connecting to a bus, and again for its greeting."""
SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"


def connect(kind: Literal["session", "system"], env: Mapping[str, str], watch_fd: WatchFd) -> Bus:
    """Return the bus `env` names; where it is absent or hangs, one that says so. Never raises."""
    address = _address(kind, env)
    if not address:
        return Bus(None, watch_fd, _("There is no {kind} bus here.").format(kind=kind))
    try:
        return Bus(_open(address, fds=kind == "system"), watch_fd)
    except FileNotFoundError:
        why = _("There is no {kind} bus here.").format(kind=kind)
    except TimeoutError:
        why = _("The {kind} bus does not answer.").format(kind=kind)
    except (*BROKEN, StopIteration, ImportError) as error:
        # Besides errors of the socket, malformed addresses surface as each of the others.
        why = _("The {kind} bus cannot be reached ({error}).").format(kind=kind, error=error)
    return Bus(None, watch_fd, why)


def _address(kind: str, env: Mapping[str, str]) -> str:
    if kind == "system":
        return env.get("DBUS_SYSTEM_BUS_ADDRESS", "") or SYSTEM_BUS
    told = env.get("DBUS_SESSION_BUS_ADDRESS", "")
    usual = Path(env.get("XDG_RUNTIME_DIR", "") or os.devnull) / "bus"
    return told or (f"unix:path={usual}" if usual.exists() else "")


def _open(address: str, fds: bool) -> Any:
    from jeepney.bus import get_bus
    from jeepney.io.blocking import DBusConnection, prep_socket

    class Impatient(DBusConnection):  # type: ignore[misc]  # jeepney has no types
        """A connection whose greeting, like every call, has a limit."""

        def send_and_get_reply(self, message: Any, *, timeout: float | None = None) -> Any:
            return super().send_and_get_reply(message, timeout=CONNECT_LIMIT if timeout is None else timeout)

    sock = prep_socket(get_bus(address), fds, timeout=CONNECT_LIMIT)
    sock.settimeout(ANSWER_LIMIT)  # a bus that reads nothing must not block a send for ever
    try:
        return Impatient(sock, enable_fds=fds)
    except BaseException:
        sock.close()
        raise
