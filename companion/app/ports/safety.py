"""Keeping the record private and safe: the passphrase and the copies."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from typing import TYPE_CHECKING, Final, Literal, Protocol

from companion.core.value import dataclass

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from companion.app.ports.desktop import Capability

ComparedKind = Literal[
    "session", "block", "break", "check_in", "night", "questions", "practice", "day_note", "day_mark", "tag"
]
COMPARED: Final[tuple[ComparedKind, ...]] = (
    *("session", "block", "break", "check_in", "night", "questions", "practice"),
    *("day_note", "day_mark", "tag"),
)
"""What a preview counts: the kinds of entries, and what was written, marked and named beside them."""


class Vault(Protocol):
    """The journal's passphrase. Text is never logged; nothing here tells how wrong a guess was.

    Each method that changes the file encrypts a copy, reads it back and compares it before it takes
    the old one's place; killed at any point it leaves a journal that opens. InvalidInput: a
    passphrase or code that is wrong or too short; StoreUnavailable: another program has the journal.
    """

    def locked(self) -> bool:
        """Return whether the journal is encrypted."""

    def check(self, passphrase: str) -> bool:
        """Return whether this is the passphrase; takes Argon2id's time either way."""

    def set(self, passphrase: str) -> str:
        """Encrypt the journal and its backups; return the recovery code, which is kept nowhere."""

    def change(self, passphrase: str, new: str) -> None:
        """Wrap the key anew; the journal is not rewritten."""

    def remove(self, passphrase: str) -> None:
        """Decrypt the journal and its backups."""

    def recover(self, code: str, new: str) -> str:
        """Set a new passphrase by the recovery code; return a new code, the old one is void."""

    def renew_code(self, passphrase: str) -> str:
        """Return a new recovery code; the old one is void, the passphrase stays."""

    def keyring(self) -> Capability:
        """Return whether this computer can remember the key."""

    def remembered(self) -> bool:
        """Return whether this computer opens the journal without asking."""

    def remember(self, passphrase: str | None) -> None:
        """Remember the key on this computer; None forgets it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the journal. day: of its making; size: bytes; locked: it opens by its passphrase only.

    replaced: it was the journal until a restore put a copy in its place.
    """

    path: Path
    day: date
    size: int
    locked: bool
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a restore would change of one kind.

    now, then: how many there are in the journal and in the backup; lost: only in the journal;
    back: only in the backup; other: in both, but read differently.
    """

    kind: ComparedKind
    now: int
    then: int
    lost: int
    back: int
    other: int


class Backups(Protocol):
    """Copies of the journal: 7 daily, 4 weekly, 12 monthly ones in the profile, others where told."""

    def make(self, today: date) -> Backup:
        """Make today's copy in the profile and drop what is no longer kept; once a day is enough."""

    def make_at(self, path: Path) -> Backup:
        """Make a copy at `path`, checked before it is there; InvalidInput where something is already."""

    def kept(self) -> list[Backup]:
        """Return the copies in the profile, newest first."""

    def preview(self, path: Path, passphrase: str | None = None) -> list[Difference]:
        """Return what restoring `path` would change; InvalidInput where it is no good backup."""

    def restore(self, path: Path, passphrase: str | None = None) -> Path | None:
        """Put a backup in the journal's place; return where the journal from before is kept.

        It is locked by the passphrase the backup has; a backup without one by that of the journal,
        unless nobody gave it.
        """


class Eraser(Protocol):
    """Removes all that is kept on this computer."""

    def refuse_running(self) -> None:
        """Raise StoreUnavailable where a program runs on the profile; nothing is removed.

        Raises InvalidInput where its folders hold what is not of this program.
        """

    def erase(self) -> list[Path]:
        """Remove everything and return what was removed; refuses as `refuse_running` does."""
