"""Changing a set of practice questions."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from companion.core.journal import QuestionSet
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.stepper import Stepper
from companion.ui.widgets.text import Text
from companion.ui.widgets.topic_field import TopicField

_MOST = 9_999


class QuestionsForm(QWidget):
    """Topic, how many were right, and how many there were."""

    def __init__(self, theme: Theme, topics: Sequence[str], given: QuestionSet) -> None:
        super().__init__()
        self._given = given
        self.topic = TopicField(theme)
        self.topic.offer(topics)
        self.topic.write(given.topic)
        self.correct = Stepper(theme, _("Right"), step=1, most=_MOST)
        self.correct.read(given.correct)
        self.total = Stepper(theme, _("Of how many"), step=1, most=_MOST)
        self.total.read(given.total)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        fields = ((_("Topic"), self.topic), (_("Right"), self.correct), (_("Of how many"), self.total))
        for column, (label, field) in enumerate(fields):
            grid.addWidget(Text(theme, label, "small", "text2"), 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, theme.px(200))
        self.setFocusProxy(self.topic)

    @property
    def questions(self) -> QuestionSet:
        """The set as the fields say it now."""
        return replace(
            self._given,
            topic=self.topic.topic,
            correct=round(self.correct.value or 0),
            total=round(self.total.value or 0),
        )
