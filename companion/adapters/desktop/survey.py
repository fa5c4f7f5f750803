"""What works on this desktop, found out once and without Qt."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from companion.adapters.clock import SystemClock, local_zone
from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.desktop.choose import Buses, Surroundings, choose_desktop, connect_buses
from companion.adapters.desktop.surface import blocking, tray
from companion.adapters.sound.works import sound_works, speech_works
from companion.app.ports import Cancel, Capability, Desktop


def survey_desktop(env: Mapping[str, str], platform: str) -> dict[str, Capability]:
    """Return the capability of every seam by its name; what hangs costs about a second each.

    env: the environment variables; platform: as sys.platform.
    """
    around = Surroundings(
        env=env,
        platform=platform,
        clock=SystemClock(local_zone()),
        alarm=_NoAlarm(),
        watch_fd=_watch_nothing,
    )
    buses = connect_buses(around)
    desktop = choose_desktop(around, buses)
    try:
        return _capabilities(around, buses, desktop)
    finally:
        for seam in (desktop.idle, desktop.notifier, desktop.power, desktop.lock):
            seam.close()
        buses.close()


def _capabilities(around: Surroundings, buses: Buses, desktop: Desktop) -> dict[str, Capability]:
    holds = {hold.reason: hold.capability() for hold in desktop.holds}
    sound = sound_works(around.env, around.platform)
    voices = [name for name in ShippedAssets().names("audio/voice") if name.endswith(".opus")]
    return {
        "idle": desktop.idle.capability(),
        "blocking": blocking(around.env, around.platform),
        "tray": tray(around.env, around.platform, buses.session),
        "notifications": desktop.notifier.capability(),
        "sound": sound,
        "speech": speech_works(sound, len(voices)),
        "power": desktop.power.capability(),
        "lock": desktop.lock.capability(),
        "dnd": holds["dnd"],
        "inhibit": desktop.inhibitors.capability(),
        "fullscreen": holds["fullscreen"],
        "call": holds["call"],
    }


def _watch_nothing(_fd: int, _on_readable: Callable[[], None]) -> Cancel:
    """Stand in for a main loop: a survey ends before anything could be signalled."""
    return lambda: None


class _NoAlarm:
    """Stands in for an alarm: a survey waits for nothing."""

    def set(self, at: timedelta, wake: Callable[[], None]) -> None:
        """Set nothing."""

    def clear(self) -> None:
        """Forget nothing."""
