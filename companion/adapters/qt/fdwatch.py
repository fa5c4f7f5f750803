"""File descriptors watched by Qt's event loop."""

from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier

from companion.app.ports import Cancel


def watch_fd(fd: int, on_readable: Callable[[], None]) -> Cancel:
    """Call `on_readable` whenever `fd` is readable; the result ends it, also from within the call."""
    notifier = QSocketNotifier(fd, QSocketNotifier.Type.Read)
    live = [notifier]

    def on_activated() -> None:
        if live:
            on_readable()

    notifier.activated.connect(on_activated)

    def cancel() -> None:
        if live:
            live.clear()
            notifier.setEnabled(False)
            notifier.activated.disconnect(on_activated)
            # Deleted by the event loop, for this may run within its own signal.
            notifier.deleteLater()

    return cancel
