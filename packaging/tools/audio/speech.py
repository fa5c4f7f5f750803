"""Sentences spoken by the hibari engine: slowly and evenly, with pauses, always alike."""

import re
from collections.abc import Callable
from importlib.metadata import version

import numpy as np

from . import RATE
from .deessing import BELOW_VOWELS, deessed
from .levels import Samples, doubled, levelled
from .shaping import heard_seconds, silence, trimmed, with_pauses

SEED = 1
LUFS, CEILING = -20.0, -2.0
"""Loudness of every sentence, and the highest true peak in dBFS; encoding adds up to 1 dB to that."""

SYLLABLES_A_SECOND = 3.2
"""While speaking; conversation is at 5 to 6, a voice that guides at 3 to 4."""
_FIRST_PACE = 0.75  # of the engine's own
_SLOWEST, _FASTEST = 0.6, 0.78  # it still sounds like somebody speaking

_BETWEEN_SENTENCES, _AT_A_COMMA = 0.75, 0.38  # seconds
_COMMA = re.compile(r"[,;:—–](?=\s)|…")
_VOWELS = frozenset("AIOQWYaiueoæɑɐɒɔəɛɜɪʊʌᵊᵻ")  # as the engine spells sounds, diphthongs as capitals

# What the engine would read wrongly or without its weight, in its own spelling of sounds.
_SAID = {
    r"\bclose\b": "klˈOz",  # to close, never close by
    r"(?<=\bsit )up\b|(?<=\breach )up\b|(?<=\bfeet )up\b": "ˈʌp",
    r"(?<=\bare )not\b(?=\.)": "nˈɑt",
    r"(?<=\byou )are\b(?=\.)": "ˈɑɹ",
    r"(?<=\bgo )on\b(?=\.)": "ˈɔn",
}


def how() -> dict[str, str | float]:
    """Return what the sound of a sentence depends on besides its words."""
    return {
        "engine": f"hibari-tts {version('hibari-tts')}",
        "voice": "heart",
        "syllables_a_second": SYLLABLES_A_SECOND,
        "seed": SEED,
        "lufs": LUFS,
        "ceiling": CEILING,
        "hiss_below_vowels": BELOW_VOWELS,
        "between_sentences": _BETWEEN_SENTENCES,
        "at_a_comma": _AT_A_COMMA,
        "said": "; ".join(f"{words} as {sounds}" for words, sounds in _SAID.items()),
    }


def spelt(text: str) -> str:
    """Return the text for the engine: what it would say wrongly in its own spelling of sounds."""
    for words, sounds in _SAID.items():
        text = re.sub(words, rf"[\g<0>](/{sounds}/)", text, flags=re.IGNORECASE)
    return text


def speaker() -> Callable[[str], Samples]:
    """Return the function that speaks words: levelled samples that begin and end in silence."""
    from hibari import Hibari

    engine = Hibari(voice="heart")

    def raw(text: str, pace: float) -> Samples:
        samples = np.asarray(engine(text, speed=pace, seed=SEED), np.float64)
        return doubled(np.pad(samples, RATE // 40))  # the engine's rate is half of ours

    def sentence(text: str) -> Samples:
        told = spelt(text)
        syllables = sum(sound in _VOWELS for part in engine.phonemize(told) for sound in part)
        rate = syllables / heard_seconds(raw(told, _FIRST_PACE))
        pace = min(_FASTEST, max(_SLOWEST, _FIRST_PACE * SYLLABLES_A_SECOND / rate))
        cut = trimmed(raw(told, round(pace, 2)), tail=0.1)
        return deessed(with_pauses(cut, len(_COMMA.findall(text)), _AT_A_COMMA))

    def speak(words: str) -> Samples:
        parts: list[Samples] = []
        for text in engine.split_sentences(words):
            parts += [silence(_BETWEEN_SENTENCES - 0.16)] if parts else []
            parts += [sentence(text)]
        return levelled(trimmed(np.concatenate(parts)), LUFS, ceiling=CEILING)

    return speak
