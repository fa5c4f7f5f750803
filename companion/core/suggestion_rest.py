"""The suggestions that ask for less: a person and a lighter day, a day off, an earlier end."""

from datetime import datetime, timedelta

from companion.core.signs import Signs
from companion.core.suggestion import OpenHelp, SayTime, Standing, Suggestion, TakeRestDay
from companion.core.words import _, ngettext

WEEKS_OF_STRESS = 2
REST_AFTER_DAYS = 7
MANY_SIGNS = 3
EARLIER = timedelta(minutes=90)
STILL_TO_COME = timedelta(minutes=30)
_DAY = timedelta(days=1)


def person(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """Stress or mood out of the usual for two finished weeks: a person, not more tracking."""
    if len(standing.weeks) < WEEKS_OF_STRESS:
        return None
    last, before = standing.weeks[:WEEKS_OF_STRESS]
    found = _two_weeks(last, before)
    if found is None:
        return None
    return Suggestion(
        name="person",
        title=_("A lighter day, and someone to talk to?"),
        reason=_("{found} A lighter day and a person may do more now than another figure.").format(
            found=found
        ),
        action=_("How to reach someone"),
        act=OpenHelp(),
        how=_how_signs(),
    )


def _two_weeks(last: Signs, before: Signs) -> str | None:
    if last.stress.state == "on" and before.stress.state == "on":
        return _(
            "Stress was above your own usual range on {last} of {of_last} recorded days last week, and on "
            "{before} of {of_before} the week before."
        ).format(
            last=last.stress.days_out,
            of_last=last.stress.recorded_days,
            before=before.stress.days_out,
            of_before=before.stress.recorded_days,
        )
    if last.mood.state == "on" and before.mood.state == "on":
        return _(
            "Mood or energy was below your own usual range on {last} of {of_last} recorded days last week, "
            "and on {before} of {of_before} the week before."
        ).format(
            last=last.mood.days_out,
            of_last=last.mood.recorded_days,
            before=before.mood.days_out,
            of_before=before.mood.recorded_days,
        )
    return None


def rest(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """No day off for long, or several signs on and none for a week."""
    since, signs = standing.days_since_rest, standing.weeks[:1]
    on = len(signs[0].on) if signs else 0
    none_for_long = bool(signs) and signs[0].recovery.rest_days_14 == 0 and signs[0].recovery.state == "on"
    rested = since is not None and since < REST_AFTER_DAYS
    if rested or standing.rest_ahead or not (none_for_long or on >= MANY_SIGNS):
        return None
    parts = []
    if on:
        parts.append(
            ngettext(
                "{on} of 6 overload signs was on last week.",
                "{on} of 6 overload signs were on last week.",
                on,
            ).format(on=on)
        )
    if since is not None:
        parts.append(
            ngettext(
                "Your last day off was {days} day ago.", "Your last day off was {days} days ago.", since
            ).format(days=since)
        )
    elif none_for_long:
        parts.append(_("The {days} days up to Sunday had no day off.").format(days=standing.rest_reach))
    return Suggestion(
        name="rest",
        title=_("A day off tomorrow?"),
        reason=" ".join(parts),
        action=_("Take tomorrow off"),
        act=TakeRestDay(standing.day + _DAY),
        how=_how_signs(),
    )


def earlier_finish(standing: Standing) -> datetime | None:
    """Return 90 min before the usual end, on a half hour; None where that is past or agreed on."""
    if standing.finish is None or standing.finishes:
        return None
    at = standing.finish.at - EARLIER
    at = at.replace(minute=at.minute // 30 * 30, second=0, microsecond=0)
    return at if at - standing.now >= STILL_TO_COME else None


def _how_signs() -> str:
    return _(
        "Signs compare a week with your own weeks before it. They describe, they do not predict. The "
        "numbers behind each stand on the Reflection page."
    )
