"""Feeling words as chips: the plainest in sight, the others one click away."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.chip_button import ChipButton
from companion.ui.checkin.feelings import Feeling
from companion.ui.theme import Theme
from companion.ui.widgets.chips import Chips


class FeelingWords(QWidget):
    """Offers the words shipped with the program; `chosen` are kept as they are in its file."""

    def __init__(self, theme: Theme, feelings: Sequence[Feeling], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._later = [feeling.word for feeling in feelings if not feeling.first]
        self.chips = Chips(theme, _("Words"))
        self.chips.offer(feeling.word for feeling in feelings if feeling.first)
        self.more = ChipButton(theme, _("More"), on_click=self._on_more)
        self.more.setAccessibleName(_("More words"))
        self.chips.end_with(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chips)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen words."""
        return self.chips.chosen

    def _on_more(self) -> None:
        self.more.hide()
        self.chips.offer(self._later)
        self.chips.take_focus(self._later[0])
