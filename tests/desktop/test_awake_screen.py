"""The X server's screen saver, held off while a practice plays."""

import ctypes
import time
from collections.abc import Callable

import pytest

from companion.adapters.desktop.awake_x11 import X11Awake
from companion.adapters.desktop.xlib import XDisplay, load_library
from tests.desktop.harness import Desk

pytestmark = pytest.mark.desktop
ON = 1


class Info(ctypes.Structure):
    """XScreenSaverInfo."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("eventMask", ctypes.c_ulong),
    )


class Saver:
    """Reads whether the screen is blanked."""

    def __init__(self, display: XDisplay) -> None:
        self._display = display
        self._library = load_library("libXss.so.1")
        self._library.XScreenSaverQueryInfo.argtypes = [
            ctypes.c_void_p,
            ctypes.c_ulong,
            ctypes.POINTER(Info),
        ]

    def blanked(self) -> bool:
        info = Info()
        assert self._library.XScreenSaverQueryInfo(
            self._display.handle, self._display.root, ctypes.byref(info)
        )
        return int(info.state) == ON


def test_a_held_screen_is_not_blanked_and_one_let_go_is(desk: Callable[..., Desk]) -> None:
    made = desk()
    made.run(["xset", "s", "1", "1"])
    display = XDisplay(made.env["DISPLAY"])
    saver = Saver(display)
    made.wait_for(saver.blanked, "the screen to be blanked", seconds=10)
    awake = X11Awake(made.env["DISPLAY"])
    awake.hold()
    made.run(["xset", "s", "reset"])
    end = time.monotonic() + 2.5
    while time.monotonic() < end:
        assert not saver.blanked()
        time.sleep(0.05)
    awake.release()
    made.wait_for(saver.blanked, "the screen to be blanked again", seconds=10)
    display.close()
