"""The rules of Today's suggestion, in their order; each says its numbers or says nothing.

They describe the person's own record and promise nothing; every one can be put off.
"""

from collections.abc import Iterable

from companion.core.length_words import clock_words, length_words
from companion.core.reflection import PutAside
from companion.core.suggestion import (
    FinishAt,
    OpenCheckIn,
    Rule,
    RuleName,
    SayTime,
    SetFocusLimit,
    Standing,
    Suggestion,
    UseRhythm,
    is_quiet,
    kept_name,
    stays_away,
)
from companion.core.suggestion_evening import before_sleep, wind_down
from companion.core.suggestion_questions import after_questions
from companion.core.suggestion_rest import earlier_finish, person, rest
from companion.core.words import _

SHORT_BY_MIN = 45
BREAKS_FROM = 10
FENCE = 1.5
CHECK_IN_AFTER_MIN = 120
CHECK_IN_DAYS = 3


def suggestion_for(
    standing: Standing, asides: Iterable[PutAside] = (), say_time: SayTime = clock_words
) -> Suggestion | None:
    """Return the first suggestion that has a reason, None where none has or it was answered."""
    answered = tuple(asides)
    for name, rule in _RULES.items():
        found = None if _away(standing, answered, name) else rule(standing, say_time)
        if found is not None:
            return found
    return None


def _away(standing: Standing, answered: Iterable[PutAside], name: RuleName) -> bool:
    occasion = ""
    match name:
        case "after_questions":
            # What was answered before it was about something else, and it is not for another day.
            occasion, quiet = standing.low.id if standing.low is not None else "", False
        case "before_sleep":
            # Who agreed to an end tonight has asked for this one.
            quiet = not standing.finishes and is_quiet(answered, standing.day)
        case _:
            quiet = is_quiet(answered, standing.day)
    return quiet or stays_away(answered, kept_name(name, occasion), standing.day)


def _finish(standing: Standing, say_time: SayTime) -> Suggestion | None:
    """A night far below the person's own."""
    usual, slept, at = standing.usual_sleep, standing.sleep_min, earlier_finish(standing)
    if usual is None or slept is None or at is None or standing.finish is None:
        return None
    if slept >= usual.middle_half.low or usual.median - slept < SHORT_BY_MIN:
        return None
    reason = _(
        "You slept {slept}; the middle half of your {nights} nights before is {low} to {high}. Study usually "
        "ends about {end}."
    ).format(
        slept=length_words(slept),
        nights=usual.nights,
        low=length_words(usual.middle_half.low),
        high=length_words(usual.middle_half.high),
        end=say_time(standing.finish.at),
    )
    return Suggestion(
        name="finish",
        title=_("Finish at {time} today?").format(time=say_time(at)),
        reason=f"{reason} {standing.link}".strip(),
        action=_("Finish at {time}").format(time=say_time(at)),
        act=FinishAt(at),
        how=_(
            "Said after a night below the middle half of the recorded nights of the last 28 days, and at "
            "least {short} min under their median. The time is 90 min before the median end of your last "
            "{days} study days, on a half hour. It holds for today alone."
        ).format(short=SHORT_BY_MIN, days=standing.finish.days),
    )


def _enough(standing: Standing, say_time: SayTime) -> Suggestion | None:
    """Far more than the usual study day is done already.

    Source: the inner fence of a box plot, Tukey 1977, Exploratory Data Analysis
    """
    usual, load = standing.usual_day, standing.load
    if usual is None or load is None or standing.finishes:
        return None
    if load <= usual.load.high + FENCE * (usual.load.high - usual.load.low):
        return None
    return Suggestion(
        name="enough",
        title=_("Enough for today?"),
        reason=_(
            "{load:,.0f} effort-minutes so far; the middle half of your last {days} study days is "
            "{low:,.0f}–{high:,.0f}."
        ).format(load=load, days=usual.days, low=usual.load.low, high=usual.load.high),
        action=_("Finish for today"),
        act=FinishAt(standing.now),
        how=_(
            "Effort-minutes are minutes of focus times effort. The range is between the quartiles of the "
            "study days among the last 28; this is said where today is more than one and a half times that "
            "range above it."
        ),
    )


def _rhythm(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """Breaks do not happen at this rhythm."""
    shorter = standing.rhythm_shorter
    if not standing.weeks or shorter is None:
        return None
    sign = standing.weeks[0].recovery
    if not sign.breaks_due or sign.breaks_taken is None or sign.breaks_due < BREAKS_FROM:
        return None
    if sign.state != "on" or 2 * sign.breaks_taken >= sign.breaks_due:
        return None
    return Suggestion(
        name="rhythm",
        title=_("Shorter blocks for a while?"),
        reason=_(
            "Of the {due} breaks that fell due last week, {taken} took place. Sessions begin with {rhythm} "
            "now; {shorter} has shorter blocks."
        ).format(due=sign.breaks_due, taken=sign.breaks_taken, rhythm=standing.rhythm, shorter=shorter),
        action=_("Use {rhythm}").format(rhythm=shorter),
        act=UseRhythm(shorter),
        how=_(
            "Said where fewer than half of at least {from_breaks} due breaks took place in the last finished "
            "week, natural ones counted as taken. It sets what new sessions begin with, and changes nothing "
            "else."
        ).format(from_breaks=BREAKS_FROM),
    )


def _check_in(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """Much study and no check-in today, from someone who makes them; never while stress is high."""
    tense = bool(standing.weeks) and standing.weeks[0].stress.state == "on"
    if tense or standing.check_ins or standing.check_in_days < CHECK_IN_DAYS:
        return None
    if standing.focus_min < CHECK_IN_AFTER_MIN:
        return None
    return Suggestion(
        name="check_in",
        title=_("How are you right now?"),
        reason=_(
            "{focus} of focus today, and no check-in so far. You made one on {days} of the 14 days before."
        ).format(focus=length_words(standing.focus_min), days=standing.check_in_days),
        action=_("Check in"),
        act=OpenCheckIn(),
        how=_("Said after 2 h of focus without a check-in, where you make them on some days."),
    )


def _focus_limit(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """A limit of the day from the person's own days, where none is set."""
    limit = standing.limit
    # What was usual in a week of overload is no measure for a limit.
    heavy = bool(standing.weeks) and standing.weeks[0].load.state == "on"
    if limit is None or standing.limit_set or heavy:
        return None
    length = length_words(limit.length.total_seconds() / 60)
    return Suggestion(
        name="focus_limit",
        title=_("A limit of {length} of focus a day?").format(length=length),
        reason=_(
            "The middle half of your last {days} study days had {low} to {high} of focus. Past the limit you "
            "are asked before you go on."
        ).format(days=limit.days, low=length_words(limit.usual.low), high=length_words(limit.usual.high)),
        action=_("Set {length}").format(length=length),
        act=SetFocusLimit(limit.length),
        how=_(
            "The upper quartile of the study days among the last 28, rounded up to half an hour. Nothing is "
            "set unless you choose it, and you can change it in Settings."
        ),
    )


_RULES: dict[RuleName, Rule] = {
    "person": person,
    # Before what has days: such an hour passes. After a person, who may do more than four minutes.
    "after_questions": after_questions,
    "rest": rest,
    "finish": _finish,
    "enough": _enough,
    "rhythm": _rhythm,
    "wind_down": wind_down,
    "before_sleep": before_sleep,
    "check_in": _check_in,
    "focus_limit": _focus_limit,
}
