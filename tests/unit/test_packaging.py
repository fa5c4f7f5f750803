"""The wheel that people install holds everything that the checkout runs with."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    ran = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 0, ran.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    return set(ZipFile(wheel).namelist())


def test_the_wheel_holds_every_resource(names: set[str]) -> None:
    listed = (file.relative_to(RESOURCES).as_posix() for file in RESOURCES.rglob("*") if file.is_file())
    wanted = {f"companion/_resources/{name}" for name in listed if "__pycache__" not in name}
    assert wanted
    assert wanted <= names


def test_the_wheel_holds_every_module_and_migration(names: set[str]) -> None:
    files = (file for file in (ROOT / "companion").rglob("*") if file.suffix in {".py", ".sql"})
    assert {file.relative_to(ROOT).as_posix() for file in files} <= names


def test_the_wheel_holds_the_menu_entry_and_its_icon(names: set[str]) -> None:
    ends = ("share/applications/second-wind.desktop", "share/icons/hicolor/scalable/apps/second-wind.svg")
    for end in ends:
        assert any(name.endswith(end) for name in names)


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    strangers = {name for name in names if not name.startswith(("companion/", "second_wind-"))}
    assert not strangers


def test_the_unpacked_wheel_tells_its_commands(wheel: Path, tmp_path: Path) -> None:
    ZipFile(wheel).extractall(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "companion", "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "replay" in ran.stdout
