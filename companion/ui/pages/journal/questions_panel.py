"""The fields of a set of practice questions, and entering one by hand."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.app.services import Services
from companion.core.clock import study_day
from companion.core.errors import CompanionError, InvalidInput
from companion.core.journal import PracticePlace, QuestionSet
from companion.core.practice import Practice
from companion.core.scales import check_topic
from companion.core.suggestion import OpenPractice, Suggestion
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.journal.block_form import moment_in
from companion.ui.pages.journal.entry_names import entry_name
from companion.ui.pages.journal.entry_panel import EntryPanel
from companion.ui.pages.journal.taking_back import TakingBack
from companion.ui.theme import Theme
from companion.ui.widgets.stepper import Stepper
from companion.ui.widgets.text import Text
from companion.ui.widgets.time_field import TimeField
from companion.ui.widgets.topic_field import TopicField

OpenPlayer = Callable[[Practice, str, PracticePlace], object]
"""Shows a practice in one of its lengths, by its key."""

_MOST = 9_999
_TOPICS = 20
_NOON = time(12, 0)


class QuestionsForm(QWidget):
    """Topic and time, how many were right, and how many there were; none of them is not filled in yet.

    finished: Return was pressed in the last field; in the others it goes on to the next.
    rollover: local time at which a study day turns; a set stays in its own.
    """

    finished = Signal()

    def __init__(self, theme: Theme, topics: Sequence[str], given: QuestionSet, rollover: time) -> None:
        super().__init__()
        self._given, self._rollover = given, rollover
        self.topic = TopicField(theme)
        self.topic.offer(topics)
        self.topic.write(given.topic)
        self.at = TimeField(theme, _("Time"))
        self.at.read(_minute(given.at))
        self.correct = Stepper(theme, _("Right"), step=1, most=_MOST)
        self.total = Stepper(theme, _("Of how many"), step=1, most=_MOST)
        if given.total:
            self.correct.read(given.correct)
            self.total.read(given.total)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setRowMinimumHeight(2, 12)
        fields = (
            ((_("Topic"), self.topic), (_("Time"), self.at)),
            ((_("Right"), self.correct), (_("Of how many"), self.total)),
        )
        for row, pair in enumerate(fields):
            for column, (label, field) in enumerate(pair):
                grid.addWidget(Text(theme, label, "small", "text2"), 3 * row, column)
                grid.addWidget(field, 3 * row + 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, theme.px(200))
        self.setFocusProxy(self.topic)
        self.at.finished.connect(lambda: self.correct.setFocus(Qt.FocusReason.TabFocusReason))
        self.correct.finished.connect(lambda: self.total.setFocus(Qt.FocusReason.TabFocusReason))
        self.total.finished.connect(self.finished)

    @property
    def questions(self) -> QuestionSet:
        """The set as the fields say it now; InvalidInput for the first that is missing, or is no time."""
        check_topic(self.topic.topic)
        self.at.commit()
        if self.at.value is None:
            raise InvalidInput(self.at.problem or _("The time is empty: give one, such as 9:00."))
        if self.correct.value is None or self.total.value is None:
            raise InvalidInput(_("Give both numbers: how many were right, and of how many."))
        at = self._given.at
        if self.at.value != _minute(at):
            at = moment_in(study_day(at, self._rollover), self.at.value, at.tzinfo, self._rollover)
        return replace(
            self._given,
            topic=self.topic.topic,
            at=at,
            correct=round(self.correct.value),
            total=round(self.total.value),
        )


class AddQuestions:
    """Asks for a set of practice questions, keeps it, and says so.

    open_player: shows a practice, None = none is offered. Where a set of today went below the usual, what
    says that it is kept offers a practice; nothing begins of itself.
    """

    def __init__(
        self,
        services: Services,
        theme: Theme,
        host: PageHost,
        taking_back: TakingBack,
        open_player: OpenPlayer | None,
    ) -> None:
        self._services, self._theme, self._host = services, theme, host
        self._taking_back, self._open_player = taking_back, open_player

    def ask(self, day: date) -> None:
        """Ask for a set that was answered on `day`."""
        services = self._services
        rollover = services.settings.current.journal.rollover
        now = services.clock.now().wall
        at = now if study_day(now, rollover) == day else moment_in(day, _NOON, now.tzinfo, rollover)
        given = QuestionSet(topic="", at=at, correct=0, total=0)
        form = QuestionsForm(self._theme, services.store.recent_topics(_TOPICS), given, rollover)
        title = _("Add practice questions")
        panel = EntryPanel(self._theme, self._host, title, form, lambda: self._add(form.questions))
        form.finished.connect(panel.save.click)
        self._host.show_popover(panel)

    def _add(self, new: QuestionSet) -> None:
        entry_id = self._services.record.questions(new.topic, new.at, new.correct, new.total)
        found = self._found(entry_id)
        if found is None:
            self._taking_back.say_added(entry_name(new), entry_id)
            return
        words = _("Kept: {correct} of {total}. One set says little about you.")
        said = words.format(correct=new.correct, total=new.total)
        undo = self._taking_back.of_added(entry_name(new), entry_id)
        self._host.toast(said, found.action, lambda: self._practise(found), undo)

    def _found(self, entry_id: str) -> Suggestion | None:
        try:
            return None if self._open_player is None else self._services.suggest.after_questions(entry_id)
        except CompanionError:
            # The set is kept, and to say otherwise would have it entered twice.
            return None

    def _practise(self, found: Suggestion) -> None:
        act = found.act
        if self._open_player is None or not isinstance(act, OpenPractice):
            return
        try:
            practice = self._services.practices.of(act.practice)
            # Then Today does not offer the same again.
            self._services.suggest.take(found)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self._open_player(practice, act.course, act.place)


def _minute(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0, tzinfo=None)
