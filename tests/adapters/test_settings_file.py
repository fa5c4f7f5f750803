"""The settings' file: the user's own lines survive, a save is whole, a damaged file is never lost."""

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from companion.adapters.settings_file import TomlSettingsFile
from companion.app.bus import Bus
from companion.app.settings import SettingsService
from companion.core.errors import EnvironmentFault, InvalidInput

WRITTEN = """\
# My settings
[exam]
name = "Physikum"  # the second time
colour = "red"

[elsewhere]
kept = [1, 2]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "settings.toml"


def written(path: Path, text: str | bytes) -> TomlSettingsFile:
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return TomlSettingsFile(path)


def test_no_file_reads_as_an_empty_table(path: Path) -> None:
    assert TomlSettingsFile(path).load() == {}
    assert not path.parent.exists()


def test_the_first_save_makes_a_private_file(path: Path) -> None:
    before = os.umask(0)
    try:
        TomlSettingsFile(path).save({"exam": {"name": "Physikum", "date": date(2026, 10, 13)}})
    finally:
        os.umask(before)
    assert TomlSettingsFile(path).load() == {"exam": {"name": "Physikum", "date": date(2026, 10, 13)}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_comments_and_unknown_keys_survive_a_save(path: Path) -> None:
    file = written(path, WRITTEN)
    file.save({"exam": {"name": "Staatsexamen"}, "guard": {"on": True}})
    text = path.read_text()
    assert "# My settings\n" in text
    assert 'name = "Staatsexamen"  # the second time\ncolour = "red"\n' in text
    assert "kept = [1, 2]" in text
    assert file.load()["guard"] == {"on": True}


def test_none_removes_a_key(path: Path) -> None:
    file = written(path, WRITTEN)
    file.save({"exam": {"name": None, "never": None}})
    assert file.load()["exam"] == {"colour": "red"}


def test_a_rhythm_of_ones_own_goes_there_and_back(path: Path) -> None:
    file = TomlSettingsFile(path)
    rhythms = {"45/15": {"tiers": [{"name": "short", "after": 2700, "length": 900}]}}
    SettingsService(file, Bus()).change("study", "rhythms", rhythms)
    assert file.load() == {"study": {"rhythms": rhythms}}
    assert SettingsService(file, Bus()).current.study.rhythms[0].name == "45/15"


def test_a_value_in_a_tables_place_gives_way(path: Path) -> None:
    file = written(path, "guard = true\n")
    file.save({"guard": {"on": True}})
    assert file.load() == {"guard": {"on": True}}


@pytest.mark.parametrize(
    ("text", "line"),
    [("[exam]\nname = \n", 2), ("[exam]\n\n\nname = 'a'\nname = 'b'\n", 5), (b"[exam]\nname = '\xff'\n", 2)],
)
def test_a_damaged_file_is_told_with_its_line_and_left_untouched(
    path: Path, text: str | bytes, line: int
) -> None:
    file = written(path, text)
    before = path.read_bytes()
    with pytest.raises(InvalidInput) as caught:
        file.load()
    assert f"{path} is damaged in line {line}" in str(caught.value)
    assert "settings.damaged.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_saving_over_a_damaged_file_keeps_it_beside(path: Path) -> None:
    file = written(path, "[exam\n")
    file.save({"guard": {"on": True}})
    assert file.load() == {"guard": {"on": True}}
    assert path.with_name("settings.damaged.toml").read_text() == "[exam\n"
    path.write_text("again [\n")
    file.save({"guard": {"on": False}})
    assert path.with_name("settings.damaged.toml").read_text() == "[exam\n"
    assert path.with_name("settings.damaged-2.toml").read_text() == "again [\n"


def test_the_program_runs_on_its_defaults_over_a_damaged_file(path: Path) -> None:
    service = SettingsService(written(path, "[exam\n"), Bus())
    assert "damaged in line 1" in service.problems[0]
    service.change("exam", "name", "Physikum")
    assert service.problems == []
    assert TomlSettingsFile(path).load() == {"exam": {"name": "Physikum"}}


def test_a_save_that_fails_leaves_the_old_file_whole_and_nothing_beside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(path, WRITTEN)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match="No space left"):
        file.save({"exam": {"name": "Lost"}})
    assert path.read_text() == WRITTEN
    assert list(path.parent.iterdir()) == [path]


def test_a_linked_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(WRITTEN)
    path.parent.mkdir()
    path.symlink_to(real)
    TomlSettingsFile(path).save({"exam": {"name": "Staatsexamen"}})
    assert path.is_symlink()
    assert "Staatsexamen" in real.read_text()


def test_a_folder_in_the_files_place_is_told_in_one_line(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(EnvironmentFault, match="cannot be read"):
        TomlSettingsFile(path).load()


def test_reading_loads_no_library_for_writing(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from companion.adapters.settings_file import TomlSettingsFile\n"
        "TomlSettingsFile(Path(sys.argv[1])).load(); sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 0


@pytest.mark.parametrize(
    ("value", "why"), [("1" * 5000, "too many digits"), ("[" * 3000, "too many brackets")]
)
def test_what_the_parser_itself_gives_up_on_is_damage_in_its_line(path: Path, value: str, why: str) -> None:
    file = written(path, f"[study]\nrhythm = '25/5'\nlevel = {value}\n")
    with pytest.raises(InvalidInput, match=f"damaged in line 3 .*{why}"):
        file.load()
    file.save({"exam": {"name": "Physikum"}})
    assert file.load() == {"exam": {"name": "Physikum"}}
    assert path.with_name("settings.damaged.toml").exists()
