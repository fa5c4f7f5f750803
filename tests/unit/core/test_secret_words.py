"""Passphrases and recovery codes as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.core.errors import InvalidInput
from companion.core.secret_words import (
    ALPHABET,
    code_letters,
    new_code,
    new_passphrase,
    passphrase_bytes,
    same_code,
)


@given(st.binary(min_size=24, max_size=24))
def test_a_code_is_24_letters_in_groups_that_are_read_back(drawn: bytes) -> None:
    code = new_code(lambda count: drawn[:count])
    assert [len(group) for group in code.split("-")] == [4] * 6
    assert code_letters(code) == code.replace("-", "")
    assert same_code(code, code.lower().replace("-", " "))


def test_every_letter_of_a_code_is_as_likely_as_any() -> None:
    every = [new_code(lambda count, byte=byte: bytes([byte] * count))[0] for byte in range(256)]  # type: ignore[misc]
    assert {every.count(letter) for letter in ALPHABET} == {8}


def test_letters_that_are_mistaken_are_forgiven() -> None:
    assert not set("ILOU") & set(ALPHABET)
    assert same_code("0011-ABCD-EFGH-JKMN-PQRS-TVWX", " oOiL abcd efgh jkmn pqrs tvwx ")


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "0011-ABCD-EFGH-JKMN-PQRS-TVW", "0011-ABCD-EFGH-JKMN-PQRS-TVWÜ"]
)
def test_what_cannot_be_a_code_is_told_before_it_is_tried(typed: str) -> None:
    with pytest.raises(InvalidInput, match="24 letters"):
        code_letters(typed)
    assert not same_code(typed, typed)


def test_a_short_passphrase_is_refused_in_a_kind_sentence() -> None:
    with pytest.raises(InvalidInput, match="at least 4 characters"):
        new_passphrase("123")
    assert new_passphrase("1234") == "1234"


def test_characters_are_counted_as_they_are_kept() -> None:
    with pytest.raises(InvalidInput):
        new_passphrase("o\u0308" * 3)
    with pytest.raises(InvalidInput, match="at most"):
        new_passphrase("x" * 2000)


@given(st.text())
def test_any_text_can_be_tried(text: str) -> None:
    assert passphrase_bytes(text) == passphrase_bytes(text)


def test_a_byte_that_was_no_text_can_be_tried() -> None:
    assert passphrase_bytes("a\udcff") != passphrase_bytes("a")
