"""The top of the page: its title, and what the figures on the cards are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_GAP, _HIGH = 16, 32


class Heading(QWidget):
    """The line stands at the other end of the title's row where it fits there whole, else below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = Text(theme, _("Practices"), "page")
        said = _("Stress before → after is your own mean; it does not prove what caused it")
        self.aside = Text(theme, said, "small", "text2", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # Four more below: the next row begins where it does on every page.
        self._row.setContentsMargins(0, 0, 0, 4)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._title)
        self._row.addWidget(self.aside, 1)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def beside(self) -> bool:
        """Whether the line stands beside the title."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._title.setMinimumHeight(self._theme.px(_HIGH))
        line = QFontMetrics(self._theme.font("small")).horizontalAdvance(self.aside.plain)
        beside = self.width() >= self._title.sizeHint().width() + _GAP + line + 2
        flow = QBoxLayout.Direction
        self._row.setDirection(flow.LeftToRight if beside else flow.TopToBottom)
        self._row.setSpacing(_GAP if beside else 0)
        side = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
        self.aside.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
