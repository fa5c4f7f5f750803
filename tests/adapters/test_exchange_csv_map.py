"""A mapping that is wrong names its file and the key, in one line."""

from pathlib import Path

import pytest

from companion.adapters.exchange.csv_map import parse_map
from companion.adapters.exchange.csv_targets import TARGETS
from companion.adapters.exchange.files import FileExchange
from companion.app.exchange.ports import MapTable
from companion.app.exchange.tables import COLUMNS, ENTITIES, own_columns
from companion.core.errors import InvalidInput
from tests.fakes.exchange import BERLIN

GOOD = """
entity = "checkin"
zone = "Europe/Berlin"
skip_blank = true
delimiter = ";"
decimal = ","
[columns]
at = ["Date", "Time"]
stress = "Stress"
[scale.stress]
from = [5, 1]
to = [0, 10]
[time]
format = "%d/%m/%Y %H:%M"
of_day = "20:00"
"""


def refused(folder: Path, text: str, sheet: str = "Date;Time;Stress\n1;2;3\n") -> str:
    file, mapping = folder / "sheet.csv", folder / "map.toml"
    file.write_text(sheet)
    mapping.write_text(text)
    with pytest.raises(InvalidInput) as said:
        FileExchange().read(file, BERLIN, None, mapping)
    line = str(said.value)
    assert "\n" not in line
    return line


def test_a_good_mapping_is_read(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text(GOOD)
    (tmp_path / "sheet.csv").write_text("Date;Time;Stress\n01/03/2026;09:00;3\n")
    batch = FileExchange().read(tmp_path / "sheet.csv", BERLIN, None, tmp_path / "map.toml")
    assert (batch.format, batch.read, len(batch.found)) == ("csv", 1, 1)


@pytest.mark.parametrize(
    ("good", "bad", "key"),
    [
        ('entity = "checkin"', "", "entity"),
        ('entity = "checkin"', 'entity = "mood"', "entity"),
        ('entity = "checkin"', "entity = 3", "entity"),
        ('entity = "checkin"', 'entity = "study"', "columns.at"),
        ('"Europe/Berlin"', '"Europe/Atlantis"', "zone"),
        ('"Europe/Berlin"', "1", "zone"),
        ("skip_blank = true", 'skip_blank = "yes"', "skip_blank"),
        ("skip_blank = true", "skip_blanks = true", "skip_blanks"),
        ("skip_blank = true", '"skip\\nblank" = true', "skip blank"),
        ('delimiter = ";"', 'delimiter = "ab"', "delimiter"),
        ('delimiter = ";"', "delimiter = []", "delimiter"),
        ('decimal = ","', 'decimal = "x"', "decimal"),
        ("[columns]", "columns = 3\n[other]", "other"),
        ('at = ["Date", "Time"]', "", "columns.at"),
        ('at = ["Date", "Time"]', "at = []", "columns.at"),
        ('at = ["Date", "Time"]', "at = [1]", "columns.at"),
        ('stress = "Stress"', "stress = 4", "columns.stress"),
        ('stress = "Stress"', 'stres = "Stress"', "columns.stres"),
        ('stress = "Stress"', 'stress = "Tension"', "columns.stress"),
        ("[scale.stress]", "[scale.note]", "scale.note"),
        ("[scale.stress]", "[scale.tension]", "scale.tension"),
        ("from = [5, 1]", "from = [5, 5]", "scale.stress.from"),
        ("from = [5, 1]", 'from = [5, "1"]', "scale.stress.from"),
        ("from = [5, 1]", "from = [5, 1, 2]", "scale.stress.from"),
        ("from = [5, 1]", "from = [5, true]", "scale.stress.from"),
        ("from = [5, 1]", "from = [5, nan]", "scale.stress.from"),
        ("from = [5, 1]", "", "scale.stress"),
        ("to = [0, 10]", f"to = [0, 1{'0' * 400}]", "scale.stress.to"),
        ("%d/%m/%Y %H:%M", "%H:%M", "time.format"),
        ("%d/%m/%Y %H:%M", "%d%d", "time.format"),
        ("%d/%m/%Y %H:%M", "%", "time.format"),
        ("%d/%m/%Y %H:%M", "%Q", "time.format"),
        ('of_day = "20:00"', 'of_day = "evening"', "time.of_day"),
        ('of_day = "20:00"', "of_day = 8", "time.of_day"),
        ('of_day = "20:00"', 'day = "20:00"', "time.day"),
    ],
)
def test_what_is_wrong_is_named_by_its_key(tmp_path: Path, good: str, bad: str, key: str) -> None:
    assert good in GOOD
    line = refused(tmp_path, GOOD.replace(good, bad))
    assert key in line


def test_a_date_alone_needs_a_time_of_day(tmp_path: Path) -> None:
    text = GOOD.replace(" %H:%M", "").replace('of_day = "20:00"', "")
    assert refused(tmp_path, text).startswith("map.toml: time.of_day")


def test_study_needs_a_start_or_an_end(tmp_path: Path) -> None:
    line = refused(tmp_path, 'entity = "study"\n[columns]\nminutes = "m"\ntopic = "t"\n')
    assert line.startswith("map.toml: columns.start")


def test_a_header_of_any_signs_is_quoted_in_one_line(tmp_path: Path) -> None:
    assert "columns.stress" in refused(tmp_path, GOOD, "Date;Time;Str\x1cess\n1;2;3\n")


def test_a_column_that_stands_twice_is_not_chosen_from(tmp_path: Path) -> None:
    assert "more than one column" in refused(tmp_path, GOOD, "Date;Time;Stress;Stress\n1;2;3;4\n")


@pytest.mark.parametrize("text", ["entity", "a = 1\na = 2", "x = " + "[" * 5000, "x = " + "9" * 5000, "\x00"])
def test_what_is_no_toml_is_said_so(tmp_path: Path, text: str) -> None:
    assert "this is no TOML" in refused(tmp_path, text)


def test_every_column_of_our_own_tables_has_its_meaning() -> None:
    assert {name for name in COLUMNS if name not in ENTITIES} == {
        "breaks",
        "practices",
        "days",
        "reflections",
        "surveys",
        "experiments",
    }
    for name, entity in ENTITIES.items():
        assert list(own_columns(name)) == list(TARGETS[entity]) or set(own_columns(name)) == set(
            TARGETS[entity]
        )
        parse_map(MapTable(name, {"entity": entity, "columns": own_columns(name)}))
