"""What can be shown in place of the questions: all words, and the lists of words and tags to edit."""

from typing import TYPE_CHECKING
from weakref import ref

from companion.app.naming import Naming
from companion.core.errors import CompanionError
from companion.core.feelings import FeelingList, Quadrant
from companion.core.naming import Feeling
from companion.core.words import _
from companion.ui.checkin.all_words import AllWords
from companion.ui.checkin.aside import Aside
from companion.ui.naming import FeelingEditor, TagEditor
from companion.ui.theme import Theme

if TYPE_CHECKING:
    from companion.ui.checkin.check_in import CheckIn

Content = AllWords | TagEditor | FeelingEditor


class Asides:
    """Shows one of them at a time over `host` and takes what was chosen back to the questions."""

    def __init__(self, host: "CheckIn", theme: Theme, naming: Naming, shipped: FeelingList) -> None:
        # The check-in owns this; a circle of the two would outlive its window.
        self._owner = ref(host)
        self._theme, self._naming, self._shipped = theme, naming, shipped
        self.open: Aside | None = None

    @property
    def _host(self) -> "CheckIn":
        host = self._owner()
        assert host is not None  # it asks, so it is there
        return host

    def show_words(self) -> None:
        """Show all feeling words."""
        words = AllWords(
            self._theme, self._host.words.list, self._host.words.chosen, self._add_word, self.show_feelings
        )
        self._show(_("All words"), words)

    def show_tags(self) -> None:
        """Show the list of tags."""
        self._show(_("Your tags"), TagEditor(self._naming, self._theme))

    def back(self) -> bool:
        """Go back to the questions; returns whether anything else was shown."""
        aside, self.open = self.open, None
        if aside is None:
            return False
        content = aside.content
        host = self._host
        if isinstance(content, AllWords):
            host.words.choose(content.chosen)
        elif isinstance(content, TagEditor):
            host.tags.know(self._naming.tags(), content.renames)
        elif isinstance(content, FeelingEditor):
            host.words.choose([content.renames.get(word, word) for word in host.words.chosen])
        host.words.know(self._naming.feelings(self._shipped))
        self._take_away(aside)
        host.form.show()
        chips = host.tags.chips if isinstance(content, TagEditor) else host.words.chips
        if chips.words:
            # Not where it was opened: there, Return would open it once more instead of saving.
            chips.take_focus((chips.chosen or chips.words)[0])
        else:
            host.take_focus()
        return True

    def show_feelings(self) -> None:
        """Show the list of feeling words."""
        content = self.open.content if self.open is not None else None
        if isinstance(content, AllWords):
            self._host.words.choose(content.chosen)
        editor = FeelingEditor(self._naming, self._theme, self._shipped)
        self._show(_("Your words"), editor)

    def _add_word(self, name: str, quadrant: Quadrant) -> str | None:
        feeling = Feeling(name=name, pleasant=quadrant[0], energetic=quadrant[1])
        try:
            return self._naming.add_feeling(feeling, self._naming.feelings(self._shipped)).name
        except CompanionError:
            return None

    def _show(self, title: str, content: Content) -> None:
        if self.open is not None:
            self._take_away(self.open)
        aside = Aside(self._theme, title, content, self.back)
        self.open = aside
        self._host.form.hide()
        layout = self._host.layout()
        assert layout is not None  # made with the check-in
        layout.addWidget(aside)
        aside.show()
        content.take_focus()

    def _take_away(self, aside: Aside) -> None:
        layout = self._host.layout()
        assert layout is not None
        layout.removeWidget(aside)
        aside.hide()
        aside.deleteLater()
