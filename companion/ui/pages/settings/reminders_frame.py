"""When the program asks: what reminders there are, in the frame of a section."""

from PySide6.QtWidgets import QWidget

from companion.core.words import _
from companion.ui.pages.settings.section import Section
from companion.ui.theme import Theme
from companion.ui.widgets.text import Text


class RemindersFrame(Section):
    """Holds the settings of reminders, which save themselves."""

    key = "reminders"

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__(theme, _("When I ask"), _("Each can be off. Nothing asks during a break or a call."))
        self._content = content
        self.add_part(content)

    def narrow(self, query: str) -> bool:
        """Show all of it where any of its words match `query`."""
        texts = [self.title, *(text.plain for text in self._content.findChildren(Text))]
        said = " ".join(texts).casefold()
        return all(word in said for word in query.casefold().split())
