"""Removing all that is kept on this computer."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from companion.adapters.desktop.instance import Instance
from companion.adapters.desktop.paths import NAME
from companion.adapters.sqlite.keyhole import KeyStore
from companion.adapters.sqlite.packed import lock_of
from companion.adapters.sqlite.using import alone
from companion.app.ports import Paths
from companion.core.errors import EnvironmentFault, InvalidInput, StoreUnavailable
from companion.core.words import _

_OURS = (
    r"journal\.|backups$",  # the journal, its lock, its log, its drafts, what was set aside
    r"\.?settings\.",
    r"",  # a cache can be made again, whoever's it is
    r"fault-.*\.txt$",
)
"""What the program puts into data, settings, cache and logs."""


class ProfileEraser:
    """Fills the Eraser port. profile: the folder that was named to hold everything, None for the usual ones.

    The folders are removed whole; in the socket's, which profiles share, only what is this one's.
    """

    def __init__(self, paths: Paths, journal: Path, keyring: KeyStore, *, profile: Path | None) -> None:
        self._paths = paths
        self._journal = journal
        self._keyring = keyring
        self._profile = None if profile is None else profile.expanduser().resolve()

    def refuse_running(self) -> None:
        self._refuse_what_is_no_profile()
        with self._nobody_else():
            return

    def erase(self) -> list[Path]:
        self._refuse_what_is_no_profile()
        with self._nobody_else():
            said = lock_of(self._journal)
            if said is not None and said.remembered:
                self._keyring.forget()
            self._remove_linked_journal()
            gone = [folder for folder in self._folders() if _remove(folder)]
        socket = self._paths.socket
        for left in (socket, _claim(socket)):
            left.unlink(missing_ok=True)
        _remove_if_empty(socket.parent)
        for above in {folder.parent for folder in self._folders()}:
            if above == self._profile or above.name == NAME:
                _remove_if_empty(above)
        return gone

    def _folders(self) -> tuple[Path, ...]:
        return (self._paths.data, self._paths.settings.parent, self._paths.cache, self._paths.logs)

    def _remove_linked_journal(self) -> None:
        """Remove a journal that stands elsewhere, of which only a link is in the profile."""
        if self._journal.is_symlink():
            there = self._journal.resolve()
            with _told(there):
                there.unlink(missing_ok=True)

    def _refuse_what_is_no_profile(self) -> None:
        """Refuse a named folder that holds somebody else's work in folders of the same names."""
        if self._profile is None:
            return
        for folder, ours in zip(self._folders(), _OURS, strict=True):
            for found in sorted(folder.iterdir()) if folder.is_dir() else ():
                if not re.match(ours, found.name):
                    raise InvalidInput(
                        _(
                            "{path} is not of Second Wind: is {profile} the right --profile? Move it away "
                            "and try again; nothing was removed."
                        ).format(path=found, profile=self._profile)
                    )

    @contextmanager
    def _nobody_else(self) -> Iterator[None]:
        """Claim the profile as a window does, and the journal as who replaces it does."""
        with self._no_window():
            if self._journal.parent.is_dir():
                with alone(self._journal):
                    yield
            else:
                yield

    @contextmanager
    def _no_window(self) -> Iterator[None]:
        if not self._paths.socket.parent.is_dir():
            yield
            return
        claim = Instance(self._paths.socket)
        if not claim.claim():
            raise StoreUnavailable(
                _("Second Wind is open on this profile: end it with `companion quit`, then erase.")
            )
        try:
            yield
        finally:
            claim.close()


def _claim(socket: Path) -> Path:
    return socket.with_name(f"{socket.name}.lock")


def _remove(folder: Path) -> bool:
    """Remove a folder with all that is in it, also one that stands elsewhere; False where there is none."""
    if not folder.exists() and not folder.is_symlink():
        return False
    with _told(folder):
        if folder.is_symlink():
            if folder.is_dir():
                shutil.rmtree(folder.resolve())
            folder.unlink()
        else:
            shutil.rmtree(folder)
    return True


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFault(
            _("{path} cannot be removed ({why}): remove it by hand, or try again.").format(
                path=error.filename or path, why=error.strerror
            )
        ) from error


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something is in it that is not ours, or it is not there
