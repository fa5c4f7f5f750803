"""When the program may ask, and how it keeps the journal private: `[reminders]` and `[private]`."""

from datetime import time
from typing import Literal

from companion.app.settings_reading import Reading
from companion.core.value import dataclass

CheckInAsking = Literal["times", "after_blocks", "off"]
CHECK_IN_ASKING: tuple[CheckInAsking, ...] = ("times", "after_blocks", "off")
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSettings:
    """What is asked, and when, in local time. mood: False = check-ins ask for stress alone."""

    diary: bool = True
    diary_at: time = time(8, 0)
    check_ins: CheckInAsking = "times"
    check_in_times: tuple[time, ...] = (time(12, 0), time(18, 0))
    mood: bool = True
    wind_down: bool = False
    wind_down_at: time = time(22, 0)
    practice: bool = False
    practice_at: time = time(15, 0)
    reflection: bool = True
    reflection_day: Weekday = "sunday"
    reflection_at: time = time(18, 0)
    backup: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateSettings:
    """How the journal keeps to itself. auto_lock_min: minutes without input to the window, 0 = never.

    with_screen: locks when the desktop locks its screen. hide_content: the window shows only the timer.
    """

    auto_lock_min: float = 15
    with_screen: bool = True
    hide_content: bool = False


def read_reminders(reading: Reading) -> ReminderSettings:
    """Return `[reminders]`, each value right or its default."""
    default = ReminderSettings()
    at = "reminders"
    return ReminderSettings(
        diary=reading.flag(at, "diary", default.diary),
        diary_at=reading.time_of_day(at, "diary_at", default.diary_at),
        check_ins=reading.choice(at, "check_ins", CHECK_IN_ASKING, default.check_ins),
        check_in_times=reading.times_of_day(at, "check_in_times", default.check_in_times),
        mood=reading.flag(at, "mood", default.mood),
        wind_down=reading.flag(at, "wind_down", default.wind_down),
        wind_down_at=reading.time_of_day(at, "wind_down_at", default.wind_down_at),
        practice=reading.flag(at, "practice", default.practice),
        practice_at=reading.time_of_day(at, "practice_at", default.practice_at),
        reflection=reading.flag(at, "reflection", default.reflection),
        reflection_day=reading.choice(at, "reflection_day", WEEKDAYS, default.reflection_day),
        reflection_at=reading.time_of_day(at, "reflection_at", default.reflection_at),
        backup=reading.flag(at, "backup", default.backup),
    )


def read_private(reading: Reading) -> PrivateSettings:
    """Return `[private]`, each value right or its default."""
    default = PrivateSettings()
    return PrivateSettings(
        auto_lock_min=reading.number("private", "auto_lock_min", 0, 1440, default.auto_lock_min),
        with_screen=reading.flag("private", "with_screen", default.with_screen),
        hide_content=reading.flag("private", "hide_content", default.hide_content),
    )
