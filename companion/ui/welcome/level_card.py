"""How firmly a break is held, and whether there are breaks outside sessions."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from companion.core.engine.rhythm import LEVELS, Level, Rhythm
from companion.core.engine.settings import EngineSettings
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome.choice import Choice
from companion.ui.welcome.rhythm_words import guard_line, level_line, level_title
from companion.ui.widgets.card import Card
from companion.ui.widgets.keycap import KeyCap
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text

_INDENT = 108


class LevelCard(Card):
    """Three levels, the guard, and the way out that is always there."""

    def __init__(
        self, theme: Theme, level: Level, guard: bool, engine: EngineSettings, rhythm: Rhythm
    ) -> None:
        super().__init__(theme, _("When a break is due"))
        self._theme = theme
        self.body.setContentsMargins(31, 22, 31, 18)
        self.body.setSpacing(0)
        self.body.addSpacing(8)
        self.levels: dict[Level, Choice] = {}
        levels = QWidget()
        column = QVBoxLayout(levels)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in LEVELS:
            line = level_line(each, engine, rhythm)
            self.levels[each] = Choice(theme, level_title(each), (line,), boxed=False, indent=_INDENT)
            self.levels[each].setChecked(each == level)
            column.addWidget(self.levels[each])
        levels.setAccessibleName(_("When a break is due"))
        self.body.addWidget(levels)
        self.body.addWidget(_Rule(theme))
        self.guard = Switch(theme, _("Breaks outside study sessions, too"))
        self.guard.setChecked(guard)
        self.body.addLayout(self._guard_row())
        self.body.addWidget(_Rule(theme))
        self.body.addLayout(self._way_out(engine))

    @property
    def level(self) -> Level:
        """The chosen level."""
        return next(level for level, choice in self.levels.items() if choice.isChecked())

    def _guard_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self._theme, _("Outside study sessions, too"), "small", weight=500))
        words.addWidget(Text(self._theme, guard_line(), "small", "text2", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(self.guard)
        return row

    def _way_out(self, engine: EngineSettings) -> QHBoxLayout:
        sentence = _("Holding {key} for {seconds:g} s always frees the screen, in every level.")
        before, _key, after = sentence.partition("{key}")
        seconds = engine.leave_hold.total_seconds()
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Info(self._theme))
        row.addWidget(Text(self._theme, before.strip(), "small", "text2"))
        row.addWidget(KeyCap(self._theme, _("Esc")))
        rest = Text(self._theme, after.strip().format(seconds=seconds), "small", "text2", wrap=True)
        row.addWidget(rest, 1, Qt.AlignmentFlag.AlignVCenter)
        return row


class _Info(QLabel):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setPixmap(self._theme.pixmap("info", 20, "text2", self.devicePixelRatioF()))
        self.setFixedSize(QSize(self._theme.px(20), self._theme.px(20)))


class _Rule(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.setStyleSheet(f"background: {self._theme.color('line').name()}; border: 0;")
