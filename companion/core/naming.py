"""The names a person gives: tags of their own and words for feelings, and what search finds by them."""

from datetime import date, datetime
from typing import Literal

from companion.core.value import dataclass

TagKind = Literal["present", "scale"]
SearchKind = Literal["check_in", "night", "block", "questions", "day", "reflection"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One of the person's own tags. kind: present or not, or a scale 0-10.

    offered: shown in a check-in; one that is not keeps its history. uses, last_used: of the record.
    """

    name: str
    kind: TagKind = "present"
    offered: bool = True
    uses: int = 0
    last_used: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """A word for how one feels. pleasant, energetic: its quadrant; offered: shown in a check-in."""

    name: str
    pleasant: bool
    energetic: bool
    offered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; an empty field asks nothing.

    text: words of notes, tags, feelings and topics, each of which must be found, the last as a
    beginning. kinds: of entries, `day` = a day's note, `reflection` = a week's. first, last: study
    days. tags: all of them.
    """

    text: str = ""
    kinds: frozenset[SearchKind] = frozenset()
    first: date | None = None
    last: date | None = None
    tags: tuple[str, ...] = ()
    limit: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One entry that was found, newest first among others.

    entry_id: empty for a day's note and for a week's reflection, whose day is the week's Sunday.
    text: the passage around the first match, at most about 160 characters; marks: the matches in
    it, as [start, end) of `text`.
    """

    kind: SearchKind
    entry_id: str
    day: date
    at: datetime | None
    text: str
    marks: tuple[tuple[int, int], ...] = ()
