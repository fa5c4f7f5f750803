"""What is lacking where an overload sign cannot be judged, in words."""

from companion.core.signs import ChartSign, LoadSign, RecoverySign, Sign, SleepSign
from companion.core.thresholds import Thresholds
from companion.core.usual import USUAL_FROM
from companion.core.words import _, ngettext


def why_unknown(sign: Sign, thresholds: Thresholds) -> str:
    """Return what has to be recorded before `sign` can be judged."""
    match sign:
        case LoadSign():
            return _load(sign, thresholds)
        case ChartSign():
            return _chart(sign, thresholds)
        case SleepSign():
            return _more(thresholds.shortfall_nights - sign.nights, nights=True)
        case RecoverySign():
            return _("not enough data: needs {days} known days in a row").format(days=thresholds.rest_days)
    if sign.hours is None or sign.usual_hours is None or sign.measure is not None:
        return _weeks(thresholds)
    return _(
        "not enough data: needs {ratings} focus ratings or {questions} questions, this week and before"
    ).format(ratings=thresholds.returns_ratings, questions=thresholds.returns_questions)


def _load(sign: LoadSign, thresholds: Thresholds) -> str:
    if sign.previous_mean == 0:
        return _("nothing to compare with: the four weeks before were all rest")
    return _weeks(thresholds)


def _weeks(thresholds: Thresholds) -> str:
    return _("not enough data: needs {days} recorded days, this week and in each of the four before").format(
        days=thresholds.week_days
    )


def _chart(sign: ChartSign, thresholds: Thresholds) -> str:
    needed = thresholds.stress_days if sign.measure == "stress" else thresholds.mood_days
    if sign.recorded_days >= needed:
        return _(
            "not enough data: your own usual range needs {days} recorded days before the week, not all alike"
        ).format(days=USUAL_FROM)
    return _more(needed - sign.recorded_days, nights=False)


def _more(count: int, *, nights: bool) -> str:
    if nights:
        words = ngettext("not enough data: {n} more night", "not enough data: {n} more nights", count)
    else:
        words = ngettext("not enough data: {n} more day", "not enough data: {n} more days", count)
    return words.format(n=count)
