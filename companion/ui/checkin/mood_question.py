"""The mood pad with its label above and its value in words below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.reading import Before
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.mood_pad import Mood, MoodPad, mood_words
from companion.ui.widgets.text import Text


class MoodQuestion(QWidget):
    """Asks for a point on the pad; what was given can be taken back.

    given: the point it begins with. `changed` says each move; `moved` whether there was one.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, before: Before, given: Mood | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.moved = False
        self.pad = MoodPad(theme)
        self.pad.show_today(before.today)
        if before.usual_mood is not None:
            self.pad.show_usual(*before.usual_mood)
        self.pad.place(given)
        self.pad.changed.connect(self._on_changed)
        self.words = Text(theme, mood_words(given), "small", "text2", wrap=True)
        # As wide as the pad and never wider; two lines have their room from the beginning.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.words.setMinimumHeight(2 * theme.px(theme.tokens.type["small"].line))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.clear = Button(theme, _("Clear"), "link", on_click=self._on_clear)
        self.clear.setAccessibleName(_("Clear the mood"))
        keeps_place = self.clear.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(keeps_place)
        if given is None:
            self.clear.hide()
        below = QHBoxLayout()
        below.addWidget(self.words, 1)
        below.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(Text(theme, _("Mood: drag, or use the arrow keys"), "small", "text2"))
        column.addWidget(self.pad)
        column.addLayout(below)
        column.addStretch(1)

    @property
    def mood(self) -> Mood | None:
        """The chosen point, None while there is none."""
        return self.pad.mood

    def _on_changed(self) -> None:
        self.moved = True
        self.words.say(mood_words(self.pad.mood))
        self.clear.setVisible(self.pad.mood is not None)
        self.changed.emit()

    def _on_clear(self) -> None:
        self.pad.place(None)
        self.pad.setFocus()
