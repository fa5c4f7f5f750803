"""What can be done to one feeling word: rename, move on the mood pad, hide; and where one is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.core.feelings import Quadrant
from companion.core.naming import Feeling
from companion.core.words import _
from companion.ui.naming.rename_field import RenameField
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.text import Text

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuadrantChoice(QWidget):
    """Pleasant or not, high or low energy; `on_chosen` hears of every choice."""

    def __init__(self, theme: Theme, quadrant: Quadrant, on_chosen: Callable[[Quadrant], object]) -> None:
        super().__init__()
        pleasant, energetic = quadrant
        self.pleasant = Segmented(
            theme, (("no", _("Unpleasant")), ("yes", _("Pleasant"))), _("How the word feels")
        )
        self.energy = Segmented(theme, (("no", _("Low energy")), ("yes", _("High energy"))), _("Its energy"))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part, chosen in ((self.pleasant, pleasant), (self.energy, energetic)):
            part.choose("yes" if chosen else "no")
            part.chosen.connect(lambda _key: on_chosen(self.quadrant))
            row.addWidget(part, 1)

    @property
    def quadrant(self) -> Quadrant:
        """The quarter chosen."""
        return self.pleasant.value == "yes", self.energy.value == "yes"


class FeelingForm(QWidget):
    """Stands below the row of `feeling`. move: takes the new quarter; offer: whether it is shown."""

    def __init__(
        self,
        theme: Theme,
        feeling: Feeling,
        *,
        rename: Callable[[str], object],
        move: Callable[[Quadrant], object],
        offer: Callable[[bool], object],
    ) -> None:
        super().__init__()
        self.name = RenameField(theme, feeling.name, rename)
        self.place = QuadrantChoice(theme, (feeling.pleasant, feeling.energetic), move)
        self.hiding = Button(
            theme,
            _("Hide it") if feeling.offered else _("Offer it again"),
            on_click=lambda: offer(not feeling.offered),
        )
        self.fault = Fault(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, theme.px(12))
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.place)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.hiding)
        said = _("A hidden word stays in the entries that have it.")
        row.addWidget(Text(theme, said, "small", "text2", wrap=True), 1)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURNS and self.focusWidget() is self.hiding:
            self.hiding.click()
        else:
            super().keyPressEvent(event)


class NewFeeling(QWidget):
    """Where a word of the person's own is written and given its quarter."""

    def __init__(self, theme: Theme, add: Callable[[str, Quadrant], object]) -> None:
        super().__init__()
        self.place = QuadrantChoice(theme, (True, False), lambda _quadrant: None)
        self.name = RenameField(theme, "", lambda name: add(name, self.place.quadrant), _("Add"))
        self.name.field.setPlaceholderText(_("A word of your own"))
        self.name.field.setAccessibleName(_("A word of your own"))
        self.fault = Fault(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.place)
        column.addWidget(self.fault)
