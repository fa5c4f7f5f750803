"""The screen lock as the desktop's screen saver tells it on the session bus."""

from collections.abc import Callable
from functools import partial

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.peer import Body, Peer

SAVERS = (
    Peer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    # KDE has its object at the shorter path as well, and some lockers only there.
    Peer("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver"),
    Peer("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
    Peer("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver"),
    Peer("org.mate.ScreenSaver", "/", "org.mate.ScreenSaver"),
    Peer("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
)

Report = Callable[[str, bool], None]
"""Takes the name of the source and whether it says locked."""


class ScreenSaverLock:
    """Reports ActiveChanged of whichever screen saver runs, now or later."""

    def __init__(self, bus: Bus, report: Report) -> None:
        self._bus = bus
        self._cancels = [
            bus.subscribe(saver, "ActiveChanged", partial(self._on_active_changed, saver.name, report))
            for saver in SAVERS
        ]
        for name in {saver.name for saver in SAVERS}:
            # A screen saver that ends cannot say so any more.
            bus.watch_owner(name, partial(self._on_owner, name, report))

    def sources(self) -> list[str]:
        """Return the names of the screen savers that run now."""
        return sorted({saver.name for saver in SAVERS if self._bus.has_owner(saver.name)})

    def close(self) -> None:
        """End watching."""
        for cancel in self._cancels:
            cancel()

    @staticmethod
    def _on_owner(name: str, report: Report, _present: bool) -> None:
        report(name, False)

    @staticmethod
    def _on_active_changed(name: str, report: Report, body: Body) -> None:
        report(name, bool(body[0]))
