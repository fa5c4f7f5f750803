"""A row of the settings: what it is, what it means, its control, and its default where that was changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.text import Text

_LEAST = 72
_FOLDS_BELOW = 520
_ICON = 24


class Row(QWidget):
    """72 px and more; the control goes under the words where it is narrow. icon: before the words."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        meaning: str,
        *controls: QWidget,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon_name = theme, icon
        self.last = False
        self.title = Text(theme, title, "body", weight=500, wrap=True)
        self.meaning = Text(theme, meaning, "small", "text2", wrap=True)
        self.meaning.setVisible(bool(meaning))
        self.default = Button(theme, "", "link")
        self.default.hide()
        self.fault = Fault(theme)
        self._use: Callable[[], object] = lambda: None
        self.default.clicked.connect(lambda: self._use())
        self._icon = QLabel()
        self.controls = QWidget()
        self._lay_out(controls)
        theme.changed.connect(self._dress)
        self._dress()

    def offer_default(self, words: str, use: Callable[[], object]) -> None:
        """Say what the default is, with a way to it; empty words: it is in force."""
        self._use = use
        self.default.setText(_("Default: {value}. Use it").format(value=words) if words else "")
        self.default.setVisible(bool(words))

    def matches(self, query: str) -> bool:
        """Return whether every word of `query` is in what the row says."""
        said = f"{self.title.plain} {self.meaning.plain}".casefold()
        return all(word in said for word in query.casefold().split())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.last:
            return
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.controls.sizeHint().width() + self._theme.px(240)
        narrow = self.width() < max(needed, self._theme.px(_FOLDS_BELOW) if self._theme.scale > 1.3 else 0)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self._row.setAlignment(self.controls, _under() if narrow else _beside())

    def _lay_out(self, controls: tuple[QWidget, ...]) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.meaning)
        words.addStretch(1)
        beside = QHBoxLayout(self.controls)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for control in controls:
            beside.addWidget(control)
        self.controls.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(self._theme.px(16))
        inner = QHBoxLayout()
        inner.setSpacing(self._theme.px(16))
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(words, 1)
        self._row.addLayout(inner, 1)
        self._row.addWidget(self.controls, 0, _beside())
        self.controls.setVisible(bool(controls))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 12, 0, 13)
        self.column.setSpacing(8)
        self.column.addLayout(self._row, 1)
        self.column.addWidget(self.fault)
        # Put in last, it comes after the controls for the Tab key.
        words.insertWidget(3, self.default, 0, Qt.AlignmentFlag.AlignLeading)

    def _dress(self) -> None:
        self.setMinimumHeight(self._theme.px(_LEAST))
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._theme.pixmap(self._icon_name, _ICON, "text2", ratio))


def _beside() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


def _under() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeading
