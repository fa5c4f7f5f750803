"""The shape of the project, as sentences that a test run proves."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]

# Spelled in parts, so that this file does not find itself.
_INDEX_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "deb.deb" + "ian.org")
_MACHINE_PATH = re.compile(r"(?<![\w.$}~-])/(?:work|root|opt/(?:wheels|py" + r"pi))(?:/|\b(?![\w-]))")


@pytest.fixture(scope="module")
def contracts() -> str:
    """What import-linter says of all contracts in pyproject.toml."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "sentence",
    [
        "Imports point inwards",
        "What the product knows stands on Python and numpy alone",
        "The command line starts without Qt",
        "Among the adapters only qt knows Qt",
        "Only compose reaches for the Qt adapters",
        "matplotlib stays in the charts",
        "Only adapters/sound plays and decodes sound",
    ],
)
def test_the_rings_hold(sentence: str, contracts: str) -> None:
    kept = [line.partition(" KEPT")[0] for line in contracts.splitlines() if " KEPT" in line]
    assert sentence in kept, contracts


def _project_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: what belongs to the project is not known here")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def _text_lines() -> Iterator[tuple[str, str]]:
    for file in _project_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a recording
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{file.relative_to(ROOT)}:{number}", line


def test_no_file_names_a_package_index() -> None:
    found = [where for where, line in _text_lines() if any(host in line for host in _INDEX_HOSTS)]
    assert not found, "the machine's own settings decide where packages come from"


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not [where for where, line in _text_lines() if _MACHINE_PATH.search(line)]


def test_value_classes_are_those_that_compile_late() -> None:
    made_at_once = re.compile(r"from dataclasses import .*\bdataclass\b|dataclasses\.dataclass\b")
    program = [line for line in _text_lines() if line[0].startswith("companion/")]
    found = [where for where, line in program if made_at_once.search(line)]
    assert {where.partition(":")[0] for where in found} == {"companion/core/value.py"}, found


def test_every_locked_package_carries_its_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-narration.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert packages
        assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_every_picture_is_well_formed() -> None:
    pictures = [file for file in _project_files() if file.suffix == ".svg"]
    assert pictures
    for picture in pictures:
        root = ElementTree.fromstring(picture.read_bytes())
        assert root.tag == "{http://www.w3.org/2000/svg}svg", picture
        assert root.get("viewBox"), f"{picture} does not scale without a viewBox"


def test_every_table_is_well_formed() -> None:
    for file in _project_files():
        if file.suffix == ".toml":
            tomllib.loads(file.read_text(encoding="utf-8"))
