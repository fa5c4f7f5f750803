"""Reminders in the settings: each change is kept at once, each default is in reach."""

from datetime import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.asking_settings import ReminderSettings
from companion.ui.pages.settings.reminders_section import RemindersSection
from companion.ui.theme import Theme
from tests.fakes.check_in import Small, small_program


@pytest.fixture
def small() -> Small:
    return small_program()


@pytest.fixture
def section(qtbot: QtBot, small: Small, qapp: QApplication) -> RemindersSection:
    section = RemindersSection(small, Theme(ShippedAssets(), "light", reduced_motion=True))
    qtbot.addWidget(section)
    section.resize(826, 900)
    section.show()
    return section


def test_a_switch_is_kept_at_once_and_hides_its_time(section: RemindersSection, small: Small) -> None:
    assert section.diary_at.isVisible()
    section.diary.switch.click()
    assert not small.settings.current.reminders.diary
    assert not section.diary_at.isVisible()
    assert section.diary.default.text() == "Default: on. Use it"
    section.diary.default.click()
    assert small.settings.current.reminders == ReminderSettings()
    assert section.diary_at.isVisible()


def test_times_are_read_as_people_type_them(section: RemindersSection, small: Small, qtbot: QtBot) -> None:
    section.diary_at.field.setText("7")
    section.diary_at.field.editingFinished.emit()
    section.check_in_times.field.setText("9, 20.30")
    section.check_in_times.field.editingFinished.emit()
    kept = small.settings.current.reminders
    assert (kept.diary_at, kept.check_in_times) == (time(7, 0), (time(9, 0), time(20, 30)))
    assert section.check_in_times.field.text() == "09:00, 20:30"
    assert section.check_in_times.default.text() == "Default: 12:00, 18:00. Use it"


def test_what_is_no_time_is_named_and_nothing_changes(section: RemindersSection, small: Small) -> None:
    section.check_in_times.field.setText("noon")
    section.check_in_times.field.editingFinished.emit()
    assert section.check_in_times.fault.words == "'noon' is not a time of day: type one such as 23:50 or 6."
    assert small.settings.current.reminders == ReminderSettings()


def test_ways_and_days_are_chosen(section: RemindersSection, small: Small) -> None:
    section.check_ins.segments.chosen.emit("After blocks")
    section.reflection_day.segments.chosen.emit("Fri")
    kept = small.settings.current.reminders
    assert (kept.check_ins, kept.reflection_day) == ("after_blocks", "friday")
    assert not section.check_in_times.isVisible()
    section.check_ins.segments.chosen.emit("Not at all")
    assert not section.mood.isVisible()


def test_it_follows_changes_made_elsewhere(section: RemindersSection, small: Small) -> None:
    small.settings.change_many({"reminders": {"wind_down": True, "wind_down_at": "21:15"}})
    assert section.wind_down.switch.isChecked()
    assert section.wind_down_at.field.text() == "21:15"
    assert section.wind_down_at.isVisible()


def test_asking_about_mood_can_be_stopped(section: RemindersSection, small: Small) -> None:
    section.mood.switch.click()
    assert not small.settings.current.reminders.mood
