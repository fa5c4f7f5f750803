"""One line under a row of fields: what they are, or what to mend, with at most one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text


class HintLine(QWidget):
    """Keeps its place while it is empty, so that nothing below it moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._words = Text(theme, "", "caption", "text2", wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._act: Callable[[], object] | None = None
        self.link = Button(theme, "", "link", on_click=self._on_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.link)
        self._dress()
        theme.changed.connect(self._dress)
        self.say("")

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.plain

    def say(self, words: str, *, fault: bool = False) -> None:
        """Show words, or nothing; fault: something to mend."""
        if fault and words != self._words.plain and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._words.say(words)
        self._words.tint("danger" if fault else "text2")
        self._icon.setVisible(fault)
        self.link.hide()

    def offer(self, words: str, act: Callable[[], object]) -> None:
        """Show something to do at the end of the line."""
        self._act = act
        self.link.setText(words)
        self.link.show()

    def _on_link(self) -> None:
        if self._act is not None:
            self._act()

    def _dress(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("warning", 16, "danger", self.devicePixelRatioF()))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.link.setFont(self._theme.font("caption", weight=500))
        self.link.setStyleSheet(f"min-height: {self._theme.px(18)}px;")
        self.setMinimumHeight(self._theme.px(20))
