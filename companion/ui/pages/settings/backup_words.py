"""Copies and what bringing one back would change, in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QLocale

from companion.app.ports import Backup, Difference
from companion.core.words import _, ngettext

_COUNTED: dict[str, Callable[[int], str]] = {
    "session": lambda n: ngettext("{n} study session", "{n} study sessions", n),
    "block": lambda n: ngettext("{n} focus block", "{n} focus blocks", n),
    "break": lambda n: ngettext("{n} break", "{n} breaks", n),
    "check_in": lambda n: ngettext("{n} check-in", "{n} check-ins", n),
    "night": lambda n: ngettext("{n} night", "{n} nights", n),
    "questions": lambda n: ngettext("{n} set of questions", "{n} sets of questions", n),
}


def copy_words(copy: Backup) -> str:
    """Return the day of a copy, its size, and whether it is locked."""
    locale = QLocale()
    day = locale.toString(QDate(copy.day.year, copy.day.month, copy.day.day), QLocale.FormatType.LongFormat)
    size = locale.formattedDataSize(copy.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    said = _("{day} · {size} · locked") if copy.locked else _("{day} · {size}")
    return said.format(day=day, size=size)


def changes(differences: Sequence[Difference]) -> list[str]:
    """Return what would change, a sentence for each way; one sentence where nothing would."""
    ways = (
        (_("{what} would be lost."), [(each.kind, each.lost) for each in differences]),
        (_("{what} would come back."), [(each.kind, each.back) for each in differences]),
        (_("{what} would read as they did then."), [(each.kind, each.other) for each in differences]),
    )
    said = []
    for sentence, counted in ways:
        amounts = [_amount(kind, count) for kind, count in counted if count]
        if amounts:
            said.append(sentence.format(what=_listed(amounts)))
    return said or [_("Nothing would change: the copy holds what the journal holds.")]


def _amount(kind: str, count: int) -> str:
    return _COUNTED[kind](count).format(n=count)


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
