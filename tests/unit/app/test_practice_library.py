"""The practices read from their files, some of which are damaged."""

import shutil
from pathlib import Path

import pytest

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.practice_library import Practices
from companion.core.errors import CompanionError

BROKEN = {
    "no TOML": 'title = "Four\n',
    "no text": b"\xff",
    "keys missing": 'title = "Four corners"\n',
    "a key too many": 'colour = "red"\n',
}


class Installed:
    """Fills the Assets port with a folder of copies, which tests may damage."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "practices"
        self.folder.mkdir()
        for name in ShippedAssets().names("practices"):
            shutil.copy(ShippedAssets().path(f"practices/{name}"), self.folder)

    def path(self, name: str) -> Path:
        return self.folder.parent / name

    def names(self, folder: str) -> list[str]:
        return sorted(path.name for path in (self.folder.parent / folder).iterdir())

    def damage(self, name: str, content: str | bytes = "title = 3\n") -> None:
        file = self.folder / f"{name}.toml"
        file.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


def test_where_all_can_be_read_there_is_no_fault(installed: Installed) -> None:
    assert Practices(installed).fault() is None


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_damaged_file_is_told_in_one_line_with_file_and_mend(
    installed: Installed, content: str | bytes
) -> None:
    installed.damage("box", content)
    practices = Practices(installed)
    fault = practices.fault()
    assert fault is not None
    assert "practices/box.toml" in str(fault)
    assert str(fault).endswith("install Second Wind anew.")
    assert "\n" not in str(fault)
    with pytest.raises(CompanionError) as asked:
        practices.of("box")
    assert str(asked.value) == str(fault)


def test_what_is_wrong_inside_a_file_is_told_to_whoever_wrote_it(installed: Installed) -> None:
    installed.damage("box", 'title = "Four corners"\n')
    assert "summary is missing or no text: give it as a text" in str(Practices(installed).fault())


def test_several_damaged_files_are_all_named_in_one_line(installed: Installed) -> None:
    installed.damage("walking")
    installed.damage("box", 'title = "Four\n')
    installed.damage("minute", 'title = "One minute"\n')
    assert str(Practices(installed).fault()) == (
        "3 practices are left out, as their files are damaged (box.toml, minute.toml, walking.toml): "
        "install Second Wind anew."
    )


def test_damaged_files_spoil_no_other(installed: Installed) -> None:
    whole = {one.name for one in Practices(installed).all()}
    installed.damage("walking")
    installed.damage("box", 'title = "Four\n')
    assert {one.name for one in Practices(installed).all()} == whole - {"walking", "box"}


def test_a_file_that_went_missing_is_named_with_the_others(installed: Installed) -> None:
    practices = Practices(installed)
    assert practices.names()
    (installed.folder / "box.toml").unlink()
    assert "box.toml" in str(practices.fault())
    assert str(practices.fault()).endswith("install Second Wind anew.")
