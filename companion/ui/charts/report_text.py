"""Breaking text into lines that fit."""

from collections.abc import Callable, Iterator

Width = Callable[[str], float]


def wrap(words: str, room: float, width: Width) -> list[str]:
    """Return `words` in lines at most `room` wide, at least one; what breaks nowhere is cut.

    Lines of the text stay apart. width: of a text.
    """
    return [line for given in words.splitlines() or [""] for line in _lines(given, room, width)]


def _lines(words: str, room: float, width: Width) -> Iterator[str]:
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        *full, line = _cut(word, room, width)
        yield from full
    yield line


def _cut(word: str, room: float, width: Width) -> list[str]:
    parts = []
    while width(word) > room and len(word) > 1:
        fits = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n]) <= room), 1)
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]
