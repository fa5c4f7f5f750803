"""The content of the check-in popover: ten seconds, and the rest is optional in sight."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.checkin.close_button import CloseButton
from companion.ui.checkin.feelings import FILE, load_feelings
from companion.ui.checkin.mood_question import MoodQuestion
from companion.ui.checkin.note import Note
from companion.ui.checkin.ports import CheckInServices
from companion.ui.checkin.reading import read_before
from companion.ui.checkin.save_button import SaveButton
from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.checkin.tags import Tags
from companion.ui.checkin.words_question import FeelingWords
from companion.ui.theme import AssetFiles, Theme
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_WIDE, _LEAST = 664, 380
_SIDE, _TOP, _FOOT = 32, 24, 24
_TWO_COLUMNS_FROM = 600
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckIn(QWidget):
    """Asks, keeps the answer, and calls `on_done` when it is kept or given up.

    kept: id of the entry once it is kept. assets: where the feeling words are, by default the theme's.
    """

    def __init__(
        self,
        services: CheckInServices,
        theme: Theme,
        on_done: Callable[[], object],
        assets: AssetFiles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record, self._theme, self._on_done = services.record, theme, on_done
        self.kept: str | None = None
        before = read_before(services)
        self.mood = MoodQuestion(theme, before)
        self.words = FeelingWords(theme, load_feelings((assets or theme.assets).path(FILE)))
        self.tags = Tags(theme, before.tags)
        self.note = Note(theme)
        self.note.finished.connect(self.save)
        self.stress = StressQuestion(theme)
        self.stress.show_usual(before.usual_stress)
        self.fault = Fault(theme)
        self.save_button = SaveButton(theme)
        self.save_button.clicked.connect(lambda _checked=False: self.save())
        self.cancel = NeutralButton(theme, _("Cancel"), on_click=self._on_done)
        self.setAccessibleName(_("Check in"))
        self._lay_out(before.subtitle)
        # The first key answers, wherever the eye is.
        self.setFocusProxy(self.mood.pad)

    def save(self) -> None:
        """Keep what was answered; where that fails, say why, and everything stays as it is."""
        if self.kept is not None:
            return
        mood, stress = self.mood.mood, self.stress.value
        try:
            self.kept = self._record.check_in(
                stress=None if stress is None else float(stress),
                pleasantness=None if mood is None else mood.pleasantness,
                energy=None if mood is None else mood.energy,
                words=self.words.chosen,
                tags=self.tags.chosen,
                note=self.note.words,
            )
        except CompanionError as error:
            self._say_fault(str(error))
            return
        self._on_done()

    def sizeHint(self) -> QSize:
        """Return the width of two columns and the height they need."""
        wide = self._theme.px(_WIDE) - 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the width below which it scrolls sideways."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS:
            self._on_return()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_done()
        elif not self.stress.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_return(self) -> None:
        focus = self.focusWidget()
        if focus in (self.cancel, self.close_button, self.tags.new, self.words.more, self.mood.clear):
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

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._foot.setDirection(direction)
        self.mood.pad.fit(self.width() - 2 * self._theme.px(_SIDE))

    def _lay_out(self, subtitle: str) -> None:
        px = self._theme.px
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(32))
        self._columns.addWidget(self.mood, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(self._optional(), 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        hint = Text(self._theme, _("Stress alone is enough. Everything else is optional."), "small", "text2")
        self._foot.addLayout(buttons)
        self._foot.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_SIDE) - 1, px(_TOP), px(_SIDE) - 1, px(_FOOT))
        column.setSpacing(0)
        column.addLayout(self._head(subtitle))
        column.addSpacing(px(12))
        column.addLayout(self._columns)
        column.addSpacing(px(20))
        column.addWidget(self.stress)
        column.addSpacing(px(20))
        column.addWidget(self.fault)
        column.addSpacing(2)
        column.addLayout(self._foot)
        column.addStretch(1)

    def _head(self, subtitle: str) -> QHBoxLayout:
        self.close_button = CloseButton(self._theme, on_click=self._on_done)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self._theme, _("Check in"), "sentence"))
        words.addWidget(Text(self._theme, subtitle, "small", "text2"))
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.close_button)
        return head

    def _optional(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Words, if you like"), self.words),
            (_("Your tags today"), self.tags),
            (_("Note"), self.note),
        )
        for label, widget in parts:
            if widget is not self.words:
                column.addSpacing(self._theme.px(10))
            column.addWidget(Text(self._theme, label, "small", "text2"))
            column.addWidget(widget, 1 if widget is self.note else 0)
        return column
