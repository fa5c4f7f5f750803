"""Four small fields that make a rhythm of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from companion.core.engine.rhythm import Rhythm
from companion.core.errors import InvalidInput
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome.own_rhythm import read_own
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text


class OwnForm(QWidget):
    """Minutes of focus and break, and a longer break every so often; `edited` says each change."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus, self.rest, self.every, self.long = (QLineEdit(text) for text in ("45", "10", "3", "25"))
        self.every.setPlaceholderText(_("none"))
        self.fault = Fault(theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        labels = (_("Focus, min"), _("Break, min"), _("Long one every"), _("Long one, min"))
        for place, (label, field) in enumerate(zip(labels, self._fields, strict=True)):
            words = Text(theme, label, "small", "text2")
            words.setBuddy(field)
            field.setAccessibleName(label)
            field.setMaxLength(6)
            field.setMinimumWidth(theme.px(48))
            field.textChanged.connect(lambda _text: self._on_edited())
            grid.addWidget(words, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.fault)

    @property
    def rhythm(self) -> Rhythm | None:
        """The rhythm typed, None while it makes no sense."""
        try:
            return self._read()
        except InvalidInput:
            return None

    def write(self, rhythm: Rhythm) -> None:
        """Put a rhythm of one or two tiers into the fields."""
        first, last = rhythm.tiers[0], rhythm.tiers[-1]
        minutes = (first.after, first.length, last.length)
        worked, rested, longer = (f"{length.total_seconds() / 60:g}" for length in minutes)
        self.focus.setText(worked)
        self.rest.setText(rested)
        self.every.setText(str(last.every) if last.every else "")
        self.long.setText(longer if last.every else "")

    def check(self) -> bool:
        """Return whether it makes sense, and say below what to mend."""
        try:
            self._read()
        except InvalidInput as error:
            self.fault.say(str(error))
            return False
        self.fault.say("")
        return True

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.focus, self.rest, self.every, self.long)

    def _read(self) -> Rhythm:
        return read_own(*(field.text() for field in self._fields))

    def _on_edited(self) -> None:
        self.long.setEnabled(self.every.text().strip() not in ("", "0"))
        self.check()
        self.edited.emit()
