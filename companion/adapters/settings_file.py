"""The settings as a TOML file: comments and unknown keys survive, a save is all or nothing."""

import os
import re
from pathlib import Path
from typing import Any

from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.words import _

_ENDLESS = re.compile(rb"[0-9_]{1000}")
_NESTED = re.compile(rb"(?:[\[{]\s*){50}")
"""Where the parser gives up without saying where."""


class TomlSettingsFile:
    """Fills the SettingsFile port for the file at `path`, which need not exist yet."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> dict[str, Any]:
        """Return the table, empty where there is no file.

        Raises InvalidInput with the line number for damaged TOML (the file is left untouched), and
        EnvironmentFault where it may not be read.
        """
        return self._parsed(self._text())

    def save(self, changes: dict[str, dict[str, Any]]) -> None:
        """Write the changed values into the file as it stands now; a value of None removes its key.

        A damaged file is kept beside as `settings.damaged.toml` before a new one takes its place.
        Raises EnvironmentFault where it may not be written; the old file is whole then.
        """
        # Loaded only here: the program reads its settings at every start and seldom writes them.
        import tomlkit
        from tomlkit.items import Table

        text = self._text()
        try:
            self._parsed(text)
        except InvalidInput:
            self._set_aside()
            text = b""
        document = tomlkit.parse(text.decode())
        for name, values in changes.items():
            table = document.get(name)
            if not isinstance(table, Table):
                document.pop(name, None)
                table = tomlkit.table()
                document[name] = table
            for key, value in values.items():
                if value is None:
                    table.pop(key, None)
                else:
                    table[key] = value
        self._replace(tomlkit.dumps(document).encode())

    def _text(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._fault(error, _("read")) from error

    def _parsed(self, text: bytes) -> dict[str, Any]:
        if not text:
            return {}
        import tomllib

        try:
            return tomllib.loads(text.decode())
        except UnicodeDecodeError as error:
            line = text[: error.start].count(b"\n") + 1
            why = _("not UTF-8 text")
        except tomllib.TOMLDecodeError as error:
            line, why = _place(str(error), text)
        except ValueError:
            line, why = _line_of(_ENDLESS, text), _("a number of too many digits")
        except RecursionError:
            line, why = _line_of(_NESTED, text), _("too many brackets in one another")
        raise InvalidInput(
            _(
                "The settings file {path} is damaged in line {line} ({why}): correct that line. Until then "
                "the defaults are in force; saving a setting keeps this file beside as {aside}."
            ).format(path=self._path, line=line, why=why, aside=self._aside().name)
        )

    def _aside(self) -> Path:
        """Return a name for the damaged file that is not taken."""
        stem, suffix = self._path.stem, self._path.suffix
        name = self._path.with_name(f"{stem}.damaged{suffix}")
        number = 2
        while name.exists():
            name = self._path.with_name(f"{stem}.damaged-{number}{suffix}")
            number += 1
        return name

    def _set_aside(self) -> None:
        try:
            # A second name for the same file: at no moment is it without one.
            os.link(self._path, self._aside())
        except OSError as error:
            raise self._fault(error, _("kept beside")) from error

    def _replace(self, text: bytes) -> None:
        """Put `text` in the file's place; whoever reads finds the old or the new one whole."""
        import tempfile

        target = self._path.resolve()
        draft: str | None = None
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # mkstemp makes the file 0600.
            handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, target)
            draft = None
            _sync_folder(target.parent)
        except OSError as error:
            raise self._fault(error, _("written")) from error
        finally:
            if draft is not None:
                Path(draft).unlink(missing_ok=True)

    def _fault(self, error: OSError, what: str) -> EnvironmentFault:
        return EnvironmentFault(
            _("The settings file {path} cannot be {what} ({why}): check the folder's permissions.").format(
                path=self._path, what=what, why=error.strerror
            )
        )


def _place(message: str, text: bytes) -> tuple[int, str]:
    """Return the line number and the reason out of what the parser says."""
    found = re.search(r"\(at line (\d+), column \d+\)", message)
    line = int(found[1]) if found else text.count(b"\n") + 1
    return line, message.partition(" (at ")[0]


def _line_of(what: re.Pattern[bytes], text: bytes) -> int:
    found = what.search(text)
    return text.count(b"\n", 0, found.start() if found else len(text)) + 1


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
