"""What may be asked and when: four boxes that together are the reminders' settings."""

from dataclasses import replace
from datetime import time
from typing import Any, cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.app.asking_settings import CheckInAsking, ReminderSettings, Weekday
from companion.core.asking_times import read_times_of_day
from companion.core.errors import InvalidInput
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome import asking_words as words
from companion.ui.welcome.asking_box import AskingBox
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text
from companion.ui.widgets.time_field import TimeField


class AskingForm(QWidget):
    """`edited` says each change; `reminders` is what is set, as far as it makes sense.

    finished: Return was pressed in a field for a time.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, reminders: ReminderSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kept = theme, reminders
        self.diary = self._box("diary")
        self.wind_down = self._box("wind_down")
        self.reflection = self._box("reflection")
        self.check_ins = self._box("check_ins", switched=False)
        self.diary_at = self._time(self.diary, reminders.diary_at)
        self.wind_down_at = self._time(self.wind_down, reminders.wind_down_at)
        self.reflection_at = self._time(self.reflection, reminders.reflection_at)
        self.reflection_day = self._weekday(reminders.reflection_day)
        self._fill_check_ins(reminders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for box in (self.diary, self.check_ins, self.wind_down, self.reflection):
            column.addWidget(box)
        for box, on in (
            (self.diary, reminders.diary),
            (self.wind_down, reminders.wind_down),
            (self.reflection, reminders.reflection),
        ):
            box.set_on(on)
            if box.switch is not None:
                box.switch.toggled.connect(lambda _on: self.edited.emit())
        self._choose_asking(reminders.check_ins)

    @property
    def reminders(self) -> ReminderSettings:
        """What is set; a time that cannot be read stays what it was."""
        kept = self._kept
        return replace(
            kept,
            diary=self.diary.on,
            diary_at=self.diary_at.value or kept.diary_at,
            check_ins=self._asking,
            check_in_times=self._times() or kept.check_in_times,
            mood=self.mood.isChecked(),
            wind_down=self.wind_down.on,
            wind_down_at=self.wind_down_at.value or kept.wind_down_at,
            reflection=self.reflection.on,
            reflection_day=cast("Weekday", self.reflection_day.value),
            reflection_at=self.reflection_at.value or kept.reflection_at,
        )

    @property
    def table(self) -> dict[str, Any]:
        """What is set, as in the settings file."""
        set_now = self.reminders
        return {
            "diary": set_now.diary,
            "diary_at": f"{set_now.diary_at:%H:%M}",
            "check_ins": set_now.check_ins,
            "check_in_times": [f"{at:%H:%M}" for at in set_now.check_in_times],
            "mood": set_now.mood,
            "wind_down": set_now.wind_down,
            "wind_down_at": f"{set_now.wind_down_at:%H:%M}",
            "reflection": set_now.reflection,
            "reflection_day": set_now.reflection_day,
            "reflection_at": f"{set_now.reflection_at:%H:%M}",
        }

    def trouble(self) -> QWidget | None:
        """Say below a field what to mend, and return where; None where all is well."""
        first: QWidget | None = None
        for box, field in (
            (self.diary, self.diary_at),
            (self.wind_down, self.wind_down_at),
            (self.reflection, self.reflection_at),
        ):
            problem = "" if not box.on else _time_problem(field)
            box.fault.say(problem)
            field.mark(fault=bool(problem))
            first = first or (box.fault if problem else None)
        try:
            if self._asking == "times":
                read_times_of_day(self.times.text())
        except InvalidInput as error:
            self.check_ins.fault.say(str(error))
            return first or self.check_ins.fault
        self.check_ins.fault.say("")
        return first

    @property
    def _asking(self) -> CheckInAsking:
        chosen = self.asking.value
        assert chosen in get_args(CheckInAsking), chosen
        return cast("CheckInAsking", chosen)

    def _times(self) -> tuple[time, ...]:
        try:
            return read_times_of_day(self.times.text())
        except InvalidInput:
            return ()

    def _box(self, what: str, *, switched: bool = True) -> AskingBox:
        return AskingBox(self._theme, words.title_of(what), words.sentence_of(what), switched=switched)

    def _time(self, box: AskingBox, value: time) -> TimeField:
        name = _("{what}: the time").format(what=box.switch.accessibleName() if box.switch else "")
        field = TimeField(self._theme, name)
        field.setFixedWidth(self._theme.px(96))
        field.read(value)
        field.changed.connect(self._on_edited)
        field.finished.connect(self.finished)
        box.put_beside(field)
        return field

    def _weekday(self, chosen: Weekday) -> Segmented:
        days = [(day, words.weekday_name(day, short=True)) for day in words.week_order()]
        segments = Segmented(self._theme, days, _("The day of the week"))
        segments.choose(chosen)
        segments.chosen.connect(lambda _key: self.edited.emit())
        self.reflection.row.addWidget(segments)
        return segments

    def _fill_check_ins(self, reminders: ReminderSettings) -> None:
        box = self.check_ins
        self.asking = Segmented(self._theme, words.check_in_choices(), words.title_of("check_ins"))
        self.asking.chosen.connect(self._on_asking)
        self.times = QLineEdit(words.times_in_words(reminders.check_in_times))
        self.times.setAccessibleName(_("The times at which you are asked how you are"))
        self.times.textEdited.connect(lambda _text: self._on_edited())
        self.times.editingFinished.connect(self.trouble)
        self.after_blocks = Text(self._theme, words.after_blocks_line(), "small", "text2", wrap=True)
        self.mood = Switch(self._theme, words.title_of("mood"))
        self.mood.setChecked(reminders.mood)
        self.mood.toggled.connect(lambda _on: self.edited.emit())
        self.mood_row = QWidget()
        row = QHBoxLayout(self.mood_row)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(Text(self._theme, words.title_of("mood"), "small", wrap=True), 1)
        row.addWidget(self.mood)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for widget in (self.asking, self.times, box.fault, self.after_blocks, self.mood_row):
            inside.addWidget(widget)
        box.row.addLayout(inside, 1)

    def _on_asking(self, _key: str) -> None:
        self._choose_asking(self._asking)
        self.edited.emit()

    def _choose_asking(self, asking: CheckInAsking) -> None:
        self.asking.choose(asking)
        self.check_ins.set_on(asking != "off")
        self.times.setVisible(asking == "times")
        self.after_blocks.setVisible(asking == "after_blocks")
        self.mood_row.setVisible(asking != "off")

    def _on_edited(self) -> None:
        self.trouble()
        self.edited.emit()


def _time_problem(field: TimeField) -> str:
    if not field.commit():
        return field.problem
    return "" if field.value is not None else _("There is no time here: type one such as 08:00.")
