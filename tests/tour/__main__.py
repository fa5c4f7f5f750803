"""`python -m tests.tour`: the program through a study day on a private screen of two monitors.

The production composition, driven through mouse, keyboard and its socket; only the clock is
scaled. Pictures go to build/tour/. At the end the store's rows are checked and told.
"""

import sys
import tempfile
from pathlib import Path

from tests.desktop.harness import Desk, DeskFault
from tests.tour.day import Day
from tests.tour.rows import check_rows

PICTURES = Path("build/tour")
SCALE = 60


def main() -> int:
    """Take the tour; return 0 if everything happened as it must."""
    missing = Desk.missing(tray="xembed", notify="xfce4")
    if missing:
        print("The tour needs " + ", ".join(missing) + ": `make test` installs them on Debian and Ubuntu.")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="second-wind-tour-") as folder:
        profile = Path(folder)
        try:
            with Desk(monitors=2, tray="xembed", notify="xfce4") as desk:
                Day(desk, profile, PICTURES, SCALE).live()
        except DeskFault as fault:
            print(f"The tour stopped: {fault}")
            return 1
        for line in check_rows(profile):
            print(line)
    print(f"Pictures: {PICTURES}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
