"""Tags the user makes up: those of recent check-ins as chips, and a place for a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.theme import Theme
from companion.ui.widgets.chips import Chips

LONGEST = 40
_WIDE = 200
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tags(QWidget):
    """Chips with `New` after them, which makes room for writing."""

    def __init__(self, theme: Theme, tags: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = Chips(theme, _("Tags"))
        self.chips.offer(tags)
        self.new = ChipButton(theme, _("New"), "plus", on_click=self._on_new)
        self.new.setAccessibleName(_("New tag"))
        self.field = _TagField(theme)
        self.field.hide()
        self.field.finished.connect(self._on_finished)
        self.field.left.connect(self._keep)
        self.chips.end_with(self.field, self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen tags, and one still being written."""
        self._keep()
        return self.chips.chosen

    def _on_new(self) -> None:
        self.new.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finished(self) -> None:
        self._keep()
        self.new.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        tag = " ".join(self.field.text().split())
        # Emptied first: hiding the field takes its focus, which comes here again.
        self.field.clear()
        if tag:
            self.chips.choose(tag)
        self.new.show()
        self.field.hide()


class _TagField(QLineEdit):
    """Return keeps what is written, Esc drops it; neither reaches the check-in around it."""

    finished = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(_("coffee, exercise, on call"))
        self.setAccessibleName(_("New tag"))
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (*_RETURNS, Qt.Key.Key_Escape):
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()

    def _measure(self) -> None:
        self.setStyleSheet(f"min-height: {self._theme.px(26)}px;")
        self.setFixedWidth(self._theme.px(_WIDE))
