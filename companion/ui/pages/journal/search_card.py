"""The card that takes the month's place while something is searched: filters, count, and what was found."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from companion.core.naming import Hit, Search, SearchKind
from companion.core.words import _, ngettext
from companion.ui.pages.journal.hit_list import HitList
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

LIMIT = 200
_PERIODS: dict[str, int | None] = {"all": None, "weeks": 12 * 7, "year": 365}
_MOST_TAGS = 10


class SearchCard(Card):
    """`changed` says that a filter was chosen; `opened` carries a hit; `left` goes back to the month."""

    changed = Signal()
    opened = Signal(object)
    left = Signal()
    above = Signal()

    def __init__(self, theme: Theme) -> None:
        self._back = Button(theme, _("Back to the month"), "link")
        self.count = Text(theme, "", "title")
        super().__init__(theme)
        self.body.setContentsMargins(23, 18, 19, 12)
        self._back.clicked.connect(self.left)
        self.kinds = Chips(theme, _("Kinds"))
        self.kinds.offer(_kinds())
        self.tags = Chips(theme, _("Tags"))
        periods = [("all", _("Any time")), ("weeks", _("12 weeks")), ("year", _("A year"))]
        self.period = Segmented(theme, periods, _("Period"))
        self.period.choose("all")
        self.hits = HitList(theme)
        self.nothing = Text(theme, "", "body", "text2", wrap=True)
        self.nothing.hide()
        self.kinds.changed.connect(self.changed)
        self.tags.changed.connect(self.changed)
        self.period.chosen.connect(self.changed)
        self.hits.opened.connect(self.opened)
        self.hits.left.connect(self.left)
        self.hits.above.connect(self.above)
        self._lay_out()

    @property
    def filtered(self) -> bool:
        """Whether any filter is chosen."""
        return bool(self.kinds.chosen or self.tags.chosen or self.period.value != "all")

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer the tags used most."""
        self.tags.offer(tags[:_MOST_TAGS])
        self.tags.setVisible(bool(self.tags.words))

    def search(self, text: str, today: date) -> Search:
        """Return what the filters and `text` ask for together."""
        kinds = _kinds()
        back = _PERIODS[self.period.value or "all"]
        return Search(
            text=text,
            kinds=frozenset(kinds[word] for word in self.kinds.chosen),
            first=None if back is None else today - timedelta(days=back),
            tags=self.tags.chosen,
            limit=LIMIT,
        )

    def show_hits(self, hits: Sequence[Hit], text: str) -> None:
        """List what was found for `text`."""
        self.count.say(count_words(len(hits)))
        self.hits.show_hits(hits)
        self.hits.setVisible(bool(hits))
        sentence = _("Nothing was found. Fewer words or a longer time may find more.")
        if text and not self.filtered:
            sentence = _("Nothing was found for “{text}”. The beginning of a word is enough.").format(
                text=text
            )
        self.nothing.say(sentence)
        self.nothing.setVisible(not hits)

    def say_fault(self, sentence: str) -> None:
        """Say why it could not be searched."""
        self.count.say("")
        self.hits.show_hits(())
        self.hits.hide()
        self.nothing.say(sentence)
        self.nothing.show()

    def reset(self) -> None:
        """Choose no filter, without saying so."""
        self.blockSignals(True)
        for chips in (self.kinds, self.tags):
            for chip in filter(None, map(chips.chip, chips.chosen)):
                chip.setChecked(False)
        self.period.choose("all")
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self._back)
        self.body.addLayout(head)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.tags)
        self.body.addWidget(self.period)
        self.body.addSpacing(4)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.hits, 1)
        self.body.addStretch(0)
        self.tags.hide()
        self.period.setMaximumWidth(self._theme.px(360))
        self.hits.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)


def count_words(count: int) -> str:
    """Return how many entries were found."""
    if count >= LIMIT:
        return _("The newest {count} entries found").format(count=count)
    if not count:
        return _("No entry found")
    return ngettext(_("{count} entry found"), _("{count} entries found"), count).format(count=count)


def _kinds() -> dict[str, SearchKind]:
    return {
        _("Check-ins"): "check_in",
        _("Nights"): "night",
        _("Study"): "block",
        _("Questions"): "questions",
        _("Day notes"): "day",
        _("Reflections"): "reflection",
    }
