"""What the desktop is told of a practice that plays, in the words of MPRIS.

Source: MPRIS D-Bus Interface Specification 2.2 (freedesktop.org); times there are microseconds.
"""

from datetime import timedelta

from companion.core.value import dataclass

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
TRACK = "/org/secondwind/practice"
MICROSECONDS = 1_000_000

Value = tuple[str, object]
"""A D-Bus variant: its signature and itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a practice stands. position: the second it was at, at the moment `since`; seconds: its length."""

    title: str = ""
    playing: bool = False
    position: float = 0.0
    seconds: float = 0.0
    since: timedelta = timedelta()

    def at(self, now: timedelta) -> float:
        """Return the second it is at `now`."""
        gone = (now - self.since).total_seconds() if self.playing else 0.0
        return min(self.position + gone, max(self.seconds, self.position))


def root_properties() -> dict[str, Value]:
    """Return the properties of the program; its window is not opened from outside."""
    return {
        "CanQuit": ("b", False),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "Identity": ("s", "Second Wind"),
        "DesktopEntry": ("s", "second-wind"),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    }


def player_properties(standing: Standing, now: timedelta) -> dict[str, Value]:
    """Return the properties of what plays. Going to any moment is not offered: only 15 seconds back."""
    return {
        "PlaybackStatus": ("s", "Playing" if standing.playing else "Paused"),
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
        "Metadata": ("a{sv}", _metadata(standing)),
        "Position": ("x", round(standing.at(now) * MICROSECONDS)),
        "CanGoNext": ("b", False),
        "CanGoPrevious": ("b", True),
        "CanPlay": ("b", True),
        "CanPause": ("b", True),
        "CanSeek": ("b", False),
        "CanControl": ("b", True),
    }


def _metadata(standing: Standing) -> dict[str, Value]:
    return {
        "mpris:trackid": ("o", TRACK),
        "mpris:length": ("x", round(standing.seconds * MICROSECONDS)),
        "xesam:title": ("s", standing.title),
    }


def _properties(properties: dict[str, Value]) -> str:
    return "".join(
        f'<property name="{name}" type="{kind}" access="read"/>' for name, (kind, _) in properties.items()
    )


def _methods(*names: str) -> str:
    return "".join(f'<method name="{name}"/>' for name in names)


def _arguments(*kinds: str, direction: str = "in") -> str:
    way = f' direction="{direction}"' if direction else ""
    return "".join(f'<arg type="{kind}"{way}/>' for kind in kinds)


_STANDARD = f"""<interface name="org.freedesktop.DBus.Properties">
<method name="Get">{_arguments("s", "s")}{_arguments("v", direction="out")}</method>
<method name="GetAll">{_arguments("s")}{_arguments("a{sv}", direction="out")}</method>
<method name="Set">{_arguments("s", "s", "v")}</method>
<signal name="PropertiesChanged">{_arguments("s", "a{sv}", "as", direction="")}</signal></interface>
<interface name="org.freedesktop.DBus.Introspectable">
<method name="Introspect">{_arguments("s", direction="out")}</method></interface>
<interface name="org.freedesktop.DBus.Peer">{_methods("Ping")}</interface>"""
INTROSPECTION = f"""<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
<node><interface name="{ROOT}">{_methods("Raise", "Quit")}{_properties(root_properties())}</interface>
<interface name="{PLAYER}">{_methods("Next", "Previous", "Pause", "PlayPause", "Stop", "Play")}
<method name="Seek">{_arguments("x")}</method><method name="SetPosition">{_arguments("o", "x")}</method>
<method name="OpenUri">{_arguments("s")}</method>
<signal name="Seeked">{_arguments("x", direction="")}</signal>
{_properties(player_properties(Standing(), timedelta()))}</interface>
{_STANDARD}</node>
"""
