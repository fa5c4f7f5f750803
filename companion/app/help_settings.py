"""Whom the program names as someone to talk to: `[help] country, own`."""

from companion.app.settings_reading import Reading
from companion.core.value import dataclass

NOWHERE = "none"
"""A country of which no number is to be shown."""
LONGEST, MOST = 120, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSettings:
    """country: ISO 3166-1 alpha-2 in capitals, `none`, or empty for the computer's region.

    own: lines the person wrote, such as the number of a counselling service; shown first.
    """

    country: str = ""
    own: tuple[str, ...] = ()


def read_help_settings(reading: Reading) -> HelpSettings:
    """Return `[help]`, each value right or its default."""
    country = reading.text("help", "country", "")
    return HelpSettings(
        country=country if country == NOWHERE else country.upper(),
        own=reading.texts("help", "own", longest=LONGEST, most=MOST),
    )
