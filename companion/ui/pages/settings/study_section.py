"""How a session starts, and breaks outside sessions."""

from companion.app.settings import Settings
from companion.core.engine.rhythm import BUILT_IN, LEVELS, Level
from companion.core.words import _
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import ChoiceRow, SwitchRow
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme
from companion.ui.welcome.rhythm_words import guard_line, level_title


class StudySection(Section):
    """Default rhythm, level, and the guard."""

    key = "study"

    def __init__(self, door: SettingsDoor, theme: Theme) -> None:
        super().__init__(theme, _("Study"), _("What a session starts with. You can change it each time."))
        own = [rhythm.name for rhythm in door.current.study.rhythms]
        self.rhythm = ChoiceRow(
            theme,
            door,
            Setting(table="study", key="rhythm", read=_rhythm, words=_rhythm_words),
            _("Rhythm"),
            _("How long you work, and how long you rest."),
            list(dict.fromkeys([*BUILT_IN, *own])),
        )
        self.level = ChoiceRow(
            theme,
            door,
            Setting(table="study", key="level", read=_level, words=level_title),
            _("When a break is due"),
            _("Gentle shows a card in the corner. Firm covers the screen. Strict does too, and has no skip."),
            LEVELS,
        )
        self.guard = SwitchRow(
            theme,
            door,
            Setting(table="guard", key="on", read=lambda now: now.guard, words=on_or_off),
            _("Breaks outside study sessions, too"),
            guard_line(),
        )
        self._own = (self.rhythm, self.level, self.guard)
        for row in self._own:
            self.add(row)

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._own:
            row.refresh()


def on_or_off(value: bool) -> str:
    """Return how a switch stands, in a word."""
    return _("on") if value else _("off")


def _rhythm(settings: Settings) -> str:
    return settings.study.rhythm


def _level(settings: Settings) -> Level:
    return settings.study.level


def _rhythm_words(name: str) -> str:
    return _("Flow") if name == "flow" else name
