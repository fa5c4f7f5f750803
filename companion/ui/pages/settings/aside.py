"""Work that may take seconds, done beside the window, which goes on living."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

_RUNNING: set["_Messenger"] = set()


class _Messenger(QObject):
    """Carries a result from the thread that made it to the one that waits."""

    done = Signal(object)

    def forget(self) -> None:
        _RUNNING.discard(self)
        self.deleteLater()


def do_aside(work: Callable[[], Any], receive: Callable[[Any], None]) -> None:
    """Call `work` in a thread of its own, then `receive` with what it returns, on this thread.

    receive: a method of a QObject; it is not called once that is gone. work: touches no widget.
    """
    messenger = _Messenger()
    _RUNNING.add(messenger)
    messenger.done.connect(receive)
    messenger.done.connect(messenger.forget)
    Thread(target=lambda: messenger.done.emit(work()), name="aside", daemon=True).start()
