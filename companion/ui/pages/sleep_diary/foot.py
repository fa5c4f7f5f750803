"""What can be done with a night: keep it, call it sleepless, skip it, delete it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.app.nights import NightDay
from companion.core.words import _
from companion.ui.checkin.save_button import SaveButton
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_BESIDE_FROM = 840


class SaveNight(SaveButton):
    """`Save night`, and beside it the keys that press it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words.setText(_("Save night"))
        self._key.setText(_("Ctrl Enter"))
        self.setAccessibleName(_("Save night"))


class Foot(QWidget):
    """saving, sleepless, skipping, asking_again, deleting: what was chosen."""

    saving = Signal()
    sleepless = Signal()
    skipping = Signal()
    asking_again = Signal()
    deleting = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fault = Fault(theme)
        self.line = Text(theme, "", "small", "text2", wrap=True)
        self.save = SaveNight(theme)
        self.save.clicked.connect(lambda _checked=False: self.saving.emit())
        self.no_sleep = Button(theme, _("I did not sleep"), on_click=self.sleepless.emit)
        self.skip = NeutralButton(theme, _("Skip this night"), on_click=self.skipping.emit)
        self.ask_again = NeutralButton(theme, _("Do not skip it"), on_click=self.asking_again.emit)
        self.delete = NeutralButton(theme, _("Delete this night"), on_click=self.deleting.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.save, self.no_sleep):
            buttons.addWidget(button)
        buttons.addSpacing(-8)
        for button in (self.skip, self.ask_again, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._hint = self._drag_hint()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(buttons)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fault)
        column.addLayout(self._row)
        self.say("")

    def read(self, known: NightDay) -> None:
        """Offer what goes with the night as it is known."""
        kept, awake = known.night is not None, known.mark.did_not_sleep
        self.save.setVisible(not awake)
        self._show_hint()
        self.no_sleep.setVisible(not kept and not awake)
        self.skip.setVisible(not kept and not awake and not known.mark.night_skipped)
        self.ask_again.setVisible(not kept and known.mark.night_skipped)
        self.delete.setVisible(kept)

    def say(self, words: str) -> None:
        """Show a line beside the buttons, where the hint stands while there is none."""
        self.line.say(words)
        self.line.setVisible(bool(words))
        self._show_hint()

    def minimumSizeHint(self) -> QSize:
        # That of the folded foot: else it could never become narrow enough to fold.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._row.setSpacing(16 if beside else 8)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._hint, side | Qt.AlignmentFlag.AlignVCenter)

    def _show_hint(self) -> None:
        self._hint.setVisible(self.line.isHidden() and not self.save.isHidden())

    def _drag_hint(self) -> QWidget:
        hint = QWidget()
        row = QHBoxLayout(hint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        before = Text(self._theme, _("Drag a handle, type a time, or use"), "small", "text2")
        after = Text(self._theme, _("for 5 minutes"), "small", "text2")
        for part in (before, KeyCap(self._theme, "←"), KeyCap(self._theme, "→"), after):
            row.addWidget(part)
        return hint
