"""Feeling words as chips: nine that fit the moment in sight, the others one click away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.core.feelings import QUADRANTS, FeelingList, Quadrant, fitting, quadrants_at, settled
from companion.core.words import _
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.theme import Theme
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.mood_pad import Mood


class FeelingWords(QWidget):
    """Offers words that go with the mood; `chosen` are kept as they are written.

    lately: words of earlier check-ins, newest first. on_more: shows all there are.
    """

    def __init__(
        self,
        theme: Theme,
        words: FeelingList,
        lately: Sequence[str],
        on_more: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.list = words
        self._lately = lately
        self._quadrants: Sequence[Quadrant] = QUADRANTS
        self._under_pointer = False
        self._room = 0
        self.chips = Chips(theme, _("Words"))
        self.chips.show_words(self._fitting())
        self.more = ChipButton(theme, _("More…"), on_click=on_more)
        self.more.setAccessibleName(_("All words"))
        self.chips.end_with(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen words."""
        return self.chips.chosen

    def choose(self, words: Sequence[str]) -> None:
        """Let exactly these be chosen; those not in sight come into it."""
        for word in self.chips.chosen:
            if word not in words:
                chip = self.chips.chip(word)
                if chip is not None:
                    chip.setChecked(False)
        for word in words:
            self.chips.choose(word)

    def know(self, words: FeelingList) -> None:
        """Go on with another list, once it was edited; chosen words stay chosen."""
        self.list = words
        self._settle()

    def follow(self, mood: Mood | None) -> None:
        """Offer words that go with `mood`; not while somebody is just about to choose one."""
        self._quadrants = QUADRANTS if mood is None else quadrants_at(mood.pleasantness, mood.energy)
        if not self._under_pointer and not self._has_keyboard():
            self._settle()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._under_pointer = True

    def leaveEvent(self, event: QEvent) -> None:
        self._under_pointer = False
        self._settle()

    def _has_keyboard(self) -> bool:
        holder = QApplication.focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._room = 0
            self.chips.setMinimumHeight(0)

    def _settle(self) -> None:
        if self.isVisible():
            self._room = max(self._room, self.chips.height())
        self.chips.show_words(settled(self.chips.words, self._fitting(), self.chips.chosen))
        self._keep_the_rows()

    def _keep_the_rows(self) -> None:
        """Offer fewer words where nine would need another row: nothing below may move by itself."""
        width = self.chips.width()
        while self._room and self.chips.heightForWidth(width) > self._room:
            waiting = [word for word in self.chips.words if word not in self.chips.chosen]
            if not waiting:
                return
            self.chips.show_words([word for word in self.chips.words if word != waiting[-1]])
        self.chips.setMinimumHeight(self._room)

    def _fitting(self) -> tuple[str, ...]:
        return fitting(self.list, self._lately, self._quadrants)
