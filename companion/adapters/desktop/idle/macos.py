"""Idle time on macOS. Written to the documentation; untested on the real system.

Source: CGEventSourceSecondsSinceLastEventType, developer.apple.com (Core Graphics)
"""

import ctypes
import math
from collections.abc import Callable
from datetime import timedelta
from typing import Any

BY = "macOS (CGEventSource)"
SESSION_STATE = 0
ANY_INPUT = 0xFFFFFFFF
LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"


def reader(graphics: Any) -> Callable[[], timedelta | None]:
    """Return a function that reads idle time through the Core Graphics library."""
    seconds_since = graphics.CGEventSourceSecondsSinceLastEventType
    seconds_since.restype = ctypes.c_double
    seconds_since.argtypes = [ctypes.c_int32, ctypes.c_uint32]

    def read() -> timedelta | None:
        seconds = seconds_since(SESSION_STATE, ANY_INPUT)
        return timedelta(seconds=seconds) if math.isfinite(seconds) and seconds >= 0 else None

    return read


def system_reader() -> Callable[[], timedelta | None]:
    """Return the reader of this computer; OSError where it is no Mac."""
    return reader(ctypes.CDLL(LIBRARY))
