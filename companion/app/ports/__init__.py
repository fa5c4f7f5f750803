"""What the application asks of the outside world, one Protocol for each capability."""

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
from companion.app.ports.store import EngineSnapshot, ReminderMark, Store, UndoStep
from companion.app.ports.time import Alarm, Cancel, Clock, Reminders, WatchFd

__all__ = [
    "Alarm",
    "Assets",
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
    "Note",
    "Notifier",
    "Paths",
    "PowerEvents",
    "ReminderMark",
    "Reminders",
    "Remote",
    "ScreenLock",
    "SettingsFile",
    "Store",
    "UndoStep",
    "Vault",
    "WatchFd",
]
