"""Where a profile keeps its things, and making sure it can."""

import os
from pathlib import Path

from companion.app.ports import Paths
from companion.core.errors import EnvironmentFault
from companion.core.words import _

NAME = "second-wind"
STORE = "journal.db"
LONGEST_SOCKET = 100
"""Bytes; systems allow 104 to 108 with the end."""


def paths_for(profile: Path | None) -> Paths:
    """Return where things are kept: all below `profile`, or where this desktop expects them."""
    if profile is not None:
        folder = profile.expanduser().resolve()
        return Paths(
            data=folder / "data",
            settings=folder / "settings" / "settings.toml",
            cache=folder / "cache",
            logs=folder / "logs",
            socket=_short(folder / "run" / "socket"),
        )
    import platformdirs

    return Paths(
        data=platformdirs.user_data_path(NAME, appauthor=False),
        settings=platformdirs.user_config_path(NAME, appauthor=False) / "settings.toml",
        cache=platformdirs.user_cache_path(NAME, appauthor=False),
        logs=platformdirs.user_log_path(NAME, appauthor=False),
        socket=_short(_runtime() / "socket"),
    )


def store_file(paths: Paths) -> Path:
    """Return the journal's file."""
    return paths.data / STORE


def prepare(paths: Paths) -> None:
    """Make the folders, each 0700.

    Raises EnvironmentFault in one line where a folder cannot be made, written, or belongs to another.
    """
    for folder in (paths.data, paths.settings.parent, paths.cache, paths.logs, paths.socket.parent):
        _make(folder)
    _check_owner(paths.socket.parent)


def _make(folder: Path) -> None:
    try:
        _make_missing(folder)
        folder.chmod(0o700)
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(0, _("it is read-only"))
    except OSError as error:
        raise EnvironmentFault(
            _(
                "Nothing can be kept in {folder} ({why}): make it writable, or give another folder "
                "with --profile."
            ).format(folder=folder, why=error.strerror)
        ) from error


def _check_owner(folder: Path) -> None:
    # In a temporary folder shared by all, another user may have been there first.
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise EnvironmentFault(
            _("{folder} belongs to another user: remove it, or give a folder with --profile.").format(
                folder=folder
            )
        )


def _make_missing(folder: Path) -> None:
    """Make `folder` and what is missing above it; `mkdir` alone makes only the last one private."""
    if folder.is_dir():
        return
    _make_missing(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def _short(socket: Path) -> Path:
    """Return `socket`, or a short name that stands for it where it is too long for a socket."""
    if len(os.fsencode(socket)) <= LONGEST_SOCKET:
        return socket
    import hashlib

    name = hashlib.sha256(os.fsencode(socket)).hexdigest()[:20]
    for folder in (_runtime(), _own_temporary()):
        short = folder / name
        if len(os.fsencode(short)) <= LONGEST_SOCKET:
            return short
    return socket


def _runtime() -> Path:
    """Return the folder for this user's sockets, which goes away with the login."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and os.path.isdir(given):
        return Path(given) / NAME
    return _own_temporary()


def _own_temporary() -> Path:
    import tempfile

    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(tempfile.gettempdir()) / f"{NAME}-{user}"
