"""Colours, text size and motion."""

from companion.app.settings import THEMES, Settings
from companion.app.settings import Theme as Scheme
from companion.core.words import _
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import ChoiceRow, SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme

SIZES = (0.9, 1.0, 1.25, 1.5, 2.0)


class LookSection(Section):
    """Takes effect at once."""

    key = "look"

    def __init__(self, door: SettingsDoor, theme: Theme) -> None:
        super().__init__(theme, _("Look"), _("Changes show at once."))
        self.scheme = ChoiceRow(
            theme,
            door,
            Setting(table="look", key="theme", read=_scheme, words=_scheme_words),
            _("Colours"),
            _("As the system has them, or always light or dark."),
            THEMES,
        )
        self.text_size = ChoiceRow(
            theme,
            door,
            Setting(table="look", key="text_scale", read=_scale, words=_percent),
            _("Text size"),
            _("Everything grows with the text."),
            SIZES,
        )
        self.still = SwitchRow(
            theme,
            door,
            Setting(
                table="look", key="reduced_motion", read=lambda now: now.look.reduced_motion, words=on_or_off
            ),
            _("Less motion"),
            _("Things appear at once, without moving in."),
        )
        self._own = (self.scheme, self.text_size, self.still)
        for row in self._own:
            self.add(row)

    def refresh(self) -> None:
        """Show what is in force."""
        for row in self._own:
            row.refresh()


def _scheme(settings: Settings) -> Scheme:
    return settings.look.theme


def _scale(settings: Settings) -> float:
    return settings.look.text_scale


def _scheme_words(scheme: Scheme) -> str:
    return {"system": _("System"), "light": _("Light"), "dark": _("Dark")}[scheme]


def _percent(scale: float) -> str:
    return _("{percent:g} %").format(percent=round(scale * 100, 1))
