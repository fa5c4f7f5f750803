"""Third step: what the program may ask by itself, and the day that results."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.app.asking_day import asking_day, takes
from companion.app.rhythms import parse_rhythm
from companion.app.settings import Settings
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome import asking_words as words
from companion.ui.welcome.asking_form import AskingForm
from companion.ui.welcome.asking_picture import AskingPicture
from companion.ui.welcome.figure import Figure, Figures
from companion.ui.welcome.ports import Changes
from companion.ui.welcome.two_columns import TwoColumns
from companion.ui.widgets.card import Card
from companion.ui.widgets.figures import number, time_of_day
from companion.ui.widgets.text import Text


def title() -> str:
    """Return what the step is called in the list of steps."""
    return _("When to ask")


class AskingStep(TwoColumns):
    """Four things that can be asked, each a switch; the picture follows at once.

    done: Return was pressed in a field that would not let go of it; the welcome may go on.
    """

    done = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        intro = _("Your answers make the charts. Each of these can be off.")
        super().__init__(theme, _("When shall I ask?"), intro, parent)
        self._theme = theme
        self._rhythm = parse_rhythm(settings.study.rhythm, settings.study.rhythms)
        self._rollover = settings.journal.rollover
        self.form = AskingForm(theme, settings.reminders)
        self.form.edited.connect(self._show_day)
        self.form.finished.connect(self.done)
        self.left.addWidget(self.form)
        self.left.addStretch(1)
        self.picture, self.title = AskingPicture(theme), Text(theme, _("A day of yours"), "title")
        self.count, self.length, self.week = Figure(theme), Figure(theme), Figure(theme)
        self.right.addWidget(self._day_card())
        self.right.addWidget(self._promise_card())
        self.right.addStretch(1)
        self._trouble: QWidget = self.form.diary.fault
        self._show_day()

    @property
    def changes(self) -> Changes:
        """What to save."""
        return {"reminders": self.form.table}

    def check(self) -> bool:
        """Return whether it can be saved, and say below the field why not."""
        trouble = self.form.trouble()
        self._trouble = trouble or self._trouble
        return trouble is None

    @property
    def trouble(self) -> QWidget:
        """Where it says what to mend."""
        return self._trouble

    def take_focus(self) -> None:
        """Put the focus on the first switch."""
        if self.form.diary.switch is not None:
            self.form.diary.switch.setFocus()

    def follow_rhythm(self, settings: Settings) -> None:
        """Draw blocks as the rhythm chosen meanwhile has them."""
        self._rhythm = parse_rhythm(settings.study.rhythm, settings.study.rhythms)
        self._show_day()

    def _day_card(self) -> Card:
        card = Card(self._theme)
        card.body.setContentsMargins(31, 22, 31, 22)
        card.body.setSpacing(0)
        card.body.addWidget(self.title)
        card.body.addSpacing(self._theme.px(12))
        card.body.addWidget(self.picture)
        card.body.addSpacing(self._theme.px(16))
        card.body.addWidget(Figures(self._theme, self.count, self.length, self.week))
        return card

    def _promise_card(self) -> Card:
        card = Card(self._theme, _("What every reminder keeps to"))
        card.body.setContentsMargins(31, 22, 31, 22)
        card.body.setSpacing(self._theme.px(10))
        for sentence in words.promises():
            card.body.addWidget(Text(self._theme, sentence, "small", "text2", wrap=True))
        return card

    def _show_day(self) -> None:
        reminders = self.form.reminders
        day = asking_day(reminders, self._rhythm, self._rollover)
        self.picture.show_day(day)
        self.count.say(number(len(day)), words.asked_words(len(day)))
        self.length.say(words.length_words(takes(day)), _("of your day, all in all"))
        self.length.setVisible(bool(takes(day)))
        weekday = words.weekday_name(reminders.reflection_day, short=True)
        self.week.say(
            _("{day} {time}").format(day=weekday, time=time_of_day(reminders.reflection_at)), _("your week")
        )
        self.week.setVisible(reminders.reflection)
