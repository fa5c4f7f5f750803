"""One decision for next week: up to three proposals from the person's own figures, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from statistics import median

from companion.core.length_words import length_words
from companion.core.reflection import Aim
from companion.core.signs import Signs
from companion.core.words import _, ngettext

SayTime = Callable[[time], str]

MOST = 3
HALF_HOUR_MIN = 30
BEFORE_BED_MIN = 75
EARLIER_MIN = 60
IN_BED_EARLIER_MIN = 30
EVENING_MIN = 17 * 60
"""Who stops before it has the evening free already: stopping sooner would be no help."""
WEEKS_FROM = 3
EVENINGS_FROM = 3
MANY_SIGNS = 4
MORE_THAN_USUAL = 1.1
HALF = 50
_DAY_MIN = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFacts:
    """What a week shows of itself. None is not known.

    focus_min: minutes of focus. rest_days: of its seven. breaks_due, breaks_taken: natural
    ones included; 0 before the first. ends: study day -> when its last block ended, minutes past that
    day's midnight (past 1440 in the night).
    """

    monday: date
    focus_min: float = 0.0
    rest_days: int = 0
    breaks_due: int = 0
    breaks_taken: int = 0
    ends: Mapping[date, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing to decide on. short: for a button; text: what is kept; reason: why, in numbers.

    aim: what the next week can show of it, None where nothing can.
    """

    short: str
    text: str
    reason: str
    aim: Aim | None = None


def clock_time(at: time) -> str:
    """Return a time of day in 24 hours; a window has its own way, by the locale."""
    return f"{at:%H:%M}"


def proposals(
    week: WeekFacts,
    before: Sequence[WeekFacts] = (),
    signs: Signs | None = None,
    bedtime_min: float | None = None,
    *,
    rest_reach: int = 14,
    say_time: SayTime = clock_time,
) -> tuple[Proposal, ...]:
    """Return up to three proposals for the week after `week`, the nearest first.

    before: the latest weeks before it whose load sign was not on, up to four: a hard month is not to
    become what the next one is kept to. signs: of the week, None = not worked out. bedtime_min: usual
    bedtime in minutes past midnight, past 1440 after it. rest_reach: days that the sign for rest
    looks back over.
    """
    asked = _Asked(week, before, signs, bedtime_min, rest_reach, say_time)
    on = set(signs.on) if signs else set()
    found: list[Proposal | None] = []
    if on & {"recovery", "load"} or len(on) >= MANY_SIGNS:
        found.append(_rest(asked, len(on)))
    if on & {"sleep", "stress", "mood"}:
        found.append(_earlier(asked, sleep="sleep" in on))
    if on & {"load", "returns"} or (on and _heavier(asked)):
        found.append(_hours(asked, fewer=True))
    if "recovery" in on:
        found.append(_breaks(asked))
    if "mood" in on:
        found.append(_liked(asked))
    if not on:
        found += [_rest(asked, 0), _hours(asked, fewer=False), _usual_end(asked)]
    found += _gentle(evenings_free=_evenings_free(week))
    distinct = {one.short: one for one in found if one is not None}
    return tuple(distinct.values())[:MOST]


def came_of(aim: Aim, week: WeekFacts, say_time: SayTime = clock_time) -> str:
    """Return in a sentence what `week` shows of an aim that was for it."""
    match aim.kind:
        case "rest_days":
            days = week.rest_days
            return ngettext("{days} day off.", "{days} days off.", days).format(days=days)
        case "stop_by":
            kept = sum(end <= aim.amount for end in week.ends.values())
            return ngettext(
                "Finished by {time} on {kept} of {days} study day.",
                "Finished by {time} on {kept} of {days} study days.",
                len(week.ends),
            ).format(time=say_time(_clock(aim.amount)), kept=kept, days=len(week.ends))
        case "hours":
            return _("{focus} of focus; the aim was {hours:g} h.").format(
                focus=length_words(week.focus_min), hours=aim.amount
            )
        case "breaks":
            if not week.breaks_due:
                return _("No break fell due.")
            return ngettext(
                "{taken} of {due} break taken.", "{taken} of {due} breaks taken.", week.breaks_due
            ).format(taken=week.breaks_taken, due=week.breaks_due)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What proposals are made from."""

    week: WeekFacts
    before: Sequence[WeekFacts]
    signs: Signs | None
    bedtime_min: float | None
    rest_reach: int
    say_time: SayTime

    def says(self, minute: float) -> str:
        return self.say_time(_clock(minute))


def _rest(asked: _Asked, on: int) -> Proposal:
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


def _heavier(asked: _Asked) -> bool:
    usual = _usual_focus(asked)
    return usual is not None and asked.week.focus_min > MORE_THAN_USUAL * usual


def _usual_focus(asked: _Asked) -> float | None:
    studied = _studied(asked)
    return median(studied) if len(studied) >= WEEKS_FROM else None


def _studied(asked: _Asked) -> list[float]:
    return [one.focus_min for one in asked.before if one.focus_min > 0]


def _hours(asked: _Asked, *, fewer: bool) -> Proposal | None:
    usual = _usual_focus(asked)
    if usual is None:
        return None
    # Where signs are on, never more than this week had: that is not a week to outdo.
    minutes = min(usual, asked.week.focus_min or usual) if fewer else usual
    hours = round(minutes / 60)
    if hours < 1:
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
        short=_("≤ {hours} h").format(hours=hours),
        text=_("Keep to {hours} h of focus.").format(hours=hours),
        reason=why.format(
            focus=length_words(asked.week.focus_min), usual=length_words(usual), weeks=len(_studied(asked))
        ),
        aim=Aim(kind="hours", amount=hours),
    )


def _earlier(asked: _Asked, *, sleep: bool) -> Proposal | None:
    """Evenings that end sooner: for sleep before bed, else before the usual end."""
    end, bed = _usual_finish(asked.week), asked.bedtime_min
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


def _short_nights(asked: _Asked) -> str:
    sign = asked.signs.sleep if asked.signs else None
    if sign is None or sign.mean_shortfall_min is None or sign.mean_shortfall_min < 1:
        return ""
    return _("{nights} nights were {short:.0f} min short of your target on average.").format(
        nights=sign.nights, short=sign.mean_shortfall_min
    )


def _usual_end(asked: _Asked) -> Proposal | None:
    end = _usual_finish(asked.week)
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


def _ended(asked: _Asked, end: float) -> str:
    return _("This week your study days ended about {end}.").format(end=asked.says(end))


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _usual_finish(week: WeekFacts) -> float | None:
    return median(week.ends.values()) if len(week.ends) >= EVENINGS_FROM else None


def _breaks(asked: _Asked) -> Proposal | None:
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


def _liked(asked: _Asked) -> Proposal | None:
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


def _evenings_free(week: WeekFacts) -> bool:
    end = _usual_finish(week)
    return end is not None and end < EVENING_MIN


def _gentle(*, evenings_free: bool) -> tuple[Proposal, ...]:
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


def _half_hour(minute: float) -> float:
    return float(minute // HALF_HOUR_MIN * HALF_HOUR_MIN)


def _clock(minute: float) -> time:
    whole = int(minute) % _DAY_MIN
    return time(whole // 60, whole % 60)
