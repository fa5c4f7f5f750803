"""One name in a list: what it is called, a line about it, and whether it is offered."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_HIGH, _LOW = 52, 36
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Named:
    """What a row shows. detail: a second line; heading: stands above the row where it changes."""

    name: str
    detail: str = ""
    offered: bool = True
    heading: str = ""


class NameRow(QPushButton):
    """Click or Enter opens it; `stepped` says that an arrow wants to go on, by so many rows."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, named: Named, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.named = theme, named
        self._high = _HIGH if named.detail else _LOW
        self.setProperty("kind", "quiet")
        self.setProperty("focus_radius", 8)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        state = "" if named.offered else _("hidden")
        self.setAccessibleName(", ".join(part for part in (named.name, named.detail, state) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._inks = {Text(theme, named.name, "body", weight=500): "text" if named.offered else "text2"}
        if named.detail:
            self._inks[Text(theme, named.detail, "small")] = "text2"
        for line in self._inks:
            words.addWidget(line)
        words.addStretch(1)
        self._arrow = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.addLayout(words, 1)
        said = Text(theme, state, "small")
        self._inks[said] = "text2"
        row.addWidget(said)
        row.addWidget(self._arrow)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._opened = False
        self._dress()
        theme.changed.connect(self._dress)

    def point(self, opened: bool) -> None:
        """Let the arrow point down for a row that can be opened, up for one that is."""
        self._opened = opened
        self._dress()

    def sizeHint(self) -> QSize:
        """Return the room of one line or two."""
        layout = self.layout()
        wide = 0 if layout is None else layout.sizeHint().width()
        return QSize(wide, self._theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        """Return a width that fits a narrow window; the height stays."""
        return QSize(self._theme.px(160), self._theme.px(self._high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -9999, Qt.Key.Key_End: 9999}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in _RETURNS:
            self.click()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        # The ink of the button would win over the palette of the labels in it.
        for line, ink in self._inks.items():
            line.setStyleSheet(f"color: {self._theme.color(ink).name()};")
        icon = "chevron-up" if self._opened else "chevron-down"
        self._arrow.setPixmap(self._theme.pixmap(icon, 20, "text2", self.devicePixelRatioF()))
        self.updateGeometry()
