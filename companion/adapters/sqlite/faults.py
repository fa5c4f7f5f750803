"""What SQLite says, told apart by blame, in one line each: what, where, the mend."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from companion.core.errors import (
    CompanionError,
    EnvironmentFault,
    InvalidInput,
    JournalDamaged,
    StoreInUse,
)
from companion.core.words import _


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about `path` into ours."""
    try:
        yield
    except (apsw.Error, OSError) as error:
        raise _ours(error, path) from error
    except UnicodeEncodeError as error:
        if not _named_by_bytes(path):
            raise
        raise InvalidInput(
            _("The name {path} holds bytes that are no text: name another place.").format(path=path)
        ) from error


def _ours(error: Exception, path: Path) -> CompanionError:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        error = apsw.FullError()
    match error:
        case apsw.FullError():
            return EnvironmentFault(
                _("The disk with {path} is full: free some space and try again; nothing was lost.").format(
                    path=path
                )
            )
        case apsw.BusyError() | apsw.LockedError():
            return StoreInUse(
                _("The journal {path} is in use by another program: close it there and try again.").format(
                    path=path
                )
            )
        case apsw.CorruptError() | apsw.NotADBError():
            return damaged(path, str(error))
        case apsw.ConstraintError():
            return InvalidInput(_("The entry does not fit the journal ({why}).").format(why=error))
        case _:
            why = error.strerror if isinstance(error, OSError) else str(error)
            return EnvironmentFault(
                _("The journal {path} cannot be read or written ({why}): check the folder's permissions and "
                  "the disk.").format(path=path, why=why)
            )  # fmt: skip


def _named_by_bytes(path: Path) -> bool:
    """Return whether a name is no text, which SQLite cannot open."""
    return any("\ud800" <= each <= "\udfff" for each in str(path))


def damaged(path: Path, why: str) -> JournalDamaged:
    """Return the error for a file that is damaged; it is left as it is."""
    return JournalDamaged(
        _("The journal {path} is damaged ({why}): it is left untouched; put a backup in its place.").format(
            path=path, why=" ".join(why.split())
        )
    )
