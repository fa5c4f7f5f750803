"""The questionnaire, one question at a time: 1-5 answers, and the result in words at its end."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.survey import ITEMS
from companion.core.survey_words import introduction, label, options, question
from companion.core.words import _
from companion.ui.checkin.close_button import CloseButton
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_WIDE, _HIGH = 560, 470
Keep = Callable[[Mapping[str, int | None]], tuple[str, ...]]


class QuestionnaireSheet(QWidget):
    """Content of a popover. keep: keeps the answers and returns paragraphs to show at the end.

    on_done: closes it; before the last question nothing is kept.
    """

    def __init__(
        self, theme: Theme, keep: Keep, on_done: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._do_keep, self._on_done = theme, keep, on_done
        self._place = 0
        self.answers: dict[str, int | None] = {}
        self.over = False
        self.setAccessibleName(_("Questionnaire"))
        self.progress = Text(theme, "", "small", "text2")
        self.question = Text(theme, "", "sentence", wrap=True)
        self._said = QVBoxLayout()
        self.choices = [Button(theme, "", on_click=partial(self._answer, place)) for place in range(5)]
        self.back = NeutralButton(theme, _("Back"), on_click=self._on_back)
        self.leave_out = NeutralButton(theme, _("Leave out"), on_click=lambda: self._go_on(None))
        self.done = Button(theme, _("Done"), "accent", on_click=on_done)
        self._lay_out()
        self._show()

    def sizeHint(self) -> QSize:
        """Return one size for all questions, so that nothing jumps; the result may need more."""
        wide = self._theme.px(_WIDE)
        return QSize(wide, max(self._theme.px(_HIGH), self.heightForWidth(wide)))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be; how high follows from the width, as paragraphs wrap."""
        return QSize(320, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = "12345"
        if not self.over and event.text() and event.text() in places:
            self._answer(places.index(event.text()))
        elif not self.over and event.key() == Qt.Key.Key_Backspace:
            self._on_back()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_done()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._theme.px
        close = CloseButton(self._theme, on_click=self._on_done)
        head = QHBoxLayout()
        head.addWidget(self.progress, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), px(20), px(32), px(24))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.question)
        column.addLayout(self._said)
        for choice in self.choices:
            column.addWidget(choice)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.leave_out)
        foot.addStretch(1)
        foot.addWidget(self.done)
        column.addStretch(1)
        column.addLayout(foot)
        self._note = Text(self._theme, " ".join((introduction(), label())), "caption", "text2", wrap=True)
        column.addWidget(self._note)
        self.setFocusProxy(self.choices[0])

    def _show(self) -> None:
        item = ITEMS[self._place]
        self.progress.say(_("Question {at} of {all}").format(at=self._place + 1, all=len(ITEMS)))
        self.question.say(question(item))
        known = self.answers.get(item.name)
        for place, (choice, (value, word)) in enumerate(
            zip(self.choices, options(item.asks).items(), strict=True)
        ):
            shown = _("{key}   {word}").format(key=place + 1, word=word)
            choice.setText(shown)
            choice.setAccessibleName(
                _("{question} {answer}, key {key}").format(
                    question=question(item), answer=word, key=place + 1
                )
            )
            choice.wear("check" if value == known else None)
        self.back.setVisible(self._place > 0)
        self.done.hide()

    def _answer(self, place: int) -> None:
        values = list(options(ITEMS[self._place].asks))
        self._go_on(values[place])

    def _go_on(self, value: int | None) -> None:
        self.answers[ITEMS[self._place].name] = value
        if self._place + 1 < len(ITEMS):
            self._place += 1
            self._show()
            self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._finish()

    def _on_back(self) -> None:
        if self._place:
            self._place -= 1
            self._show()
            self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        paragraphs = self._do_keep(self.answers)
        self.over = True
        self.progress.say("")
        self.question.say(_("Thank you."))
        for words in paragraphs:
            self._said.addWidget(Text(self._theme, words, "small", "text2", wrap=True))
        self._note.say(label())
        for part in (*self.choices, self.back, self.leave_out):
            part.hide()
        self.done.show()
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
