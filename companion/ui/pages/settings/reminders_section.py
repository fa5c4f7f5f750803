"""What is asked, and when: the same switches and fields as the welcome has, each with its default."""

from collections.abc import Callable, Sequence
from datetime import time
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.asking_settings import CHECK_IN_ASKING, CheckInAsking, ReminderSettings, Weekday
from companion.app.bus import Bus
from companion.app.settings import Settings
from companion.core.asking_times import read_times_of_day
from companion.core.time_of_day import read_time_of_day
from companion.core.words import _
from companion.ui.bridge import BusSignals
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import ChoiceRow, FieldRow, SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme
from companion.ui.welcome import asking_words as words
from companion.ui.widgets.figures import time_of_day

_TABLE = "reminders"
Value = TypeVar("Value")


class RemindersServices(Protocol):
    """The bundle the section works with; `Services` fulfils it."""

    @property
    def settings(self) -> SettingsDoor: ...
    @property
    def bus(self) -> Bus: ...


class RemindersSection(QWidget):
    """Rows that save themselves at once; a time is shown while what it belongs to is on."""

    def __init__(self, services: RemindersServices, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._theme = services.settings, theme
        self.diary = self._switch("diary", lambda now: now.diary)
        self.diary_at = self._time("diary_at", _("The diary is asked for at"), lambda now: now.diary_at)
        self.check_ins = self._check_ins()
        self.check_in_times = self._check_in_times()
        self.mood = self._switch("mood", lambda now: now.mood)
        self.practice = self._switch("practice", lambda now: now.practice)
        self.practice_at = self._time("practice_at", _("Quiet minutes at"), lambda now: now.practice_at)
        self.wind_down = self._switch("wind_down", lambda now: now.wind_down)
        self.wind_down_at = self._time("wind_down_at", _("The day ends at"), lambda now: now.wind_down_at)
        self.reflection = self._switch("reflection", lambda now: now.reflection)
        self.reflection_day = self._weekday()
        self.reflection_at = self._time(
            "reflection_at", _("Your week is ready at"), lambda now: now.reflection_at
        )
        self._rows = (
            *(self.diary, self.diary_at, self.check_ins, self.check_in_times, self.mood),
            *(self.practice, self.practice_at, self.wind_down, self.wind_down_at),
            *(self.reflection, self.reflection_day, self.reflection_at),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
        self.reflection_at.last = True
        BusSignals(services.bus, self).settings_changed.connect(lambda _changed: self.refresh())
        self._show_what_applies()

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._rows:
            row.refresh()
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        now = self._door.current.reminders
        self.diary_at.setVisible(now.diary)
        self.check_in_times.setVisible(now.check_ins == "times")
        self.mood.setVisible(now.check_ins != "off")
        self.practice_at.setVisible(now.practice)
        self.wind_down_at.setVisible(now.wind_down)
        self.reflection_day.setVisible(now.reflection)
        self.reflection_at.setVisible(now.reflection)
        self.reflection.last = not now.reflection

    def _switch(self, key: str, read: Callable[[ReminderSettings], bool]) -> SwitchRow:
        setting = Setting(table=_TABLE, key=key, read=_of(read), words=on_or_off)
        return SwitchRow(self._theme, self._door, setting, words.title_of(key), words.sentence_of(key))

    def _time(self, key: str, title: str, read: Callable[[ReminderSettings], time]) -> FieldRow[time]:
        setting = Setting(table=_TABLE, key=key, read=_of(read), words=time_of_day, to_file=_time_in_file)
        return FieldRow(self._theme, self._door, setting, title, "", read_time_of_day)

    def _check_ins(self) -> ChoiceRow[CheckInAsking]:
        setting: Setting[CheckInAsking] = Setting(
            table=_TABLE,
            key="check_ins",
            read=_of(lambda now: now.check_ins),
            words=words.check_ins_in_words,
        )
        meaning = _(
            "Ten seconds. After blocks means after the break, or when you stop; at most once an hour."
        )
        title, choices = words.title_of("check_ins"), CHECK_IN_ASKING
        return ChoiceRow(self._theme, self._door, setting, title, meaning, choices)

    def _check_in_times(self) -> FieldRow[tuple[time, ...]]:
        setting: Setting[tuple[time, ...]] = Setting(
            table=_TABLE,
            key="check_in_times",
            read=_of(lambda now: now.check_in_times),
            words=words.times_in_words,
            to_file=_times_in_file,
        )
        title = _("You are asked how you are at")
        return FieldRow(self._theme, self._door, setting, title, "", read_times_of_day)

    def _weekday(self) -> ChoiceRow[Weekday]:
        setting: Setting[Weekday] = Setting(
            table=_TABLE, key="reflection_day", read=_of(lambda now: now.reflection_day), words=_short_name
        )
        days: Sequence[Weekday] = words.week_order()
        return ChoiceRow(self._theme, self._door, setting, _("Your week is ready on"), "", days)


def _of(read: Callable[[ReminderSettings], Value]) -> Callable[[Settings], Value]:
    return lambda settings: read(settings.reminders)


def _time_in_file(at: time) -> str:
    return f"{at:%H:%M}"


def _times_in_file(times: tuple[time, ...]) -> list[str]:
    return [_time_in_file(at) for at in times]


def _short_name(day: Weekday) -> str:
    return words.weekday_name(day, short=True)
