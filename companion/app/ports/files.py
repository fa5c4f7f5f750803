"""Settings, folders, shipped files, and the way to a running program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from companion.core.value import dataclass


class SettingsFile(Protocol):
    """The user's settings as a TOML table of tables; comments and unknown keys survive a save."""

    def load(self) -> dict[str, Any]:
        """Return the table, empty where there is no file; InvalidInput for damaged TOML."""

    def save(self, changes: dict[str, dict[str, Any]]) -> None:
        """Write the changed values, all or nothing."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where this profile keeps things; every folder 0700, every file 0600."""

    data: Path
    settings: Path
    cache: Path
    logs: Path
    socket: Path


class Assets(Protocol):
    """Reads the files shipped with the program."""

    def path(self, name: str) -> Path:
        """Return the file `name` below resources."""

    def names(self, folder: str) -> Iterable[str]:
        """Return the file names in a folder of resources."""


class Remote(Protocol):
    """Speaks to the running program over its socket."""

    def request(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return the answer; NotRunning when nobody answers."""
