"""The passphrase and the copies of the open journal, each loaded when it is first asked for something."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from companion.app.facts import EntriesChanged
from companion.app.late import Late
from companion.app.ports import Backups, Clock, Vault
from companion.core.errors import Refused
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.sqlite.keyhole import Keyhole
    from companion.adapters.sqlite.store import SqliteStore
    from companion.app.bus import Bus


class LateVault(Late):
    """The vault, loaded for more than the question whether there is a lock, which each start asks."""

    def __init__(self, make: Callable[[], Vault], keyhole: "Keyhole") -> None:
        super().__init__(make)
        self._keyhole = keyhole

    def locked(self) -> bool:
        """Return whether the journal has a passphrase."""
        return self._keyhole.locked()


def make_vault(keyhole: "Keyhole", store: "SqliteStore") -> Vault:
    """Return what locks the journal of `store`."""

    def make() -> Vault:
        from companion.adapters.sqlite.vault import JournalVault

        return JournalVault(keyhole, aside=store.aside)

    return cast(Vault, LateVault(make, keyhole))


def make_backups(
    keyhole: "Keyhole",
    store: "SqliteStore",
    bus: "Bus",
    clock: Clock,
    zone: ZoneInfo,
    runs: Callable[[], bool],
) -> Backups:
    """Return the copies of the journal of `store`. runs: whether a study session does."""

    @contextmanager
    def put_aside() -> Iterator[None]:
        # A running session belongs to the journal that is about to be put away.
        if runs():
            raise Refused(_("A study session runs: end it, then bring the copy back."))
        with store.aside():
            yield
        bus.publish(EntriesChanged())

    def make() -> Backups:
        from companion.adapters.sqlite.backups import JournalBackups

        return JournalBackups(keyhole, zone, lambda: clock.now().wall.date(), aside=put_aside)

    return cast(Backups, Late(make))
