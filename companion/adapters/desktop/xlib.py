"""A connection of its own to the X server, through ctypes: what idle time and windows need.

Xlib reports errors through process-wide handlers, and by default ends the program. Here errors
of requests are ignored (a window may vanish between two questions; Qt speaks xcb and does not
depend on them), and a lost server marks the connection dead instead of ending the program
(libX11 1.7 or newer). Where Qt shows windows, Qt itself ends the program with the server.
"""

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

from companion.core.words import _

ANY_TYPE = 0
QUEUED_AFTER_READING = 1
XA_LONGS = 32
ERROR_HANDLER = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
IO_ERROR_HANDLER = ctypes.CFUNCTYPE(c_int, c_void_p)
LOST_HANDLER = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)


class XUnavailable(Exception):
    """There is no X server to speak to, or no library to do it with; the message says which."""


def _ignore(_display: object, _event: object) -> int:
    return 0


def _say_nothing(_display: object) -> int:
    # Xlib's own handler ends the program. After this one each connection's exit handler decides.
    return 0


_IGNORE_ERROR = ERROR_HANDLER(_ignore)  # kept: Xlib holds no reference to them
_SAY_NOTHING = IO_ERROR_HANDLER(_say_nothing)


def load_library(soname: str) -> ctypes.CDLL:
    """Return a shared library by its soname; XUnavailable where it is not installed."""
    try:
        return ctypes.CDLL(soname)
    except OSError:
        raise XUnavailable(_("The library {name} is missing.").format(name=soname)) from None


class XDisplay:
    """One connection to the X server."""

    def __init__(self, name: str) -> None:
        """Connect to display `name`; XUnavailable says why where that fails."""
        self.lib = load_library("libX11.so.6")
        _declare(self.lib)
        self.lib.XSetErrorHandler(_IGNORE_ERROR)
        self.handle: int | None = self.lib.XOpenDisplay(name.encode()) if name else None
        self.lost = False
        if not self.handle:
            raise XUnavailable(_("The X display {name} cannot be opened.").format(name=name or "''"))
        self._on_lost = LOST_HANDLER(self._mark_lost)  # kept likewise
        if hasattr(self.lib, "XSetIOErrorExitHandler"):
            self.lib.XSetIOErrorHandler(_SAY_NOTHING)
            self.lib.XSetIOErrorExitHandler(self.handle, self._on_lost, None)
        self.root: int = self.lib.XDefaultRootWindow(self.handle)
        self._atoms: dict[str, int] = {}

    @property
    def usable(self) -> bool:
        """Whether the server can still be asked."""
        return self.handle is not None and not self.lost

    def fileno(self) -> int:
        """Return the connection's file descriptor."""
        return int(self.lib.XConnectionNumber(self.handle))

    def flush(self) -> None:
        """Send what was asked for."""
        self.lib.XFlush(self.handle)

    def pending(self) -> int:
        """Read what has arrived and return how many events wait."""
        return int(self.lib.XPending(self.handle)) if self.usable else 0

    def queued(self) -> int:
        """Return how many events wait, read into memory already or arriving now.

        Any request may read events beside its answer or while it is sent; they will not make the
        socket readable again.
        """
        return int(self.lib.XEventsQueued(self.handle, QUEUED_AFTER_READING)) if self.usable else 0

    def atom(self, name: str) -> int:
        """Return the atom of `name`."""
        if name not in self._atoms:
            self._atoms[name] = int(self.lib.XInternAtom(self.handle, name.encode(), 0))
        return self._atoms[name]

    def longs(self, window: int, name: str, most: int = 64) -> list[int]:
        """Return a window's property of atoms, windows or numbers; empty where it has none."""
        kind, form = c_ulong(), c_int()
        count, rest, values = c_ulong(), c_ulong(), c_void_p()
        status = self.lib.XGetWindowProperty(
            self.handle, window, self.atom(name), 0, most, 0, ANY_TYPE,
            byref(kind), byref(form), byref(count), byref(rest), byref(values),
        )  # fmt: skip
        if status != 0 or not values.value:
            return []
        try:
            if form.value != XA_LONGS:
                return []
            return list(ctypes.cast(values, POINTER(c_ulong))[: count.value])
        finally:
            self.lib.XFree(values)

    def selection_owned(self, name: str) -> bool:
        """Return whether some program owns the selection `name`."""
        return bool(self.lib.XGetSelectionOwner(self.handle, self.atom(name)))

    def rectangle(self, window: int) -> tuple[int, int, int, int] | None:
        """Return x, y, width, height of a window on the whole screen; None if it is gone."""
        parent, child = c_ulong(), c_ulong()
        x, y, width, height, border, depth = c_int(), c_int(), c_uint(), c_uint(), c_uint(), c_uint()
        found = self.lib.XGetGeometry(
            self.handle, window, byref(parent), byref(x), byref(y),
            byref(width), byref(height), byref(border), byref(depth),
        )  # fmt: skip
        if not found or not self.lib.XTranslateCoordinates(
            self.handle, window, self.root, 0, 0, byref(x), byref(y), byref(child)
        ):
            return None
        return x.value, y.value, width.value, height.value

    def close(self) -> None:
        """End the connection; a lost one is left to the system, for Xlib would write to it."""
        handle, self.handle = self.handle, None
        if handle is not None and not self.lost:
            self.lib.XCloseDisplay(handle)

    def _mark_lost(self, _display: object, _data: object) -> None:
        self.lost = True


def _declare(lib: ctypes.CDLL) -> None:
    """Tell ctypes the signatures; the default `int` would cut pointers and XIDs."""
    p, xid = c_void_p, c_ulong
    signatures = {
        "XSetErrorHandler": (p, [ERROR_HANDLER]),
        "XSetIOErrorHandler": (p, [IO_ERROR_HANDLER]),
        "XSetIOErrorExitHandler": (None, [p, LOST_HANDLER, p]),
        "XOpenDisplay": (p, [c_char_p]),
        "XCloseDisplay": (c_int, [p]),
        "XDefaultRootWindow": (xid, [p]),
        "XConnectionNumber": (c_int, [p]),
        "XFlush": (c_int, [p]),
        "XPending": (c_int, [p]),
        "XEventsQueued": (c_int, [p, c_int]),
        "XNextEvent": (c_int, [p, p]),
        "XInternAtom": (xid, [p, c_char_p, c_int]),
        "XFree": (c_int, [p]),
        "XGetSelectionOwner": (xid, [p, xid]),
        "XGetWindowProperty": (
            c_int,
            [p, xid, xid, c_long, c_long, c_int, xid, *([p] * 5)],
        ),
        "XGetGeometry": (c_int, [p, xid, *([p] * 7)]),
        "XTranslateCoordinates": (c_int, [p, xid, xid, c_int, c_int, p, p, p]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(lib, name, None)
        if function is not None:
            function.restype, function.argtypes = result, arguments
