"""The archive: everything out and in again without loss; what is wrong in it is named by its path."""

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from companion.adapters.exchange.archive_text import archive_text
from companion.adapters.exchange.files import FileExchange
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.exchange.archive import EVER, export_archive
from companion.app.exchange.batch import Rejected
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.core.exchange import Kept
from companion.core.journal import CheckIn, DayMark, FocusBlock, StudySession
from tests.fakes.exchange import BERLIN, NOW, archive_of, bring, fill, journals
from tests.fakes.store import FakeStore

CHECK_IN = CheckIn(
    at=NOW - timedelta(days=1), stress=4, note="Ünïcode \x00\x1b[31m\x9b \u202e 🙂", id="a" * 20
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.json"


def document(**changes: Any) -> dict[str, Any]:
    store = FakeStore()
    fill(store, [CHECK_IN])
    return {**export_archive(store, NOW), **changes}


def written(file: Path, of: object) -> Path:
    file.write_text(json.dumps(of), encoding="utf-8")
    return file


@given(listed=journals())
def test_exporting_importing_and_exporting_gives_the_same_document(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Kept]
) -> None:
    file = tmp_path_factory.mktemp("archive") / "archive.json"
    first, second = FakeStore(), FakeStore()
    fill(first, listed)
    report = bring(second, archive_of(first, file))
    assert report.rejected == ()
    assert report.added == report.read
    assert export_archive(second, NOW) == export_archive(first, NOW)


@settings(max_examples=40)
@given(listed=journals())
def test_the_same_holds_for_journals_on_the_disk(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Kept]
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    first, second = (open_store(folder / name / "journal.db", BERLIN) for name in ("first", "second"))
    fill(first, listed)
    file = archive_of(first, folder / "archive.json")
    assert bring(second, file).rejected == ()
    assert export_archive(second, NOW) == export_archive(first, NOW)
    again = bring(second, file)
    assert (again.added, again.duplicates) == (0, again.read)
    assert second.integrity() == "ok"
    first.close()
    second.close()


def test_text_that_steers_terminals_stands_escaped_in_the_file(file: Path) -> None:
    store = FakeStore()
    fill(store, [CHECK_IN])
    text = archive_of(store, file).read_text()
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "Ünïcode" in text
    assert json.loads(text) == export_archive(store, NOW)


def test_an_empty_journal_goes_out_and_in(file: Path) -> None:
    report = bring(FakeStore(), archive_of(FakeStore(), file))
    assert (report.read, report.added, report.rejected) == (0, 0, ())


def test_every_row_that_cannot_be_kept_is_named_by_its_path(file: Path) -> None:
    good = document()["entries"]["check_in"][0]
    rows = [
        good,
        {**good, "id": "b", "stress": 11},
        {**good, "id": "c", "stress": "much"},
        {**good, "id": "d", "mood": 3},
        "words",
        {"stress": 3},
    ]
    found = document(entries={"check_in": rows, "dreams": []}, days=[{"day": "2026-02-30"}], extra=1)
    report = bring(FakeStore(), written(file, found))
    assert (report.read, report.added) == (9, 1)
    assert [each.where for each in report.rejected] == [
        "$.days[0]",
        "$.entries.check_in[1]",
        "$.entries.check_in[2]",
        "$.entries.check_in[3]",
        "$.entries.check_in[4]",
        "$.entries.check_in[5]",
        "$.entries.dreams",
        "$.extra",
    ]
    assert "outside its scale" in report.rejected[1].why
    assert report.rejected[3] == Rejected("$.entries.check_in[3]", "mood is no field of a check_in.")


@pytest.mark.parametrize(
    "change",
    [
        {"stress": 10**400},
        {"stress": 1e999},
        {"note": "\ud800"},
        {"note": "x" * 100_001},
        {"id": "x" * 300},
        {"id": "\udfff"},
        {"at": "2026-03-02T09:00"},
        {"at": "0001-01-01T00:00+14:00"},
        {"at": "9999-12-31T23:59:59-14:00[Europe/Berlin]"},
        {"at": "2026-03-02T09:00+01:00", "tags": "coffee"},
        {"ratings": [["coffee", 11]]},
        {"ratings": {"coffee": 1}},
        {"ratings": [1]},
    ],
)
def test_a_value_nothing_can_hold_is_rejected_in_one_short_sentence(
    file: Path, change: dict[str, Any]
) -> None:
    good = document()["entries"]["check_in"][0]
    rows = [good, {**good, "id": "b" * 20, **change}]
    text = json.dumps(document(entries={"check_in": rows})).replace("Infinity", "1e999")
    file.write_text(text)
    report = bring(FakeStore(), file)
    assert report.added == 1
    [rejected] = report.rejected
    assert rejected.where == "$.entries.check_in[1]"
    assert len(rejected.why) < 500
    assert "\n" not in rejected.why


def test_a_whole_number_no_float_can_hold_is_rejected(file: Path) -> None:
    night = {"into_bed": "2026-03-01T22:00Z", "tried": "2026-03-01T22:00Z", "woke": "2026-03-02T06:00Z",
             "out_of_bed": "2026-03-02T06:00Z", "sleep_onset_latency": 0, "awakenings": 0,
             "wake_after_sleep_onset": 0}  # fmt: skip
    rows = [night, *({**night, "id": name, name: 10**400} for name in ("quality", "awakenings"))]
    report = bring(FakeStore(), written(file, document(entries={"night": rows})))
    assert report.added == 1
    assert [each.where for each in report.rejected] == ["$.entries.night[1]", "$.entries.night[2]"]


def test_names_of_any_length_and_kind_are_named_shortly(file: Path) -> None:
    found = document(**{"9" * 5000: 1, "x 7 y" * 100: 2, "": 3})
    found["entries"]["8" * 5000] = []
    rejected = bring(FakeStore(), written(file, found)).rejected
    assert len(rejected) == 4
    assert all(len(each.where) < 100 for each in rejected)


def test_a_zone_this_computer_does_not_know_keeps_the_offset(file: Path) -> None:
    row = {"at": "2026-03-02T09:00:00+01:00[../../etc/passwd]", "stress": 3, "id": "a" * 20}
    store = FakeStore()
    bring(store, written(file, document(entries={"check_in": [row]})))
    [kept] = store.check_ins(*EVER)
    assert kept.at.isoformat() == "2026-03-02T09:00:00+01:00"


def test_a_row_without_an_id_is_known_again_by_its_content(file: Path) -> None:
    row = {"at": "2026-03-02T09:00:00+01:00", "stress": 3}
    store = FakeStore()
    for added in (1, 0):
        assert bring(store, written(file, document(entries={"check_in": [row]}))).added == added


def test_a_block_whose_session_is_missing_stays_without_one(file: Path) -> None:
    block = FocusBlock(topic="Renal", started=NOW, ended=NOW, focus_time=timedelta(0), id="b" * 20)
    session = StudySession(topic="Renal", rhythm="50/10", level="firm", started=NOW, id="5" * 20)
    first, second = FakeStore(), FakeStore()
    fill(first, [session, replace(block, session_id=session.id)])
    found = export_archive(first, NOW)
    found["entries"]["session"] = []
    assert bring(second, written(file, found)).added == 1
    assert second.blocks(*EVER) == [block]


def test_times_ahead_of_this_clock_come_in_since_a_journal_kept_them_before(file: Path) -> None:
    store = FakeStore()
    fill(store, [CheckIn(at=NOW + timedelta(days=400), stress=1, id="a" * 20)])
    assert bring(FakeStore(), archive_of(store, file)).added == 1


def test_marks_of_days_come_along_and_join_those_there_are(file: Path) -> None:
    first, second = FakeStore(), FakeStore()
    day = NOW.date()
    fill(first, [DayMark(day, rest_declared=True), DayMark(day - timedelta(days=1), program_ran=True)])
    fill(second, [DayMark(day, program_ran=True)])
    assert bring(second, archive_of(first, file)).added == 2
    assert second.day_marks(day, day) == [DayMark(day, program_ran=True, rest_declared=True)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"format": "second-wind-archive", "version": 1, "entr', "damaged"),
        ('{"format": "second-wind-archive", "version": 1}', "no entries"),
        ('{"format": "second-wind-archive", "entries": {}}', "no version"),
        ('{"format": "second-wind-archive", "version": true, "entries": {}}', "no version"),
        ('{"format": "second-wind-archive", "version": 2, "entries": {}}', "newer"),
        ('{"format": "second-wind-archive", "version": 1, "entries": []}', "no entries"),
        ('{"format": "second-wind-archive", "version": 1, "entries": {"block": 3}}', "no list"),
        ('{"format": "second-wind-archive", "version": 1, "entries": {}, "days": {}}', "no list"),
        ('{"format": "second-wind-archive", "version": NaN}', "NaN is no number"),
        ('{"format": "second-wind-archive", "a": ' + "[" * 100_000, "damaged"),
        ('{"format": "second-wind-archive", "version": ' + "9" * 5000 + "}", "damaged"),
    ],
)
def test_a_damaged_archive_is_refused_in_one_line(file: Path, text: str, why: str) -> None:
    file.write_text(text)
    with pytest.raises(InvalidInput, match=why) as said:
        bring(FakeStore(), file)
    assert "\n" not in str(said.value)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff\xfe{\x00", b"\x00" * 99, b"PK\x03\x04", b"a,b\n1,2"]
)
def test_what_is_no_file_of_ours_is_not_guessed(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(InvalidInput, match="nothing Second Wind knows"):
        bring(FakeStore(), file)
    with pytest.raises(InvalidInput):
        FileExchange().read(file, BERLIN, "archive", None)


def test_a_byte_order_mark_and_blanks_before_it_do_no_harm(file: Path) -> None:
    file.write_text("\ufeff \n" + archive_text(document()), encoding="utf-8")
    assert bring(FakeStore(), file).added == 1


def test_an_archive_takes_no_mapping(file: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text("")
    with pytest.raises(InvalidInput, match="leave out --map"):
        bring(FakeStore(), written(file, document()), mapping)


def test_a_folder_a_pipe_and_nothing_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, why in ((".", "no file|cannot be read"), ("pipe", "no file"), ("gone", "cannot be read")):
        with pytest.raises((InvalidInput, EnvironmentFault), match=why):
            bring(FakeStore(), tmp_path / name)


def test_a_file_beyond_all_journals_is_refused_unread(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.write(b'{"format": "second-wind-archive"')
        sparse.truncate(200 * 2**20)
    with pytest.raises(InvalidInput, match="larger than 128 MB"):
        bring(FakeStore(), file)


def test_more_rows_than_there_is_memory_for_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.adapters.exchange.archive.MOST_ROWS", 2)
    with pytest.raises(InvalidInput, match="rows: divide it"):
        bring(FakeStore(), written(file, document(tags=[0, 0])))


def test_a_fault_of_the_disk_half_way_leaves_the_journal_as_it_was(file: Path, tmp_path: Path) -> None:
    class FullDisk(SqliteStore):
        def add_check_in(self, check_in: CheckIn) -> str:
            if len(self.check_ins(*EVER)) == 3:
                raise EnvironmentFault("The disk is full.")
            return super().add_check_in(check_in)

    first = FakeStore()
    fill(first, [CheckIn(at=NOW - timedelta(hours=n), stress=n, id=f"{n:020x}") for n in range(6)])
    archive_of(first, file)
    opened = open_store(tmp_path / "journal.db", BERLIN)
    opened.__class__ = FullDisk
    with pytest.raises(EnvironmentFault):
        bring(opened, file)
    assert opened.check_ins(*EVER) == []
    opened.close()


def test_the_study_day_of_an_entry_follows_the_importing_journal(file: Path, tmp_path: Path) -> None:
    first = FakeStore()
    fill(first, [CheckIn(at=datetime(2026, 3, 2, 3, 30, tzinfo=BERLIN), stress=1, id="a" * 20)])
    second = open_store(tmp_path / "journal.db", BERLIN)
    bring(second, archive_of(first, file))
    assert second.first_day() == datetime(2026, 3, 1, tzinfo=BERLIN).date()
    second.close()
