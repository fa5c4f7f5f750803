"""A program with a watchdog that hangs as told: `python watched.py LOG loop|lock|stop|end|live`.

Appends a line to LOG at each start: its process number and how often it was restarted.
"""

import ctypes
import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

from companion.adapters.watchdog import Watchdog, restart_command


def main(log: str, how: str) -> None:
    dog = Watchdog(restart_command(), limit=timedelta(seconds=1.5))
    with Path(log).open("a") as lines:
        print(os.getpid(), dog.restarts, file=lines)
    if dog.restarts:
        return
    dog.prepare()
    dog.beat()
    if how == "lock":
        ctypes.PyDLL(None).sleep(60)  # a call into C that keeps the interpreter's lock
    elif how == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif how == "loop":
        while True:
            pass
    elif how == "live":
        for _ in range(12):
            time.sleep(0.25)
            dog.beat()
    print(dog.pid, flush=True)


main(*sys.argv[1:])
