"""What a start that is measured says of itself on stderr."""

import os
import sys

BENCH = "COMPANION_BENCH"
"""Environment: start hidden, as at login, and say `<word> <CLOCK_MONOTONIC seconds>` on stderr.

`ready`: the icon is in the tray and shows how the timer stands. `whole`: all behind it has been loaded.
"""


class Measured:
    """Says how far the start has come, each word once, and nothing where nobody measures."""

    def __init__(self) -> None:
        self.hidden = BENCH in os.environ
        self._said: set[str] = set()

    def say(self, *words: str) -> None:
        """Say what has been reached at this moment."""
        if not self.hidden:
            return
        from companion.adapters.clock import elapsed_awake

        for word in words:
            if word not in self._said:
                sys.stderr.write(f"{word} {elapsed_awake().total_seconds():.6f}\n")
                self._said.add(word)
        sys.stderr.flush()
