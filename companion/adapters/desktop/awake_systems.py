"""Keeping the screen awake on Windows and macOS. Written to the documentation; untested on the real systems.

Source: SetThreadExecutionState, learn.microsoft.com (winbase.h); caffeinate(8)
"""

import ctypes
import os
import subprocess
from collections.abc import Callable, Sequence
from typing import Any

ES_CONTINUOUS = 0x80000000
ES_SYSTEM_REQUIRED = 0x00000001
ES_DISPLAY_REQUIRED = 0x00000002


class WindowsAwake:
    """Marks this thread as one that needs the display; Windows forgets it when the thread ends."""

    def __init__(self, kernel32: Any = None) -> None:
        """kernel32: the library, None = this computer's, loaded when it is first needed."""
        self._kernel32 = kernel32

    def hold(self) -> None:
        """Keep system and display on."""
        self._set(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED)

    def release(self) -> None:
        """Take the mark back."""
        self._set(ES_CONTINUOUS)

    def _set(self, state: int) -> None:
        try:
            kernel32 = self._kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]  # Windows only
            kernel32.SetThreadExecutionState(ctypes.c_uint(state))
        except (OSError, AttributeError):
            return


class Caffeinate:
    """Runs `caffeinate`, which ends by itself with this program."""

    def __init__(self, run: Callable[[Sequence[str]], Any] | None = None) -> None:
        """run: starts a program and returns what can be terminated and waited for."""
        self._run = run or _start
        self._process: Any = None

    def hold(self) -> None:
        """Start it; nothing happens where it is missing."""
        try:
            self._process = self._run(("caffeinate", "-d", "-i", "-w", str(os.getpid())))
        except OSError:
            self._process = None

    def release(self) -> None:
        """End it."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait()


def _start(command: Sequence[str]) -> Any:
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
