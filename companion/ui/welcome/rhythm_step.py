"""Second step: the rhythm, the day it leads to, and how firmly breaks are held."""

from datetime import time, timedelta

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from companion.app.rhythms import parse_rhythm
from companion.app.settings import Settings
from companion.core.engine.rhythm import BUILT_IN, Rhythm
from companion.core.rhythm_day import day_of, total
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome.choice import Choice
from companion.ui.welcome.day_picture import DayPicture, clock_time
from companion.ui.welcome.figure import Figure, Figures
from companion.ui.welcome.level_card import LevelCard
from companion.ui.welcome.own_form import OwnForm
from companion.ui.welcome.own_rhythm import table_of
from companion.ui.welcome.ports import Changes
from companion.ui.welcome.rhythm_words import (
    blocks_words,
    day_said,
    day_title,
    rests_words,
    rhythm_lines,
    rhythm_title,
)
from companion.ui.welcome.two_columns import TwoColumns
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.figures import span
from companion.ui.widgets.text import Text

START = time(8)
_INDENT = 128


def title() -> str:
    """Return what the step is called in the list of steps."""
    return _("Your rhythm")


class RhythmStep(TwoColumns):
    """Five rhythms to choose from, or one of one's own; the picture follows at once."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        intro = _("How long you work, and how long you rest. You can change it for every session.")
        super().__init__(theme, title(), intro, parent)
        self._theme, self._study = theme, settings.study
        self._rhythm = parse_rhythm(settings.study.rhythm, settings.study.rhythms)
        self.options: dict[str, Choice] = {}
        self._group = QButtonGroup(self)
        self._fill_left()
        self.picture, self.title = DayPicture(theme), Text(theme, "", "title")
        self.focus, self.rests, self.end = Figure(theme), Figure(theme), Figure(theme)
        self.right.addWidget(self._day_card())
        study, engine = settings.study, settings.engine
        self.level_card = LevelCard(theme, study.level, settings.guard, engine, self._rhythm)
        self.right.addWidget(self.level_card)
        self.right.addStretch(1)
        if self._rhythm.name in self.options:
            self.options[self._rhythm.name].setChecked(True)
        else:
            self.own.write(self._rhythm)
            self.open_own()
        self._show_day()

    @property
    def rhythm(self) -> Rhythm:
        """The chosen rhythm; while one's own makes no sense, the last that did."""
        return self._rhythm

    @property
    def changes(self) -> Changes:
        """What to save."""
        study: dict[str, object] = {"rhythm": self._rhythm.name, "level": self.level_card.level}
        if self._rhythm.name not in BUILT_IN:
            kept = [one for one in self._study.rhythms if one.name != self._rhythm.name]
            study["rhythms"] = table_of([*kept, self._rhythm])
        return {"study": study, "guard": {"on": self.level_card.guard.isChecked()}}

    def check(self) -> bool:
        """Return whether it can be saved."""
        return self.own.isHidden() or self.own.check()

    @property
    def trouble(self) -> QWidget:
        """Where it says what to mend."""
        return self.own.fault

    def take_focus(self) -> None:
        """Put the focus on what is chosen."""
        chosen = self._group.checkedButton()
        (chosen or self.own.focus).setFocus()

    def pick(self, name: str) -> None:
        """Choose a built-in rhythm."""
        self.options[name].setChecked(True)
        self._on_picked(name)

    def open_own(self) -> None:
        """Show the fields of one's own rhythm, and take what is in them."""
        self.link.hide()
        self.own.show()
        self._group.setExclusive(False)
        for option in self.options.values():
            option.setChecked(False)
        self._group.setExclusive(True)
        self.own.focus.setFocus()
        self.own.focus.selectAll()
        self._on_own_edited()

    def _fill_left(self) -> None:
        options = QWidget()
        options.setAccessibleName(title())
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, rhythm in BUILT_IN.items():
            option = Choice(
                self._theme, rhythm_title(rhythm), rhythm_lines(rhythm), boxed=True, indent=_INDENT
            )
            option.clicked.connect(lambda _checked=False, name=name: self._on_picked(name))
            self._group.addButton(option)
            self.options[name] = option
            column.addWidget(option)
        self.link = Button(self._theme, _("Make your own"), "link", on_click=self.open_own)
        self.own = OwnForm(self._theme)
        self.own.edited.connect(self._on_own_edited)
        self.own.hide()
        self.left.addWidget(options)
        self.left.addSpacing(self._theme.px(12))
        self.left.addWidget(self.link)
        self.left.addWidget(self.own)
        self.left.addStretch(1)

    def _day_card(self) -> Card:
        card = Card(self._theme)
        card.body.setContentsMargins(31, 22, 31, 22)
        card.body.setSpacing(0)
        card.body.addWidget(self.title)
        card.body.addSpacing(self._theme.px(16))
        card.body.addWidget(self.picture)
        card.body.addSpacing(self._theme.px(16))
        card.body.addWidget(Figures(self._theme, self.focus, self.rests, self.end))
        return card

    def _on_picked(self, name: str) -> None:
        self._rhythm = BUILT_IN[name]
        self.own.hide()
        self.link.show()
        self._show_day()

    def _on_own_edited(self) -> None:
        self._rhythm = self.own.rhythm or self._rhythm
        self._show_day()

    def _show_day(self) -> None:
        day = day_of(self._rhythm, START)
        self.title.say(day_title(self._rhythm, timedelta(hours=START.hour)))
        self.picture.show_day(day, day_said(day))
        self.focus.say(span(total(day, "focus")), blocks_words(day))
        self.rests.say(span(total(day, "break", "long", "lunch")), rests_words(day))
        self.end.say(clock_time(day[-1].end), _("the end"))
