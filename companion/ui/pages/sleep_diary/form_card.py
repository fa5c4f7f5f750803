"""The form: four times, three counts, how it was, and a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from companion.core.night_form import COUNTS, TIMES, CountField, Field, TimeField
from companion.core.words import _
from companion.ui.checkin.note import Note
from companion.ui.pages.sleep_diary import words
from companion.ui.pages.sleep_diary.draft import Draft, Reading
from companion.ui.pages.sleep_diary.field_grid import FieldGrid
from companion.ui.pages.sleep_diary.hint_line import HintLine
from companion.ui.theme import Theme
from companion.ui.widgets.card import Card
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.stepper import Stepper
from companion.ui.widgets.text import Text
from companion.ui.widgets.time_field import TimeField as TimeEntry

QUALITIES = 5
_MOST_MINUTES, _MOST_TIMES = 1440, 99
_STEPS: dict[CountField, tuple[int, int]] = {
    "sleep_onset_latency": (5, _MOST_MINUTES),
    "awakenings": (1, _MOST_TIMES),
    "wake_after_sleep_onset": (5, _MOST_MINUTES),
}


class FormCard(Card):
    """Shows a draft and says each answer; Return goes on to the next field.

    answered: the name of the form's field and its value. taking: everything suggested is right.
    """

    answered = Signal(str, object)
    taking = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._reading = False
        self.times: dict[TimeField, TimeEntry] = {
            field: TimeEntry(theme, words.field_name(field)) for field in TIMES
        }
        self.counts: dict[CountField, Stepper] = {
            field: Stepper(theme, words.field_name(field), step=step, most=most)
            for field, (step, most) in _STEPS.items()
        }
        names = (_("very poor"), _("poor"), _("fair"), _("good"), _("very good"))
        options = [(str(number), name) for number, name in enumerate(names, start=1)]
        self.quality = Segmented(theme, options, _("How was it?"))
        self.note = Note(theme)
        self.note.setAccessibleDescription(_("Ctrl+Enter saves the night."))
        self.times_hint, self.counts_hint = HintLine(theme), HintLine(theme)
        self._lay_out(theme)
        self._connect()

    @property
    def first(self) -> QWidget:
        """Where one begins."""
        return self.times["into_bed"]

    def read(self, draft: Draft, reading: Reading) -> None:
        """Show the answers, faint what is only suggested, and what is to be mended."""
        self._reading = True
        takeable = draft.known.suggestion.source != "example"
        for field, entry in self.times.items():
            given = getattr(draft.form, field)
            # As it was placed: a time that clocks skipped reads as the one they showed.
            value = getattr(reading.moments, field).time() if field in reading.moved else given
            entry.read(value, getattr(reading.shown, field), takeable=takeable)
        for count, stepper in self.counts.items():
            stepper.read(getattr(draft.form, count), getattr(reading.shown, count))
        quality = draft.form.quality
        self.quality.choose(None if quality is None else str(quality))
        if self.note.words != draft.form.note:
            self.note.setPlainText(draft.form.note)
        self._reading = False
        self._say(draft, reading)

    def commit(self) -> bool:
        """Take what is still being typed; returns whether all of it can be read."""
        return all([entry.commit() for entry in self.times.values()])

    def point_to(self, field: Field) -> None:
        """Put the focus where something is to be answered."""
        _go_to(self._widget(field))

    def take_digit(self, event: QKeyEvent) -> bool:
        """Say how it was by 1 to 5 while that question has the focus; returns whether it did."""
        digit = event.text()
        there = any(segment.hasFocus() for segment in self.quality.findChildren(QWidget))
        if not there or digit not in {str(number) for number in range(1, QUALITIES + 1)}:
            return False
        self.quality.choose(digit)
        self.answered.emit("quality", int(digit))
        return True

    def _say(self, draft: Draft, reading: Reading) -> None:
        found = reading.trouble
        wrong = set(found.fields) if found else set()
        unread = [entry.problem for entry in self.times.values() if entry.problem]
        for field, entry in self.times.items():
            entry.mark(fault=field in wrong or bool(entry.problem))
        for count, stepper in self.counts.items():
            stepper.mark(fault=count in wrong)
        self.counts_hint.say("")
        if unread:
            self.times_hint.say(unread[0], fault=True)
        elif found is not None and wrong & set(COUNTS):
            self.counts_hint.say(words.trouble_words(found, reading), fault=True)
            self._hint(draft, reading)
        elif found is not None:
            self.times_hint.say(words.trouble_words(found, reading), fault=True)
        else:
            self._hint(draft, reading)

    def _hint(self, draft: Draft, reading: Reading) -> None:
        if reading.moved:
            self.times_hint.say(words.moved_words(reading.moved[0], reading.moments))
            return
        suggestion = draft.known.suggestion
        if not set(TIMES) & set(draft.still_open()):
            self.times_hint.say("")
            return
        self.times_hint.say(words.suggestion_words(suggestion))
        if suggestion.source != "example":
            self.times_hint.offer(_("Take them all"), self.taking.emit)

    def _widget(self, field: Field) -> QWidget:
        # A type checker does not see that a field is in one of the two.
        return self.times[field] if field in self.times else self.counts[field]  # type: ignore[index]

    def _connect(self) -> None:
        chain: list[TimeEntry | Stepper] = [*self.times.values(), *self.counts.values()]
        quality = self.quality.findChildren(QWidget)[0]
        following: list[QWidget] = [*chain[1:], quality]
        for widget, after in zip(chain, following, strict=True):
            widget.finished.connect(lambda after=after: _go_to(after))
        for field, entry in self.times.items():
            entry.changed.connect(lambda field=field, entry=entry: self._tell(field, entry.value))
        for count, stepper in self.counts.items():
            stepper.changed.connect(lambda field=count, one=stepper: self._tell(field, one.value))
        self.quality.chosen.connect(lambda key: self._tell("quality", int(key)))
        self.note.textChanged.connect(lambda: self._tell("note", self.note.words))
        self.note.finished.connect(self.finished.emit)

    def _tell(self, field: str, value: object) -> None:
        if not self._reading:
            self.answered.emit(field, value)

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        times = [(words.field_name(field), entry) for field, entry in self.times.items()]
        counts = [(words.field_name(field), stepper) for field, stepper in self.counts.items()]
        self.body.setContentsMargins(23, 23, 23, 24)
        self.body.setSpacing(0)
        self.body.addWidget(FieldGrid(theme, times, (4, 2, 1)))
        self.body.addSpacing(px(5))
        self.body.addWidget(self.times_hint)
        self.body.addSpacing(px(4))
        self.body.addWidget(FieldGrid(theme, counts, (3, 1)))
        self.body.addSpacing(px(5))
        self.body.addWidget(self.counts_hint)
        self.body.addSpacing(px(4))
        self.body.addWidget(Text(theme, _("How was it?"), "small", "text2"))
        self.body.addSpacing(px(6))
        self.body.addWidget(self.quality)
        self.body.addSpacing(px(24))
        self.body.addWidget(Text(theme, _("Note"), "small", "text2"))
        self.body.addSpacing(px(6))
        self.body.addWidget(self.note)
        self.body.addStretch(1)


def _go_to(widget: QWidget) -> None:
    """Put the focus on a field as Tab does: what is in it is chosen, and it is in sight."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    step = widget.parentWidget()
    while step is not None and not isinstance(step, QScrollArea):
        step = step.parentWidget()
    if isinstance(step, QScrollArea):
        step.ensureWidgetVisible(widget)
