"""What the settings ask for: which reminders there are, and when each falls due."""

from typing import Literal

from companion.app.asking_settings import WEEKDAYS
from companion.app.settings import Settings
from companion.core.reminding import Plan

ReminderName = Literal["diary", "check_in", "practice", "wind_down", "reflection"]


def plans_of(settings: Settings) -> dict[ReminderName, Plan]:
    """Return the plan of every reminder that is on; after blocks a check-in has no times of its own.

    None before the welcome has asked when to ask, and none in a story that somebody made up.
    """
    if not asks(settings):
        return {}
    reminders = settings.reminders
    plans: dict[ReminderName, Plan] = {}
    if reminders.diary:
        plans["diary"] = Plan(times=(reminders.diary_at,))
    if reminders.check_ins != "off":
        at_times = reminders.check_ins == "times"
        plans["check_in"] = Plan(times=reminders.check_in_times if at_times else ())
    if reminders.practice:
        plans["practice"] = Plan(times=(reminders.practice_at,))
    if reminders.wind_down:
        plans["wind_down"] = Plan(times=(reminders.wind_down_at,))
    if reminders.reflection:
        weekday = WEEKDAYS.index(reminders.reflection_day)
        plans["reflection"] = Plan(times=(reminders.reflection_at,), weekday=weekday)
    return plans


def asks(settings: Settings) -> bool:
    """Tell whether the program may ask, and copy, by itself at all."""
    return settings.welcomed and not settings.made_up
