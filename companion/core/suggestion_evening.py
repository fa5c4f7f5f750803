"""The suggestions for the end of the day: until when to study tonight, and then a practice before sleep."""

from companion.core.focus_limit import wind_down_from
from companion.core.suggestion import FinishAt, OpenPractice, SayTime, Standing, Suggestion
from companion.core.words import _

NOON = 12
LATE_DAYS = 3


def wind_down(standing: Standing, say_time: SayTime) -> Suggestion | None:
    """Nights were short for a week, or study went on late, and bedtime is known."""
    bedtime = standing.bedtime
    if bedtime is None or standing.wind_down_set or standing.finishes:
        return None
    start = wind_down_from(bedtime.at)
    too_early = standing.now.hour < NOON and standing.now.date() == standing.day
    found = _found(standing, say_time)
    if not found or too_early or standing.now >= start:
        return None
    return Suggestion(
        name="wind_down",
        title=_("Wind down from {time} tonight?").format(time=say_time(start)),
        reason=_("{found} You usually go to bed about {bed}.").format(found=found, bed=say_time(bedtime.at)),
        action=_("Finish at {time}").format(time=say_time(start)),
        act=FinishAt(start),
        how=_(
            "An hour before the median bedtime of your last {nights} recorded nights, on a quarter of an "
            "hour. Said after a week with the sign of short sleep, or where study went on past that time on "
            "{late} or more of the last seven days. It holds for tonight alone."
        ).format(nights=bedtime.nights, late=LATE_DAYS),
    )


def is_evening(standing: Standing, say_time: SayTime) -> bool:
    """Tell whether it is the hour to wind down, or later, and there is a reason to speak of it."""
    return _evening_reason(standing, say_time) != ""


def before_sleep(standing: Standing, say_time: SayTime) -> Suggestion | None:
    """The hour to wind down has come: there is nothing left to agree on, and a practice may help."""
    calm, reason, bedtime = standing.calm, _evening_reason(standing, say_time), standing.bedtime
    if calm is None or bedtime is None or not reason:
        return None
    return Suggestion(
        name="before_sleep",
        title=_("Wind down now?"),
        reason=reason,
        action=calm.title,
        act=OpenPractice(calm.practice, calm.course, "wind_down"),
        how=_(
            "Said from an hour before the median bedtime of your last {nights} recorded nights on: where an "
            "agreed end of study has come, after a week with the sign of short sleep, or where study went on "
            "into that hour on {late} or more of the last seven days. Nothing plays unless you choose it."
        ).format(nights=bedtime.nights, late=LATE_DAYS),
    )


def _evening_reason(standing: Standing, say_time: SayTime) -> str:
    bedtime, agreed = standing.bedtime, standing.agreed
    if bedtime is None or standing.now < wind_down_from(bedtime.at):
        return ""
    if agreed is not None:
        if agreed > standing.now:
            return ""
        found = _("You agreed to end study at {time} today.").format(time=say_time(agreed))
    else:
        found = "" if standing.wind_down_set else _found(standing, say_time)
    if not found:
        return ""
    return _("{found} You usually go to bed about {bed}.").format(found=found, bed=say_time(bedtime.at))


def _found(standing: Standing, say_time: SayTime) -> str:
    """Return what the record shows of short nights and late study; empty where it shows neither."""
    return " ".join(filter(None, (_short_nights(standing), _late_study(standing, say_time))))


def _short_nights(standing: Standing) -> str:
    if not standing.weeks:
        return ""
    sign = standing.weeks[0].sleep
    if sign.state != "on" or sign.mean_shortfall_min is None:
        return ""
    return _(
        "Last week’s {nights} recorded nights were {short:.0f} min short of your target on average."
    ).format(nights=sign.nights, short=sign.mean_shortfall_min)


def _late_study(standing: Standing, say_time: SayTime) -> str:
    late, bedtime = standing.late, standing.bedtime
    if late is None or bedtime is None or late.days < LATE_DAYS:
        return ""
    start = say_time(wind_down_from(bedtime.at))
    return _("In the last seven days, study went on after {time} on {days} of {of_days} study days.").format(
        time=start, days=late.days, of_days=late.of_days
    )
