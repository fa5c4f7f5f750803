"""A popover that explains: a title and paragraphs, such as *How is this computed?*."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.core.words import _
from companion.ui.checkin.close_button import CloseButton
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text

_WIDE, _LEAST = 600, 320


class Explained(QWidget):
    """Content of a popover under `title`; what it says goes into `body`. on_done: closes it."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        paragraphs: Iterable[str],
        on_done: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._on_done = theme, on_done
        self.close_button = CloseButton(theme, on_click=on_done)
        self.close_button.setToolTip(_("Close (Esc)"))
        px = theme.px
        head = QHBoxLayout()
        head.addWidget(Text(theme, title, "sentence", wrap=True), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(32), px(24), px(32), px(28))
        column.setSpacing(px(10))
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        column.addLayout(self.body)
        self.say(paragraphs)
        column.addStretch(1)
        self.setAccessibleName(title)

    def say(self, paragraphs: Iterable[str]) -> None:
        """Add paragraphs below what is there."""
        for words in paragraphs:
            if words:
                self.body.addWidget(Text(self._theme, words, "small", "text2", wrap=True))

    def sizeHint(self) -> QSize:
        """Return a width that reads well and the height it needs."""
        wide = self._theme.px(_WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return how narrow it can be; how high follows from the width, as paragraphs wrap."""
        return QSize(_LEAST, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_done()
            return
        super().keyPressEvent(event)
