"""The one place user-visible text passes through, so that a catalogue can translate it."""


def _(text: str) -> str:
    """Return `text` in the user's language; English is the source."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the sentence that goes with `count`."""
    return one if count == 1 else many
