"""Rows that show one setting and save it at once: a switch, a choice of a few, a field."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.app.settings import Settings
from companion.core.errors import CompanionError, InvalidInput
from companion.ui.pages.settings.row import Row
from companion.ui.pages.settings.setting import Setting
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.switch import Switch

Value = TypeVar("Value")


class SettingRow(Row, Generic[Value]):
    """Shows the value in force and its default where that is another; what cannot be saved is said."""

    def __init__(
        self,
        theme: Theme,
        door: SettingsDoor,
        setting: Setting[Value],
        title: str,
        meaning: str,
        control: QWidget,
    ) -> None:
        super().__init__(theme, title, meaning, control)
        self._door, self._setting = door, setting
        self.control = control

    def refresh(self) -> None:
        """Show what is in force."""
        value, default = self._setting.read(self._door.current), self._setting.read(Settings())
        self.show_value(value)
        self.offer_default("" if value == default else self._setting.words(default), self._use_default)

    def show_value(self, value: Value) -> None:
        """Let the control show `value`."""

    def choose(self, value: Value) -> None:
        """Save `value`."""
        self._save(self._setting.to_file(value))

    def _use_default(self) -> None:
        self._save(None)
        # The link it was clicked by is gone.
        self.control.setFocus()

    def _save(self, value: object) -> None:
        try:
            self._door.change_many({self._setting.table: {self._setting.key: value}})
        except CompanionError as error:
            self.fault.say(str(error))
        else:
            self.fault.say("")
        self.refresh()


class SwitchRow(SettingRow[bool]):
    """On or off."""

    def __init__(
        self, theme: Theme, door: SettingsDoor, setting: Setting[bool], title: str, meaning: str
    ) -> None:
        self.switch = Switch(theme, title)
        super().__init__(theme, door, setting, title, meaning, self.switch)
        self.switch.clicked.connect(self.choose)
        self.refresh()

    def show_value(self, value: bool) -> None:
        self.switch.setChecked(value)


class ChoiceRow(SettingRow[Value]):
    """One of a few values; one the file has beside them is shown as well."""

    def __init__(
        self,
        theme: Theme,
        door: SettingsDoor,
        setting: Setting[Value],
        title: str,
        meaning: str,
        values: Sequence[Value],
    ) -> None:
        now = setting.read(door.current)
        self.values = list(values) if now in values else [*values, now]
        options = [(setting.words(value), setting.words(value)) for value in self.values]
        self.segments = Segmented(theme, options, title)
        # In the style's own measure the words would touch the lines between them.
        self.segments.setMinimumWidth(sum(theme.px(28) + _width(theme, label) for _key, label in options))
        super().__init__(theme, door, setting, title, meaning, self.segments)
        self.segments.chosen.connect(self._on_chosen)
        self.refresh()

    def show_value(self, value: Value) -> None:
        self.segments.choose(self._setting.words(value))

    def _on_chosen(self, words: str) -> None:
        self.choose(next(value for value in self.values if self._setting.words(value) == words))


class FieldRow(SettingRow[Value]):
    """A value that is typed; parse raises InvalidInput for what cannot be meant."""

    def __init__(
        self,
        theme: Theme,
        door: SettingsDoor,
        setting: Setting[Value],
        title: str,
        meaning: str,
        parse: Callable[[str], Value],
    ) -> None:
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        self.field.setFixedWidth(theme.px(140))
        self._parse = parse
        super().__init__(theme, door, setting, title, meaning, self.field)
        self.field.editingFinished.connect(self._on_finished)
        self.field.textEdited.connect(lambda _text: self.fault.say(""))
        self.refresh()

    def show_value(self, value: Value) -> None:
        if not self.fault.words:
            self.field.setText(self._setting.words(value))

    def _on_finished(self) -> None:
        try:
            value = self._parse(self.field.text())
        except InvalidInput as error:
            self.fault.say(str(error))
            return
        self.fault.say("")
        if value == self._setting.read(self._door.current):
            self.refresh()
        else:
            self.choose(value)


def _width(theme: Theme, label: str) -> int:
    return QFontMetrics(theme.font("small", weight=600)).horizontalAdvance(label)
