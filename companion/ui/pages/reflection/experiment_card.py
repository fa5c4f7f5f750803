"""The experiment with oneself: today's lot, how far it is, or what came of it."""

from datetime import date
from typing import TYPE_CHECKING

from companion.app.services import Services
from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.ui.pages.reflection.experiment_sheet import Chosen


class ExperimentCard(Card):
    """One experiment at a time; stopping is free, and a stopped one says what it can."""

    def __init__(self, services: Services, theme: Theme, host: PageHost) -> None:
        self.set_up = Button(theme, _("Set one up"), "link", on_click=self._on_set_up)
        super().__init__(theme, _("Try it on yourself"), self.set_up)
        self._theme, self._host = theme, host
        self._experiments = services.experiments
        self._seen = False
        self.today = Text(theme, "", "small", weight=500, wrap=True)
        self.words = Text(theme, "", "small", "text2", wrap=True)
        self.caveat = Text(theme, "", "caption", "text2", wrap=True)
        for words in (self.today, self.words, self.caveat):
            # Its height follows from its width; unasked it would reckon with a narrow column.
            words.setMinimumHeight(1)
            self.body.addWidget(words)
        self.stop = Button(theme, _("Stop here"), "link", on_click=self._on_stop)
        self.body.addWidget(self.stop)
        self.body.addStretch(1)

    def show_week(self, monday: date) -> None:
        """Bring it up to date; it belongs to no week."""
        if self._seen:
            self._read()

    def set_seen(self, seen: bool) -> None:
        """Read only before someone's eyes."""
        self._seen = seen
        if seen:
            self._read()

    def _read(self) -> None:
        shown = self._experiments.look()
        running = shown is not None and shown.running
        empty = _("Two rhythms, or a practice before the first block or not: the days are drawn by lot, "
                  "and their difference is told with its uncertainty.")  # fmt: skip
        self.today.say(shown.today if shown else "")
        self.today.setVisible(bool(self.today.plain))
        self.words.say(shown.words if shown else empty)
        over = shown is not None and not running
        if over:
            from companion.core.experiment_words import caveat_sentence

            self.caveat.say(caveat_sentence())
        self.caveat.setVisible(over)
        self.set_up.setVisible(not running)
        self.stop.setVisible(running)

    def _on_set_up(self) -> None:
        from companion.ui.pages.reflection.experiment_sheet import ExperimentSheet

        self._host.show_popover(ExperimentSheet(self._theme, self._start, self._host.close_popover))

    def _start(self, chosen: "Chosen") -> str:
        try:
            self._experiments.start(chosen.compares, chosen.a, chosen.b, chosen.outcome, chosen.pairs)
        except CompanionError as error:
            return str(error)
        self._read()
        return ""

    def _on_stop(self) -> None:
        self._experiments.stop()
        self._read()
