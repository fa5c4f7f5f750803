"""Someone to talk to: the country whose numbers are shown, and numbers of one's own."""

from collections.abc import Sequence

from companion.app.help_settings import LONGEST, MOST, NOWHERE
from companion.app.settings import Settings
from companion.core.help_lines import CountryHelp
from companion.core.words import _
from companion.ui.help_sheet import load_help, own_region
from companion.ui.pages.settings.own_lines import OwnLinesRow
from companion.ui.pages.settings.section import Section
from companion.ui.pages.settings.setting import Setting
from companion.ui.pages.settings.setting_rows import SettingRow
from companion.ui.ports import SettingsDoor
from companion.ui.theme import Theme
from companion.ui.widgets.choice_box import ChoiceBox


class HelpSection(Section):
    """Where the program names someone to talk to, it names these; nothing is ever called or opened."""

    key = "help"

    def __init__(self, door: SettingsDoor, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Someone to talk to"),
            _("Shown where weeks were hard. Nothing is dialled or sent; you are shown a number."),
        )
        self.country = CountryRow(theme, door, load_help(theme.assets).countries)
        self.own = OwnLinesRow(
            theme,
            door,
            Setting(
                table="help",
                key="own",
                read=lambda now: now.help.own,
                words=lambda own: _("none"),
                to_file=list,
            ),
            _("Your own numbers"),
            _("One a line, at most {most}, such as the counselling service of your school.").format(
                most=MOST
            ),
            longest=LONGEST,
        )
        self.add(self.country)
        self.add(self.own)

    def refresh(self) -> None:
        """Show what is in force."""
        self.country.refresh()
        self.own.refresh()


class CountryRow(SettingRow[str]):
    """One of the countries with known numbers, the computer's region, or none of them."""

    def __init__(self, theme: Theme, door: SettingsDoor, countries: Sequence[CountryHelp]) -> None:
        names = {each.code: each.name for each in countries}
        region = names.get(own_region())
        here = _("My computer’s region ({country})").format(country=region) if region else ""
        self._names = {"": here or _("My computer’s region"), **names, NOWHERE: _("Another country")}
        title = _("Country")
        self.box = ChoiceBox(theme, title)
        for code, name in self._names.items():
            self.box.addItem(name, code)
        setting = Setting(table="help", key="country", read=_country, words=self._name)
        meaning = _("Whose telephone lines are shown. For other countries it is where to find them.")
        super().__init__(theme, door, setting, title, meaning, self.box)
        self.box.activated.connect(lambda place: self.choose(self.box.itemData(place)))
        self.refresh()

    def show_value(self, value: str) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def _name(self, code: str) -> str:
        return self._names.get(code, code)


def _country(settings: Settings) -> str:
    return settings.help.country
