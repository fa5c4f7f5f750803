"""The system clock: the only module that reads time."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.core.clock import Instant


class SystemClock:
    """Elapsed time from CLOCK_BOOTTIME (sleep included), wall time in `zone`."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def now(self) -> Instant:
        """Return both readings of this moment."""
        return Instant(elapsed_with_sleep(), datetime.now(self._zone))


class ScaledClock:
    """A clock that runs `scale` times as fast from now on; the tour and tests use it."""

    def __init__(self, clock: SystemClock, scale: float, start: datetime | None = None) -> None:
        self._clock = clock
        self._scale = scale
        self._origin = clock.now()
        self._wall = start or self._origin.wall

    def now(self) -> Instant:
        """Return both readings, scaled from the moment of construction."""
        gone = (self._clock.now().elapsed - self._origin.elapsed) * self._scale
        return Instant(self._origin.elapsed + gone, self._wall + gone)


def elapsed_with_sleep() -> timedelta:
    """Return time since some start, time asleep included."""
    # Windows' and macOS' monotonic clocks have no boot-time twin here; untested there.
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return timedelta(seconds=time.monotonic() if boottime is None else time.clock_gettime(boottime))


def elapsed_awake() -> timedelta:
    """Return time since some start, standing still while the computer sleeps."""
    return timedelta(seconds=time.monotonic())


def local_zone() -> ZoneInfo:
    """Return the computer's zone, UTC where it has none that can be named."""
    for name in _zone_names():
        try:
            return ZoneInfo(name)
        except (KeyError, OSError, ValueError):
            continue
    return ZoneInfo("UTC")


def _zone_names() -> list[str]:
    link = Path("/etc/localtime")
    target = str(link.resolve()) if link.exists() else ""
    name = target.partition("zoneinfo/")[2]
    kept = Path("/etc/timezone")
    return [os.environ.get("TZ", "").lstrip(":"), name, kept.read_text().strip() if kept.exists() else ""]


def boot_identity() -> str:
    """Return what tells this boot from others; empty where the system cannot tell."""
    path = Path("/proc/sys/kernel/random/boot_id")
    return path.read_text().strip() if path.exists() else ""
