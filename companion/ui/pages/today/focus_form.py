"""Topic and rhythm: what a session is started with, and switched to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.rhythms import parse_rhythm
from companion.app.settings import StudyDefaults
from companion.core.engine.rhythm import Rhythm
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text
from companion.ui.widgets.topic_field import TopicField

_OFFERED = ("25/5", "50/10", "90/20", "flow")
_FIFTH = "52/17"


class FocusForm(QWidget):
    """The topic field over the rhythms.

    topic_chosen: another topic was picked from the list or entered with Return.
    rhythm_chosen: another rhythm was clicked.
    """

    topic_chosen = Signal(str)
    rhythm_chosen = Signal(str)

    def __init__(self, theme: Theme, study: StudyDefaults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.topic_field = TopicField(theme)
        self.rhythms = Segmented(theme, rhythm_choices(study.rhythm), _("Rhythm"))
        self.rhythms.choose(study.rhythm)
        self.topic_field.activated.connect(lambda _row: self._say_topic())
        self.topic_field.on_return(self._say_topic)
        self.rhythms.chosen.connect(self.rhythm_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = Text(theme, _("Topic"), "small", "text2")
        label.setBuddy(self.topic_field)
        column.addWidget(label)
        column.addWidget(self.topic_field)
        column.addSpacing(12)
        column.addWidget(Text(theme, _("Rhythm"), "small", "text2"))
        column.addWidget(self.rhythms)

    @property
    def topic(self) -> str:
        """The topic as written."""
        return self.topic_field.topic

    @property
    def rhythm(self) -> str:
        """The name of the chosen rhythm."""
        return self.rhythms.value or self._study.rhythm

    def rhythm_itself(self) -> Rhythm:
        """The chosen rhythm with its tiers."""
        return parse_rhythm(self.rhythm, self._study.rhythms)

    def follow(self, topic: str, rhythm: str) -> None:
        """Show what a running session has, unless the user is writing."""
        if not self.topic_field.hasFocus():
            self.topic_field.write(topic)
        self.rhythms.choose(rhythm)

    def offer(self, topics: Sequence[str]) -> None:
        """List recent topics."""
        self.topic_field.offer(topics)

    def _say_topic(self) -> None:
        if self.topic:
            self.topic_chosen.emit(self.topic)


def rhythm_choices(default: str) -> list[tuple[str, str]]:
    """Return the rhythms offered side by side; the default is always among them."""
    fifth = default if default not in _OFFERED else _FIFTH
    names = [*_OFFERED[:3], fifth, _OFFERED[3]] if fifth == _FIFTH else [*_OFFERED, fifth]
    return [(name, _("Flow") if name == "flow" else name) for name in names]
