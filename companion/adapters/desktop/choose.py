"""Choosing what serves each seam on this desktop; what is not chosen is not imported."""

from collections.abc import Mapping
from dataclasses import field

from companion.adapters.desktop.bus import Bus
from companion.adapters.desktop.connect import connect
from companion.adapters.desktop.own_hold import OwnHold
from companion.adapters.desktop.surface import on_wayland
from companion.app.ports import (
    Alarm,
    Clock,
    Desktop,
    HoldProbe,
    IdleSource,
    Inhibitors,
    Notifier,
    PowerEvents,
    ScreenLock,
    WatchFd,
)
from companion.core.engine.events import HoldReason
from companion.core.value import dataclass
from companion.core.words import _

PROGRAM = "Second Wind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What choosing depends on.

    env: the environment variables. platform: as sys.platform. alarm: one for idle time alone,
    used where the system must be asked. tray_note: stands in where no daemon shows notes.
    scale: how many times faster than real time `clock` runs. icon: a themed icon's name, or the
    absolute path of a file, which is found where nothing was installed, too. own_hold: whether this
    program keeps the screen awake itself.
    """

    env: Mapping[str, str]
    platform: str
    clock: Clock
    alarm: Alarm
    watch_fd: WatchFd
    tray_note: Notifier | None = None
    scale: float = 1.0
    icon: str = "second-wind"
    own_hold: OwnHold = field(default_factory=OwnHold)


@dataclass(frozen=True, slots=True)
class Buses:
    """The two connections all adapters share; whoever connected them closes them last."""

    session: Bus
    system: Bus

    def close(self) -> None:
        """End both."""
        self.session.close()
        self.system.close()


def connect_buses(around: Surroundings) -> Buses:
    """Connect to both buses; where one is absent or hangs it says so later. At most about 0.8 s."""
    if around.platform in ("win32", "darwin"):
        absent = Bus(None, around.watch_fd, _("This system has no D-Bus."))
        return Buses(absent, absent)
    return Buses(
        connect("session", around.env, around.watch_fd), connect("system", around.env, around.watch_fd)
    )


def choose_desktop(around: Surroundings, buses: Buses) -> Desktop:
    """Return an adapter for every seam; never raises, and waits for nobody."""
    return Desktop(
        idle=_scaled(_idle(around), around.scale),
        notifier=_notifier(around, buses),
        power=_power(buses),
        lock=_lock(around, buses),
        holds=_holds(around, buses),
        inhibitors=_inhibitors(around, buses),
    )


def _idle(around: Surroundings) -> IdleSource:
    from companion.adapters.desktop.idle.unknown import UnknownIdle

    if around.platform in ("win32", "darwin"):
        return _polled_idle(around)
    if on_wayland(around.env):
        return UnknownIdle(_("This version cannot ask a Wayland desktop for idle time."))
    if not around.env.get("DISPLAY"):
        return UnknownIdle(_("There is no display."))
    from companion.adapters.desktop.idle.x11 import X11Idle
    from companion.adapters.desktop.xlib import XDisplay, XUnavailable

    try:
        display = XDisplay(around.env["DISPLAY"])
    except XUnavailable as problem:
        return UnknownIdle(str(problem))
    try:
        return X11Idle(display, around.watch_fd)
    except XUnavailable as problem:
        display.close()
        return UnknownIdle(str(problem))


def _scaled(idle: IdleSource, scale: float) -> IdleSource:
    if scale == 1.0:
        return idle
    from companion.adapters.desktop.idle.scaled import ScaledIdle

    return ScaledIdle(idle, scale)


def _polled_idle(around: Surroundings) -> IdleSource:
    from companion.adapters.desktop.idle import macos, windows
    from companion.adapters.desktop.idle.polled import PolledIdle
    from companion.adapters.desktop.idle.unknown import UnknownIdle

    system = windows if around.platform == "win32" else macos
    try:
        read = system.system_reader()
    except (OSError, AttributeError) as problem:
        return UnknownIdle(_("The system does not tell idle time ({problem}).").format(problem=problem))
    return PolledIdle(read, system.BY, around.clock, around.alarm)


def _notifier(around: Surroundings, buses: Buses) -> Notifier:
    if buses.session.alive:
        from companion.adapters.desktop.notify.freedesktop import FreedesktopNotifier

        daemon = FreedesktopNotifier(buses.session, PROGRAM, around.icon)
        if around.tray_note is None:
            return daemon
        from companion.adapters.desktop.notify.fallback import FallbackNotifier

        return FallbackNotifier(daemon, around.tray_note)
    if around.tray_note is not None:
        return around.tray_note
    from companion.adapters.desktop.notify.silent import SilentNotifier

    return SilentNotifier(buses.session.why)


def _power(buses: Buses) -> PowerEvents:
    if buses.system.alive:
        from companion.adapters.desktop.power.logind import LogindPower

        return LogindPower(buses.system, PROGRAM)
    from companion.adapters.desktop.power.unknown import UnknownPower

    return UnknownPower(buses.system.why)


def _lock(around: Surroundings, buses: Buses) -> ScreenLock:
    if buses.session.alive or buses.system.alive:
        from companion.adapters.desktop.lock.combined import CombinedLock

        return CombinedLock(buses.session, buses.system, around.env)
    from companion.adapters.desktop.lock.unknown import UnknownLock

    return UnknownLock(buses.session.why)


def _inhibitors(around: Surroundings, buses: Buses) -> Inhibitors:
    if buses.session.alive or buses.system.alive:
        from companion.adapters.desktop.inhibit import DesktopInhibitors

        return DesktopInhibitors(buses.session, buses.system, own=around.own_hold)
    from companion.adapters.desktop.inhibit_unknown import UnknownInhibitors

    return UnknownInhibitors(buses.session.why)


def _holds(around: Surroundings, buses: Buses) -> tuple[HoldProbe, ...]:
    from companion.adapters.desktop.holds.own_practice import OrOwnPractice

    # The player fills the window: to whoever follows it, it is full screen.
    full_screen = OrOwnPractice(_full_screen(around), around.own_hold)
    return _dnd(around, buses), _call(around), full_screen


def _dnd(around: Surroundings, buses: Buses) -> HoldProbe:
    if not buses.session.alive:
        return _unknown("dnd", buses.session.why)
    from companion.adapters.desktop.holds.dnd import DoNotDisturb

    return DoNotDisturb(buses.session, around.env)


def _call(around: Surroundings) -> HoldProbe:
    if not around.platform.startswith("linux"):
        return _unknown("call", _("This system does not show which program uses the camera."))
    from companion.adapters.desktop.holds.call import CallHold

    return CallHold()


def _full_screen(around: Surroundings) -> HoldProbe:
    if on_wayland(around.env):
        return _unknown("fullscreen", _("Wayland does not tell of other programs' windows."))
    if not around.env.get("DISPLAY"):
        return _unknown("fullscreen", _("There is no display."))
    from companion.adapters.desktop.holds.fullscreen import X11FullScreen
    from companion.adapters.desktop.xlib import XDisplay, XUnavailable

    try:
        return X11FullScreen(XDisplay(around.env["DISPLAY"]))
    except XUnavailable as problem:
        return _unknown("fullscreen", str(problem))


def _unknown(reason: HoldReason, why: str) -> HoldProbe:
    from companion.adapters.desktop.holds.unknown import UnknownHold

    return UnknownHold(reason, why)
