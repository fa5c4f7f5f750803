"""What rhythms and levels are called and mean, in the welcome's words."""

from datetime import timedelta

from companion.core.engine.rhythm import GUARD, Level, Rhythm
from companion.core.engine.settings import EngineSettings
from companion.core.rhythm_day import Segment, total
from companion.core.words import _, ngettext
from companion.ui.welcome.day_picture import clock_time
from companion.ui.widgets.figures import span

_MINUTE = timedelta(minutes=1)


def rhythm_title(rhythm: Rhythm) -> str:
    """Return the name on the option."""
    return _("Flow") if rhythm.flow else rhythm.name


def rhythm_lines(rhythm: Rhythm) -> tuple[str, str]:
    """Return what a built-in rhythm does, and for whom it is."""
    suits = {
        "25/5": _("Easy to begin when starting is the hard part"),
        "50/10": _("A question block and its review fit in one"),
        "52/17": _("Long breaks, few of them"),
        "90/20": _("For full-length test practice"),
        "flow": _("When you dislike being interrupted"),
    }
    return rhythm_rule(rhythm), suits[rhythm.name]


def rhythm_rule(rhythm: Rhythm) -> str:
    """Return when breaks come: 10 min after 50; every 3rd is 30."""
    if rhythm.flow:
        return _("Counts up; suggests a fifth when you stop")
    first, last = rhythm.tiers[0], rhythm.tiers[-1]
    rule = _("{rest:g} min after {focus:g}").format(rest=first.length / _MINUTE, focus=first.after / _MINUTE)
    if not last.every:
        return rule
    return _("{rule}; every {nth} is {long:g}").format(
        rule=rule, nth=_ordinal(last.every), long=last.length / _MINUTE
    )


def level_title(level: Level) -> str:
    """Return the name of a level."""
    return {"gentle": _("Gentle"), "firm": _("Firm"), "strict": _("Strict")}[level]


def level_line(level: Level, engine: EngineSettings, rhythm: Rhythm) -> str:
    """Return what happens at that level when a break is due."""
    if level == "gentle":
        return _("A small card in the corner. Nothing is covered.")
    limit = rhythm.tiers[0].postpone_limit
    if level == "strict":
        postpone = _("Postpone only before it starts.") if limit else _("No postponing.")
        return _("No skip. {postpone}").format(postpone=postpone)
    times = {0: "", 1: _(", or postpone once"), 2: _(", or postpone twice")}.get(
        limit, _(", or postpone {n} times").format(n=limit)
    )
    return _("The screen is covered. You can skip after {seconds:g} s{postpone}.").format(
        seconds=engine.skip_after.total_seconds(), postpone=times
    )


def guard_line() -> str:
    """Return what the breaks outside sessions are."""
    micro, rest = GUARD.tiers
    return _(
        "At the computer: every {often:g} min, {seconds:g} s for the eyes; "
        "after {focus:g} min, {rest:g} min away."
    ).format(
        rest=rest.length / _MINUTE,
        focus=rest.after / _MINUTE,
        often=micro.after / _MINUTE,
        seconds=micro.length.total_seconds(),
    )


def day_title(rhythm: Rhythm, start: timedelta) -> str:
    """Return the title over the picture of the day."""
    if rhythm.flow:
        return _("A day of flow, from {time}, in blocks of about an hour").format(time=clock_time(start))
    return _("A day of {rhythm}, from {time}").format(rhythm=rhythm.name, time=clock_time(start))


def blocks_words(day: tuple[Segment, ...]) -> str:
    """Return what stands under the focus time."""
    blocks = sum(segment.kind == "focus" for segment in day)
    return ngettext(_("of focus in {n} block"), _("of focus in {n} blocks"), blocks).format(n=blocks)


def rests_words(day: tuple[Segment, ...]) -> str:
    """Return what stands under the time of breaks."""
    lunch = any(segment.kind == "lunch" for segment in day)
    return _("of breaks, lunch included") if lunch else _("of breaks")


def day_said(day: tuple[Segment, ...]) -> str:
    """Return the picture in words, for the screen reader."""
    return _("{focus} {blocks}; {rest} {rests}; the end at {end}.").format(
        focus=span(total(day, "focus")),
        blocks=blocks_words(day),
        rest=span(total(day, "break", "long", "lunch")),
        rests=rests_words(day),
        end=clock_time(day[-1].end),
    )


def _ordinal(count: int) -> str:
    return {2: _("2nd"), 3: _("3rd")}.get(count, _("{n}th").format(n=count))
