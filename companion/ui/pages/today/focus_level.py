"""The level of the breaks: what it is, and another one to choose before a session begins."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from companion.core.engine.rhythm import LEVELS, Level
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.text import Text


class LevelLine(QWidget):
    """A line that names the level, with a link to change it; `chosen` carries another one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, level: Level) -> None:
        super().__init__()
        self._level = level
        self.words = Text(theme, "", "small", "text2")
        self.change = Button(theme, _("change"), "link", on_click=self._on_change)
        self.change.setAccessibleName(_("Change the level"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.change)

    @property
    def level(self) -> Level:
        """The level a session is started with."""
        return self._level

    def show_chosen(self) -> None:
        """Say what was chosen, and let it be changed."""
        self._say(self._level)
        self.change.show()

    def show_running(self, level: str | None) -> None:
        """Say which level is in force; it is not changed on the way."""
        self._say(level or self._level)
        self.change.hide()

    def choose(self, level: str) -> None:
        """Take another level; one that is none is left alone."""
        for each in LEVELS:
            if each == level:
                self._level = each
                self.chosen.emit(level)

    def _say(self, level: str) -> None:
        self.words.say(_("Level: {level}").format(level=level_words(level)))

    def _on_change(self) -> None:
        menu = LevelMenu(self._level, self)
        menu.chosen.connect(self.choose)
        menu.drop_from(self.change)


def level_words(level: str) -> str:
    """Return what a level of firmness is called in a sentence."""
    return {"gentle": _("gentle"), "firm": _("firm"), "strict": _("strict")}.get(level, level)


def level_meaning(level: Level) -> str:
    """Return what a level does when a break falls due."""
    return {
        "gentle": _("Gentle: a card in the corner, nothing is covered"),
        "firm": _("Firm: the screen is covered, skip after 10 seconds"),
        "strict": _("Strict: the screen is covered, no skipping"),
    }[level]


class LevelMenu(QMenu):
    """The three levels with what each means; `chosen` carries the new one."""

    chosen = Signal(str)

    def __init__(self, level: str, parent: QWidget) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        for each in LEVELS:
            action = QAction(level_meaning(each), self, checkable=True)
            action.setChecked(each == level)
            action.triggered.connect(lambda _checked=False, each=each: self.chosen.emit(each))
            group.addAction(action)
            self.addAction(action)

    def drop_from(self, widget: QWidget) -> None:
        """Open below `widget`, and go away for good when closed."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 4)))
