"""What bringing a backup back would change, in sentences."""

from collections.abc import Callable, Mapping, Sequence

from companion.app.ports import Difference
from companion.app.ports.safety import ComparedKind
from companion.core.words import _, ngettext

_COUNTED: Mapping[ComparedKind, Callable[[int], str]] = {
    "session": lambda n: ngettext("{n} study session", "{n} study sessions", n),
    "block": lambda n: ngettext("{n} focus block", "{n} focus blocks", n),
    "break": lambda n: ngettext("{n} break", "{n} breaks", n),
    "check_in": lambda n: ngettext("{n} check-in", "{n} check-ins", n),
    "night": lambda n: ngettext("{n} night", "{n} nights", n),
    "questions": lambda n: ngettext("{n} set of questions", "{n} sets of questions", n),
    "practice": lambda n: ngettext("{n} practice", "{n} practices", n),
    "day_note": lambda n: ngettext("{n} day’s note", "{n} days’ notes", n),
    "day_mark": lambda n: ngettext("{n} day’s mark (rest, no sleep)", "{n} days’ marks (rest, no sleep)", n),
    "tag": lambda n: ngettext("{n} tag", "{n} tags", n),
}


def changes(differences: Sequence[Difference]) -> list[str]:
    """Return what would change, a sentence for each way; one sentence where nothing would."""
    ways = (
        (_("{what} would be lost."), [(each.kind, each.lost) for each in differences]),
        (_("{what} would come back."), [(each.kind, each.back) for each in differences]),
        (_("{what} would read as they did then."), [(each.kind, each.other) for each in differences]),
    )
    said = []
    for sentence, counted in ways:
        amounts = [_COUNTED[kind](count).format(n=count) for kind, count in counted if count]
        if amounts:
            said.append(sentence.format(what=_listed(amounts)))
    return said or [_("Nothing would change: the copy holds what the journal holds.")]


def _listed(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
