"""How practices sound and what they ask, and what a break suggests: `[practice]` and `[breaks]`."""

from typing import Literal

from companion.app.settings_reading import Reading
from companion.core.value import dataclass

Background = Literal["", "brown", "rain", "drone"]
BACKGROUNDS: tuple[Background, ...] = ("", "brown", "rain", "drone")
LONGEST_SUGGESTION = 120
MOST_SUGGESTIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSettings:
    """voice, bell, background_volume: 0-1 as heard. background: the sound behind, "" = none.

    skip_holds: breath-holds are left out. ask_stress: before and after, always with a way past it.
    cautions_seen: names of practices. eyes_closed: a dark picture, voice and bells alone.
    """

    voice: float = 0.8
    bell: float = 0.6
    background_volume: float = 0.4
    background: Background = ""
    skip_holds: bool = False
    ask_stress: bool = True
    cautions_seen: tuple[str, ...] = ()
    eyes_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSettings:
    """suggestions_off: names of those a break does not make. suggestions_own: the person's, a line each.

    offer_practice: a break on the screen offers a practice that fits into it.
    """

    suggestions_off: tuple[str, ...] = ()
    suggestions_own: tuple[str, ...] = ()
    offer_practice: bool = True


def read_practice(reading: Reading) -> PracticeSettings:
    """Return `[practice]`, each value right or its default."""
    default = PracticeSettings()
    at = "practice"
    return PracticeSettings(
        voice=reading.number(at, "voice", 0, 1, default.voice),
        bell=reading.number(at, "bell", 0, 1, default.bell),
        background_volume=reading.number(at, "background_volume", 0, 1, default.background_volume),
        background=reading.choice(at, "background", BACKGROUNDS, default.background),
        skip_holds=reading.flag(at, "skip_holds", default.skip_holds),
        ask_stress=reading.flag(at, "ask_stress", default.ask_stress),
        cautions_seen=reading.texts(at, "cautions_seen"),
        eyes_closed=reading.flag(at, "eyes_closed", default.eyes_closed),
    )


def read_breaks(reading: Reading) -> BreakSettings:
    """Return `[breaks]`, each value right or its default."""
    return BreakSettings(
        suggestions_off=reading.texts("breaks", "suggestions_off"),
        suggestions_own=reading.texts(
            "breaks", "suggestions_own", longest=LONGEST_SUGGESTION, most=MOST_SUGGESTIONS
        ),
        offer_practice=reading.flag("breaks", "offer_practice", BreakSettings().offer_practice),
    )
