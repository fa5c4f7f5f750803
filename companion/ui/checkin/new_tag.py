"""Where a new tag is written, and said how it is to be asked for."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from companion.app.naming import LONGEST
from companion.core.naming import TagKind
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.segmented import Segmented

_WIDE = 200
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagField(QLineEdit):
    """Return says `finished`, Esc empties it and says so too; neither reaches the check-in around it."""

    finished = Signal()

    def __init__(self, theme: Theme, known: Iterable[str]) -> None:
        super().__init__()
        self._theme = theme
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(_("coffee, exercise, on call"))
        self.setAccessibleName(_("New tag"))
        # A tag that is not in sight, or hidden, is found by its beginning instead of made twice.
        completer = QCompleter(list(known), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def name(self) -> str:
        """What is written, in one line."""
        return " ".join(self.text().split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (*_RETURNS, Qt.Key.Key_Escape):
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def _measure(self) -> None:
        self.setStyleSheet(f"min-height: {self._theme.px(26)}px;")
        self.setFixedWidth(self._theme.px(_WIDE))


class KindChoice(Segmented):
    """There or not, or 0 to 10; Return says `finished` as it does in the field."""

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        options = (("present", _("There or not")), ("scale", _("0 to 10")))
        super().__init__(theme, options, _("How the tag is asked for"))
        self.choose("present")
        self.setFixedWidth(theme.px(_WIDE))
        for segment in self._segments.values():
            segment.installEventFilter(self)

    @property
    def kind(self) -> TagKind:
        """The kind chosen."""
        return "scale" if self.value == "scale" else "present"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return in a segment end the writing, for the arrows have chosen already."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        ends = event.key() in (*_RETURNS, Qt.Key.Key_Escape)
        if ends:
            self.finished.emit()
        return ends
