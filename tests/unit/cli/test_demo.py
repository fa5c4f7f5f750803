import json
import stat
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.sqlite.store import open_store
from companion.app.bus import Bus
from companion.app.settings import SettingsService
from companion.cli.context import CliContext, Wiring
from companion.cli.main import run
from companion.core.errors import EnvironmentFault
from companion.core.journal import FocusBlock
from tests.fakes.desktop import FakeClock
from tests.fakes.made_up import BERLIN, NOW
from tests.fakes.safety import NO_SAFETY
from tests.fakes.settings import FakeSettingsFile

Said = pytest.CaptureFixture[str]


class Desk:
    """What the demo is given: stores below profiles, one settings table each, a window that looks."""

    def __init__(self) -> None:
        self.files: dict[Path, FakeSettingsFile] = {}
        self.opened: list[tuple[Path, int]] = []

    def settings(self, call: CliContext) -> SettingsService:
        assert call.profile is not None
        return SettingsService(self.files.setdefault(call.profile, FakeSettingsFile()), Bus())

    def open_program(self, profile: Path, _zone: ZoneInfo) -> int:
        self.opened.append((profile, len(blocks_in(profile))))
        return 0

    def call(self, *arguments: str) -> int:
        wiring = Wiring(
            store=lambda call: open_store((call.profile or Path()) / "journal.db", BERLIN),
            clock=lambda _call: FakeClock(NOW),
            remote=_never,
            settings=self.settings,
            tell_running=_never,
            local_zone=lambda: BERLIN,
            exchange=_never,
            survey_desktop=_never,
            open_program=self.open_program,
            selftest=list,
            **NO_SAFETY,
        )
        return run(["demo", *arguments], CliContext(wiring=wiring))


def _never(*_given: object) -> None:  # type: ignore[misc]
    raise AssertionError("not needed here")


def blocks_in(profile: Path) -> list[FocusBlock]:
    store = open_store(profile / "journal.db", BERLIN)
    try:
        first = store.first_day()
        return [] if first is None else store.blocks(first, NOW.date())
    finally:
        store.close()


def bare(blocks: list[FocusBlock]) -> list[tuple[object, ...]]:
    return [(block.topic, block.started, block.focus_time, block.effort) for block in blocks]


def test_out_writes_a_profile_of_its_own_and_opens_nothing(tmp_path: Path, capsys: Said) -> None:
    desk, out = Desk(), tmp_path / "new" / "story"
    assert desk.call("--out", str(out)) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert len(blocks_in(out)) > 300
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert desk.files[out].table["profile"] == {"demo": True}
    assert desk.opened == []


def test_the_same_seed_writes_the_same_story(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        assert Desk().call("--out", str(tmp_path / name), "--seed", str(seed), "--weeks", "4") == 0
    first, second, third = (bare(blocks_in(tmp_path / name)) for name in "abc")
    assert first == second != third


def test_blocks_keep_their_session(tmp_path: Path) -> None:
    Desk().call("--out", str(tmp_path / "story"), "--weeks", "1")
    assert all(block.session_id for block in blocks_in(tmp_path / "story"))


def test_without_out_the_window_opens_on_a_profile_that_is_gone_afterwards() -> None:
    desk = Desk()
    assert desk.call("--weeks", "2") == 0
    [(profile, blocks)] = desk.opened
    assert blocks > 30
    assert not profile.exists()


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    assert Desk().call("--out", str(tmp_path)) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("")
    assert Desk().call("--out", str(tmp_path / "file" / "below")) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("weeks", ["0", "-3", "521"])
def test_a_story_of_no_length_is_refused(weeks: str, tmp_path: Path, capsys: Said) -> None:
    assert Desk().call("--weeks", weeks, "--out", str(tmp_path / "story")) == 1
    assert "--weeks" in capsys.readouterr().err
    assert not (tmp_path / "story").exists()


def test_a_script_gets_the_place_as_a_document(tmp_path: Path, capsys: Said) -> None:
    assert Desk().call("--out", str(tmp_path / "a"), "--weeks", "1", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"profile": str(tmp_path / "a")}


@pytest.mark.parametrize("there", [True, False])
def test_a_story_that_cannot_be_written_to_its_end_leaves_nothing(
    tmp_path: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise EnvironmentFault("the disk is full")

    monkeypatch.setattr("companion.cli.demo.simulate", full)
    out = tmp_path / "story"
    if there:
        out.mkdir()
    assert Desk().call("--out", str(out)) == 1
    assert list(tmp_path.rglob("*")) == ([out] if there else [])
