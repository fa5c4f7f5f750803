"""Writes the made-up story into a profile, through the same doors as a person's entries."""

from dataclasses import replace
from datetime import datetime, timedelta

from companion.app.ports import Store
from companion.app.record import Record
from companion.app.settings import SettingsService
from companion.core.journal import DayNote
from companion.core.story import Sitting, StoryDay, story
from companion.core.words import _

EXAM_AHEAD = timedelta(days=55)
SLEEP_TARGET_MIN = 420


def simulate(store: Store, record: Record, seed: int, weeks: int, now: datetime) -> int:
    """Write a story of `weeks` weeks that ends at `now`, all or nothing; return its days."""
    with store.transaction():
        days = 0
        for day in story(seed, weeks, now):
            _write(store, record, day)
            days += 1
        return days


def set_up_demo(settings: SettingsService, now: datetime) -> None:
    """Give a throw-away profile the settings the story assumes, and mark it as made up."""
    settings.change_many(
        {
            "profile": {"demo": True},
            "welcome": {"done": True},
            "exam": {"name": _("Step 1"), "date": (now + EXAM_AHEAD).date()},
            "study": {"rhythm": "50/10", "level": "firm"},
            "journal": {"sleep_target_min": SLEEP_TARGET_MIN},
        }
    )


def _write(store: Store, record: Record, day: StoryDay) -> None:
    store.mark_day(day.mark)
    if day.night is not None:
        record.night(day.night)
    for sitting in day.sittings:
        _write_sitting(store, sitting)
    for entry in day.check_ins:
        record.check_in(
            entry.at,
            stress=entry.stress,
            pleasantness=entry.pleasantness,
            energy=entry.energy,
            words=entry.words,
            tags=entry.tags,
            note=entry.note,
        )
    for practice in day.practices:
        store.add_practice(practice)
    if day.note:
        store.set_day_note(DayNote(day.mark.day, day.note))


def _write_sitting(store: Store, sitting: Sitting) -> None:
    session_id = store.add_session(sitting.session)
    for block in sitting.blocks:
        store.add_block(replace(block, session_id=session_id))
    for record in sitting.breaks:
        store.add_break(replace(record, session_id=session_id))
