"""Loads APScheduler without what it loads for others.

Of 13 MB it brings, 8 are asyncio with its TLS library, which its helpers ask for one function, and 2
are process pools, which make the executor nobody here uses. Both stay out while it loads: the
function stands in for asyncio exactly as the library itself takes it from Python 3.14 on, and the
pool for a name. Where a later version wants more of them, it is loaded as usual.
"""

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_POOL = "apscheduler.executors.pool"
_STAND_INS: dict[str, dict[str, object]] = {
    "asyncio": {"iscoroutinefunction": inspect.iscoroutinefunction},
    _POOL: {"ThreadPoolExecutor": None},
}


def load() -> None:
    """Load the parts of APScheduler that reminders use; ImportError where it is not installed."""
    if "apscheduler.schedulers.qt" in sys.modules:
        return
    try:
        with _light():
            _import()
    except (ImportError, AttributeError):
        for name in [name for name in sys.modules if name.partition(".")[0] == "apscheduler"]:
            del sys.modules[name]
        _import()


def _import() -> None:
    import apscheduler.executors.debug
    import apscheduler.schedulers.qt
    import apscheduler.triggers.cron
    import apscheduler.triggers.date  # noqa: F401  # loaded here, used by who asked for it


@contextmanager
def _light() -> Iterator[None]:
    standing = {name: held for name, held in _STAND_INS.items() if name not in sys.modules}
    for name, held in standing.items():
        module = ModuleType(name)
        vars(module).update(held)
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in standing:
            del sys.modules[name]
