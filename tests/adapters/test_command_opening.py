"""A command opens the journal that is there, also where another program has just replaced it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.app.settings import SettingsService
from companion.cli.context import CliContext
from companion.compose import command_line
from tests.adapters.locked import FIRST, OTHER, Desk, ids, written

Said = pytest.CaptureFixture[str]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def desk(profile: Path) -> Desk:
    paths = paths_for(profile)
    prepare(paths)
    written(store_file(paths), 1)
    return Desk(store_file(paths))


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen after a command has looked at the lock and before it opens the journal."""
    asked: list[CliContext] = []
    read = command_line._settings

    def settings(context: CliContext) -> SettingsService:
        asked.append(context)
        if len(asked) == 2:
            happens()
        return read(context)

    monkeypatch.setattr(command_line, "_settings", settings)


def log(profile: Path, tmp_path: Path, passphrase: str) -> int:
    file = tmp_path / "passphrase"
    file.write_text(passphrase)
    return command_line.command(
        ["log", "checkin", "--at", "2026-03-02T09:00", "--stress", "4", "--json"]
        + ["--profile", str(profile), "--passphrase-file", str(file)]
    )


def test_a_journal_locked_meanwhile_is_opened_by_the_passphrase_given(
    desk: Desk, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    meanwhile(monkeypatch, lambda: desk.vault.set(FIRST))
    assert log(profile, tmp_path, FIRST) == 0
    kept = json.loads(capsys.readouterr().out)["id"]
    assert kept in ids(desk.path, desk.keyhole.key())


def test_a_journal_locked_meanwhile_stays_shut_to_another_passphrase(
    desk: Desk, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    meanwhile(monkeypatch, lambda: desk.vault.set(FIRST))
    assert log(profile, tmp_path, OTHER) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_key_that_was_replaced_meanwhile_is_no_damage(
    desk: Desk, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    desk.vault.set(FIRST)

    def locked_anew() -> None:
        desk.vault.remove(FIRST)
        desk.vault.set(FIRST)

    meanwhile(monkeypatch, locked_anew)
    assert log(profile, tmp_path, FIRST) == 0
    kept = json.loads(capsys.readouterr().out)["id"]
    assert kept in ids(desk.path, desk.keyhole.key())
