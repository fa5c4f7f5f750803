"""What a break on the screen suggests, and whether it offers a practice."""

from companion.app.settings import Settings
from companion.core.words import _
from companion.ui.pages.settings.break_suggestions import BreakSuggestions
from companion.ui.pages.settings.editor_row import EditorRow
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import SwitchRow
from companion.ui.pages.settings.study_section import on_or_off
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme


class BreakSection(Section):
    """The offer, and the list of suggestions, opened when it is wanted."""

    key = "breaks"

    def __init__(self, door: SettingsDoor, theme: Theme) -> None:
        super().__init__(theme, _("In a break"), _("Nothing here makes a break longer or shorter."))
        self.offer = SwitchRow(
            theme,
            door,
            Setting(table="breaks", key="offer_practice", read=_offers, words=on_or_off),
            _("Offer a practice"),
            _("A button where one fits into the break. It never begins by itself."),
        )
        self.suggestions = EditorRow(
            theme,
            _("What a break suggests"),
            _("One thing at a time, in turn. Switch off what is not for you, and add your own."),
            lambda: BreakSuggestions(door, theme),
        )
        self.add(self.offer)
        self.add(self.suggestions)

    def refresh(self) -> None:
        """Show what is in force."""
        self.offer.refresh()
        editor = self.suggestions.editor
        if isinstance(editor, BreakSuggestions):
            editor.refresh()


def _offers(settings: Settings) -> bool:
    return settings.breaks.offer_practice
