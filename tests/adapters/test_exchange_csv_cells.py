"""Cells: no spreadsheet takes one for a formula, and each reads back exactly."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.adapters.exchange.csv_cells import (
    guarded,
    names_cell,
    number_cell,
    read_flag,
    read_names,
    read_number,
    unguarded,
    whole,
)
from companion.core.errors import InvalidInput

formulas = st.text(alphabet="'=+-@\t\r\n＝ a1", max_size=6)
names = st.text(alphabet="ab ,;\"'=\\", min_size=1, max_size=8).map(lambda name: " ".join(name.split()))


@given(st.text() | formulas)
@example("'tis")
@example("'=x")
@example("''=x")
@example("'")
def test_every_text_reads_back_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text() | formulas)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text() | formulas)
def test_a_cell_also_survives_the_file(text: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerow([guarded(text), "x"])
    [row] = csv.reader(io.StringIO(written.getvalue(), newline=""), strict=True)
    assert unguarded(row[0]) == text


def test_an_apostrophe_of_the_text_itself_is_left_where_it_cannot_be_mistaken() -> None:
    assert guarded("'tis") == unguarded("'tis") == "'tis"
    assert guarded("=1+1") == "'=1+1"
    assert guarded("'=1+1") == "''=1+1"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_exactly_and_stays_a_number(value: float) -> None:
    assert read_number(number_cell(value), ".") == value


def test_negative_numbers_are_not_guarded() -> None:
    assert number_cell(-0.5) == "-0.5"
    assert read_number("\u22120.5", ".") == read_number(" -0.5 ", ".") == -0.5


def test_a_decimal_comma_is_read_where_the_mapping_says_so() -> None:
    assert read_number("3,5", ",") == 3.5
    for cell, decimal in (("3,5", "."), ("1.000,5", ","), ("1,000,5", ",")):
        with pytest.raises(InvalidInput, match="is no number"):
            read_number(cell, decimal)


@pytest.mark.parametrize("cell", ["nan", "inf", "1_000", "٣", "0x10", "1e", "", "--1", "3 h", "1e9999"])
def test_what_only_a_program_would_take_for_a_number_is_none(cell: str) -> None:
    with pytest.raises(InvalidInput, match="is no number"):
        read_number(cell, ".")


def test_a_whole_number_may_be_written_with_a_fraction_of_nothing() -> None:
    assert whole(3.0000000000001) == 3
    for wrong in (2.5, float("inf"), float("nan")):
        with pytest.raises(InvalidInput):
            whole(wrong)


@given(st.lists(names.filter(bool), unique=True, max_size=4))
def test_names_read_back_whatever_separators_they_hold(listed: list[str]) -> None:
    assert read_names(names_cell(listed)) == tuple(listed)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("coffee, on call;late", ("coffee", "on call", "late")),
        (" coffee ;; , coffee", ("coffee",)),
        ('"late, heavy dinner"; x', ("late, heavy dinner", "x")),
        ('24" screen', ('24" screen',)),
        ('"', ('"',)),
        ("", ()),
    ],
)
def test_names_are_separated_by_commas_or_semicolons(cell: str, found: tuple[str, ...]) -> None:
    assert read_names(cell) == found


def test_a_flag_is_yes_or_no() -> None:
    assert [read_flag(cell) for cell in ("yes", "X", "1", "", "no", "False")] == [True] * 3 + [False] * 3
    with pytest.raises(InvalidInput, match="neither yes nor no"):
        read_flag("perhaps")
