"""How to reach a person: a quiet popover, without a question and without an alarm."""

import tomllib
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QWidget

from companion.app.help_settings import NOWHERE, HelpSettings
from companion.core.help_lines import EVERYWHERE, HelpBook, emergency_words, line_words, read_help
from companion.core.words import _
from companion.ui.theme import AssetFiles, Theme
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.text import Text

FILE = "help/lines.toml"
MOST_LIKELY = "US"
"""Where most people are whose computer names no region."""


class HelpSheet(Explained):
    """Says where someone listens; nothing of it is kept. Its words can be marked and copied.

    chosen: the country and the numbers of the person's own. on_done: closes it.
    """

    def __init__(
        self,
        theme: Theme,
        chosen: HelpSettings,
        on_done: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        paragraphs = help_paragraphs(theme.assets, chosen)
        super().__init__(theme, _("Someone to talk to"), paragraphs, on_done, parent)
        for words in self.findChildren(Text):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def help_paragraphs(assets: AssetFiles, chosen: HelpSettings) -> tuple[str, ...]:
    """Return how to reach a person, in whole sentences: the person's own numbers before all others."""
    book = load_help(assets)
    code = chosen.country or own_region()
    # A computer that names no region leaves open where one is: the line says its country.
    country = None if code == NOWHERE else book.of(code or MOST_LIKELY)
    lines = country.lines if country is not None else ()
    elsewhere = (
        _("{where} lists lines for your country, many by chat or text.")
        if country is None or not code
        else _("{where} lists more lines, in most countries, many by chat or text.")
    )
    return (
        _("These months are heavy for many people. Talking to someone can help, also when it is not "
          "an emergency: a friend, your doctor, the counselling service of your school."),
        *chosen.own,
        *(_("{country}. {line}").format(country=country.name, line=line_words(line)) for line in lines
          if country is not None),
        elsewhere.format(where=EVERYWHERE),
        emergency_words(country if code else None),
        _sources(book, [line.source for line in lines]),
    )  # fmt: skip


def load_help(assets: AssetFiles) -> HelpBook:
    """Read the numbers shipped with the program."""
    return read_help(tomllib.loads(assets.path(FILE).read_text(encoding="utf-8")))


def own_region() -> str:
    """Return the country of the computer's language settings, ISO 3166-1 alpha-2; empty without one."""
    own = QLocale().territory()
    return "" if own == QLocale.Country.AnyTerritory else QLocale.territoryToCode(own)


def _sources(book: HelpBook, sources: list[str]) -> str:
    day = QLocale(_("en")).toString(QDate(*book.known.timetuple()[:3]), "d MMMM yyyy")
    if not sources:
        return _("You can add numbers of your own in Settings.")
    return _(
        "Number of {source}, as known on {day}; should it have changed, {everywhere} has today’s. You can "
        "choose another country and add numbers of your own in Settings."
    ).format(source=", ".join(sources), day=day, everywhere=EVERYWHERE)
