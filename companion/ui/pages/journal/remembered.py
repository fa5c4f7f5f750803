"""What the journal keeps in mind while the program runs, though its page comes and goes."""

from dataclasses import field
from datetime import date, datetime

from companion.core.value import dataclass
from companion.ui.widgets.month_measures import Measure


@dataclass(frozen=True, slots=True)
class NoteBefore:
    """What stood in a day's note until it was written over or emptied at `at`."""

    day: date
    text: str
    at: datetime


@dataclass()
class Remembered:
    """The measure last chosen, and notes as they were before a change, the latest first."""

    measure: Measure = "stress"
    notes: list[NoteBefore] = field(default_factory=list)
