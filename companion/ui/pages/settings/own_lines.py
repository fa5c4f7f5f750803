"""A row with a field of several lines under it, saved when one leaves it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from companion.core.words import _
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import SettingRow
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme

Lines = tuple[str, ...]
_LINES_IN_SIGHT = 3


class OwnLinesRow(SettingRow[Lines]):
    """longest: characters a line may have."""

    def __init__(
        self,
        theme: Theme,
        door: SettingsDoor,
        setting: Setting[Lines],
        title: str,
        meaning: str,
        longest: int,
    ) -> None:
        self.field = _LinesField()
        self.field.setAccessibleName(f"{title}. {meaning}")
        self.field.setFixedHeight(theme.px(24) * _LINES_IN_SIGHT + 24)
        super().__init__(theme, door, setting, title, meaning, QWidget())
        self._longest = longest
        self.controls.hide()
        self.control = self.field
        self.column.insertWidget(1, self.field)
        self.field.left.connect(self._on_left)
        self.field.textChanged.connect(lambda: self.fault.say(""))
        self.refresh()

    def show_value(self, value: Lines) -> None:
        """Show the lines, unless someone writes, or what was written could not be kept."""
        if not self.field.hasFocus() and not self.fault.words and self._written() != value:
            self.field.setPlainText("\n".join(value))

    def _written(self) -> Lines:
        lines = (" ".join(line.split()) for line in self.field.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _on_left(self) -> None:
        written = self._written()
        if any(len(line) > self._longest for line in written):
            self.fault.say(
                _("A line has more than {longest} characters: shorten it.").format(longest=self._longest)
            )
        elif written != self._setting.read(self._door.current):
            self.choose(written)


class _LinesField(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
