"""What may be proposed for next week about rest, hours, breaks and what is liked; and to anyone."""

from statistics import median

from companion.core.decision_facts import Asked, Proposal
from companion.core.length_words import length_words
from companion.core.reflection import Aim
from companion.core.words import _, ngettext

WEEKS_FROM = 3
MANY_SIGNS = 4
MORE_THAN_USUAL = 1.1
HALF = 50


def rest(asked: Asked, on: int) -> Proposal:
    """Return days off. on: how many signs are."""
    days = asked.week.rest_days
    had = ngettext("{days} day off this week", "{days} days off this week", days).format(days=days)
    if on >= MANY_SIGNS:
        return Proposal(
            short=_("Two days off"),
            text=_("Two days off."),
            reason=_("{on} of 6 signs are on; {had}.").format(on=on, had=had),
            aim=Aim(kind="rest_days", amount=2),
        )
    recovery = asked.signs.recovery if asked.signs else None
    if recovery is not None and recovery.state == "on" and recovery.rest_days_14 == 0:
        had = _("0 days off in the last {days}").format(days=asked.rest_reach)
    return Proposal(
        short=_("Sunday off"),
        text=_("Sunday off."),
        reason=_("{had}.").format(had=had),
        aim=Aim(kind="rest_days", amount=1),
    )


def heavier(asked: Asked) -> bool:
    """Return whether the week had clearly more hours than is usual."""
    usual = _usual_focus(asked)
    return usual is not None and asked.week.focus_min > MORE_THAN_USUAL * usual


def _usual_focus(asked: Asked) -> float | None:
    studied = _studied(asked)
    return median(studied) if len(studied) >= WEEKS_FROM else None


def _studied(asked: Asked) -> list[float]:
    return [one.focus_min for one in asked.before if one.focus_min > 0]


def hours(asked: Asked, *, fewer: bool) -> Proposal | None:
    """Return hours to keep to, None without a usual. fewer: where signs are on."""
    usual = _usual_focus(asked)
    if usual is None:
        return None
    # Where signs are on, never more than this week had: that is not a week to outdo.
    minutes = min(usual, asked.week.focus_min or usual) if fewer else usual
    whole = round(minutes / 60)
    if whole < 1:
        return None
    if asked.week.focus_min > usual:
        why = _(
            "This week had {focus}; your last {weeks} weeks without a load sign had {usual} in the middle."
        )
    else:
        why = _(
            "{usual} is the middle of your last {weeks} weeks without a load sign; this week had {focus}."
        )
    return Proposal(
        short=_("≤ {hours} h").format(hours=whole),
        text=_("Keep to {hours} h of focus.").format(hours=whole),
        reason=why.format(
            focus=length_words(asked.week.focus_min), usual=length_words(usual), weeks=len(_studied(asked))
        ),
        aim=Aim(kind="hours", amount=whole),
    )


def breaks(asked: Asked) -> Proposal | None:
    """Return more breaks, where fewer than half of those due were taken."""
    week = asked.week
    if not week.breaks_due or 100 * week.breaks_taken >= HALF * week.breaks_due:
        return None
    return Proposal(
        short=_("Half the breaks"),
        text=_("Take every second break."),
        reason=_("{taken} of {due} took place this week.").format(
            taken=week.breaks_taken, due=week.breaks_due
        ),
        aim=Aim(kind="breaks", amount=HALF),
    )


def liked(asked: Asked) -> Proposal | None:
    """Return something liked, where mood or energy was charted."""
    sign = asked.signs.mood if asked.signs else None
    if sign is None or sign.days_out is None:
        return None
    return Proposal(
        short=_("Something I like"),
        text=_("Something I like, on two days."),
        reason=_(
            "Mood or energy was below your own usual range on {days} of {recorded} recorded days."
        ).format(days=sign.days_out, recorded=sign.recorded_days),
    )


def gentle(*, evenings_free: bool) -> tuple[Proposal, ...]:
    """Return what can be proposed to anyone, whatever else is recorded."""
    evening = Proposal(
        short=_("One evening free"),
        text=_("One evening without study."),
        reason=_("1 of 7 evenings is a beginning."),
    )
    return (
        *(() if evenings_free else (evening,)),
        Proposal(
            short=_("Two walks"),
            text=_("A walk of 20 min on two days."),
            reason=_("20 min in daylight, on 2 of 7 days."),
        ),
        Proposal(
            short=_("See a friend"),
            text=_("See or call a friend once."),
            reason=_("1 hour that has nothing to do with the exam."),
        ),
        Proposal(
            short=_("Lunch, no screen"),
            text=_("Lunch without a screen on three days."),
            reason=_("30 min away from the desk, on 3 of 7 days."),
        ),
    )
