"""The watchdog's process: frees the screen when the program that covers it no longer beats.

    python -I -S dog.py LIMIT_MS PROGRAM [ARG...]

Standard input is a pipe from the program; each byte is a heartbeat, its end means that the program
is gone or needs no watching any more. Before the first byte nothing is due. After LIMIT_MS without
one the program is killed, at which the X server takes its windows and grabs away by itself, and
PROGRAM takes this process's place.

Only modules built into the interpreter are imported: this process shall cost next to nothing.
"""

import os
import select
import sys

SLICE_MS = 250
SIGKILL = 9


def watch(beats: int, limit_ms: int) -> bool:
    """Return True once the program hangs, False when its pipe ends.

    Silence is counted in slices this process really saw, not read from a clock: when the whole
    machine slept, or this process was stopped, at most one slice passes and no alarm is false.
    """
    poll = select.poll()
    poll.register(beats, select.POLLIN)
    poll.poll()
    silent_ms = 0
    while silent_ms < limit_ms:
        if not poll.poll(SLICE_MS):
            silent_ms += SLICE_MS
        elif not os.read(beats, 512):
            return False
        else:
            silent_ms = 0
    return True


def free(beats: int, program: int) -> None:
    """Kill `program`, which stopped and locked processes obey too, and wait until it is gone."""
    # As long as it is the parent, its number cannot belong to another process.
    if os.getppid() != program:
        return
    os.kill(program, SIGKILL)
    poll = select.poll()
    poll.register(beats, select.POLLIN)
    while poll.poll(5000) and os.read(beats, 512):
        pass


def main(limit_ms: str, *command: str) -> None:
    """Watch the parent process through standard input."""
    program = os.getppid()
    if not watch(0, int(limit_ms)):
        os._exit(0)
    free(0, program)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    if command:
        os.execv(command[0], command)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
