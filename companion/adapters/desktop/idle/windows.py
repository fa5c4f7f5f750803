"""Idle time on Windows. Written to the documentation; untested on the real system.

Source: GetLastInputInfo and GetTickCount, learn.microsoft.com (winuser.h, sysinfoapi.h)
"""

import ctypes
from collections.abc import Callable
from datetime import timedelta
from typing import Any

BY = "Windows (GetLastInputInfo)"
TICKS = 2**32
"""GetTickCount and dwTime count milliseconds in 32 bits: both start again after 49.7 days."""


class LastInputInfo(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = [("cbSize", ctypes.c_uint), ("dwTime", ctypes.c_uint)]


def reader(user32: Any, kernel32: Any) -> Callable[[], timedelta | None]:
    """Return a function that reads idle time through the two libraries."""

    def read() -> timedelta | None:
        last = LastInputInfo(cbSize=ctypes.sizeof(LastInputInfo))
        if not user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        now = kernel32.GetTickCount() % TICKS  # ctypes reads the unsigned result as signed
        return timedelta(milliseconds=(now - last.dwTime) % TICKS)

    return read


def system_reader() -> Callable[[], timedelta | None]:
    """Return the reader of this computer; OSError or AttributeError where it is no Windows."""
    load = ctypes.WinDLL  # type: ignore[attr-defined]  # exists on Windows alone
    return reader(load("user32"), load("kernel32"))
