"""The content of the check-in popover: ten seconds, and the rest is optional in sight."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from companion.app.naming import Naming
from companion.app.ports import UndoStep
from companion.core.errors import CompanionError
from companion.core.journal import CheckIn as Entry
from companion.core.naming import Tag
from companion.core.words import _
from companion.ui.checkin.answers import changed, mood_of
from companion.ui.checkin.asides import Asides
from companion.ui.checkin.feelings import FILE, load_feelings
from companion.ui.checkin.form import Acts, Form, Questions
from companion.ui.checkin.mood_question import MoodQuestion
from companion.ui.checkin.note import Note
from companion.ui.checkin.ports import CheckInServices
from companion.ui.checkin.reading import read_before
from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.checkin.tags import Tags, tags_with
from companion.ui.checkin.when import When
from companion.ui.checkin.words_question import FeelingWords
from companion.ui.theme import Theme

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckIn(QWidget):
    """Asks, keeps the answer, and calls `on_done` when it is kept, changed, deleted or given up.

    entry: one to change in place of a new one. reason: why it is asked just now, in words.
    at: the moment a new one begins with, None = now.
    kept: id of the entry once it is kept; step: what takes a change or a deletion back.
    """

    def __init__(
        self,
        services: CheckInServices,
        theme: Theme,
        on_done: Callable[[], object],
        *,
        entry: Entry | None = None,
        reason: str = "",
        at: datetime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._theme, self._on_done = services, theme, on_done
        self._entry = entry
        self._naming = Naming(services.store, services.bus)
        self._shipped = load_feelings(theme.assets.path(FILE))
        self.kept: str | None = None
        self.step: UndoStep | None = None
        title = _("Check in") if entry is None else _("Change the check-in")
        self.setAccessibleName(title)
        asked = self._ask(reason, at)
        self.form = Form(theme, title, asked, self._acts(), self._asks_mood())
        self.when, self.mood, self.words = asked.when, asked.mood, asked.words
        self.tags, self.note, self.stress = asked.tags, asked.note, asked.stress
        self.fault = self.form.fault
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.asides = Asides(self, theme, self._naming, self._shipped)
        # The first key answers, wherever the eye is.
        self.setFocusProxy(self.form.first)

    def save(self) -> None:
        """Keep what was answered; where that fails, say why, and everything stays as it is."""
        if self.kept is not None:
            return
        try:
            answers = self.form.asked.answers
            for tag in self.tags.made:
                self._naming.add_tag(tag.name, tag.kind)
            if self._entry is not None:
                self.step = self._services.edit.change(changed(self._entry, answers))
                self.kept = self._entry.id
            else:
                self.kept = self._services.record.check_in(
                    answers.at,
                    stress=answers.stress,
                    pleasantness=None if answers.mood is None else answers.mood.pleasantness,
                    energy=None if answers.mood is None else answers.mood.energy,
                    words=answers.words,
                    tags=answers.tags,
                    ratings=answers.ratings,
                    note=answers.note,
                )
        except CompanionError as error:
            self._say_fault(str(error))
            return
        self._on_done()

    def delete(self) -> None:
        """Delete the entry that is shown; `step` takes it back."""
        if self._entry is None or self.step is not None:
            return
        try:
            self.step = self._services.edit.delete(self._entry.id or "")
        except CompanionError as error:
            self._say_fault(str(error))
            return
        self._on_done()

    def take_focus(self) -> None:
        """Let the first key answer."""
        self.form.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Return the width of two columns and the height they need."""
        wide = self.form.sizeHint().width()
        return QSize(wide, self.heightForWidth(wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.asides.back():
                self._on_done()
        elif self.asides.open:
            if event.key() in _RETURNS:
                self.asides.back()
            # A digit typed there is no answer to how stressed somebody is.
        elif event.key() in _RETURNS:
            self._on_return(event)
        elif not self.stress.take_key(event):
            super().keyPressEvent(event)

    def _ask(self, reason: str, at: datetime | None) -> Questions:
        services, theme, entry = self._services, self._theme, self._entry
        before = read_before(services, entry, reason)
        begins = at if entry is None else entry.at
        asked = Questions(
            when=When(theme, before.subtitle, services.clock.now().wall, begins),
            mood=MoodQuestion(theme, before, None if entry is None else mood_of(entry)),
            words=FeelingWords(
                theme, self._naming.feelings(self._shipped), before.lately, lambda: self.asides.show_words()
            ),
            tags=Tags(theme, self._tags(before.tags), lambda: self.asides.show_tags()),
            note=Note(theme),
            stress=StressQuestion(theme, None if entry is None else entry.stress),
        )
        asked.stress.show_usual(before.usual_stress)
        asked.note.finished.connect(self.save)
        asked.mood.changed.connect(lambda: asked.words.follow(asked.mood.mood))
        if entry is not None:
            asked.words.choose(entry.words)
            asked.words.follow(asked.mood.mood)
            asked.tags.take(entry.tags, entry.ratings)
            asked.note.setPlainText(entry.note)
        return asked

    def _tags(self, tags: tuple[Tag, ...]) -> list[Tag]:
        entry = self._entry
        return list(tags) if entry is None else tags_with(tags, entry.tags, entry.ratings)

    def _asks_mood(self) -> bool:
        given = self._entry is not None and mood_of(self._entry) is not None
        return given or self._services.settings.current.reminders.mood

    def _acts(self) -> Acts:
        return Acts(self.save, self._on_done, None if self._entry is None else self.delete)

    def _on_return(self, event: QKeyEvent) -> None:
        focus, ctrl = self.focusWidget(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not ctrl and focus in self.form.buttons and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            self.save()

    def _say_fault(self, sentence: str) -> None:
        self.fault.say(sentence)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            # Where the check-in is taller than its window, the sentence must not wait out of sight.
            QTimer.singleShot(0, self.fault, lambda: area.ensureWidgetVisible(self.fault))
