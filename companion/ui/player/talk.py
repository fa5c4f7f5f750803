"""Someone to talk to, where minutes may not be enough."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.app.help_settings import HelpSettings
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.sight import bring_into_sight
from companion.ui.widgets.text import Text


class Talk(QWidget):
    """A quiet button, and below it where someone listens, once it was asked for; nothing of it is kept.

    chosen: the country and the numbers of the person's own.
    """

    def __init__(self, theme: Theme, chosen: HelpSettings) -> None:
        super().__init__()
        self._theme, self._chosen = theme, chosen
        self.lines: list[Text] = []
        self.button = Button(theme, _("Someone to talk to"), "link", on_click=self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)

    def _turn(self) -> None:
        if not self.lines:
            self._tell()
        elif self.lines[0].isHidden():
            self._show(True)
        else:
            self._show(False)
            return
        # In a low window nothing else would tell that there is something to read; the second is a number.
        bring_into_sight(self.lines[1])

    def _tell(self) -> None:
        from companion.ui.help_sheet import help_paragraphs

        for words in help_paragraphs(self._theme.assets, self._chosen):
            line = Text(self._theme, words, "small", "text2", wrap=True)
            # A number may be marked and copied.
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(line)
            self.lines.append(line)
        self._show(True)

    def _show(self, shown: bool) -> None:
        for line in self.lines:
            line.setVisible(shown)
