"""The questions of a check-in and how they stand on the popover."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.checkin.answers import Answers
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.checkin.close_button import CloseButton
from companion.ui.checkin.mood_question import MoodQuestion
from companion.ui.checkin.note import Note
from companion.ui.checkin.save_button import SaveButton
from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.checkin.tags import Tags
from companion.ui.checkin.when import When
from companion.ui.checkin.words_question import FeelingWords
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_WIDE, _LEAST = 664, 380
_SIDE, _TOP, _FOOT = 32, 24, 24
_TWO_COLUMNS_FROM = 600


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked, each as a widget of its own."""

    when: When
    mood: MoodQuestion
    words: FeelingWords
    tags: Tags
    note: Note
    stress: StressQuestion

    @property
    def answers(self) -> Answers:
        """What is answered now. InvalidInput where the time written is none."""
        return Answers(
            at=self.when.at,
            stress=self.stress.answer,
            mood=self.mood.mood,
            moved=self.mood.moved,
            words=self.words.chosen,
            tags=self.tags.chosen,
            ratings=self.tags.ratings,
            note=self.note.words,
        )


@dataclass(frozen=True, slots=True)
class Acts:
    """What its buttons do. delete: None where there is nothing yet to delete."""

    save: Callable[[], object]
    leave: Callable[[], object]
    delete: Callable[[], object] | None = None


class Form(QWidget):
    """Lays the questions out in two columns, or one where the room or the text asks for it.

    asks_mood: False = stress comes first and the pad is a click away.
    """

    def __init__(self, theme: Theme, title: str, asked: Questions, acts: Acts, asks_mood: bool) -> None:
        super().__init__()
        self._theme, self.asked = theme, asked
        self.asks_mood = asks_mood
        self.fault = Fault(theme)
        self.save_button = SaveButton(theme)
        self.save_button.clicked.connect(lambda _checked=False: acts.save())
        self.cancel = NeutralButton(theme, _("Cancel"), on_click=acts.leave)
        self.close_button = CloseButton(theme, on_click=acts.leave)
        self.add_mood = ChipButton(theme, _("Add mood"), "plus", on_click=self._on_add_mood)
        # Only hidden, never shown from here: without a parent yet they would be windows.
        (self.add_mood if asks_mood else asked.mood).hide()
        self.delete: Button | None = None
        if acts.delete is not None:
            self.delete = Button(theme, _("Delete"), "danger", on_click=acts.delete)
            self.delete.setToolTip(_("Deletes this check-in; for a day it can be taken back."))
        self._lay_out(title)

    @property
    def first(self) -> QWidget:
        """Where the first key answers."""
        return self.asked.mood.pad if self.asks_mood else self.asked.stress.first

    @property
    def buttons(self) -> tuple[QWidget | None, ...]:
        """What Return presses; anywhere else it saves."""
        asked = self.asked
        own = (self.cancel, self.close_button, self.add_mood, self.delete)
        times = (asked.when.earlier, asked.when.before, asked.when.after)
        return (*own, *times, asked.tags.new, asked.tags.edit, asked.words.more, asked.mood.clear)

    def sizeHint(self) -> QSize:
        """Return the width of two columns and the height they need."""
        wide = self._theme.px(_WIDE) - 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which it scrolls sideways."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._foot.setDirection(direction)
        self.asked.mood.pad.fit(self.width() - 2 * self._theme.px(_SIDE))

    def _on_add_mood(self) -> None:
        self.add_mood.hide()
        self.asked.mood.show()
        self.asked.mood.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, title: str) -> None:
        px = self._theme.px
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(32))
        self._columns.addWidget(self.asked.mood, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._optional(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_SIDE) - 1, px(_TOP), px(_SIDE) - 1, px(_FOOT))
        column.setSpacing(0)
        column.addLayout(self._head(title))
        column.addSpacing(px(12))
        if self.asks_mood:
            column.addLayout(self._columns)
            column.addSpacing(px(20))
            column.addWidget(self.asked.stress)
        else:
            column.addWidget(self.asked.stress)
            column.addSpacing(px(12))
            column.addWidget(self.add_mood)
            column.addSpacing(px(16))
            column.addLayout(self._columns)
        column.addSpacing(px(20))
        column.addWidget(self.fault)
        column.addSpacing(2)
        column.addLayout(self._acts())
        column.addStretch(1)

    def _head(self, title: str) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self._theme, title, "sentence"))
        words.addWidget(self.asked.when)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.close_button)
        return head

    def _optional(self) -> QVBoxLayout:
        asked = self.asked
        column = QVBoxLayout()
        column.setSpacing(6)
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Words, if you like"), asked.words),
            (_("Your tags today"), asked.tags),
            (_("Note"), asked.note),
        )
        for label, widget in parts:
            if widget is not asked.words:
                column.addSpacing(self._theme.px(10))
            column.addWidget(Text(self._theme, label, "small", "text2"))
            column.addWidget(widget, 1 if widget is asked.note else 0)
        return column

    def _acts(self) -> QBoxLayout:
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self._foot.addLayout(buttons)
        if self.delete is not None:
            self._foot.addWidget(self.delete)
        else:
            hint = _("Stress alone is enough. Everything else is optional.")
            self._foot.addWidget(Text(self._theme, hint, "small", "text2"))
        return self._foot
