"""What was answered, as the entry that is kept."""

from dataclasses import replace
from datetime import datetime

from companion.core.journal import CheckIn, TagRating
from companion.core.value import dataclass
from companion.ui.widgets.mood_pad import Mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The state of the questions. at: None = now; moved: whether somebody touched the mood."""

    at: datetime | None
    stress: float | None
    mood: Mood | None
    moved: bool
    words: tuple[str, ...]
    tags: tuple[str, ...]
    ratings: tuple[TagRating, ...]
    note: str


def changed(entry: CheckIn, answers: Answers) -> CheckIn:
    """Return `entry` as answered; what the questions cannot show finely enough stays as it was."""
    kept_mood = entry.pleasantness, entry.energy
    chosen = answers.mood
    mood = (
        kept_mood if not answers.moved else (chosen.pleasantness, chosen.energy) if chosen else (None, None)
    )
    return replace(
        entry,
        at=answers.at or entry.at,
        stress=answers.stress,
        pleasantness=mood[0],
        energy=mood[1],
        words=answers.words,
        tags=answers.tags,
        ratings=answers.ratings,
        note=answers.note.strip(),
    )


def mood_of(entry: CheckIn) -> Mood | None:
    """Return the point of an entry, None where it lacks a half."""
    if entry.pleasantness is None or entry.energy is None:
        return None
    return Mood(entry.pleasantness, entry.energy)
