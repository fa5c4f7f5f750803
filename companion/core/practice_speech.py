"""How long words take to be said, where nobody has measured it."""

from collections.abc import Callable

Spoken = Callable[[str], float]
"""Seconds it takes to say some words."""

WORDS_A_SECOND = 2.3
"""How fast the slow voice speaks."""
AROUND_WORDS = 0.8
"""Seconds for its beginning and its end."""


def spoken_seconds(words: str) -> float:
    """Return about how long it takes the slow voice to say `words`."""
    return len(words.split()) / WORDS_A_SECOND + AROUND_WORDS
