"""The production program on a clock that runs faster; nothing else differs.

python -m tests.tour.program PROFILE SCALE START
"""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.clock import ScaledClock, SystemClock
from companion.adapters.desktop.paths import paths_for
from companion.compose.program import run_program


def main(profile: str, scale: str, start: str) -> int:
    """Run the program on `profile`; its clock shows `start` now and runs `scale` times as fast."""
    zone = ZoneInfo("Europe/Berlin")
    clock = ScaledClock(SystemClock(zone), float(scale), datetime.fromisoformat(start).replace(tzinfo=zone))
    return run_program(paths_for(Path(profile)), clock, zone, float(scale))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
