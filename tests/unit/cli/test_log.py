"""`companion log` against a real profile."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.adapters.exchange.files import FileExchange
from companion.adapters.settings_file import TomlSettingsFile
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.bus import Bus
from companion.app.ports import Remote
from companion.app.settings import SettingsService
from companion.cli.context import CliContext, Wiring
from companion.cli.main import root
from companion.cli.output import json_text, plain, run
from companion.cli.times import parse_day, parse_span, parse_time, parse_week
from companion.core.errors import InvalidInput, NotRunning
from companion.core.journal import DayMark
from tests.fakes.desktop import FakeClock
from tests.fakes.safety import NO_SAFETY

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 2, 20, 0, tzinfo=BERLIN)
EVER = (date(1, 1, 1), date(9999, 12, 31))
SLEEP = {
    "--into-bed": "2026-03-01T22:30",
    "--tried": "2026-03-01T23:00",
    "--sol": "20",
    "--awakenings": "2",
    "--waso": "25",
    "--woke": "2026-03-02T06:30",
    "--out": "2026-03-02T07:00",
}


class Desk:
    """A profile, and the command line wired to it."""

    def __init__(self, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.profile = profile
        self.told: list[Path | None] = []
        self._capsys = capsys
        self._wiring = Wiring(
            store=lambda call: open_store(
                (call.profile or profile) / "journal.db",
                call.zone,
                rollover=call.settings().current.journal.rollover,
            ),
            clock=lambda _call: FakeClock(NOW),
            remote=self._nobody,
            settings=lambda call: SettingsService(TomlSettingsFile(profile / "settings.toml"), Bus()),
            tell_running=lambda call: self.told.append(call.profile),
            local_zone=lambda: BERLIN,
            exchange=FileExchange,
            survey_desktop=dict,
            open_program=lambda _profile, _zone: 0,
            selftest=list,
            **NO_SAFETY,
        )

    @staticmethod
    def _nobody(_call: CliContext) -> Remote:
        raise NotRunning("Nothing runs.")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Return the exit code and what was printed on both streams."""
        code = run(root, list(arguments), CliContext(wiring=self._wiring))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def log(self, *arguments: str) -> str:
        """Log an entry that must be kept, and return the id printed."""
        code, out, err = self.run("log", *arguments)
        assert (code, err) == (0, "")
        [line] = out.splitlines()
        return line

    def refused(self, *arguments: str) -> str:
        """Log an entry that must be refused, with nothing written; return the one line that says why."""
        code, out, err = self.run("log", *arguments)
        assert (code, out) == (1, "")
        [line] = err.splitlines()
        store = self.store()
        reads = (store.blocks, store.check_ins, store.nights, store.question_sets, store.day_marks)
        assert [read(*EVER) for read in reads] == [[]] * 5
        store.close()
        return line

    def store(self) -> SqliteStore:
        return open_store(self.profile / "journal.db", BERLIN)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path / "profile", capsys)


def sleep_arguments(**changes: str) -> list[str]:
    given = SLEEP | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return ["sleep", *(word for pair in given.items() for word in pair)]


def test_study_is_kept_and_the_window_told(desk: Desk) -> None:
    arguments = ("--topic", "Renal", "--start", "2026-03-02T09:00", "--minutes", "50", "--effort", "7")
    new = desk.log("study", *arguments, "--focus", "4.5")
    store = desk.store()
    [block] = store.blocks(*EVER)
    assert (block.id, block.topic, block.effort, block.focus, block.source) == (new, "Renal", 7, 4.5, "log")
    assert (block.started, block.focus_time) == (NOW.replace(hour=9), timedelta(minutes=50))
    store.close()
    assert len(desk.told) == 1


def test_a_check_in_is_kept_with_its_tags(desk: Desk) -> None:
    arguments = ("--at", "2026-03-02T12:00", "--stress", "7", "--pleasantness", "-0.5", "--energy", "-1")
    new = desk.log("checkin", *arguments, "--note", "long day", "--tag", "coffee", "--tag", "on call")
    store = desk.store()
    [found] = store.check_ins(*EVER)
    assert (found.id, found.stress, found.pleasantness, found.energy) == (new, 7, -0.5, -1)
    assert (found.note, found.tags) == ("long day", ("coffee", "on call"))
    store.close()


def test_a_night_is_kept(desk: Desk) -> None:
    new = desk.log(*sleep_arguments(quality="4"))
    store = desk.store()
    [night] = store.nights(date(2026, 3, 2), date(2026, 3, 2))
    assert (night.id, night.quality, night.awakenings) == (new, 4, 2)
    assert night.sleep_onset_latency == timedelta(minutes=20)
    assert not night.nap
    store.close()


def test_a_nap_is_kept_as_one(desk: Desk) -> None:
    desk.log(*sleep_arguments(), "--nap")
    store = desk.store()
    [nap] = store.nights(date(2026, 3, 2), date(2026, 3, 2))
    assert nap.nap
    store.close()


def test_questions_are_kept(desk: Desk) -> None:
    new = desk.log(
        "questions", "--topic", "Renal", "--at", "2026-03-02T12:00", "--correct", "12", "--total", "20"
    )
    store = desk.store()
    assert [(each.id, each.correct, each.total) for each in store.question_sets(*EVER)] == [(new, 12, 20)]
    store.close()


def test_a_rest_day_is_its_own_id(desk: Desk) -> None:
    assert desk.log("rest", "--day", "2026-03-01") == "2026-03-01"
    store = desk.store()
    assert store.day_marks(*EVER) == [DayMark(date(2026, 3, 1), rest_declared=True)]
    store.close()


@pytest.mark.parametrize("before", [True, False])
def test_global_options_stand_before_or_after_the_command(desk: Desk, tmp_path: Path, before: bool) -> None:
    options = ["--json", "--zone", "Asia/Tokyo", "--profile", str(tmp_path / "other")]
    entry = ["log", "checkin", "--at", "2026-03-02T12:00", "--stress", "3"]
    code, out, _ = desk.run(*((*options, *entry) if before else (*entry, *options)))
    assert code == 0
    store = open_store(tmp_path / "other" / "journal.db", BERLIN)
    [found] = store.check_ins(*EVER)
    assert found.at.isoformat() == "2026-03-02T12:00:00+09:00"
    assert json.loads(out) == {"id": found.id}
    store.close()
    assert desk.told == [tmp_path / "other"]


def test_the_profile_after_the_command_wins_over_the_environment(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_PROFILE", str(tmp_path / "env"))
    entry = ("log", "rest", "--day", "2026-03-01")
    desk.run(*entry)
    desk.run("--profile", str(tmp_path / "named"), *entry)
    desk.run(*entry, "--profile", str(tmp_path / "named"))
    assert desk.told == [tmp_path / "env", tmp_path / "named", tmp_path / "named"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("study", "--topic", "R", "--start", "2026-03-02T09:00", "--minutes", "-5"), "Minutes are -5"),
        (("study", "--topic", "R", "--start", "2026-03-02T09:00", "--minutes", "nan"), "Minutes are nan"),
        (("study", "--topic", "R", "--start", "2026-03-03T09:00", "--minutes", "50"), "still to come"),
        (("study", "--topic", " ", "--start", "2026-03-02T09:00", "--minutes", "50"), "topic is empty"),
        (
            ("study", "--topic", "R", "--start", "yesterday", "--minutes", "50"),
            "--start: 'yesterday' is not a time",
        ),
        (("study", "--topic", "R", "--start", "2026-03-02", "--minutes", "50"), "is not a time"),
        (("checkin", "--at", "2026-03-02T09:00", "--stress", "10.5"), "Stress is 10.5"),
        (("checkin", "--at", "2026-03-02T09:00"), "empty"),
        (
            ("checkin", "--at", "2026-03-02T09:00", "--stress", "1", "--zone", "Mars/Base"),
            "no time zone 'Mars/Base'",
        ),
        (
            ("questions", "--topic", "R", "--at", "2026-03-02T09:00", "--correct", "3", "--total", "2"),
            "3 of 2",
        ),
        (("rest", "--day", "2026-02-30"), "is not a day"),
        (sleep_arguments(woke="2026-03-01T22:00"), "before 'tried to sleep'"),
        (sleep_arguments(sol="500"), "only 450 min"),
        (sleep_arguments(sol="inf"), "--sol"),
        (sleep_arguments(quality="6"), "quality is 6"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(desk: Desk, arguments: tuple[str, ...], why: str) -> None:
    assert why in desk.refused(*arguments)
    assert desk.told == []


@pytest.mark.parametrize(
    "arguments",
    [("log", "study"), ("log", "nothing"), ("log", "rest", "--day"), ("log", "questions", "--total", "many")],
)
def test_wrong_usage_exits_two(desk: Desk, arguments: tuple[str, ...]) -> None:
    code, out, err = desk.run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_a_damaged_store_exits_three(desk: Desk) -> None:
    desk.profile.mkdir()
    (desk.profile / "journal.db").write_bytes(b"no database " * 1000)
    code, out, err = desk.run("log", "rest", "--day", "2026-03-01")
    assert (code, out, len(err.splitlines())) == (3, "", 1)


def test_a_damaged_settings_file_is_told_and_does_not_keep_an_entry_out(desk: Desk) -> None:
    desk.profile.mkdir()
    (desk.profile / "settings.toml").write_text("[exam\n")
    code, out, err = desk.run("log", "rest", "--day", "2026-03-01")
    assert (code, out) == (0, "2026-03-01\n")
    assert "settings.toml is damaged in line 1" in err
    assert (desk.profile / "settings.toml").read_text() == "[exam\n"


@pytest.mark.parametrize(("rollover", "day"), [("04:00", 1), ("03:00", 2)])
def test_the_study_day_turns_when_the_settings_say(desk: Desk, rollover: str, day: int) -> None:
    desk.profile.mkdir()
    (desk.profile / "settings.toml").write_text(f'[journal]\nrollover = "{rollover}"\n')
    desk.log("checkin", "--at", "2026-03-02T03:30", "--stress", "2")
    store = desk.store()
    assert len(store.check_ins(date(2026, 3, day), date(2026, 3, day))) == 1
    store.close()


def test_an_offset_of_the_zone_gives_a_time_in_the_zone() -> None:
    at = parse_time("2026-03-02T09:00+01:00", BERLIN, "--at")
    assert (at, at.tzinfo) == (datetime(2026, 3, 2, 9, tzinfo=BERLIN), BERLIN)
    assert parse_time("2026-03-02T08:00Z", BERLIN, "--at").tzinfo is BERLIN


def test_an_offset_of_elsewhere_is_kept() -> None:
    assert parse_time("2026-03-02T09:00+09:00", BERLIN, "--at").isoformat() == "2026-03-02T09:00:00+09:00"


def test_a_time_that_was_skipped_is_refused() -> None:
    with pytest.raises(InvalidInput, match="02:30 did not exist"):
        parse_time("2026-03-29T02:30", BERLIN, "--at")


def test_an_hour_shown_twice_means_the_first_unless_the_offset_says() -> None:
    first = parse_time("2026-10-25T02:30", BERLIN, "--at")
    second = parse_time("2026-10-25T02:30+01:00", BERLIN, "--at")
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert second.tzinfo is BERLIN


def test_days_and_weeks_are_read_as_written() -> None:
    assert parse_day("2026-03-02", "--day") == date(2026, 3, 2)
    assert parse_week("2026-W10", "WEEK") == date(2026, 3, 2)
    assert parse_span("2026-03-01", "2026-03-01") == (date(2026, 3, 1), date(2026, 3, 1))
    for wrong in ("2026-W54", "2026-10", "W10", ""):
        with pytest.raises(InvalidInput, match="week"):
            parse_week(wrong, "WEEK")
    for wrong in ("20260302", "2026-3-2", "2026-02-30", "today"):
        with pytest.raises(InvalidInput, match="day"):
            parse_day(wrong, "--day")
    with pytest.raises(InvalidInput, match="swap"):
        parse_span("2026-03-02", "2026-03-01")


def test_text_of_entries_cannot_steer_the_terminal() -> None:
    nasty = "a\x1b[31mb\x07\x9bc\u202ed\r\ne"
    assert plain(nasty) == "a[31mbcd e"
    written = json_text({"note": nasty, "name": "Müller"})
    assert all(each.isprintable() for each in written)
    assert json.loads(written) == {"note": nasty, "name": "Müller"}
    assert "Müller" in written
