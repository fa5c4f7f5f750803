"""Whom to call, by country: right numbers, said in whole sentences, dated, chosen or written by oneself."""

import tomllib
from datetime import date

import pytest

from companion.app.settings import parse_settings
from companion.core.help_lines import HelpBook, HelpLine, emergency_words, line_words, read_help
from tests.fakes.today import RepositoryAssets


@pytest.fixture
def book() -> HelpBook:
    return read_help(tomllib.loads(RepositoryAssets().path("help/lines.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("code", "emergency", "said"),
    [
        ("US", "911", "988 Suicide & Crisis Lifeline: call or text 988, at any hour. It is free."),
        ("CA", "911", "9-8-8: Suicide Crisis Helpline: call or text 988, at any hour. It is free."),
        ("GB", "999 or 112", "Samaritans: call 116 123, at any hour. It is free."),
        ("IE", "112 or 999", "Samaritans: call 116 123, at any hour. It is free."),
        ("AU", "000", "Lifeline: call 13 11 14, at any hour."),
        ("DE", "112", "TelefonSeelsorge: call 0800 111 0 111, at any hour. It is free."),
    ],
)
def test_every_country_has_its_numbers(book: HelpBook, code: str, emergency: str, said: str) -> None:
    country = book.of(code)
    assert country is not None
    assert [line_words(line) for line in country.lines] == [said]
    assert emergency_words(country) == f"If you are in danger now, call {emergency}."


def test_every_line_names_its_source_and_the_book_its_day(book: HelpBook) -> None:
    assert len({each.code for each in book.countries}) == len(book.countries) == 6
    assert all(line.source for each in book.countries for line in each.lines)
    assert book.known >= date(2026, 11, 23)


def test_a_country_nothing_is_known_of_is_told_the_numbers_of_many(book: HelpBook) -> None:
    assert book.of("FR") is None
    assert book.of("us") == book.of("US")
    assert "112" in emergency_words(None)
    assert "911" in emergency_words(None)


def test_a_line_with_another_number_for_text_messages_says_both() -> None:
    line = HelpLine(name="Listen", call="1", text="2", source="listen.example")
    assert line_words(line) == "Listen: call 1 or text 2, at any hour."


def test_settings_hold_the_country_and_ones_own_numbers() -> None:
    settings, problems = parse_settings({"help": {"country": "de", "own": ["School  555", "", "School 555"]}})
    assert (settings.help.country, settings.help.own, problems) == ("DE", ("School 555",), [])
    assert parse_settings({"help": {"country": "none"}})[0].help.country == "none"


def test_numbers_that_are_no_lines_fall_back_to_none_and_are_named() -> None:
    settings, problems = parse_settings({"help": {"country": 7, "own": "x"}})
    assert (settings.help.country, settings.help.own) == ("", ())
    assert len(problems) == 2
    assert "[help] country" in problems[0]
    assert "[help] own" in problems[1]
