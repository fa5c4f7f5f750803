"""The one suggestion of the day: a question, its reason in numbers, one action, and *Not now*."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from companion.app.help_settings import HelpSettings
from companion.core.errors import CompanionError
from companion.core.suggestion import OpenCheckIn, OpenHelp, OpenPractice, Suggestion
from companion.core.words import _
from companion.ui.help_sheet import HelpSheet
from companion.ui.pages import PageHost
from companion.ui.pages.today.ports import Suggestions
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text


class SuggestionCard(Card):
    """Looks for a suggestion after the page has been painted; `found` says whether there is one.

    help_chosen: whom the person wants to be shown as someone to talk to. open_practice: shows one in the
    player; CompanionError where it cannot be read.
    """

    found = Signal(bool)

    def __init__(
        self,
        suggest: Suggestions,
        theme: Theme,
        host: PageHost,
        open_check_in: Callable[[], object],
        help_chosen: Callable[[], HelpSettings],
        open_practice: Callable[[OpenPractice], object],
    ) -> None:
        super().__init__(theme)
        self._suggest, self._theme, self._host = suggest, theme, host
        self._open_check_in, self._help_chosen = open_check_in, help_chosen
        self._open_practice = open_practice
        self._shown: Suggestion | None = None
        self._seen = False
        self.body.setContentsMargins(23, 15, 23, 15)
        self._title = Text(theme, "", "title", wrap=True)
        self._reason = Text(theme, "", "small", "text2", wrap=True)
        for words in (self._title, self._reason):
            # Its height follows from its width; unasked it would reckon with a narrow column.
            words.setMinimumHeight(1)
        self.how = Button(theme, _("How is this computed?"), "link", on_click=self._on_how)
        self.action = Button(theme, "", "accent", fit="small", on_click=self._on_action)
        self.not_now = NeutralButton(theme, _("Not now"), on_click=self._on_not_now)
        self.not_now.setProperty("fit", "small")
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)

    @property
    def shown(self) -> Suggestion | None:
        """The suggestion in view."""
        return self._shown

    def set_seen(self, seen: bool) -> None:
        """Look only before someone's eyes."""
        self._seen = seen
        if seen:
            self._soon.start()
        else:
            self._soon.stop()

    def read_soon(self) -> None:
        """Look again in the next turn, once for many changes."""
        if self._seen:
            self._soon.start()

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show it, and say `found`."""
        if suggestion != self._shown:
            self._shown = suggestion
            if suggestion is not None:
                self._title.say(suggestion.title)
                self._reason.say(suggestion.reason)
                self.action.setText(suggestion.action)
                self.setAccessibleName(suggestion.title)
        self.found.emit(suggestion is not None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self.how, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        # Where large words fill the card, the buttons keep off them.
        foot.setContentsMargins(0, 6, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.action)
        foot.addWidget(self.not_now)
        foot.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self._reason)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _read(self) -> None:
        self.show_suggestion(self._suggest.current(_say_time))

    def _on_how(self) -> None:
        if self._shown is not None:
            words = (self._shown.reason, self._shown.how)
            title = _("How is this computed?")
            self._host.show_popover(Explained(self._theme, title, words, self._host.close_popover))

    def _on_action(self) -> None:
        chosen = self._shown
        if chosen is None:
            return
        try:
            taken = self._suggest.take(chosen, _say_time)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self.show_suggestion(None)
        if isinstance(chosen.act, OpenCheckIn):
            self._open_check_in()
        elif isinstance(chosen.act, OpenHelp):
            self._host.show_popover(HelpSheet(self._theme, self._help_chosen(), self._host.close_popover))
        elif isinstance(chosen.act, OpenPractice):
            self._practise(chosen.act)
        else:
            self._host.toast(taken.words, _("Undo"), taken.take_back)

    def _practise(self, act: OpenPractice) -> None:
        try:
            self._open_practice(act)
        except CompanionError as error:
            self._host.toast(str(error))

    def _on_not_now(self) -> None:
        if self._shown is None:
            return
        try:
            take_back = self._suggest.not_now(self._shown)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self.show_suggestion(None)
        self._host.toast(_("Put away for today."), _("Undo"), take_back)


def _say_time(at: datetime) -> str:
    return time_of_day(at)
