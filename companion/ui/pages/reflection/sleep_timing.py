"""When someone slept, in words: free days beside study days, and how alike the nights were."""

from companion.core.length_words import length_words
from companion.core.regularity import NIGHTS
from companion.core.week import WeekFigures
from companion.core.words import _

NEAR_MIN = 5
"""Minutes that a diary cannot tell apart."""


def sleep_timing(week: WeekFigures) -> tuple[str, ...]:
    """Return paragraphs about the fourteen nights up to the week's Sunday; none where unknown."""
    said = [words for words in (_jetlag(week.social_jetlag_min), _spread(week.midpoint_sd_min)) if words]
    if not said:
        return ()
    basis = _("From the {nights} recorded of the {span} nights up to this week’s Sunday.")
    return (*said, basis.format(nights=week.nights, span=NIGHTS))


def _jetlag(minutes: float | None) -> str:
    if minutes is None:
        return ""
    if minutes < NEAR_MIN:
        return _("You slept at the same time before days off as before study days.")
    return _(
        "The middle of your sleep lay {apart} apart between days off and study days (called social jetlag)."
    ).format(apart=length_words(minutes))


def _spread(minutes: float | None) -> str:
    if minutes is None:
        return ""
    return _(
        "From night to night the middle of your sleep moved by about {spread} (standard deviation)."
    ).format(spread=length_words(minutes))
