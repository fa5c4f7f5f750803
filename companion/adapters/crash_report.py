"""A report file for a fault of ours: where it happened, never what anybody wrote.

Messages of exceptions are left out, for they may quote an entry; so are all values.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from companion import __version__
from companion.app.ports import Clock
from companion.core.errors import CompanionError
from companion.core.words import _

log = logging.getLogger(__name__)
MOST_REPORTS = 20


def report_faults(folder: Path, clock: Clock, say: Callable[[str], object]) -> None:
    """From now on, write a report into `folder` for every exception nobody caught, and go on.

    say: tells the user in one line that it happened and where the report lies.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, CompanionError):
            say(str(error))
        else:
            say(_told(_write(folder, clock, kind, trace)))

    sys.excepthook = hook


def _told(path: Path | None) -> str:
    said = _("Something went wrong in Second Wind; your entries are safe.")
    if path is None:
        return said
    return said + " " + _("A report without any of your words is in {path}.").format(path=path)


def _write(folder: Path, clock: Clock, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    import platform  # by itself a millisecond of every start

    frames = traceback.extract_tb(trace)
    lines = [
        f"Second Wind {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    path = folder / f"fault-{clock.now().wall:%Y%m%d-%H%M%S}.txt"
    try:
        for old in sorted(folder.glob("fault-*.txt"))[: -MOST_REPORTS + 1]:
            old.unlink()
        path.touch(mode=0o600)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        log.warning("\n".join(lines))
        return None
    return path
