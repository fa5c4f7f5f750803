"""The four measures a month can be tinted by: which step of the ramp a day gets, and its value in words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

from companion.core.days import DayFigures
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.widgets.figures import number, span
from companion.ui.widgets.mood_pad import pleasantness_words

Measure = Literal["mood", "stress", "sleep", "load"]
MEASURES: tuple[Measure, ...] = ("mood", "stress", "sleep", "load")

_STRESS_EDGES = (2.0, 4.0, 6.0, 8.0)
_MOOD_EDGES = (-0.6, -0.2, 0.2, 0.6)
_SLEEP_EDGES_MIN = (480.0, 420.0, 360.0, 300.0)
_LOAD_EDGES = (400.0, 800.0, 1200.0, 1600.0)


@dataclass(frozen=True, slots=True)
class Tint:
    """How one day reads by one measure. step: 0-4 of the ramp; short: in the cell; words: in full."""

    step: int
    short: str
    words: str


@dataclass(frozen=True, slots=True)
class MeasureLook:
    """A measure's name, the words at both ends of its ramp, and how a day reads by it.

    tint: None where the day has no such value; none: says so.
    """

    name: str
    low: str
    high: str
    none: str
    tint: Callable[[DayFigures], Tint | None]


def look(measure: Measure) -> MeasureLook:
    """Return what is shown for a measure."""
    return {
        "mood": MeasureLook(_("Mood"), _("unpleasant"), _("pleasant"), _("no mood given"), _mood),
        "stress": MeasureLook(_("Stress"), _("calm"), _("tense"), _("no stress given"), _stress),
        "sleep": MeasureLook(
            _("Sleep"), _("8 h and more"), _("under 5 h"), _("no sleep written down"), _sleep
        ),
        "load": MeasureLook(
            _("Load"), _("under 400"), _("1,600 effort-minutes and more"), _("no load known"), _load
        ),
    }[measure]


def _stress(day: DayFigures) -> Tint | None:
    if day.stress is None:
        return None
    value = f"{day.stress:.1f}"
    return Tint(_rising(day.stress, _STRESS_EDGES), value, _("stress {value}").format(value=value))


def _mood(day: DayFigures) -> Tint | None:
    if day.pleasantness is None:
        return None
    words = _("mood {words}").format(words=pleasantness_words(day.pleasantness).lower())
    # A minus of its own width, as the figures have; and none before a zero.
    value = f"{day.pleasantness:+.1f}".replace("-", "\N{MINUS SIGN}")
    short = "0.0" if value[1:] == "0.0" else value
    return Tint(_rising(day.pleasantness, _MOOD_EDGES), short, words)


def _sleep(day: DayFigures) -> Tint | None:
    if day.sleep_min is None:
        return None
    hours, minutes = divmod(round(day.sleep_min), 60)
    step = sum(day.sleep_min < edge for edge in _SLEEP_EDGES_MIN)
    words = _("slept {length}").format(length=span(timedelta(minutes=day.sleep_min)))
    return Tint(step, f"{hours}:{minutes:02}", words)


def _load(day: DayFigures) -> Tint | None:
    if day.load is None:
        return None
    value = number(day.load)
    if day.load_estimated:
        words = _("load about {value} effort-minutes, in part estimated").format(value=value)
        return Tint(_rising(day.load, _LOAD_EDGES), f"≈{value}", words)
    words = _("load {value} effort-minutes").format(value=value)
    return Tint(_rising(day.load, _LOAD_EDGES), value, words)


def _rising(value: float, edges: tuple[float, ...]) -> int:
    return sum(value >= edge for edge in edges)
