"""A figure with its name, and what to compare it with."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

UNKNOWN = "–"
_PAD = 11


class FigureRow(QWidget):
    """Name and comparison at the beginning, the value large at the end.

    ruled: a line below it parts it from the next.
    """

    def __init__(self, theme: Theme, name: str, *, ruled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name_words, self._ruled = theme, name, ruled
        self._name = Text(theme, name, "small", weight=500)
        self._usual = Text(theme, "", "small", "text2", wrap=True)
        self._value = Text(theme, UNKNOWN, "page")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._usual)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _PAD, 0, _PAD + 1)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._value, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def words(self) -> tuple[str, str]:
        """The value and what it is compared with."""
        return self._value.plain, self._usual.plain

    def read(self, value: str, usual: str) -> None:
        """Show a value; empty = not known yet."""
        self._value.say(value or UNKNOWN)
        self._value.tint("text" if value else "text3")
        self._usual.say(usual)
        spoken = value or _("not known yet")
        self.setAccessibleName(_("{name}: {value}").format(name=self._name_words, value=spoken))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ruled:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            painter.end()
