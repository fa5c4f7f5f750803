"""Writing what leaves the journal: whole or not at all, for this user alone."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from companion.adapters.sqlite.places import belongs_to_a_journal
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.words import _


def write_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Put `content` at `path`, 0600; whoever reads finds all of it or what was there before.

    Raises InvalidInput where something is there and it is not to `replace` it, or is a folder;
    EnvironmentFault where it cannot be written.
    """
    with _told(path):
        _write(path, content, replace=replace)


def write_folder(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Put `files` into `folder`, made 0700, all or nothing; an empty folder may be there already.

    With `replace` into a folder that holds something: each file in one piece, others are left alone.
    Raises as `write_file`.
    """
    with _told(folder):
        if replace and folder.is_dir():
            for name, content in files.items():
                write_file(folder / name, content, replace=True)
            return
        if os.path.lexists(folder) and not (_is_real_folder(folder) and not any(folder.iterdir())):
            raise _taken(folder)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name[:100]}.", dir=folder.absolute().parent))
        try:
            for name, content in files.items():
                _write(draft / name, content, replace=False)
            if folder.exists():
                folder.rmdir()  # empty; one that was filled meanwhile refuses
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        _sync_folder(folder.absolute().parent)


def _write(path: Path, content: bytes, *, replace: bool) -> None:
    if belongs_to_a_journal(path):
        raise InvalidInput(
            _("{path} belongs to a journal: name another place; nothing was written.").format(path=path)
        )
    if os.path.lexists(path) and not (replace and _replaceable(path)):
        raise _taken(path)
    draft = _draft(path, content)
    try:
        _settle(draft, path, replace=replace)
    except FileExistsError:
        raise _taken(path) from None
    finally:
        Path(draft).unlink(missing_ok=True)
    _sync_folder(path.absolute().parent)


def _is_real_folder(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink()


def _replaceable(path: Path) -> bool:
    # A folder, a pipe or a device, such as /dev/null, is never what somebody wants to lose.
    return path.is_file() or (path.is_symlink() and not path.exists())


def _draft(path: Path, content: bytes) -> str:
    # mkstemp makes the file 0600; in the same folder, so that the last step is one.
    handle, draft = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return draft


def _settle(draft: str, path: Path, *, replace: bool) -> None:
    """Give the draft its name; FileExistsError where the name was taken meanwhile."""
    if replace:
        os.replace(draft, path)
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without second names for a file; the name was free a moment ago.
        os.rename(draft, path)


def _taken(path: Path) -> InvalidInput:
    return InvalidInput(_("{path} is there already: name another place, or add --force.").format(path=path))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EnvironmentFault(
            _("{path} cannot be written ({why}): name another place; nothing was written.").format(
                path=path, why=why
            )
        ) from error


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
