"""How practices sound, and what they ask."""

from collections.abc import Callable
from typing import TypeVar

from companion.app.practice_settings import BACKGROUNDS, Background, PracticeSettings
from companion.app.practice_words import background_words
from companion.app.settings import Settings
from companion.core.errors import InvalidInput
from companion.core.words import _
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import ChoiceRow, FieldRow, SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme

_TABLE = "practice"
Value = TypeVar("Value")


class PracticeSection(Section):
    """Volumes of voice, bell and background, holds, and the question for stress."""

    key = "practice"

    def __init__(self, door: SettingsDoor, theme: Theme) -> None:
        super().__init__(theme, _("Practices"), _("The volumes can be changed while a practice plays, too."))
        self._door, self._theme = door, theme
        self.ask_stress = self._switch(
            "ask_stress",
            lambda now: now.ask_stress,
            _("Ask for stress before and after"),
            _("One key each, or Enter to go on without. It shows you what helps you."),
        )
        self.skip_holds = self._switch(
            "skip_holds",
            lambda now: now.skip_holds,
            _("Leave out breath-holds"),
            _("Where a practice has them, the breath goes on instead."),
        )
        self.eyes_closed = self._switch(
            "eyes_closed",
            lambda now: now.eyes_closed,
            _("Begin with a dark screen"),
            _("Voice and bell alone, for closed eyes."),
        )
        self.voice = self._volume("voice", lambda now: now.voice, _("Voice"))
        self.bell = self._volume("bell", lambda now: now.bell, _("Bell"))
        self.background = ChoiceRow[Background](
            theme,
            door,
            Setting(
                table=_TABLE, key="background", read=_of(lambda now: now.background), words=background_words
            ),
            _("Background"),
            "",
            BACKGROUNDS,
        )
        self.background_volume = self._volume(
            "background_volume", lambda now: now.background_volume, _("Volume of the background")
        )
        self._own = (
            *(self.ask_stress, self.skip_holds, self.eyes_closed),
            *(self.voice, self.bell, self.background, self.background_volume),
        )
        for row in self._own:
            self.add(row)

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._own:
            row.refresh()

    def _switch(
        self, key: str, read: Callable[[PracticeSettings], bool], title: str, meaning: str
    ) -> SwitchRow:
        setting = Setting(table=_TABLE, key=key, read=_of(read), words=on_or_off)
        return SwitchRow(self._theme, self._door, setting, title, meaning)

    def _volume(self, key: str, read: Callable[[PracticeSettings], float], title: str) -> FieldRow[float]:
        setting = Setting(table=_TABLE, key=key, read=_of(read), words=percent_words)
        return FieldRow(self._theme, self._door, setting, title, "", read_percent)


def percent_words(share: float) -> str:
    """Return a share of 0 to 1 as "80 %"."""
    return _("{percent} %").format(percent=round(share * 100))


def read_percent(text: str) -> float:
    """Return the share of 0 to 1 that "80 %" or "80" means. InvalidInput for anything else."""
    bare = text.strip().removesuffix("%").strip()
    if bare.isdecimal() and 0 <= int(bare) <= 100:
        return int(bare) / 100
    raise InvalidInput(_("A volume is a whole number from 0 to 100, as in 80 %."))


def _of(read: Callable[[PracticeSettings], Value]) -> Callable[[Settings], Value]:
    return lambda settings: read(settings.practice)
