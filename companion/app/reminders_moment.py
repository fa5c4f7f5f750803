"""Whether this is a moment to ask in, and whether there is still anything to ask."""

from datetime import datetime, time, timedelta

from companion.app.ports import Desktop, Store
from companion.app.reminders_plans import ReminderName
from companion.app.wound_down import wound_down_at
from companion.core.clock import study_day
from companion.core.engine.view import TimerView
from companion.core.reflection import week_to_reflect
from companion.core.reminding import moot_check_in

UNATTENDED = timedelta(minutes=5)
"""Nobody is there after so long without input, where the timer does not watch it."""
_NOT_NOW = frozenset({"notice", "break", "returning", "away", "quiet", "deferred"})
_COVERED = frozenset({"notice", "break", "returning"})


def timer_forbids(view: TimerView) -> bool:
    """Tell whether a break, an absence or a quiet time forbids asking; its end is told on the bus."""
    return view.state in _NOT_NOW or view.quiet_until is not None


def timer_covers(view: TimerView) -> bool:
    """Tell whether a break is up or near, so that the disk had better rest."""
    return view.state in _COVERED


def desktop_forbids(desktop: Desktop, view: TimerView) -> bool:
    """Tell whether a call, do-not-disturb, a full screen or nobody there forbids asking.

    The end of none of these is told; what a desktop cannot tell is no reason.
    """
    if any(probe.holds() for probe in desktop.holds):
        return True
    if view.clock_runs:
        return False  # the timer says so itself when nobody is there
    idle = desktop.idle.idle()
    return idle is not None and idle >= UNATTENDED and not desktop.inhibitors.inhibited()


def is_moot(name: ReminderName, due: datetime, now: datetime, store: Store, rollover: time) -> bool:
    """Tell whether what fell due at `due` has been done, or said not to be wanted, meanwhile."""
    match name:
        case "diary":
            return night_is_known(store, due)
        case "check_in":
            today = study_day(now, rollover)
            latest = max((one.at for one in store.check_ins(today, today)), default=None)
            return moot_check_in(latest, due, now)
        case "reflection":
            monday = week_to_reflect(study_day(due, rollover))
            return any(not week.empty for week in store.reflections(monday, monday))
        case "practice":
            today = study_day(now, rollover)
            latest = max((one.started for one in store.practices(today, today)), default=None)
            return moot_check_in(latest, due, now)
        case "wind_down":
            return moot_check_in(wound_down_at(store, study_day(now, rollover)), due, now)


def night_is_known(store: Store, due: datetime) -> bool:
    """Tell whether the night before `due` is recorded, had no sleep, or is not to be asked about."""
    day = due.date()
    marks = store.day_marks(day, day)
    if any(mark.did_not_sleep or mark.night_skipped for mark in marks):
        return True
    return any(not night.nap for night in store.nights(day, day))
