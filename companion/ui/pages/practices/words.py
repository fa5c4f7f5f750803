"""What practices are for, and how many there are, in words."""

from companion.core.practice import Need
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


def count_words(count: int) -> str:
    """Return how many practices are shown, for the screen reader."""
    return ngettext("{count} practice", "{count} practices", count).format(count=count)
