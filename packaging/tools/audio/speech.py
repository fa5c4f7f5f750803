"""Sentences spoken by the hibari engine: at a slow pace, with pauses, always alike."""

import re
from collections.abc import Callable
from importlib.metadata import version

import numpy as np

from .levels import Samples, doubled, levelled
from .shaping import silence, trimmed, with_pauses

PACE = 0.75
"""The engine's own pace times this: about three syllables a second."""
SEED = 1
LUFS, CEILING = -20.0, -1.5
"""Loudness of every sentence, and the highest true peak in dBFS before it is encoded."""

_BETWEEN_SENTENCES, _AT_A_COMMA = 0.75, 0.38  # seconds
_COMMA = re.compile(r"[,;:—–](?=\s)|…")

# What the engine reads wrongly, in its own spelling of sounds.
_SAID: dict[str, str] = {}


def how() -> dict[str, str | float]:
    """Return what the sound of a sentence depends on besides its words."""
    return {
        "engine": f"hibari-tts {version('hibari-tts')}",
        "voice": "heart",
        "pace": PACE,
        "seed": SEED,
        "lufs": LUFS,
        "between_sentences": _BETWEEN_SENTENCES,
        "at_a_comma": _AT_A_COMMA,
    }


def speaker() -> Callable[[str], Samples]:
    """Return the function that speaks words: levelled samples that begin and end in silence."""
    from hibari import Hibari

    engine = Hibari()

    def sentence(text: str) -> Samples:
        told = re.sub(r"\w+", lambda word: _SAID.get(word[0].lower(), word[0]), text)
        raw = np.asarray(engine(told, speed=PACE, seed=SEED), np.float64)
        cut = trimmed(doubled(np.pad(raw, 1200)), tail=0.1)
        return with_pauses(cut, len(_COMMA.findall(text)), _AT_A_COMMA)

    def speak(words: str) -> Samples:
        parts: list[Samples] = []
        for text in engine.split_sentences(words):
            parts += [silence(_BETWEEN_SENTENCES - 0.16)] if parts else []
            parts += [sentence(text)]
        return levelled(trimmed(np.concatenate(parts)), LUFS, ceiling=CEILING)

    return speak
