"""A program that fills a screen, on X11."""

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_int, c_ulong, c_void_p

from companion.adapters.desktop.xlib import XDisplay, XUnavailable, load_library
from companion.app.ports import Capability
from companion.core.engine.events import HoldReason
from companion.core.words import _

Rectangle = tuple[int, int, int, int]


class _Monitor(Structure):
    _fields_ = [
        ("name", c_ulong),
        ("primary", c_int),
        ("automatic", c_int),
        ("outputs_count", c_int),
        ("x", c_int),
        ("y", c_int),
        ("width", c_int),
        ("height", c_int),
        ("width_mm", c_int),
        ("height_mm", c_int),
        ("outputs", c_void_p),
    ]


class X11FullScreen:
    """Asks the window manager for the active window, its state and its extent."""

    reason: HoldReason = "fullscreen"

    def __init__(self, display: XDisplay, own_pid: int = 0) -> None:
        """display: shared or not. own_pid: 0 = this process; its windows never count."""
        self._display = display
        self._own = own_pid or os.getpid()

    def capability(self) -> Capability:
        """Return whether the window manager tells the active window and its state."""
        if not self._display.usable:
            return Capability("unknown", "", _("The connection to the X server is lost."))
        supported = self._display.longs(self._display.root, "_NET_SUPPORTED", most=1024)
        if self._display.atom("_NET_WM_STATE_FULLSCREEN") not in supported:
            return Capability("unknown", "", _("The window manager does not tell of full screen."))
        return Capability(True, "X11 (_NET_WM_STATE_FULLSCREEN)")

    def holds(self) -> bool | None:
        """Return whether another program's active window covers a monitor in full screen."""
        if self.capability().works is not True:
            return None
        active = self._display.longs(self._display.root, "_NET_ACTIVE_WINDOW", most=1)
        if not active or not active[0]:
            return False
        window = active[0]
        if self._display.longs(window, "_NET_WM_PID", most=1) == [self._own]:
            return False
        state = self._display.longs(window, "_NET_WM_STATE")
        if self._display.atom("_NET_WM_STATE_FULLSCREEN") not in state:
            return False
        extent, screens = self._display.rectangle(window), monitors(self._display)
        return extent is not None and (not screens or any(_covers(extent, one) for one in screens))


def monitors(display: XDisplay) -> list[Rectangle]:
    """Return x, y, width, height of each monitor; empty where the server does not tell."""
    try:
        lib = load_library("libXrandr.so.2")
        get, free = lib.XRRGetMonitors, lib.XRRFreeMonitors
    except (XUnavailable, AttributeError):
        return []
    get.restype, get.argtypes = POINTER(_Monitor), [c_void_p, c_ulong, c_int, c_void_p]
    free.restype, free.argtypes = None, [c_void_p]
    count = c_int()
    found = get(display.handle, display.root, 1, byref(count))
    if not found:
        return []
    try:
        return [(one.x, one.y, one.width, one.height) for one in found[: count.value]]
    finally:
        free(ctypes.cast(found, c_void_p))


def _covers(window: Rectangle, screen: Rectangle) -> bool:
    x, y, width, height = window
    left, top, wide, high = screen
    return x <= left and y <= top and x + width >= left + wide and y + height >= top + high
