"""What moves with stress: the three relations that say most, and behind them all of them."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from companion.app.facts import EntriesChanged
from companion.app.services import Services
from companion.core.association import Relation, in_front
from companion.core.association_words import how_computed, one_time_in
from companion.core.clock import study_day
from companion.core.words import _, ngettext
from companion.ui.bridge import BusSignals
from companion.ui.pages import PageHost
from companion.ui.pages.reflection.link_row import LinkRow
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

SHOWN = 3
LOOKS_BACK = timedelta(weeks=12)
"""How far back days are compared; the figures about false links were measured over as many."""


class LinksCard(Card):
    """Compares the last twelve weeks when first seen, after the page has been painted; never at rest."""

    def __init__(self, services: Services, theme: Theme, host: PageHost) -> None:
        self.all_button = Button(theme, _("How?"), "link", on_click=self.open_all)
        super().__init__(theme, _("What moves with your stress"), self.all_button)
        self._services, self._theme, self._host = services, theme, host
        self._found: list[Relation] = []
        self._read_on: date | None = None
        self._seen = False
        self.body.setContentsMargins(23, 15, 23, 10)
        self.body.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._note = Text(theme, _("Your days are being compared."), "caption", "text2", wrap=True)
        # Its height follows from its width; unasked it would reckon with a narrow column.
        self._note.setMinimumHeight(1)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self.be_at_least(212)
        theme.changed.connect(self._dress)
        self._dress()
        self.all_button.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        self._signals = BusSignals(services.bus, self)
        self._signals.entries_changed.connect(self._on_changed)

    @property
    def rows(self) -> list[LinkRow]:
        """The relations in view."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        found = (item.widget() for item in items if item is not None)
        return [row for row in found if isinstance(row, LinkRow)]

    @property
    def note(self) -> str:
        """The line below them."""
        return self._note.plain

    def show_week(self, monday: date) -> None:
        """Bring it up to date; what moves with stress is asked of all days, not of one week."""
        if self._seen and self._read_on != self._today():
            self._soon.start()

    def set_seen(self, seen: bool) -> None:
        """Compare only before someone's eyes."""
        self._seen = seen
        if not seen:
            self._soon.stop()
        elif self._read_on != self._today():
            self._soon.start()

    def open_all(self) -> None:
        """Show every relation, and how they are computed."""
        from companion.ui.pages.reflection.rates import link_rate_words, shipped_rates
        from companion.ui.widgets.explained import Explained

        content = Explained(self._theme, _("What moves with your stress"), (), self._host.close_popover)
        for relation in in_front(self._found, len(self._found)):
            content.body.addWidget(LinkRow(self._theme, relation, full=True))
        content.body.addSpacing(self._theme.px(8))
        content.body.addWidget(Text(self._theme, _("How is this computed?"), "small", weight=600))
        content.say(how_computed())
        content.say((_("Compared are the days of the last twelve weeks that have both figures."),))
        measured = link_rate_words(shipped_rates(self._theme.assets))
        if measured:
            content.body.addWidget(Text(self._theme, _("How often it is right"), "small", weight=600))
            content.say(measured)
        self._host.show_popover(content)

    def _dress(self) -> None:
        # Set, not only hinted: before it has anything to tell it would be lower, and the chart beside it
        # would be drawn twice.
        self.setMinimumHeight(self._theme.px(212))

    def _on_changed(self, _changed: EntriesChanged) -> None:
        # Compared again when the page next shows a week: writing beside it must not wait for this.
        self._read_on = None

    def _read(self) -> None:
        today = self._today()
        self._found = self._services.relations.between(today - LOOKS_BACK, today)
        self._read_on = today
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        front = in_front(self._found, SHOWN)
        for relation in front:
            self._rows.addWidget(LinkRow(self._theme, relation))
        self._note.say(note_of(front))
        self.all_button.setText(_("All {count} …").format(count=len(self._found)))
        self.all_button.setAccessibleName(_("All that was compared, and how it is computed"))
        self.all_button.setVisible(bool(self._found))

    def _today(self) -> date:
        rollover = self._services.settings.current.journal.rollover
        return study_day(self._services.clock.now().wall, rollover)


def note_of(front: Sequence[Relation]) -> str:
    """Return what stands below the relations in view."""
    links = [one.p for one in front if one.verdict == "link" and one.p is not None]
    if links:
        words = ngettext(
            "Chance alone: about 1 time in {times}. Not proof of cause.",
            "Chance alone: at most 1 in {times} each. Not proof of cause.",
            len(links),
        )
        return words.format(times=one_time_in(max(links)))
    if any(one.verdict == "no clear link" for one in front):
        return _("No clear link is a result as well.")
    return _("Days with a check-in and the other figure are counted.")
