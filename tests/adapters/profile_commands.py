"""The command line on a real profile, as someone uses it who brings their own tables along."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.exchange.files import FileExchange
from companion.adapters.settings_file import TomlSettingsFile
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.bus import Bus
from companion.app.settings import SettingsService
from companion.cli.context import CliContext, Wiring
from companion.cli.main import root
from companion.cli.output import run
from tests.fakes.desktop import FakeClock
from tests.fakes.safety import NO_SAFETY

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=BERLIN)


def _never(*_given: object) -> NoReturn:
    raise AssertionError("not needed here")


class Commands:
    """One profile in a folder, and the commands on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self._wiring = Wiring(
            store=lambda _call: self.store(),
            clock=lambda _call: FakeClock(NOW),
            remote=_never,
            settings=lambda _call: SettingsService(TomlSettingsFile(folder / "settings.toml"), Bus()),
            tell_running=lambda _call: None,
            local_zone=lambda: BERLIN,
            exchange=FileExchange,
            survey_desktop=_never,
            open_program=_never,
            selftest=list,
            **NO_SAFETY,
        )

    def store(self) -> SqliteStore:
        """Open the journal; the caller closes it."""
        return open_store(self.folder / "journal.db", BERLIN)

    def json(self, *arguments: object) -> Any:
        """Run a command and return the document it prints."""
        code = run(root, [*map(str, arguments), "--json"], CliContext(wiring=self._wiring))
        said = self._capsys.readouterr()
        assert (code, "Traceback" in said.err) == (0, False), said.err
        return json.loads(said.out)

    def bring(self, name: str, table: str, mapping: str) -> Any:
        """Import a table by its mapping; return the report."""
        file, beside = self.folder / f"{name}.csv", self.folder / f"{name}.toml"
        file.write_text(table, encoding="utf-8")
        beside.write_text(mapping, encoding="utf-8")
        return self.json("import", file, "--map", beside)
