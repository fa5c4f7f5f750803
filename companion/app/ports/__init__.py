"""What the application asks of the outside world, one Protocol for each capability.

Each module is loaded when a name of it is first asked for: `status` needs one, and all take a tenth
of its time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from companion.app.ports.desktop import (
        Capability,
        Desktop,
        HoldProbe,
        IdleSource,
        Inhibitors,
        Note,
        Notifier,
        PowerEvents,
        ScreenLock,
    )
    from companion.app.ports.files import Assets, Paths, Remote, SettingsFile
    from companion.app.ports.safety import Backup, Backups, Difference, Eraser, Vault
    from companion.app.ports.sound import (
        AwakeScreen,
        MediaKey,
        MediaKeys,
        Part,
        PracticeSeams,
        Sounding,
        SoundPlayer,
        Track,
    )
    from companion.app.ports.store import EngineSnapshot, ReminderMark, Store, UndoStep
    from companion.app.ports.time import Alarm, Cancel, Clock, Reminders, WatchFd

_WHERE = {
    "desktop": (
        "Capability",
        "Desktop",
        "HoldProbe",
        "IdleSource",
        "Inhibitors",
        "Note",
        "Notifier",
        "PowerEvents",
        "ScreenLock",
    ),
    "files": (
        "Assets",
        "Paths",
        "Remote",
        "SettingsFile",
    ),
    "safety": (
        "Backup",
        "Backups",
        "Difference",
        "Eraser",
        "Vault",
    ),
    "sound": (
        "AwakeScreen",
        "MediaKey",
        "MediaKeys",
        "Part",
        "PracticeSeams",
        "SoundPlayer",
        "Sounding",
        "Track",
    ),
    "store": (
        "EngineSnapshot",
        "ReminderMark",
        "Store",
        "UndoStep",
    ),
    "time": (
        "Alarm",
        "Cancel",
        "Clock",
        "Reminders",
        "WatchFd",
    ),
}
"""Module -> what is in it."""

__all__ = [
    "Alarm",
    "Assets",
    "AwakeScreen",
    "Backup",
    "Backups",
    "Cancel",
    "Capability",
    "Clock",
    "Desktop",
    "Difference",
    "EngineSnapshot",
    "Eraser",
    "HoldProbe",
    "IdleSource",
    "Inhibitors",
    "MediaKey",
    "MediaKeys",
    "Note",
    "Notifier",
    "Part",
    "Paths",
    "PowerEvents",
    "PracticeSeams",
    "ReminderMark",
    "Reminders",
    "Remote",
    "ScreenLock",
    "SettingsFile",
    "SoundPlayer",
    "Sounding",
    "Store",
    "Track",
    "UndoStep",
    "Vault",
    "WatchFd",
]


def __getattr__(name: str) -> Any:
    for module, names in _WHERE.items():
        if name in names:
            # Kept here, so that it is looked for once.
            globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
