"""Search on the journal: when it begins, what is asked of the store, and when the month comes back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from companion.app.ports import Store
from companion.core.errors import CompanionError
from companion.ui.pages.journal.search_card import SearchCard
from companion.ui.pages.journal.search_field import SearchField


class Searching(QObject):
    """Joins the field, the card and the store. `shown` says whether the card is to be seen.

    `chosen` carries a hit that was opened; `left` says that it was ended by the keyboard or its button.
    """

    shown = Signal(bool)
    chosen = Signal(object)
    left = Signal()

    def __init__(
        self, store: Store, field: SearchField, card: SearchCard, today: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._field, self._card, self._today = store, field, card, today
        self.on = False
        field.asked.connect(self._on_asked)
        field.left.connect(self.leave)
        field.down.connect(card.hits.take_focus)
        card.changed.connect(self._on_asked)
        card.left.connect(self.leave)
        card.above.connect(self.begin)
        card.opened.connect(self.chosen)

    def begin(self) -> None:
        """Go to the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Forget what was looked for; the month comes back, and the focus with it."""
        self.end()
        self.left.emit()

    def end(self) -> None:
        """Forget what was looked for; the month comes back."""
        self._field.clear()
        self._card.reset()
        if self.on:
            self.on = False
            self.shown.emit(False)

    def again(self) -> None:
        """Search once more what is asked now."""
        self._on_asked()

    def _on_asked(self) -> None:
        text = self._field.text().strip()
        if not text and not self._card.filtered:
            self.end()
            return
        if not self.on:
            self.on = True
            self._card.offer_tags([tag.name for tag in self._store.tags() if tag.uses])
            self.shown.emit(True)
        try:
            hits = self._store.search(self._card.search(text, self._today()))
        except CompanionError as error:
            self._card.say_fault(str(error))
            return
        self._card.show_hits(hits, text)
