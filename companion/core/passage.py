"""The passage of a text around what was found in it."""

import unicodedata
from collections.abc import Iterable

LENGTH = 160
"""Characters of a passage, about; an ellipsis at either end counts."""

BEFORE = 50
"""Characters kept before the first match."""

MORE = "…"
_JOINERS = "\u200c\u200d"
_NEAR = 16

Marks = tuple[tuple[int, int], ...]


def passage(text: str, found: Iterable[tuple[int, int]], length: int = LENGTH) -> tuple[str, Marks]:
    """Return the part of `text` around the first match, and the matches in that part.

    found: matches as [start, end) of `text`, in any order, overlapping or not. Line ends become
    spaces. Where there is more of the text before or after, an ellipsis says so.
    """
    marks = _joined(found, len(text))
    start, end = 0, len(text)
    if end > length:
        first = marks[0][0] if marks else 0
        start = _begin(text, max(0, min(first - BEFORE, end - length)), first)
        end = _end(text, min(end, start + length - 2), start)
    head, tail = (MORE if start else ""), (MORE if end < len(text) else "")
    shift = len(head) - start
    inside = ((max(low, start), min(high, end)) for low, high in marks)
    return (
        head + _one_line(text[start:end]) + tail,
        tuple((low + shift, high + shift) for low, high in inside if low < high),
    )


def _joined(found: Iterable[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Return the matches in order, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted((max(0, low), min(end, high)) for low, high in found):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        elif low < high:
            joined.append((low, high))
    return joined


def _begin(text: str, wanted: int, first: int) -> int:
    """Return where a passage begins: behind a space near `wanted`, never within what is one sign."""
    if not wanted:
        return 0
    space = next((at for at in range(wanted, min(wanted + _NEAR, first)) if text[at].isspace()), None)
    if space is not None:
        return space + 1
    return _whole(text, wanted)


def _end(text: str, wanted: int, start: int) -> int:
    if wanted >= len(text):
        return len(text)
    space = next(
        (at for at in range(wanted, max(start, wanted - _NEAR), -1) if text[at].isspace()),
        None,
    )
    return space if space is not None else max(start + 1, _whole(text, wanted))


def _whole(text: str, at: int) -> int:
    """Return the nearest place at or before `at` where no accent or joined sign is torn apart."""
    back = at
    while back > 0 and at - back < _NEAR and _belongs(text, back):
        back -= 1
    return back


def _belongs(text: str, at: int) -> bool:
    """Whether the character at `at` is one sign with the one before it."""
    here, before = text[at], text[at - 1]
    return (
        unicodedata.category(here) in {"Mn", "Me", "Mc"}
        or here in _JOINERS
        or before in _JOINERS
        or "\U0001f3fb" <= here <= "\U0001f3ff"
    )


def _one_line(text: str) -> str:
    return "".join(" " if one.isspace() or unicodedata.category(one) == "Cc" else one for one in text)
