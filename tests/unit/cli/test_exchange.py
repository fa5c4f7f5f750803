"""`companion export` and `companion import` against real profiles."""

import json
import stat
from datetime import date, datetime
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
from companion.core.journal import CheckIn, DayMark, FocusBlock
from tests.fakes.desktop import FakeClock
from tests.fakes.safety import NO_SAFETY

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 20, 0, tzinfo=BERLIN)
EVER = (date(1, 1, 1), date(9999, 12, 31))
MOOD = 'entity = "checkin"\n[columns]\nat = "When"\nstress = "Stress"\nnote = "Note"\n'


def _never(*_given: object) -> NoReturn:
    raise AssertionError("not needed here")


class Desk:
    """Two profiles, and the command line wired to them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.told: list[Path | None] = []
        self._capsys = capsys
        self._wiring = Wiring(
            store=lambda call: self.store(call.profile or folder / "mine"),
            clock=lambda _call: FakeClock(NOW),
            remote=_never,
            settings=lambda _call: SettingsService(TomlSettingsFile(folder / "settings.toml"), Bus()),
            tell_running=lambda call: self.told.append(call.profile),
            local_zone=lambda: BERLIN,
            exchange=FileExchange,
            survey_desktop=_never,
            open_program=_never,
            selftest=list,
            **NO_SAFETY,
        )

    @staticmethod
    def store(profile: Path) -> SqliteStore:
        return open_store(profile / "journal.db", BERLIN)

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """Return the exit code and what was printed on both streams."""
        code = run(root, list(map(str, arguments)), CliContext(wiring=self._wiring))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def did(self, *arguments: object) -> str:
        """Run what must be done, without a word on stderr; return what it printed."""
        code, out, err = self.run(*arguments)
        assert (code, err) == (0, "")
        return out

    def refused(self, *arguments: object) -> str:
        """Run what must be refused; return the one line that says why."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (1, "")
        [line] = err.splitlines()
        return line

    def report(self, *arguments: object) -> Any:
        """Import something and return the JSON document it prints."""
        return json.loads(self.did("import", *arguments, "--json"))

    def check_ins(self, profile: str = "mine") -> list[CheckIn]:
        store = self.store(self.folder / profile)
        try:
            return store.check_ins(*EVER)
        finally:
            store.close()

    def write(self, name: str, text: str) -> Path:
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def filled(desk: Desk) -> None:
    desk.did("log", "checkin", "--at", "2026-03-02T09:00", "--stress", "4", "--note", "=1+1 \x1b[31m Ü")
    desk.did("log", "study", "--topic", "-Renal", "--start", "2026-03-02T10:00", "--minutes", "50")
    desk.did("log", "questions", "--topic", "Renal", "--at", "2026-03-02T11:00", "--correct", "3",
             "--total", "4")  # fmt: skip
    desk.did("log", "rest", "--day", "2026-03-01")
    desk.told.clear()


def test_everything_goes_out_and_in_again_without_loss(desk: Desk) -> None:
    filled(desk)
    first, second = desk.folder / "a.json", desk.folder / "b.json"
    assert desk.did("export", "--format", "json", "--out", first) == f"Wrote 3 entries to {first}.\n"
    other = ("--profile", desk.folder / "other")
    assert desk.report(first, *other) == {
        "format": "archive", "read": 4, "added": 4, "duplicates": 0, "rejected": [],
    }  # fmt: skip
    assert desk.report(*other, first)["duplicates"] == 4
    desk.did("export", "--format", "json", "--out", second, *other)
    assert first.read_text() == second.read_text()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600


def test_the_running_window_is_told_once_and_only_of_what_is_new(desk: Desk) -> None:
    filled(desk)
    file = desk.folder / "a.json"
    desk.did("export", "--format", "json", "--out", file)
    other = desk.folder / "other"
    desk.did("import", file, "--profile", other, "--dry-run")
    assert desk.told == []
    for _ in range(2):
        desk.did("import", file, "--profile", other)
    assert desk.told == [other]


def test_a_dry_run_adds_nothing_and_says_so(desk: Desk) -> None:
    file, mapping = (
        desk.write("mood.csv", "When,Stress,Note\n2026-03-02T09:00,4,\n"),
        desk.write("m.toml", MOOD),
    )
    out = desk.did("import", "--map", mapping, "--dry-run", file)
    assert out == "1 read: 1 would be added, 0 are there already, 0 rejected.\n"
    assert desk.check_ins() == []


def test_tables_go_out_and_those_that_can_be_read_come_back(desk: Desk) -> None:
    filled(desk)
    out = desk.folder / "tables"
    said = json.loads(desk.did("export", "--format", "csv", "--out", out, "--json"))
    assert said == {"format": "csv", "out": str(out), "entries": 3}
    other = ("--profile", desk.folder / "other")
    for name in ("study", "checkins", "questions"):
        assert desk.report(out / f"{name}.csv", *other)["added"] == 1
        again = desk.report("--map", out / f"{name}.toml", out / f"{name}.csv", *other)
        assert (again["added"], again["duplicates"]) == (0, 1)
    assert "no rows" in desk.refused("import", out / "sleep.csv", *other)
    store = desk.store(desk.folder / "other")
    [block] = store.blocks(*EVER)
    assert isinstance(block, FocusBlock)
    assert (block.topic, block.source) == ("-Renal", "import:csv")
    assert store.check_ins(*EVER)[0].note == "=1+1 \x1b[31m Ü"
    assert store.day_marks(*EVER) == []
    store.close()


def test_a_sheet_of_ones_own_comes_in_by_its_mapping(desk: Desk) -> None:
    file = desk.write(
        "mood.csv", "When,Stress,Note\n2026-03-02T09:00,1,ok\n2026-03-02T10:00,9,\x1b[31mX\n,3,\n"
    )
    mapping = desk.write("mood.toml", MOOD + "[scale.stress]\nfrom = [5, 1]\nto = [0, 10]\n")
    code, out, err = desk.run("import", "--map", mapping, file, "--format", "csv")
    assert (code, out) == (0, "3 read: 1 added, 0 were there already, 2 rejected.\n")
    assert err.splitlines() == [
        "line 3: stress: 9 is outside its scale, 1 to 5.",
        "line 4: at: the cell is blank: fill it in, or set skip_blank = true in the mapping.",
    ]
    again = desk.report("--map", mapping, file)
    assert (again["format"], again["read"], again["added"], again["duplicates"]) == ("csv", 3, 0, 1)
    assert [each["where"] for each in again["rejected"]] == ["line 3", "line 4"]
    assert [each.stress for each in desk.check_ins()] == [10]


def test_the_zone_of_the_call_is_that_of_times_without_an_offset(desk: Desk) -> None:
    file, mapping = (
        desk.write("mood.csv", "When,Stress,Note\n2026-03-02T09:00,4,\n"),
        desk.write("m.toml", MOOD),
    )
    desk.did("import", "--zone", "Asia/Tokyo", "--map", mapping, file)
    assert desk.check_ins()[0].at.isoformat() == "2026-03-02T09:00:00+09:00"


def test_no_good_row_is_refused(desk: Desk) -> None:
    file = desk.write("mood.csv", "When,Stress,Note\n2026-03-02T09:00,14,\x1b]0;x\x07\n")
    line = desk.refused("import", "--map", desk.write("m.toml", MOOD), file, "--json")
    assert (
        line
        == f"{file}: nothing in it can be kept. line 2: Stress is 14, outside its scale: give 0 to "
        + ("10, or leave it out.")
    )
    assert desk.told == []


@pytest.mark.parametrize(
    "content", ["", "{", '{"format": "second-wind-archive", "version": 1, "entr', "\x00" * 50]
)
def test_a_damaged_file_is_refused_in_one_line_and_adds_nothing(desk: Desk, content: str) -> None:
    filled(desk)
    before = desk.check_ins()
    assert desk.refused("import", desk.write("damaged", content))
    assert desk.refused("import", desk.write("damaged", content), "--format", "archive")
    assert desk.check_ins() == before


def test_what_cannot_be_read_is_said(desk: Desk) -> None:
    assert "cannot be read" in desk.refused("import", desk.folder / "gone.json")
    file = desk.write("mood.csv", "When,Stress,Note\n2026-03-02T09:00,4,\n")
    assert "--map" in desk.refused("import", file)
    assert "cannot be read" in desk.refused("import", file, "--map", desk.folder / "gone.toml")
    assert "columns.stress" in desk.refused(
        "import", file, "--map", desk.write("m.toml", MOOD.replace("S", "T"))
    )


def test_an_export_writes_over_nothing_unless_told_to(desk: Desk) -> None:
    filled(desk)
    there = desk.write("there", "mine")
    for kind in ("json", "csv"):
        assert "is there already" in desk.refused("export", "--format", kind, "--out", there)
    assert there.read_text() == "mine"
    desk.did("export", "--format", "json", "--out", there, "--force")
    assert json.loads(there.read_text())["format"] == "second-wind-archive"


@pytest.mark.parametrize("arguments", [("export",), ("export", "--format", "xml", "--out", "x"), ("import",)])
def test_a_call_that_lacks_something_is_usage(desk: Desk, arguments: tuple[str, ...]) -> None:
    code, out, _ = desk.run(*arguments)
    assert (code, out) == (2, "")


def test_many_rejections_are_cut_short_for_people_and_complete_in_json(desk: Desk) -> None:
    rows = "".join(f"2026-03-02T09:{n:02},99,\n" for n in range(30))
    file = desk.write("mood.csv", f"When,Stress,Note\n2026-03-01T09:00,4,\n{rows}")
    mapping = desk.write("m.toml", MOOD)
    _, _, err = desk.run("import", "--map", mapping, file)
    assert len(err.splitlines()) == 21
    assert err.endswith("And 10 more; --json names all.\n")
    assert len(desk.report("--map", mapping, file)["rejected"]) == 30


def test_marks_of_days_come_back_from_the_archive_alone(desk: Desk) -> None:
    filled(desk)
    desk.did("export", "--format", "json", "--out", desk.folder / "a.json")
    desk.did("import", desk.folder / "a.json", "--profile", desk.folder / "other")
    store = desk.store(desk.folder / "other")
    assert store.day_marks(*EVER) == [DayMark(date(2026, 3, 1), rest_declared=True)]
    store.close()
