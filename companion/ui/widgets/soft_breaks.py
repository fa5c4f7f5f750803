"""Words too long for a line, such as an address somebody pasted."""

import re
from itertools import pairwise

SOFT = "\u200b"
"""A space without width: a line may end there, and nothing is seen of it."""
_LONG = re.compile(r"\S{24,}")
_EVERY = 12


def with_soft_breaks(text: str) -> str:
    """Return `text` for the screen, its longest words with places where a line may end."""
    return _LONG.sub(lambda found: _broken(found.group()), text)


def _broken(word: str) -> str:
    parts, since = [word[0]], 1
    for before, char in pairwise(word):
        # Only between two letters or digits: a mark, or half of a picture, belongs to what is before it.
        if since >= _EVERY and before.isalnum() and char.isalnum():
            parts.append(SOFT)
            since = 0
        parts.append(char)
        since += 1
    return "".join(parts)
