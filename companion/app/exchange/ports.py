"""What the exchange asks of the outside world: reading a format, writing files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from companion.core.value import dataclass

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from companion.app.exchange.batch import Batch
    from companion.app.exchange.tables import Table

FORMATS = ("archive", "csv")
"""The words for what can be read."""


@dataclass(frozen=True, slots=True)
class MapTable:
    """What a mapping file says. name: of the file, for messages; values: its TOML table."""

    name: str
    values: Mapping[str, Any]


class Format(Protocol):
    """One kind of file that can be read; each is a module of its own."""

    name: str
    """The word for it, one of FORMATS."""

    def recognises(self, head: bytes) -> bool:
        """Return whether a file that begins with `head`, up to 64 KiB, is of this kind."""

    def read(self, path: Path, zone: ZoneInfo, map_table: MapTable | None) -> Batch:
        """Return what the file holds; nothing it names is followed.

        zone: of times without an offset. Raises InvalidInput in one line for a file that is damaged
        or not of this kind, EnvironmentFault where it may not be read.
        """


class Exchange(Protocol):
    """Reads and writes the files of people."""

    def read(self, path: Path, zone: ZoneInfo, format_name: str | None, map_path: Path | None) -> Batch:
        """Return what `path` holds. format_name: one of FORMATS, None = told by the content.

        map_path: says which column is what. Raises as `Format.read`.
        """

    def write_archive(self, document: Mapping[str, Any], path: Path, *, replace: bool) -> None:
        """Write the archive to `path`, all or nothing, 0600.

        Raises InvalidInput where something is there and it is not to `replace` it; EnvironmentFault.
        """

    def write_tables(self, tables: Sequence[Table], folder: Path, *, replace: bool) -> None:
        """Write each table as CSV into `folder`, 0700, with a mapping beside those that can be read back.

        Without `replace` all or nothing; with it each file by itself. Raises as `write_archive`.
        """
