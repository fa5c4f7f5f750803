"""Before a practice: what it is, what to know of it, stress before, and a few choices; Enter starts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from companion.app.playing import Playing
from companion.core.words import _
from companion.ui.checkin.stress_question import StressQuestion
from companion.ui.player.sheet import Labelled, Sheet
from companion.ui.player.sound_panel import background_choice
from companion.ui.player.talk import Talk
from companion.ui.player.words import length_line
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartSheet(Sheet):
    """Begins with the caution where there is one that was not read; made anew for each practice."""

    def __init__(self, theme: Theme, playing: Playing, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._playing = playing
        self.about = (playing.practice.name, playing.title)
        self.question: StressQuestion | None = None
        self.body.addWidget(Text(theme, playing.title, "page"))
        self._line = Text(theme, "", "small", "text2", wrap=True)
        self.body.addWidget(self._line)
        if not playing.named_neutrally:
            self.body.addWidget(Text(theme, playing.practice.summary, "body", wrap=True))
        self._caution = self._caution_part() if playing.caution else None
        self._choices = self._choices_part()
        self.talk = Talk(theme, playing.help_chosen) if playing.practice.talk else None
        for part in (self._caution, self._choices, self.talk):
            if part is not None:
                self.body.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Show the caution, or what comes after it."""
        playing = self._playing
        reads = bool(playing.caution) and self._caution is not None
        if self._caution is not None:
            self._caution.setVisible(reads)
        self._choices.setVisible(not reads)
        self._line.say(length_line(playing.course, playing.shown_method))
        self.fit()

    def take_focus(self) -> None:
        """Put the focus where Enter does what comes next."""
        reads = self._caution is not None and bool(self._playing.caution)
        target = self.got_it if reads else self.start
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        reads = self._caution is not None and bool(self._playing.caution)
        if event.key() in _ENTER and not event.isAutoRepeat():
            if reads:
                self._read_it()
            else:
                self._playing.start()
        elif reads or self.question is None or not self.question.take_key(event):
            event.ignore()

    def _caution_part(self) -> QWidget:
        theme = self._theme
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        icon = QLabel()
        icon.setPixmap(theme.pixmap("info", 20, "warn", self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(theme, self._playing.practice.caution, "body", wrap=True), 1)
        column.addLayout(row)
        self.got_it = Button(theme, _("Got it"), "main", fit="large", on_click=self._read_it)
        column.addSpacing(theme.px(20))
        column.addLayout(self._foot(self.got_it))
        return part

    def _read_it(self) -> None:
        self._playing.caution_read()
        if self._playing.quick:
            self._playing.start()
        else:
            self.take_focus()

    def _choices_part(self) -> QWidget:
        theme, playing = self._theme, self._playing
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if len(playing.practice.courses) > 1:
            column.addWidget(self._length())
        if playing.has_holds:
            column.addWidget(self._holds())
        background = background_choice(theme, playing)
        column.addWidget(Labelled(theme, _("Background"), background))
        if playing.asks_stress:
            column.addSpacing(theme.px(12))
            self.question = StressQuestion(theme, playing.stress_before)
            self.question.scale.picked.connect(playing.rate_before)
            column.addWidget(self.question)
        column.addSpacing(theme.px(12))
        self.start = Button(theme, _("Start"), "main", fit="large", on_click=playing.start)
        column.addLayout(self._foot(self.start))
        return part

    def _length(self) -> QWidget:
        playing = self._playing
        options = [
            (course.key, _("{minutes} min").format(minutes=course.key)) for course in playing.practice.courses
        ]
        self.length = Segmented(self._theme, options, _("Length"))
        self.length.choose(playing.key)
        self.length.chosen.connect(playing.choose)
        return Labelled(self._theme, _("Length"), self.length)

    def _holds(self) -> QWidget:
        theme, playing = self._theme, self._playing
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, theme.px(8), 0, 0)
        row.setSpacing(12)
        self.holds = Switch(theme, _("Leave out the breath-holds"))
        self.holds.setChecked(playing.skips_holds)
        self.holds.toggled.connect(playing.skip_holds)
        row.addWidget(self.holds)
        row.addWidget(Text(theme, _("Leave out the breath-holds"), "body"), 1)
        return part

    def _foot(self, forward: Button) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(forward)
        row.addWidget(KeyCap(theme, _("Enter")))
        row.addStretch(1)
        row.addWidget(NeutralButton(theme, _("Not now"), on_click=self._playing.stop))
        row.addWidget(KeyCap(theme, "Esc"))
        return row
