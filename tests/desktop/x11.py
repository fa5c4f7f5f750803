"""Questions to an X server that no small program answers, asked from a process of their own.

    python x11.py grab X Y WIDTH HEIGHT   raw BGRX pixels of the root window, inferiors included
    python x11.py owner SELECTION         id of the window that owns a selection, 0 = nobody
    python x11.py hold SECONDS            hold the keyboard for so long, as an open menu would
    python x11.py keyboard                0 when the keyboard can be grabbed, 1 when somebody holds it

libX11 ends the process on an error of the server; here that ends only this helper.
"""

import ctypes as c
import ctypes.util
import sys
import time

Z_PIXMAP = 2
ALL_PLANES = 0xFFFFFFFF
GRAB_SUCCESS = 0
ASYNC = 1


class Image(c.Structure):
    _fields_ = [
        ("width", c.c_int),
        ("height", c.c_int),
        ("xoffset", c.c_int),
        ("format", c.c_int),
        ("data", c.c_void_p),
        ("byte_order", c.c_int),
        ("bitmap_unit", c.c_int),
        ("bitmap_bit_order", c.c_int),
        ("bitmap_pad", c.c_int),
        ("depth", c.c_int),
        ("bytes_per_line", c.c_int),
        ("bits_per_pixel", c.c_int),
    ]


def library() -> c.CDLL:
    lib = c.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    lib.XOpenDisplay.restype = c.c_void_p
    lib.XOpenDisplay.argtypes = [c.c_char_p]
    lib.XDefaultRootWindow.restype = c.c_ulong
    lib.XDefaultRootWindow.argtypes = [c.c_void_p]
    lib.XInternAtom.restype = c.c_ulong
    lib.XInternAtom.argtypes = [c.c_void_p, c.c_char_p, c.c_int]
    lib.XGetSelectionOwner.restype = c.c_ulong
    lib.XGetSelectionOwner.argtypes = [c.c_void_p, c.c_ulong]
    lib.XGetImage.restype = c.POINTER(Image)
    at, size = (c.c_int, c.c_int), (c.c_uint, c.c_uint)
    lib.XGetImage.argtypes = [c.c_void_p, c.c_ulong, *at, *size, c.c_ulong, c.c_int]
    lib.XGrabKeyboard.argtypes = [c.c_void_p, c.c_ulong, c.c_int, c.c_int, c.c_int, c.c_ulong]
    return lib


def grab(lib: c.CDLL, display: int, box: list[int]) -> bytes:
    root = lib.XDefaultRootWindow(display)
    image = lib.XGetImage(display, root, *box, ALL_PLANES, Z_PIXMAP).contents
    if image.bits_per_pixel != 32:
        raise SystemExit("x11.py: only screens of 32 bits a pixel are read")
    return c.string_at(image.data, image.bytes_per_line * image.height)


def main(do: str, *args: str) -> int:
    lib = library()
    display = lib.XOpenDisplay(None)
    if not display:
        raise SystemExit("x11.py: no display")
    if do == "grab":
        sys.stdout.buffer.write(grab(lib, display, [int(arg) for arg in args]))
    elif do == "owner":
        print(lib.XGetSelectionOwner(display, lib.XInternAtom(display, args[0].encode(), 0)))
    elif do == "hold":
        root = lib.XDefaultRootWindow(display)
        while lib.XGrabKeyboard(display, root, 0, ASYNC, ASYNC, 0) != GRAB_SUCCESS:
            time.sleep(0.02)
        print("held", flush=True)
        time.sleep(float(args[0]))
    elif do == "keyboard":
        root = lib.XDefaultRootWindow(display)
        return int(lib.XGrabKeyboard(display, root, 0, ASYNC, ASYNC, 0) != GRAB_SUCCESS)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
