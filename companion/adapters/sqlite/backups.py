"""Copies of the journal: the daily ones in the profile, others where told, and putting one back."""

import os
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.backup_files import automatic, described, is_automatic, kept_files
from companion.adapters.sqlite.cipher import is_encrypted
from companion.adapters.sqlite.copying import Place, copy_to
from companion.adapters.sqlite.durable import remove, settle
from companion.adapters.sqlite.faults import told
from companion.adapters.sqlite.keyhole import Keyhole
from companion.adapters.sqlite.opening import open_file
from companion.adapters.sqlite.packed import lock_of
from companion.adapters.sqlite.places import folder_of
from companion.adapters.sqlite.restoring import link_new, restore
from companion.adapters.sqlite.store import open_held
from companion.adapters.sqlite.unpacking import unpacked
from companion.adapters.sqlite.using import shared
from companion.adapters.sqlite.vault import Aside
from companion.app.differences import all_parts, differences
from companion.app.ports import Backup, Difference
from companion.core.errors import InvalidInput
from companion.core.retention import kept
from companion.core.words import _


class JournalBackups:
    """Fills the Backups port for the journal of `keyhole`.

    zone: in which an entry is read whose own zone this computer does not know. today: the local date.
    aside: lets this process's own store go of the file meanwhile; None where none is open.
    """

    def __init__(
        self, keyhole: Keyhole, zone: ZoneInfo, today: Callable[[], date], *, aside: Aside | None = None
    ) -> None:
        self._keyhole = keyhole
        self._path = keyhole.path
        self._zone = zone
        self._today = today
        self._aside: Aside = aside or nullcontext

    def make(self, today: date) -> Backup:
        target = automatic(self._path, today)
        with told(target):
            folder_of(self._path).mkdir(mode=0o700, parents=True, exist_ok=True)
            folder_of(self._path).chmod(0o700)
        self._copy(target)
        self._drop()
        return described(target, today)

    def make_at(self, path: Path) -> Backup:
        with told(path):
            if os.path.lexists(path):
                raise InvalidInput(_("{path} is there already: name a new file.").format(path=path))
            if not path.parent.is_dir():
                raise InvalidInput(
                    _("There is no folder {folder}: make it first.").format(folder=path.parent)
                )
        self._copy(path, link_new)
        return described(path, self._today())

    def kept(self) -> list[Backup]:
        return kept_files(self._path)

    def preview(self, path: Path, passphrase: str | None = None) -> list[Difference]:
        key = self._keyhole.key()
        with shared(self._path), unpacked(path, self._path, passphrase=passphrase, key=key) as found:
            with closing(open_held(self._path, self._zone, key)) as store:
                now = list(all_parts(store))
            with closing(open_held(found.draft, self._zone, found.key)) as store:
                return differences(now, all_parts(store))

    def restore(self, path: Path, passphrase: str | None = None) -> Path | None:
        return restore(self._keyhole, path, passphrase=passphrase, today=self._today(), aside=self._aside)

    def _copy(self, target: Path, place: Place = settle) -> None:
        key = self._keyhole.key()
        with shared(self._path), closing(open_file(self._path, key=key)) as source, told(target):
            locked = is_encrypted(self._path)
            copy_to(source, target, key if locked else None, lock_of(self._path), place)

    def _drop(self) -> None:
        copies = [copy for copy in self.kept() if is_automatic(copy)]
        days = kept(copy.day for copy in copies)
        for copy in copies:
            if copy.day not in days:
                with told(copy.path):
                    remove(copy.path)
