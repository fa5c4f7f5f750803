"""How to reach a person: shown offline, by country, with one's own numbers first, and edited in Settings."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.app.bus import Bus
from companion.app.help_settings import HelpSettings
from companion.app.settings import SettingsService
from companion.ui.help_sheet import FILE, HelpSheet, help_paragraphs
from companion.ui.pages.settings.help_section import HelpSection
from companion.ui.selftest import FOLDERS
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.today import RepositoryAssets


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), "light", reduced_motion=True)


@pytest.fixture
def in_germany() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


def said(chosen: HelpSettings) -> str:
    return "\n".join(help_paragraphs(RepositoryAssets(), chosen))


def test_the_numbers_are_those_of_the_computers_region(in_germany: None) -> None:
    words = said(HelpSettings())
    assert "Germany. TelefonSeelsorge: call 0800 111 0 111" in words
    assert "call 112." in words
    assert "findahelpline.com" in words
    assert "as known on 23 November 2026" in words


def test_a_chosen_country_and_ones_own_numbers_come_before_the_region(in_germany: None) -> None:
    words = help_paragraphs(RepositoryAssets(), HelpSettings(country="US", own=("School: 555 0100",)))
    assert words[1] == "School: 555 0100"
    assert words[2].startswith("United States. 988")
    assert "TelefonSeelsorge" not in "".join(words)


def test_a_computer_without_a_region_shows_a_line_with_its_country_and_where_to_find_others(
    qapp: QApplication,
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    words = said(HelpSettings())
    QLocale.setDefault(before)
    assert "United States. 988" in words
    assert "findahelpline.com lists lines for your country" in words
    assert "112 in Europe" in words


@pytest.mark.parametrize("country", ["none", "FR"])
def test_where_no_number_is_known_it_is_said_where_to_find_one(country: str) -> None:
    words = said(HelpSettings(country=country))
    assert "findahelpline.com lists lines for your country" in words
    assert "988" not in words
    assert "112 in Europe" in words


def test_the_sheet_can_be_marked_to_be_copied_and_opens_nothing(qtbot: QtBot, theme: Theme) -> None:
    sheet = HelpSheet(theme, HelpSettings(country="US"), lambda: None)
    qtbot.addWidget(sheet)
    texts = [text for text in sheet.findChildren(Text) if "988" in text.plain]
    assert texts
    flags = Qt.TextInteractionFlag
    for text in texts:
        assert text.textInteractionFlags() & flags.TextSelectableByMouse
        assert not text.openExternalLinks()
        assert "<a" not in text.text()


@pytest.fixture
def section(qtbot: QtBot, theme: Theme) -> HelpSection:
    made = HelpSection(SettingsService(FakeSettingsFile(), Bus()), theme)
    qtbot.addWidget(made)
    made.show()
    return made


def settings_of(section: HelpSection) -> HelpSettings:
    return section.own._door.current.help


def test_a_country_is_chosen_and_its_default_comes_back(section: HelpSection) -> None:
    box = section.country.box
    place = box.findData("IE")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert settings_of(section).country == "IE"
    assert section.country.default.isVisibleTo(section)
    section.country.default.click()
    assert settings_of(section).country == ""
    assert box.currentIndex() == 0


def test_own_numbers_are_kept_when_one_leaves_the_field(qtbot: QtBot, section: HelpSection) -> None:
    field = section.own.field
    field.setFocus()
    field.setPlainText("  School:  555 0100 \n\nMum")
    field.left.emit()
    assert settings_of(section).own == ("School: 555 0100", "Mum")
    field.setPlainText("")
    field.left.emit()
    assert settings_of(section).own == ()


@pytest.mark.parametrize("words", ["x" * 121, "\n".join(str(n) for n in range(13))])
def test_what_cannot_be_kept_is_said_and_stays_to_be_mended(section: HelpSection, words: str) -> None:
    section.own.field.setPlainText(words)
    section.own.field.left.emit()
    assert section.own.fault.words
    assert section.own.field.toPlainText() == words
    section.refresh()
    assert section.own.field.toPlainText() == words
    assert settings_of(section).own == ()


def test_the_self_test_loads_the_numbers() -> None:
    assert FILE.split("/")[0] in FOLDERS
