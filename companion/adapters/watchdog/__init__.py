"""Watches the program from outside while it covers the screen.

The program's own timers cannot help when its event loop hangs, when a library keeps the
interpreter's lock, or when the process is stopped; another process can. It is started at a
break's notice, a minute before it could matter, so that the break itself starts without delay,
and ended with the break, so that it costs no memory in between.
"""

import logging
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

RESTARTS = "SECOND_WIND_RESTARTS"
"""Environment: how often in a row a watchdog restarted this program; unset = the user started it."""

MOST_RESTARTS = 3


def restart_command() -> list[str]:
    """Return what starts this program again with the same arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


class Watchdog:
    """One watched stretch at a time: `prepare`, `beat` every 2 s, `release`.

    restart: command that takes the killed program's place; empty = none.
    limit: silence after which the program is killed. With a beat every 2 s, 7.5 s leave room for
    a slow moment and still free the screen within 10 s.
    """

    def __init__(self, restart: Sequence[str], limit: timedelta = timedelta(seconds=7.5)) -> None:
        self._restart = list(restart)
        self._limit = limit
        self._restarts = int(os.environ.pop(RESTARTS, "0") or 0)
        self._dog: subprocess.Popen[bytes] | None = None
        self._leaving: list[subprocess.Popen[bytes]] = []

    @property
    def restarts(self) -> int:
        """How often in a row the program was restarted before this start."""
        return self._restarts

    @property
    def pid(self) -> int | None:
        """Process number of the watchdog, None while there is none."""
        return self._dog.pid if self._dog else None

    def prepare(self) -> None:
        """Start the watchdog; it waits for the first beat."""
        import subprocess  # not before there is a break to watch

        self._reap()
        if self._dog is not None and self._dog.poll() is None:
            return
        self._forget()
        # A program that hangs in every break is not started a fourth time.
        restart = self._restart if self._restarts < MOST_RESTARTS else []
        limit_ms = round(self._limit / timedelta(milliseconds=1))
        try:
            self._dog = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-S",
                    str(Path(__file__).with_name("dog.py")),
                    str(limit_ms),
                    *restart,
                ],
                stdin=subprocess.PIPE,
                env={**os.environ, RESTARTS: str(self._restarts + 1)},
                start_new_session=True,  # Ctrl-Z in the terminal stops the program, not its watchdog
            )
        except OSError as error:
            log.warning("No watchdog could be started: %s", error)

    def beat(self) -> None:
        """Say that the program lives; a watchdog that is gone is replaced."""
        if self._dog is None or self._dog.poll() is not None:
            self.prepare()
        if self._dog is not None and self._dog.stdin is not None:
            try:
                os.write(self._dog.stdin.fileno(), b".")
            except OSError as error:
                log.warning("The watchdog does not listen: %s", error)

    def release(self) -> None:
        """End watching: the screen is free again. Safe at any time."""
        if self._dog is not None:
            self._restarts = 0
        self._forget()

    def close(self) -> None:
        """End watching and wait for the watchdog's end."""
        self._forget()
        for dog in self._leaving:
            dog.wait(5)
        self._leaving.clear()

    def _forget(self) -> None:
        if self._dog is None:
            return
        dog, self._dog = self._dog, None
        if dog.stdin is not None:
            dog.stdin.close()
        self._leaving.append(dog)

    def _reap(self) -> None:
        self._leaving = [dog for dog in self._leaving if dog.poll() is None]
