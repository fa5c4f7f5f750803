"""`practice list` and `practice show`: what there is, and every cue of one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.practice_library import Practices
from companion.cli.context import CliContext
from companion.cli.main import run
from tests.fakes.made_up import journal
from tests.unit.cli.reading import context
from tests.unit.core.practice_scripts import PRACTICES


class OneDamaged(ShippedAssets):
    """Ships a script that is damaged."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._root = folder


def practising(assets: ShippedAssets | None = None) -> CliContext:
    wiring = context(journal(weeks=0)).wiring
    return CliContext(wiring=replace(wiring, practices=lambda: Practices(assets or ShippedAssets())))


def test_the_list_as_json_holds_what_a_card_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "list", "--json"], practising()) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    found = {one["name"]: one for one in json.loads(out)}
    assert set(found) == {practice.name for practice in PRACTICES}
    box = found["box"]
    assert list(box) == [
        "name", "title", "method", "summary", "minutes", "needs", "pause", "evidence", "source", "caution",
    ]  # fmt: skip
    assert (box["title"], box["method"], box["minutes"]) == ("Four corners", "Box breathing", [4])
    assert box["needs"] == ["before-a-block", "racing-mind", "in-a-break"]
    assert found["body-scan"]["minutes"] == [5, 10]


def test_the_list_to_read_has_a_line_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "list"], practising()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(PRACTICES)
    (sighing,) = [line for line in lines if line.startswith("sighing ")]
    assert "Two breaths in, one long out (Cyclic sighing)" in sighing
    assert "3, 5 min" in sighing
    assert sighing.endswith("racing-mind, in-a-break, after-a-bad-test")


def test_one_as_json_is_the_cue_list_of_each_length(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "practice", "show", "box"], practising()) == 0
    found = json.loads(capsys.readouterr().out)
    (course,) = found["courses"]
    assert (course["minutes"], course["seconds"]) == (4, 240)
    assert course["cues"][0] == {"at": 0, "kind": "bell", "lasts": 0, "words": ""}
    assert {"at": 33, "kind": "hold", "lasts": 4, "words": ""} in course["cues"]
    assert [cue["at"] for cue in course["cues"]] == sorted(cue["at"] for cue in course["cues"])
    assert "hold" not in {cue["kind"] for cue in course["without_holds"]}


def test_one_without_holds_has_no_other_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "show", "sighing", "--json"], practising()) == 0
    courses = json.loads(capsys.readouterr().out)["courses"]
    assert [(one["minutes"], one["without_holds"]) for one in courses] == [(3, None), (5, None)]


def test_one_to_read_says_what_is_known_and_what_happens_when(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "show", "box"], practising()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Four corners (Box breathing)"
    assert "Source: Fincham et al. 2023, Scientific Reports 13:432" in lines
    assert "0:04.0  speak    Sit in any way that is comfortable." in lines
    assert "0:33.0  hold     4 s" in lines
    assert "3:54.0  bell" in lines
    assert "4 min, without holds" in lines


def test_a_name_nobody_knows_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", "show", "levitation"], practising()) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == ("There is no practice 'levitation': `companion practice list` shows what there is.\n")


@pytest.mark.parametrize("text", ['title = "Four corners"\n', 'title = "Four\n', "\xff"])
def test_a_damaged_script_is_named_in_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "box.toml").write_bytes(text.encode("latin-1"))
    assert run(["practice", "show", "box"], practising(OneDamaged(tmp_path))) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "practices/box.toml" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("json_wanted", [False, True])
def test_one_damaged_script_does_not_hide_the_others(
    json_wanted: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "practices"
    folder.mkdir()
    whole = ShippedAssets().path("practices/walking.toml").read_bytes()
    (folder / "walking.toml").write_bytes(whole)
    (folder / "box.toml").write_text('title = "Four\n')
    more = ["--json"] if json_wanted else []
    assert run(["practice", "list", *more], practising(OneDamaged(tmp_path))) == 1
    said = capsys.readouterr()
    assert "walking" in said.out
    assert "practices/box.toml" in said.err
    assert said.err.count("\n") == 1
