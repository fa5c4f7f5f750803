"""`companion week` with a file to write, through the real wiring on a real profile."""

import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.desktop.paths import paths_for, prepare, store_file
from companion.adapters.sqlite.store import open_store
from companion.compose.command_line import command
from companion.core.journal import CheckIn

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    paths = paths_for(tmp_path / "profile")
    prepare(paths)
    store = open_store(store_file(paths), BERLIN)
    try:
        store.add_check_in(CheckIn(at=datetime(2026, 3, 3, 9, tzinfo=BERLIN), stress=4, note="Rain."))
    finally:
        store.close()
    return tmp_path / "profile"


def run(profile: Path, *arguments: object) -> int:
    return command(
        ["week", "2026-W10", "--profile", str(profile), "--zone", "Europe/Berlin", *map(str, arguments)]
    )


@pytest.mark.parametrize(("kind", "head"), [("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_file_is_for_this_user_alone(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, head: bytes
) -> None:
    path = tmp_path / f"week.{kind}"
    assert run(profile, f"--{kind}", path) == 0
    assert path.read_bytes().startswith(head)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out == f"{path} written.\n"


def test_what_is_there_is_refused_unless_told_to_replace_it(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "week.pdf"
    path.write_text("mine")
    assert run(profile, "--pdf", path) == 1
    assert path.read_text() == "mine"
    assert capsys.readouterr().err == f"{path} is there already: name another place, or add --force.\n"
    assert run(profile, "--pdf", path, "--force") == 0
    assert path.read_bytes().startswith(b"%PDF-")
    assert sorted(os.listdir(tmp_path)) == ["profile", "week.pdf"]


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--pdf", "a.pdf", "--svg", "a.svg"), 2, "Give one of --pdf, --svg, not both."),
        (("--pdf", "a.pdf", "--json"), 2, "Give one of --json, --pdf, not both."),
        (("--include", "notes"), 2, "give --pdf as well"),
        (("--pdf", "a.pdf", "--include", "diary"), 1, "--include diary: there is no such section"),
        (("--pdf", "no/such/folder/a.pdf"), 1, "nothing was written"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_a_line(
    profile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(profile, *options) == code
    assert says in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["profile"]


def test_a_report_is_drawn_without_qt(profile: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from companion.compose.command_line import command; "
        "code = command(['week', '2026-W10', '--profile', sys.argv[1], '--pdf', sys.argv[2]]); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    given = [str(profile), str(tmp_path / "w.pdf")]
    done = subprocess.run([sys.executable, "-c", script, *given], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
