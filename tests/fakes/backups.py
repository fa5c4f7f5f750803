"""Copies of the journal that exist in memory only."""

from datetime import date
from pathlib import Path

from companion.app.ports import Backup, Difference
from companion.core.errors import InvalidInput, PassphraseWanted


class FakeBackups:
    """Fills the Backups port. differences: what a preview tells. needs: passphrase of the copies."""

    def __init__(self, copies: list[Backup] | None = None) -> None:
        self.copies = copies or []
        self.differences: list[Difference] = []
        self.needs: str | None = None
        self.made: list[Path] = []
        self.restored: list[Path] = []
        self.good = True

    def make(self, today: date) -> Backup:
        """Keep a copy of today."""
        copy = Backup(path=Path(f"/profile/backups/{today}.db"), day=today, size=81_920, locked=False)
        self.copies.insert(0, copy)
        return copy

    def make_at(self, path: Path) -> Backup:
        """Note where a copy was made."""
        if path.exists() or path in self.made:
            raise InvalidInput(f"{path.name} is there already: choose another name.")
        self.made.append(path)
        return Backup(path=path, day=date(2026, 11, 19), size=81_920, locked=self.needs is not None)

    def kept(self) -> list[Backup]:
        """Return the copies."""
        return list(self.copies)

    def preview(self, path: Path, passphrase: str | None = None) -> list[Difference]:
        """Return what the test said."""
        if not self.good:
            raise InvalidInput(f"{path.name} is no copy of a journal.")
        if self.needs is not None and passphrase != self.needs:
            raise PassphraseWanted("This copy is locked: give the passphrase it was made with.")
        return self.differences

    def restore(self, path: Path, passphrase: str | None = None) -> Path | None:
        """Note which copy was brought back."""
        self.preview(path, passphrase)
        self.restored.append(path)
        return Path("/profile/before-2026-11-19.db")
