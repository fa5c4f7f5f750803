"""One decision for next week: up to three proposals from the person's own figures, and what came of it."""

from collections.abc import Sequence

from companion.core.decision_evenings import as_usual, earlier, evenings_free
from companion.core.decision_facts import Asked, Proposal, SayTime, WeekFacts, clock_time, time_of
from companion.core.decision_offers import MANY_SIGNS, breaks, gentle, heavier, hours, liked, rest
from companion.core.length_words import length_words
from companion.core.reflection import Aim
from companion.core.signs import Signs
from companion.core.words import _, ngettext

MOST = 3


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
    asked = Asked(week, before, signs, bedtime_min, rest_reach, say_time)
    on = set(signs.on) if signs else set()
    found: list[Proposal | None] = []
    if on & {"recovery", "load"} or len(on) >= MANY_SIGNS:
        found.append(rest(asked, len(on)))
    if on & {"sleep", "stress", "mood"}:
        found.append(earlier(asked, sleep="sleep" in on))
    if on & {"load", "returns"} or (on and heavier(asked)):
        found.append(hours(asked, fewer=True))
    if "recovery" in on:
        found.append(breaks(asked))
    if "mood" in on:
        found.append(liked(asked))
    if not on:
        found += [rest(asked, 0), hours(asked, fewer=False), as_usual(asked)]
    found += gentle(evenings_free=evenings_free(week))
    distinct = {one.short: one for one in found if one is not None}
    return tuple(distinct.values())[:MOST]


def came_of(aim: Aim, week: WeekFacts, say_time: SayTime = clock_time, *, so_far: bool = False) -> str:
    """Return in a sentence what `week` shows of an aim that was for it. so_far: it is not over."""
    words = _shown(aim, week, say_time)
    return _("So far: {words}").format(words=words[:1].lower() + words[1:]) if so_far else words


def _shown(aim: Aim, week: WeekFacts, say_time: SayTime) -> str:
    match aim.kind:
        case "rest_days":
            days = week.rest_days
            if not days:
                return _("No day off.")
            return ngettext("{days} day off.", "{days} days off.", days).format(days=days)
        case "stop_by":
            if not week.ends:
                return _("No day of study.")
            kept = sum(end <= aim.amount for end in week.ends.values())
            return ngettext(
                "Finished by {time} on {kept} of {days} study day.",
                "Finished by {time} on {kept} of {days} study days.",
                len(week.ends),
            ).format(time=say_time(time_of(aim.amount)), kept=kept, days=len(week.ends))
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
