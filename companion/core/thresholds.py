"""What turns an overload sign on: one table of numbers, each of which can be changed in the settings.

None comes from a clinic or from sport: they describe a departure from one's own past. How often each
sign is on by chance, and how often it is on in weeks of overload, is measured on simulated people.
"""

from collections.abc import Mapping
from dataclasses import field, fields
from typing import TypeVar

from companion.core.value import dataclass
from companion.core.words import _

Number = TypeVar("Number", int, float)


def _from(low: Number, high: Number, *, default: Number) -> Number:
    value: Number = field(default=default, metadata={"low": low, "high": high})
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The numbers, with their defaults and the range each may be set within.

    What each is, and where it comes from: `meanings`.
    """

    week_days: int = _from(1, 7, default=5)
    load_ratio: float = _from(1.0, 3.0, default=1.3)
    chart_smoothing: float = _from(0.05, 1.0, default=0.2)
    chart_width: float = _from(1.0, 5.0, default=2.7)
    stress_days: int = _from(1, 7, default=4)
    mood_days: int = _from(1, 7, default=4)
    shortfall_min: float = _from(5.0, 300.0, default=45.0)
    shortfall_nights: int = _from(1, 7, default=5)
    breaks_share: float = _from(0.0, 1.0, default=0.5)
    rest_days: int = _from(7, 28, default=14)
    returns_width: float = _from(0.5, 4.0, default=1.959964)
    returns_ratings: int = _from(2, 100, default=5)
    returns_questions: int = _from(10, 1000, default=40)


DEFAULTS = Thresholds()


def ranges() -> Mapping[str, tuple[float, float]]:
    """Return the lowest and highest value each threshold may have."""
    return {each.name: (each.metadata["low"], each.metadata["high"]) for each in fields(Thresholds)}


def meanings() -> Mapping[str, str]:
    """Return what each threshold is and where its default comes from, in words."""
    return {
        "week_days": _("Recorded days from which a week counts. Our own choice."),
        "load_ratio": _(
            "Load is on above this many times the mean of the four weeks before, which never include the "
            "week (Lolli et al. 2019). A day missing in them is taken to be like the others of its week. "
            "The number is our own choice; no threshold of sport holds for study."
        ),
        "chart_smoothing": _("Weight of the newest day in the smoothed line (Schat et al. 2023)."),
        "chart_width": _("Half the width of the usual range in standard deviations (Schat et al. 2023)."),
        "stress_days": _("Recorded days above the usual range that turn stress on. Our own choice."),
        "mood_days": _("Recorded days below the usual range that turn mood on. Our own choice."),
        "shortfall_min": _("Minutes short of the sleep target, mean of the nights. Our own choice."),
        "shortfall_nights": _("Recorded nights from which sleep is judged. Our own choice."),
        "breaks_share": _("Recovery is on below this share of the due breaks taken. Our own choice."),
        "rest_days": _("Days in a row without a rest day that turn recovery on. Our own choice."),
        "returns_width": _("Half the width of the interval in standard errors; 1.96 stands for 95 %."),
        "returns_ratings": _("Focus ratings needed on each side of the comparison. Our own choice."),
        "returns_questions": _("Practice questions needed on each side. Our own choice."),
    }
