"""A practice's sound in a program of its own, which a test may stop and let go on.

    python sound_app.py --log FILE SECONDS AT...

Ticks AT each of these seconds of SECONDS; writes a line "moment position" thirty times a second.
"""

import argparse
import time
from pathlib import Path
from threading import Event

from companion.adapters.clock import elapsed_awake
from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.sound.player import MiniaudioPlayer
from companion.app.ports.sound import Sounding, Track


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("seconds", type=float)
    parser.add_argument("at", type=float, nargs="*")
    args = parser.parse_args()
    ticks = tuple(Sounding(at=at, file="audio/tick.opus", part="bell") for at in args.at)
    player = MiniaudioPlayer(ShippedAssets(), elapsed_awake)
    player.load(Track(seconds=args.seconds, soundings=ticks))
    player.play()
    with args.log.open("w", buffering=1) as lines:
        at = 0.0
        while at < args.seconds:
            at = player.position()
            print(time.monotonic(), at, file=lines)
            Event().wait(1 / 30)
    player.close()


if __name__ == "__main__":
    main()
