"""After a practice: stress once more, what was answered in one plain line, and what is known of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.player.sheet import Sheet
from companion.ui.player.talk import Talk
from companion.ui.player.words import played_line, stress_line
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.text import Text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AfterSheet(Sheet):
    """One key answers, Enter closes."""

    def __init__(self, theme: Theme, playing: Playing, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._playing = playing
        self.about = (playing.practice.name, playing.title)
        self.question: StressQuestion | None = None
        self.body.addWidget(Text(theme, playing.title, "page"))
        self.played = Text(theme, played_line(playing.position(), finished=playing.finished), "body", "text2")
        self.body.addWidget(self.played)
        self.result = Text(theme, "", "title")
        if playing.asks_stress and playing.is_kept:
            self.question = StressQuestion(theme)
            self.question.scale.picked.connect(playing.rate_after)
            # Where the answer will be said, so that it moves nothing.
            kept = self.result.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            self.result.setSizePolicy(kept)
            self.body.addSpacing(theme.px(12))
            self.body.addWidget(self.question)
        self.body.addWidget(self.result)
        self.fault = Fault(theme)
        self.body.addWidget(self.fault)
        self.talk = Talk(theme, playing.help_chosen) if playing.practice.talk else None
        if self.talk is not None:
            self.body.addWidget(self.talk)
        self._known_part()
        self.close_button = Button(theme, _("Close"), "main", on_click=playing.close)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addWidget(KeyCap(theme, _("Enter")))
        foot.addStretch(1)
        foot.addWidget(self.known_button)
        self.body.addSpacing(theme.px(12))
        self.body.addLayout(foot)
        self.refresh()

    def refresh(self) -> None:
        """Show what was answered."""
        playing = self._playing
        line = stress_line(playing.stress_before, playing.stress_after)
        self.result.say(line)
        self.result.setVisible(bool(line))
        if playing.fault:
            self.fault.say(playing.fault)

    def take_focus(self) -> None:
        """Put the focus where Enter closes."""
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._playing.close()
        elif self.question is None or not self.question.take_key(event):
            event.ignore()

    def _known_part(self) -> None:
        theme, practice = self._theme, self._playing.practice
        self.known = QWidget()
        self.evidence = Text(theme, practice.evidence, "body", wrap=True)
        self.source = Text(theme, practice.source, "small", "text2", wrap=True)
        self.body.addWidget(self.evidence)
        self.body.addWidget(self.source)
        self.evidence.hide()
        self.source.hide()
        self.known_button = Button(theme, _("What is known"), "quiet", on_click=self._tell_known)
        self.known_button.setVisible(bool(practice.evidence))

    def _tell_known(self) -> None:
        shown = self.evidence.isHidden()
        self.evidence.setVisible(shown)
        self.source.setVisible(shown)
