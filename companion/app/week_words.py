"""The sentence of a week and its line of facts, in words."""

from collections.abc import Sequence
from datetime import timedelta

from companion.core.comparison import Comparison, WeekSum
from companion.core.length_words import length_words
from companion.core.usual import WEEK
from companion.core.words import _, ngettext

MINUTE = timedelta(minutes=1)
SLEEP_WORTH_SAYING = 5


def focus_words(minutes: float) -> str:
    """Return a length of focus time such as `35 h 22 min`, `21 h` or `40 min`."""
    return length_words(minutes)


def headline(comparison: Comparison, going_on: bool, days_to_wait: int) -> str:
    """Return the sentence of a week.

    going_on: the week is not over. days_to_wait: until weeks can be compared, 0 where they can.
    """
    week = comparison.week
    if not week.focus_min and not days_to_wait:
        return _("No study recorded yet this week.") if going_on else _("A week without recorded study.")
    if going_on and days_to_wait:
        return ngettext(
            "Too early to compare weeks: {days} more day.",
            "Too early to compare weeks: {days} more days.",
            days_to_wait,
        ).format(days=days_to_wait)
    if going_on:
        return _("So far this week: {focus} of focus.").format(focus=focus_words(week.focus_min))
    if comparison.change is None or comparison.verdict is None:
        return _("{focus} of focus.").format(focus=focus_words(week.focus_min))
    load, sleep = _load_words(comparison), _sleep_words(comparison.sleep_change_min)
    what = _("{load}, {sleep}").format(load=load, sleep=sleep) if sleep else load
    opening = _opening(comparison)
    if opening:
        return _("{opening}: {what}.").format(opening=opening, what=what)
    return _("{what}.").format(what=what[0].upper() + what[1:])


def _opening(comparison: Comparison) -> str:
    ordinals = {2: _("Second"), 3: _("Third"), 4: _("Fourth"), 5: _("Fifth"), 6: _("Sixth")}
    place = ordinals.get(comparison.run)
    if comparison.verdict == "alike":
        return _("A week much like the four before")
    if place is None:
        return ""
    if comparison.verdict == "heavier":
        return _("{place} heavier week in a row").format(place=place)
    return _("{place} lighter week in a row").format(place=place)


def _load_words(comparison: Comparison) -> str:
    change = comparison.change or 0.0
    percent = round(abs(change) * 100)
    if _missing(comparison.week) and percent:
        return _recorded_load_words(comparison).format(percent=percent)
    if not percent:
        return _("the same load")
    if comparison.verdict == "alike":
        words = _("load {percent} % higher") if change > 0 else _("load {percent} % lower")
    elif change > 0:
        words = _("load {percent} % higher than the four weeks before")
    else:
        words = _("load {percent} % below the four weeks before")
    return words.format(percent=percent)


def _recorded_load_words(comparison: Comparison) -> str:
    """Return what can be said of a week with missing days: of what was recorded."""
    higher = (comparison.change or 0.0) > 0
    if comparison.verdict == "alike":
        return _("recorded load {percent} % higher") if higher else _("recorded load {percent} % lower")
    if higher:
        return _("recorded load {percent} % higher than the four weeks before")
    return _("recorded load {percent} % below the four weeks before")


def _missing(week: WeekSum) -> int:
    """Return of how many days of a week the load is not known."""
    return WEEK.days - week.load_days


def _sleep_words(change: float | None) -> str:
    if change is None or abs(change) < SLEEP_WORTH_SAYING:
        return ""
    if change < 0:
        return _("{minutes} min less sleep a night").format(minutes=round(-change))
    return _("{minutes} min more sleep a night").format(minutes=round(change))


def facts(comparison: Comparison, going_on: bool, above: int, stress_days: int, banded: bool) -> str:
    """Return the line of facts under the sentence.

    above, stress_days: days above the own usual stress, of those recorded; banded: there is a usual.
    """
    sentences = [_focus_sentence(comparison, going_on)]
    if not going_on and comparison.change is not None:
        sentences.append(_missing_sentence(_missing(comparison.week)))
    sentences.append(_rest_sentence(comparison.week.rest_days))
    if banded and stress_days:
        sentences.append(_stress_sentence(above, stress_days))
    return " ".join(sentence for sentence in sentences if sentence)


def _focus_sentence(comparison: Comparison, going_on: bool) -> str:
    if not comparison.week.focus_min:
        return ""
    week, usual = comparison.week, _hours([before.focus_min for before in comparison.previous])
    focus = focus_words(week.focus_min)
    if not all(before.counted for before in comparison.previous):
        if going_on:
            days = week.studied_days
            return ngettext(
                "{focus} of focus on {days} day so far this week.",
                "{focus} of focus on {days} days so far this week.",
                days,
            ).format(focus=focus, days=days)
        return _("Not compared: one of the four weeks before has fewer than five recorded days.")
    if going_on:
        return _("The four weeks before, {hours} h each.").format(hours=usual)
    if any(_missing(each) for each in (week, *comparison.previous)):
        return _("{focus} of focus recorded; the four weeks before, {hours} h.").format(
            focus=focus, hours=usual
        )
    return _("{focus} of focus; the four weeks before, {hours} h.").format(focus=focus, hours=usual)


def _hours(minutes: Sequence[float]) -> str:
    low, high = round(min(minutes) / 60), round(max(minutes) / 60)
    return str(low) if low == high else _("{low}–{high}").format(low=low, high=high)


def _missing_sentence(days: int) -> str:
    if not days:
        return ""
    return ngettext(
        "The load of {days} day is not known.", "The load of {days} days is not known.", days
    ).format(days=days)


def _rest_sentence(days: int) -> str:
    if not days:
        return ""
    return ngettext("{days} day off.", "{days} days off.", days).format(days=days if days > 1 else _("One"))


def _stress_sentence(above: int, days: int) -> str:
    if not above:
        return _("Stress at or under your own usual on every recorded day.")
    return ngettext(
        "Stress above your own usual on {above} of {days} day.",
        "Stress above your own usual on {above} of {days} days.",
        days,
    ).format(above=above, days=days)
