"""Where a person answers the telephone, by country; shipped with the program, dated, and shown offline."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from companion.core.value import dataclass
from companion.core.words import _

EVERYWHERE = "findahelpline.com"
"""Lists lines of most countries; it is shown to be copied, the program opens no network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One line, answered at any hour. text: number for text messages, empty without; source: who runs it."""

    name: str
    call: str
    text: str = ""
    free: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryHelp:
    """What one country has. code: ISO 3166-1 alpha-2; emergency: numbers for danger, the usual one first."""

    code: str
    name: str
    emergency: tuple[str, ...]
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class HelpBook:
    """All countries there is something known of. known: the day it was written down."""

    known: date
    countries: tuple[CountryHelp, ...]

    def of(self, code: str) -> CountryHelp | None:
        """Return what country `code` has, None where that is not known."""
        return next((each for each in self.countries if each.code == code.upper()), None)


def read_help(table: Mapping[str, Any]) -> HelpBook:
    """Return the book `table` holds: `known`, and `country` with `code, name, emergency, line`."""
    return HelpBook(
        table["known"],
        tuple(
            CountryHelp(
                code=each["code"],
                name=_(each["name"]),
                emergency=tuple(each["emergency"]),
                lines=tuple(HelpLine(**line) for line in each["line"]),
            )
            for each in table["country"]
        ),
    )


def line_words(line: HelpLine) -> str:
    """Return how to reach a line, in whole sentences."""
    if line.text and line.text == line.call:
        words = _("{name}: call or text {call}, at any hour.")
    elif line.text:
        words = _("{name}: call {call} or text {text}, at any hour.")
    else:
        words = _("{name}: call {call}, at any hour.")
    said = words.format(name=line.name, call=line.call, text=line.text)
    return _("{said} It is free.").format(said=said) if line.free else said


def emergency_words(country: CountryHelp | None) -> str:
    """Return whom to call in danger."""
    if country is None:
        return _(
            "If you are in danger now, call the emergency number of your country: 112 in Europe and many "
            "other countries, 911 in the United States and Canada."
        )
    numbers = _(" or ").join(country.emergency)
    return _("If you are in danger now, call {numbers}.").format(numbers=numbers)
