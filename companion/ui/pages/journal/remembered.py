"""What the journal keeps in mind while the program runs, though its page comes and goes."""

from dataclasses import dataclass

from companion.ui.widgets.month_measures import Measure


@dataclass
class Remembered:
    """The measure last chosen."""

    measure: Measure = "stress"
