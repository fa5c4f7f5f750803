"""A person's own tables: read by a mapping, out of scale named, the same rows never twice."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.adapters.exchange.csv_map import Scale
from companion.adapters.exchange.csv_text import csv_text, map_text
from companion.adapters.exchange.files import FileExchange
from companion.app.exchange.archive import EVER
from companion.app.exchange.batch import ImportReport
from companion.app.exchange.tables import export_tables
from companion.core.errors import InvalidInput
from companion.core.exchange import Kept
from companion.core.journal import CheckIn, FocusBlock, Night, QuestionSet, TagRating
from tests.fakes.exchange import BERLIN, NOW, bring, check_ins, fill, nights, questions, rated_check_ins
from tests.fakes.store import FakeStore

CHECK_INS = 'entity = "checkin"\n[columns]\nat = "When"\nstress = "Stress"\nnote = "Note"\ntags = "Tags"\n'
STUDY = 'entity = "study"\n[columns]\nstart = "Start"\nminutes = "Min"\ntopic = "Topic"\neffort = "Effort"\n'
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)


class Sheet:
    """A table and its mapping on the disk, and the journal they go to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = FakeStore()

    def bring(self, mapping: str | None, text: str | bytes, name: str = "sheet") -> ImportReport:
        file, beside = self.folder / f"{name}.csv", self.folder / f"{name}.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        if mapping is not None:
            beside.write_text(mapping, encoding="utf-8")
        return bring(self.store, file, beside if mapping is not None else None)

    def check_ins(self, mapping: str, text: str) -> list[CheckIn]:
        report = self.bring(mapping, text)
        assert report.rejected == ()
        return self.store.check_ins(*EVER)

    def why(self, mapping: str, row: str) -> str:
        """Return why a row is rejected below a header When,Stress,Note,Tags."""
        report = self.bring(mapping, f"When,Stress,Note,Tags\n{row}\n")
        assert report.added == 0
        [rejected] = report.rejected
        assert rejected.where == "line 2"
        return rejected.why


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


def test_a_check_in_is_read_from_its_columns_whatever_their_order(sheet: Sheet) -> None:
    text = 'Mood,Note,When,Tags,Stress\nok,"late, tired",2026-03-02T09:00,"coffee; on call",4\n'
    [kept] = sheet.check_ins(CHECK_INS, text)
    assert (kept.at, kept.stress, kept.note, kept.tags) == (NINE, 4, "late, tired", ("coffee", "on call"))


def test_a_block_is_read_from_its_start_or_up_to_its_end(sheet: Sheet) -> None:
    sheet.bring(STUDY, "Start,Min,Topic,Effort\n2026-03-02 09:00,50,  Cardio\tlogy ,6\n")
    ended = STUDY.replace("start =", "end =").replace('"Start"', '"End"')
    sheet.bring(ended, "End,Min,Topic,Effort\n2026-03-02 12:00,30,Renal,\n")
    first, second = sheet.store.blocks(*EVER)
    length = timedelta(minutes=50)
    assert first == FocusBlock(
        topic="Cardio logy",
        started=NINE,
        ended=NINE + length,
        focus_time=length,
        effort=6,
        source="import:csv",
        id=first.id,
    )
    assert (second.started, second.effort) == (NINE + timedelta(hours=2, minutes=30), None)


def test_start_end_and_minutes_may_all_be_given_when_they_fit(sheet: Sheet) -> None:
    mapping = STUDY + 'end = "End"\n'
    header = "Start,End,Min,Topic,Effort\n"
    report = sheet.bring(
        mapping,
        header + "2026-03-02 09:00,2026-03-02 10:00,50,Renal,\n2026-03-02 11:00,2026-03-02 11:30,50,Renal,\n",
    )
    assert [each.where for each in report.rejected] == ["line 3"]
    [block] = sheet.store.blocks(*EVER)
    assert (block.ended, block.focus_time) == (NINE + timedelta(hours=1), timedelta(minutes=50))


def test_a_night_and_questions_are_read_by_the_options_of_log(sheet: Sheet) -> None:
    columns = ("into_bed", "tried", "sol", "awakenings", "waso", "woke", "out", "quality")
    mapping = 'entity = "sleep"\n[columns]\n' + "".join(f'{each} = "{each}"\n' for each in columns)
    sheet.bring(
        mapping,
        ",".join(columns) + "\n"
        "2026-03-01T22:30,2026-03-01T23:00,20,2,25,2026-03-02T06:30,2026-03-02T07:00,4\n",
    )
    [night] = sheet.store.nights(*EVER)
    assert (night.sleep_onset_latency, night.awakenings, night.quality) == (timedelta(minutes=20), 2, 4)
    asked = 'entity = "questions"\n[columns]\ntopic = "t"\nat = "a"\ncorrect = "c"\ntotal = "n"\n'
    sheet.bring(asked, "t,a,c,n\nRenal,2026-03-02T10:00,31.0,40\n")
    [answered] = sheet.store.question_sets(*EVER)
    assert (answered.topic, answered.correct, answered.total) == ("Renal", 31, 40)


def test_the_same_file_twice_adds_nothing(sheet: Sheet) -> None:
    text = "When,Stress,Note,Tags\n2026-03-02T09:00,4,a,\n2026-03-02T19:00,6,b,\n"
    first, second = sheet.bring(CHECK_INS, text), sheet.bring(CHECK_INS, text)
    assert (first.read, first.added, first.duplicates) == (2, 2, 0)
    assert (second.read, second.added, second.duplicates) == (2, 0, 2)


def test_mapping_another_column_or_correcting_one_makes_no_second_entry(sheet: Sheet) -> None:
    text = "When,Stress,Note,Tags\n2026-03-02T09:00,4,a,\n"
    sheet.bring(CHECK_INS, text)
    assert sheet.bring(CHECK_INS.replace('note = "Note"\n', ""), text).duplicates == 1
    assert sheet.bring(CHECK_INS, text.replace(",4,", ",5,")).duplicates == 1
    assert sheet.bring(CHECK_INS, text.replace("T09:00", "T08:00Z")).duplicates == 1


def test_a_corrected_length_makes_no_second_block_where_only_the_end_is_given(sheet: Sheet) -> None:
    ended = STUDY.replace("start =", "end =")
    text = "Start,Min,Topic,Effort\n2026-03-02 12:00,30,Renal,\n"
    sheet.bring(ended, text)
    assert sheet.bring(ended, text.replace("30", "40")).duplicates == 1


def test_more_rows_than_there_is_memory_for_are_refused(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.adapters.exchange.csv_rows.MOST_ROWS", 2)
    rows = "".join(f"2026-03-02T09:0{n},4,,\n" for n in range(3))
    with pytest.raises(InvalidInput, match="rows: divide it"):
        sheet.bring(CHECK_INS, f"When,Stress,Note,Tags\n{rows}")
    assert sheet.bring(CHECK_INS, f"When,Stress,Note,Tags\n{rows[: rows.index('T09:02') - 10]}").added == 2


def test_alike_rows_are_one_entry_and_different_ones_of_one_moment_are_each_kept(sheet: Sheet) -> None:
    text = "When,Stress,Note,Tags\n" + "2026-03-02T09:00,4,a,\n" * 2 + "2026-03-02T09:00,7,b,\n"
    report = sheet.bring(CHECK_INS, text)
    assert (report.added, report.duplicates) == (2, 1)
    assert (again := sheet.bring(CHECK_INS, text)).duplicates == again.read == 3


@pytest.mark.parametrize(("value", "stress"), [("1", 10), ("5", 0), ("3", 5), ("2", 7.5), (" 4 ", 2.5)])
def test_a_scale_is_linear_and_may_run_backwards(sheet: Sheet, value: str, stress: float) -> None:
    mapping = CHECK_INS + "[scale.stress]\nfrom = [5, 1]\nto = [0, 10]\n"
    [kept] = sheet.check_ins(mapping, f"When,Stress,Note,Tags\n2026-03-02T09:00,{value},,\n")
    assert kept.stress == stress


ends = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


@given(ends.filter(lambda pair: pair[0] != pair[1]), ends)
def test_the_ends_of_a_scale_become_exactly_the_ends_of_ours(
    theirs: tuple[float, float], ours: tuple[float, float]
) -> None:
    scale = Scale(theirs, ours)
    assert (scale.of(theirs[0]), scale.of(theirs[1])) == ours


def test_hours_become_minutes_by_a_scale_that_goes_on_beyond_its_ends(sheet: Sheet) -> None:
    mapping = STUDY + "[scale.minutes]\nfrom = [0, 1]\nto = [0, 60]\n"
    sheet.bring(mapping, "Start,Min,Topic,Effort\n2026-03-02 09:00,1.5,Renal,\n")
    [block] = sheet.store.blocks(*EVER)
    assert block.focus_time == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2026-03-02T09:00,11,,", "Stress is 11, outside its scale"),
        ("2026-03-02T09:00,-1,,", "Stress is -1, outside its scale"),
        ("2026-03-02T09:00,much,,", "stress: 'much' is no number"),
        ("2026-03-02T09:00,1e300,,", "outside its scale"),
        ("02.03.2026,4,,", "at: '02.03.2026' is not a time"),
        ("2026-03-02,4,,", "is not a time"),
        ("2030-03-02T09:00,4,,", "still to come"),
        ("1066-03-02T09:00,4,,", "check the year"),
        ("0001-01-01T00:00+14:00,4,,", "is not a time|check the year"),
        ("2026-03-29T02:30,4,,", "did not exist"),
        (",4,,", "at: the cell is blank"),
        ("2026-03-02T09:00,,,", "The check-in is empty"),
        ("2026-03-02T09:00,4,a,b,c", "5 cells below 4 columns"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(sheet: Sheet, row: str, why: str) -> None:
    assert re.search(why, sheet.why(CHECK_INS, row))


def test_a_value_beyond_the_scale_of_its_column_is_rejected_even_where_ours_would_hold_it(
    sheet: Sheet,
) -> None:
    mapping = CHECK_INS + "[scale.stress]\nfrom = [1, 5]\nto = [2, 8]\n"
    assert "6 is outside its scale, 1 to 5" in sheet.why(mapping, "2026-03-02T09:00,6,,")


def test_rejected_rows_are_named_by_the_line_they_begin_in_and_the_others_kept(sheet: Sheet) -> None:
    text = (
        'When,Stress,Note,Tags\r\n2026-03-02T09:00,4,"two\r\nlines",\r\n\r\n'
        '2026-03-02T10:00,99,"x\ny",\r\n2026-03-02T11:00,5,,\r\nnever,1,,\r\n'
    )
    report = sheet.bring(CHECK_INS, text)
    assert (report.read, report.added) == (4, 2)
    assert [each.where for each in report.rejected] == ["line 5", "line 8"]
    assert sheet.store.check_ins(*EVER)[0].note == "two\r\nlines"


def test_blank_cells_are_unknown_and_rows_without_what_they_need_are_passed_over_if_told(
    sheet: Sheet,
) -> None:
    mapping = CHECK_INS.replace("[columns]", "skip_blank = true\n[columns]")
    text = "When,Stress,Note,Tags\n,4,,\n2026-03-02T09:00,  ,a,\n2026-03-03T09:00,,,\n ,,,\n"
    report = sheet.bring(mapping, text)
    assert (report.read, report.added, report.rejected) == (4, 1, ())
    [kept] = sheet.store.check_ins(*EVER)
    assert (kept.stress, kept.note) == (None, "a")


@pytest.mark.parametrize("text", ["", "\n", "When,Stress,Note,Tags\n", "\ufeff"])
def test_a_table_without_rows_is_refused(sheet: Sheet, text: str) -> None:
    with pytest.raises(InvalidInput, match="empty|no rows|nothing"):
        sheet.bring(CHECK_INS, text)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'When,Stress,Note,Tags\n2026-03-02T09:00,4,"never closed\n', "damaged"),
        (b'When,Stress,Note,Tags\n2026-03-02T09:00,4,"a"b,\n', "damaged"),
        (b"When,Stress,Note,Tags\n2026-03-02T09:00,4,,\n2026-03-02T10:00,", "ends in the middle of line 3"),
        ("When,Stress,Note,Tags\n2026-03-02T09:00,4,é,\n".encode("latin-1"), "line 2 is not UTF-8"),
        ("When,Stress,Note,Tags\n2026-03-02T09:00,4,,\n".encode("utf-16"), "not UTF-8"),
        (b"When,Stress,Note,Tags\n2026-03-02T09:00,4," + b"x" * 200_000 + b",\n", "damaged"),
        (b'"When', "damaged"),
    ],
)
def test_a_damaged_table_adds_nothing(sheet: Sheet, content: bytes, why: str) -> None:
    with pytest.raises(InvalidInput, match=why) as said:
        sheet.bring(CHECK_INS, content)
    assert "\n" not in str(said.value)
    assert sheet.store.check_ins(*EVER) == []


def test_missing_cells_at_the_end_of_a_whole_row_are_blank(sheet: Sheet) -> None:
    assert len(sheet.check_ins(CHECK_INS, "When,Stress,Note,Tags\n2026-03-02T09:00,4\n")) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_separator_is_told_by_the_first_line(sheet: Sheet, delimiter: str) -> None:
    text = "\ufeffWhen,Stress,Note,Tags\r\n2026-03-02T09:00,4,a,b\r\n".replace(",", delimiter)
    assert len(sheet.check_ins(CHECK_INS, text)) == 1


def test_a_decimal_comma_and_a_separator_are_read_as_the_mapping_says(sheet: Sheet) -> None:
    mapping = 'delimiter = "|"\ndecimal = ","\n' + CHECK_INS
    [kept] = sheet.check_ins(mapping, "When|Stress|Note|Tags\n2026-03-02T09:00|4,5||\n")
    assert kept.stress == 4.5


TIMES: list[tuple[str, str, datetime]] = [
    ('format = "%d/%m/%Y %H:%M"', "02/03/2026 9:00", NINE),
    ('format = "%d/%m/%Y %H:%M"\nof_day = "09:00"', "02/03/2026", NINE),
    ('format = "%d.%m.%y"\nof_day = 09:00:00', "02.03.26", NINE),
    ('of_day = "09:00"', "2026-03-02", NINE),
    ('of_day = "20:00"', "2026-03-02 09:00", NINE),
    ('format = "%m/%d/%Y %I:%M %p"', "3/2/2026 9:00 AM", NINE),
    ('format = "%Y-%m-%dT%H:%M%z"', "2026-03-02T08:00+0000", NINE),
]


@pytest.mark.parametrize(("settings", "cell", "at"), TIMES)
def test_times_are_read_as_spreadsheets_write_them(
    sheet: Sheet, settings: str, cell: str, at: datetime
) -> None:
    mapping = f"{CHECK_INS}[time]\n{settings}\n"
    [kept] = sheet.check_ins(mapping, f"When,Stress,Note,Tags\n{cell},4,,\n")
    assert kept.at.astimezone(UTC) == at.astimezone(UTC)


def test_date_and_time_may_stand_in_two_columns(sheet: Sheet) -> None:
    mapping = CHECK_INS.replace('at = "When"', 'at = ["Day", "Hour"]')
    [kept] = sheet.check_ins(mapping, "Day,Hour,Stress,Note,Tags\n2026-03-02,09:00,4,,\n")
    assert kept.at == NINE


def test_the_zone_of_the_mapping_comes_before_that_of_the_call(sheet: Sheet) -> None:
    mapping = 'zone = "Asia/Tokyo"\n' + CHECK_INS
    [kept] = sheet.check_ins(mapping, "When,Stress,Note,Tags\n2026-03-02T09:00,4,,\n")
    assert (kept.at.isoformat(), kept.at.tzinfo) == ("2026-03-02T09:00:00+09:00", ZoneInfo("Asia/Tokyo"))


def test_guarded_cells_are_restored_in_every_column(sheet: Sheet) -> None:
    [kept] = sheet.check_ins(CHECK_INS, "When,Stress,Note,Tags\n2026-03-02T09:00,'+4,'=1+1,'-x\n")
    assert (kept.stress, kept.note, kept.tags) == (4, "=1+1", ("-x",))


def test_imports_make_no_rest_days(sheet: Sheet) -> None:
    sheet.bring(STUDY, "Start,Min,Topic,Effort\n2026-03-02 09:00,50,Renal,\n")
    assert sheet.store.day_marks(*EVER) == []


def test_a_table_of_ones_own_without_a_mapping_is_not_guessed(sheet: Sheet) -> None:
    with pytest.raises(InvalidInput, match="--map"):
        sheet.bring(None, "When,Stress\n2026-03-02T09:00,4\n")
    with pytest.raises(InvalidInput, match="--map"):
        FileExchange().read(sheet.folder / "sheet.csv", BERLIN, "csv", None)


def test_an_id_that_is_none_of_ours_is_told_apart_by_the_kind_of_entry(sheet: Sheet) -> None:
    mapping = CHECK_INS + 'id = "Row"\n'
    sheet.bring(mapping, "When,Stress,Note,Tags,Row\n2026-03-02T09:00,4,,,1\n")
    report = sheet.bring(STUDY + 'id = "Row"\n', "Start,Min,Topic,Effort,Row\n2026-03-02 09:00,50,Renal,,1\n")
    assert report.added == 1


tidy = st.text(min_size=1, max_size=20).map(lambda name: " ".join(name.split())).filter(bool)
blocks = st.builds(
    lambda topic, at, minutes, effort, new: FocusBlock(
        topic=topic,
        started=at,
        ended=at + timedelta(minutes=minutes),
        focus_time=timedelta(minutes=minutes),
        effort=effort,
        source="import:csv",
        id=new,
    ),
    tidy,
    st.datetimes(
        datetime(1990, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
        datetime(2026, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.floats(0.001, 1440),
    st.none() | st.floats(0, 10),
    st.integers(0, 16**20 - 1).map(lambda number: f"{number:020x}"),
)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_one_line, names)))


def _tidied(check_in: CheckIn) -> CheckIn:
    """Return what entering by hand would have made of it."""
    rated = {_one_line(each.tag): each.value for each in check_in.ratings}
    return replace(
        check_in,
        words=_distinct(check_in.words),
        tags=_distinct(check_in.tags),
        ratings=tuple(TagRating(tag, value) for tag, value in rated.items()),
        note=check_in.note if check_in.note.strip() else "",
    )


def _tidy_questions(one: QuestionSet) -> QuestionSet:
    return replace(one, topic=_one_line(one.topic))


past = [
    check_ins.map(_tidied),
    rated_check_ins.map(_tidied),
    nights().filter(lambda night: not night.note or bool(night.note.strip())),
    questions.map(_tidy_questions),
]


@given(
    st.lists(
        st.one_of(blocks, *past).filter(lambda one: _at(one) < NOW),
        max_size=8,
        unique_by=lambda one: one.id,
    )
)
def test_our_own_tables_read_back_the_same_with_and_without_their_mappings(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Kept]
) -> None:
    folder = tmp_path_factory.mktemp("tables")
    first, second, third = FakeStore(), FakeStore(), FakeStore()
    fill(first, listed)
    for table in export_tables(first):
        if table.entity is None or not table.rows:
            continue
        file, mapping = folder / f"{table.name}.csv", folder / f"{table.name}.toml"
        file.write_bytes(csv_text(table).encode())
        mapping.write_text(map_text(table), encoding="utf-8")
        assert bring(second, file).rejected == ()
        assert bring(third, file, mapping).rejected == ()
        assert bring(first, file).added == 0
    assert export_tables(second) == export_tables(third) == export_tables(first)


def _at(one: FocusBlock | CheckIn | Night | QuestionSet) -> datetime:
    return one.ended if isinstance(one, FocusBlock) else one.out_of_bed if isinstance(one, Night) else one.at
