"""Needs and lengths of practices in words."""

from companion.core.practice import Need, Practice
from companion.core.words import _, ngettext


def need_words(need: Need) -> str:
    """Return what a practice is for, as it stands on a chip and on a card."""
    return {
        "before-a-block": _("Before a block"),
        "in-a-break": _("In a break"),
        "after-a-bad-test": _("After a bad test"),
        "cant-sleep": _("Can’t sleep"),
        "racing-mind": _("Racing mind"),
    }[need]


def length_words(practice: Practice) -> str:
    """Return the lengths a practice comes in, as "3 or 5 min"."""
    minutes = [course.key for course in practice.courses]
    if len(minutes) == 1:
        return _("{minutes} min").format(minutes=minutes[0])
    first, last = ", ".join(minutes[:-1]), minutes[-1]
    return _("{some} or {last} min").format(some=first, last=last)


def count_words(count: int) -> str:
    """Return how many practices are shown, for the screen reader."""
    return ngettext("{count} practice", "{count} practices", count).format(count=count)
