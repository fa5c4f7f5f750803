"""What a file held, and what became of it."""

from companion.core.exchange import Kept
from companion.core.value import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to keep. where: its place in the file, `line 3` or a JSON path; an entry carries its id."""

    where: str
    what: Kept


@dataclass(frozen=True, slots=True)
class Rejected:
    """What cannot be kept. where: its place in the file; why: one sentence."""

    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All that one file held.

    format: the word for it. read: rows of the source. found: in the order of keeping, sessions before
    what belongs to them. kept_before: a journal has kept it already, so that its times are not held
    against this computer's clock.
    """

    format: str
    read: int
    found: tuple[Found, ...]
    rejected: tuple[Rejected, ...] = ()
    kept_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do. read: rows; added, duplicates: of what they held."""

    format: str
    read: int
    added: int
    duplicates: int
    rejected: tuple[Rejected, ...]
