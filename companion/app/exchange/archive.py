"""The archive: everything of a journal as one JSON document, from which it can be made again."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from companion.app.ports import Store
from companion.core.clock import zone_name
from companion.core.exchange import ARCHIVE, VERSION, side_to_plain
from companion.core.journal import DayMark, Entry, EntryKind, begins_at
from companion.core.record_codec import time_text, to_plain
from companion.core.reflection import Experiment

EVER = (date.min, date.max)


def all_entries(store: Store) -> dict[EntryKind, list[Entry]]:
    """Return every entry of every kind, in order of time; what is equally early by id."""
    return {
        "session": _ordered(store.sessions(*EVER)),
        "block": _ordered(store.blocks(*EVER)),
        "break": _ordered(store.breaks(*EVER)),
        "check_in": _ordered(store.check_ins(*EVER)),
        "night": _ordered(store.nights(*EVER)),
        "questions": _ordered(store.question_sets(*EVER)),
        "practice": _ordered(store.practices(*EVER)),
    }


def export_archive(store: Store, now: datetime) -> dict[str, Any]:
    """Return the archive's document as JSON values. now: when it is made, in the zone of its maker.

    Importing it into an empty journal and exporting that gives the same document again, but for `now`.
    """
    entries = all_entries(store)
    experiments = sorted(store.experiments(), key=_by_start)
    return {
        "format": ARCHIVE,
        "version": VERSION,
        "made_at": time_text(now),
        "zone": zone_name(now),
        "entries": {kind: [to_plain(entry) for entry in some] for kind, some in entries.items()},
        "days": [side_to_plain(mark) for mark in store.day_marks(*EVER) if mark != DayMark(mark.day)],
        "day_notes": [side_to_plain(note) for note in store.day_notes(*EVER)],
        "tags": [side_to_plain(tag) for tag in sorted(store.tags(), key=lambda tag: tag.name)],
        "feelings": [
            side_to_plain(word) for word in sorted(store.feelings(), key=lambda feeling: feeling.name)
        ],
        "reflections": [side_to_plain(week) for week in store.reflections(*EVER)],
        "surveys": [side_to_plain(survey) for survey in store.surveys(*EVER)],
        "experiments": [side_to_plain(experiment) for experiment in experiments],
        "experiment_days": [
            side_to_plain(day)
            for experiment in experiments
            for day in store.experiment_days(experiment.id or "")
        ],
    }


def _by_start(experiment: Experiment) -> tuple[date, str]:
    return experiment.started, experiment.id or ""


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (begins_at(entry).astimezone(UTC), entry.id or ""))
