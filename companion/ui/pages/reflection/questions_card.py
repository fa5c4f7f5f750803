"""The three questions of the week, written in where they stand and kept quietly."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

from companion.app.services import Services
from companion.core.errors import CompanionError
from companion.core.reflection import questions
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text

QUIET_MS = 1000
"""Nothing typed for this long: what stands there is kept."""
_FIELD_HIGH = 64


class QuestionsCard(Card):
    """A field for each question; kept a moment after the last key and when it is left."""

    def __init__(self, services: Services, theme: Theme, host: PageHost) -> None:
        self._state = Text(theme, "", "small", "text2")
        super().__init__(theme, _("Three questions"), self._state)
        self._reflecting = services.reflecting
        self._monday: date | None = None
        self._stale, self._seen = True, False
        self.fields: dict[str, AnswerField] = {}
        self._kept: dict[str, str] = {}
        for name, words in questions().items():
            label = Text(theme, words, "small", weight=500, wrap=True)
            field = AnswerField(theme, words)
            field.left.connect(self.keep)
            field.textChanged.connect(self._on_typed)
            self.fields[name] = field
            self.body.addWidget(label)
            self.body.addWidget(field)
        self.fault = Fault(theme)
        self.body.addWidget(self.fault)
        self.body.addStretch(1)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.keep)

    def show_week(self, monday: date) -> None:
        """Show what was written about a week; what is being written about another is kept first."""
        if monday != self._monday:
            self.keep()
            self.fault.say("")
            self._state.say("")
            self._empty()
            self._monday = monday
        self._stale = True
        if self._seen:
            self._read()

    def set_seen(self, seen: bool) -> None:
        """Read only before someone's eyes; what is written is kept when they go."""
        self._seen = seen
        if not seen:
            self.keep()
        elif self._stale:
            self._read()

    def keep(self) -> None:
        """Keep what has changed."""
        self._quiet.stop()
        if self._monday is None:
            return
        for name, field in self.fields.items():
            text = field.toPlainText().strip()
            if text == self._kept.get(name, ""):
                continue
            before = self._kept.get(name, "")
            # Known as kept first: the answer comes back over the bus while it is being kept.
            self._kept[name] = text
            try:
                self._reflecting.answer(self._monday, name, text)
            except CompanionError as error:
                self._kept[name] = before
                self._state.say("")
                self.fault.say(str(error))
                return
            self.fault.say("")
            self._state.say(_("Kept"))

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _empty(self) -> None:
        """Begin a week with nothing: what stood here belongs to another."""
        self._kept = {}
        for field in self.fields.values():
            field.clear()
        self._quiet.stop()

    def _read(self) -> None:
        if self._monday is None:
            return
        self._stale = False
        written, begun = self._reflecting.written(self._monday), self._reflecting.open(self._monday)
        for name, field in self.fields.items():
            text = getattr(written, name) if written else ""
            field.setEnabled(begun)
            unsaved = field.toPlainText().strip() != self._kept.get(name, "")
            # What is being written is never thrown away by a fresh reading.
            if unsaved or (field.hasFocus() and text == field.toPlainText().strip()):
                continue
            self._kept[name] = text
            if text != field.toPlainText():
                field.setPlainText(text)
                self._quiet.stop()

    def _on_typed(self) -> None:
        if any(
            field.toPlainText().strip() != self._kept.get(name, "") for name, field in self.fields.items()
        ):
            self._state.say("")
            self._quiet.start()


class AnswerField(QPlainTextEdit):
    """Where one answer is written; Tab goes on."""

    left = Signal()

    def __init__(self, theme: Theme, question: str) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setAccessibleName(question)
        self.setPlaceholderText(_("A word or two is enough"))
        theme.changed.connect(self._dress)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))
        self.setFixedHeight(self._theme.px(_FIELD_HIGH))
