"""What may be proposed for next week about evenings: a sooner end, or bed."""

from companion.core.decision_facts import Asked, Proposal, WeekFacts
from companion.core.reflection import Aim
from companion.core.words import _

HALF_HOUR_MIN = 30
BEFORE_BED_MIN = 75
EARLIER_MIN = 60
IN_BED_EARLIER_MIN = 30
EVENING_MIN = 17 * 60
"""Who stops before it has the evening free already: stopping sooner would be no help."""


def earlier(asked: Asked, *, sleep: bool) -> Proposal | None:
    """Return evenings that end sooner: for sleep before bed, else before the usual end."""
    end, bed = asked.week.usual_end, asked.bedtime_min
    if sleep and bed is not None and (end is None or bed - BEFORE_BED_MIN >= end):
        at = _half_hour(bed - IN_BED_EARLIER_MIN)
        return Proposal(
            short=_("In bed by {time}").format(time=asked.says(at)),
            text=_("In bed by {time} on three nights.").format(time=asked.says(at)),
            reason=_sentences(
                _short_nights(asked), _("You usually go to bed about {bed}.").format(bed=asked.says(bed))
            ),
        )
    if end is None:
        return None
    at = _half_hour(bed - BEFORE_BED_MIN if sleep and bed is not None else end - EARLIER_MIN)
    if at < EVENING_MIN:
        return None
    return Proposal(
        short=_("Stop at {time}").format(time=asked.says(at)),
        text=_("Stop at {time} on three evenings.").format(time=asked.says(at)),
        reason=_sentences(_short_nights(asked) if sleep else "", _ended(asked, end)),
        aim=Aim(kind="stop_by", amount=at, times=3),
    )


def as_usual(asked: Asked) -> Proposal | None:
    """Return evenings that end when this week's mostly did."""
    end = asked.week.usual_end
    if end is None:
        return None
    at = _half_hour(end)
    if at < EVENING_MIN:
        return None
    return Proposal(
        short=_("Stop at {time}").format(time=asked.says(at)),
        text=_("Stop at {time} on most evenings.").format(time=asked.says(at)),
        reason=_ended(asked, end),
        aim=Aim(kind="stop_by", amount=at, times=4),
    )


def evenings_free(week: WeekFacts) -> bool:
    """Return whether its study days mostly ended before the evening."""
    end = week.usual_end
    return end is not None and end < EVENING_MIN


def _short_nights(asked: Asked) -> str:
    sign = asked.signs.sleep if asked.signs else None
    if sign is None or sign.mean_shortfall_min is None or sign.mean_shortfall_min < 1:
        return ""
    return _("{nights} nights were {short:.0f} min short of your target on average.").format(
        nights=sign.nights, short=sign.mean_shortfall_min
    )


def _ended(asked: Asked, end: float) -> str:
    return _("This week your study days ended about {end}.").format(end=asked.says(end))


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _half_hour(minute: float) -> float:
    return float(minute // HALF_HOUR_MIN * HALF_HOUR_MIN)
