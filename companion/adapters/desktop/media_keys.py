"""Media keys while a practice plays: the desktop hands them to whoever is an MPRIS player just then.

Windows and macOS have other ways for this, which this version does not know; there the keys that reach the
window itself are all.
Source: MPRIS D-Bus Interface Specification 2.2 (freedesktop.org)
"""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from companion.adapters.clock import elapsed_awake
from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.media_keys_player import (
    INTROSPECTION,
    PATH,
    PLAYER,
    ROOT,
    Standing,
    player_properties,
    root_properties,
)
from companion.adapters.desktop.peer import DAEMON, Body
from companion.app.ports.sound import MediaKey, MediaKeys

NAME = "org.mpris.MediaPlayer2.secondwind"
PROPERTIES = "org.freedesktop.DBus.Properties"
DO_NOT_QUEUE = 4
TAKEN = 3
LEAP = 0.75
"""Seconds by which the position differs from what was to be expected before the desktop is told."""
_KEYS: dict[str, MediaKey] = {
    "Play": "play",
    "Pause": "pause",
    "PlayPause": "play_pause",
    "Stop": "stop",
    "Previous": "back",
}
_NO_KEYS = ("Next", "SetPosition", "OpenUri", "Raise", "Quit")
"""What a player must answer and this one does not do; it says so in its properties."""
_ERROR = "org.freedesktop.DBus.Error."


class NoMediaKeys:
    """Hears no keys."""

    def open(self, title: str, on_key: Callable[[MediaKey], None]) -> None:
        """Nothing to listen to."""

    def tell(self, *, playing: bool, position: float, seconds: float) -> None:
        """Nobody to tell."""

    def close(self) -> None:
        """Nothing was opened."""


class MprisKeys:
    """A player on the session bus from `open` to `close`; its calls come through the event loop."""

    def __init__(self, session: Bus, clock: Callable[[], timedelta]) -> None:
        """clock: time that stands still in sleep, for the position between two tellings."""
        self._session = session
        self._clock = clock
        self._on_key: Callable[[MediaKey], None] | None = None
        self._standing = Standing()
        self._name = NAME

    def open(self, title: str, on_key: Callable[[MediaKey], None]) -> None:
        listens = self._on_key is not None
        self._on_key = on_key
        self._standing = Standing(title=title, since=self._clock())
        if listens:
            self._announce("PlaybackStatus", "Metadata")
            return
        self._session.serve(self._answer)
        self._request(NAME)

    def tell(self, *, playing: bool, position: float, seconds: float) -> None:
        was, now = self._standing, self._clock()
        self._standing = Standing(
            title=was.title, playing=playing, position=position, seconds=seconds, since=now
        )
        if self._on_key is None:
            return
        changed = [
            name
            for name, value in player_properties(self._standing, now).items()
            if name != "Position" and value != player_properties(was, now)[name]
        ]
        if changed:
            self._announce(*changed)
        if abs(position - was.at(now)) > LEAP:
            self._signal(PLAYER, "Seeked", "x", round(position * 1e6))

    def close(self) -> None:
        if self._on_key is None:
            return
        self._on_key = None
        self._session.post(DAEMON, "ReleaseName", "s", self._name)
        self._session.serve(None)

    def _request(self, name: str) -> None:
        self._name = name

        def answered(body: Body | None) -> None:
            if body == (TAKEN,) and self._name == NAME and self._on_key is not None:
                # The program runs on another profile as well, and plays there.
                self._request(f"{NAME}.instance{os.getpid()}")

        self._session.post(DAEMON, "RequestName", "su", name, DO_NOT_QUEUE, answered=answered)

    def _announce(self, *names: str) -> None:
        now = player_properties(self._standing, self._clock())
        changed = {name: now[name] for name in names}
        self._signal(PROPERTIES, "PropertiesChanged", "sa{sv}as", PLAYER, changed, [])

    def _signal(self, interface: str, member: str, signature: str, *body: Any) -> None:
        from jeepney import DBusAddress, new_signal

        self._session.send(new_signal(DBusAddress(PATH, interface=interface), member, signature, body))

    def _answer(self, message: Any) -> Any:
        """Return the reply to a call."""
        from jeepney import HeaderFields, new_error, new_method_return

        fields = message.header.fields
        interface = fields.get(HeaderFields.interface, "")
        member, path = fields[HeaderFields.member], fields[HeaderFields.path]
        if interface == "org.freedesktop.DBus.Peer" and member == "Ping":
            return new_method_return(message)
        if interface == "org.freedesktop.DBus.Introspectable" and path == PATH:
            return new_method_return(message, "s", (INTROSPECTION,))
        if path != PATH:
            return new_error(message, _ERROR + "UnknownObject")
        if interface == PROPERTIES:
            return self._answer_property(message, member)
        if interface not in (ROOT, PLAYER, "") or not self._pressed(member, message.body):
            return new_error(message, _ERROR + "UnknownMethod")
        return new_method_return(message)

    def _answer_property(self, message: Any, member: str) -> Any:
        from jeepney import new_error, new_method_return

        known = {
            ROOT: root_properties(),
            PLAYER: player_properties(self._standing, self._clock()),
        }
        match (member, *message.body):
            case ("GetAll", str(interface)) if interface in known:
                return new_method_return(message, "a{sv}", (known[interface],))
            case ("Get", str(interface), str(name)) if name in known.get(interface, {}):
                return new_method_return(message, "v", (known[interface][name],))
            case ("Set", str(interface), str(name), _value) if name in known.get(interface, {}):
                return new_error(message, _ERROR + "PropertyReadOnly")
        return new_error(message, _ERROR + "UnknownProperty")

    def _pressed(self, member: str, body: tuple[Any, ...]) -> bool:
        """Hand a key on; return whether the member is one a player has."""
        key = _KEYS.get(member)
        if member == "Seek" and body and isinstance(body[0], int):
            key = "back" if body[0] < 0 else None
        if key is not None and self._on_key is not None:
            self._on_key(key)
        return key is not None or member == "Seek" or member in _NO_KEYS


def choose_media_keys(
    platform: str, session: Bus, clock: Callable[[], timedelta] = elapsed_awake
) -> MediaKeys:
    """Return what hears media keys on this desktop."""
    if platform in ("win32", "darwin") or not session.alive:
        return NoMediaKeys()
    return MprisKeys(session, clock)
