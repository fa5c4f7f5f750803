"""Keeping the screen awake while a practice plays, asked of whoever decides about it on this desktop.

Every hold ends with the connection it was asked over, so none outlives the program.
Source: Idle Inhibition Service (freedesktop.org), org.gnome.SessionManager
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.inhibit import GNOME, GNOME_IDLE, POWER
from companion.adapters.desktop.own_hold import PROGRAM_ID, OwnHold
from companion.adapters.desktop.peer import DAEMON, Body, Peer
from companion.app.ports.sound import AwakeScreen
from companion.core.value import dataclass

SCREEN_SAVER = Peer(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
)


class Fallback(Protocol):
    """Another way to keep the screen awake, for when nobody on the bus does."""

    def hold(self) -> None:
        """Keep it awake; never raises."""

    def release(self) -> None:
        """Let it sleep again."""


@dataclass(frozen=True, slots=True)
class Way:
    """Whom to ask, how to word it, and how to take it back by the number that was answered."""

    peer: Peer
    signature: str
    words: Callable[[str], Body]
    undo: str


WAYS = (
    Way(SCREEN_SAVER, "ss", lambda why: (PROGRAM_ID, why), "UnInhibit"),
    Way(GNOME, "susu", lambda why: (PROGRAM_ID, 0, why, GNOME_IDLE), "Uninhibit"),
    Way(POWER, "ss", lambda why: (PROGRAM_ID, why), "UnInhibit"),
)


class DesktopAwakeScreen:
    """Asks one after another, never waiting; a release that comes before the answer undoes it then."""

    def __init__(self, session: Bus, own: OwnHold, fallback: Fallback | None = None) -> None:
        """own: told whether it is held, so that it is not taken for somebody's video."""
        self._session = session
        self._own = own
        self._fallback = fallback
        self._round = 0
        self._why = ""
        self._by = ""
        self._watched: set[str] = set()
        self._undo: Callable[[], None] | None = None

    def hold(self, why: str) -> None:
        if self._own.held:
            return
        self._own.held = True
        self._why = why
        self._begin()

    def release(self) -> None:
        if not self._own.held:
            return
        self._own.held = False
        undo, self._undo, self._by = self._undo, None, ""
        if undo is not None:
            undo()

    def _begin(self) -> None:
        self._round += 1
        self._ask(0, self._why, self._round)

    def _ask(self, number: int, why: str, round_: int) -> None:
        if not self._wanted(round_):
            return
        if number == len(WAYS) or not self._session.alive:
            self._fall_back()
            return
        way = WAYS[number]

        def on_owner(body: Body | None) -> None:
            # Asking a service that does not run would start it, and with it a screen saver nobody chose.
            if not body or not body[0]:
                self._ask(number + 1, why, round_)
                return
            words = way.words(why)
            self._session.post(way.peer, "Inhibit", way.signature, *words, answered=on_answer)

        def on_answer(body: Body | None) -> None:
            if not body:
                self._ask(number + 1, why, round_)
                return
            self._got(way, body[0], round_)

        self._session.post(DAEMON, "NameHasOwner", "s", way.peer.name, answered=on_owner)

    def _got(self, way: Way, cookie: Any, round_: int) -> None:
        def undo() -> None:
            self._session.post(way.peer, way.undo, "u", cookie)

        if not self._wanted(round_):
            undo()
            return
        self._undo, self._by = undo, way.peer.name
        if self._by not in self._watched:
            self._watched.add(self._by)
            self._session.watch_owner(self._by, partial(self._on_another_owner, self._by))

    def _on_another_owner(self, name: str, _present: bool) -> None:
        """Ask anew: who held it for us ended, and knows nothing of it when it starts again."""
        if self._own.held and self._by == name:
            self._undo, self._by = None, ""
            self._begin()

    def _fall_back(self) -> None:
        if self._fallback is not None:
            self._fallback.hold()
            self._undo = self._fallback.release

    def _wanted(self, round_: int) -> bool:
        return self._own.held and round_ == self._round


class PlainAwakeScreen:
    """Holds by the one way a system has."""

    def __init__(self, way: Fallback, own: OwnHold) -> None:
        """own: told whether it is held."""
        self._way = way
        self._own = own

    def hold(self, why: str) -> None:
        if not self._own.held:
            self._own.held = True
            self._way.hold()

    def release(self) -> None:
        if self._own.held:
            self._own.held = False
            self._way.release()


def choose_awake(env: Mapping[str, str], platform: str, session: Bus, own: OwnHold) -> AwakeScreen:
    """Return what keeps the screen awake on this desktop."""
    from companion.adapters.desktop.awake_systems import Caffeinate, WindowsAwake
    from companion.adapters.desktop.awake_x11 import X11Awake

    if platform == "darwin":
        return PlainAwakeScreen(Caffeinate(), own)
    if platform == "win32":
        return PlainAwakeScreen(WindowsAwake(), own)
    return DesktopAwakeScreen(session, own, X11Awake(env.get("DISPLAY", "")))
