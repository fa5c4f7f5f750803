"""What a person types to open the journal: a passphrase of their own, or the recovery code."""

import unicodedata
from collections.abc import Callable

from companion.core.errors import InvalidInput
from companion.core.words import _

LEAST = 4
"""Characters of a new passphrase; fewer keep nobody out."""
ADVISED = 8
"""From so many on it withstands more than a curious flatmate."""
MOST = 1024

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are mistaken for 1, 1, 0 and V."""
CODE_LENGTH = 24
GROUP = 4


def new_passphrase(text: str) -> str:
    """Return `text` as it is kept to, or raise InvalidInput where it is too short to keep anyone out."""
    settled = unicodedata.normalize("NFC", text)
    if len(settled) < LEAST:
        raise InvalidInput(
            _(
                "That passphrase is too short: give at least {least} characters. Four words you will "
                "remember do it well."
            ).format(least=LEAST)
        )
    if len(settled) > MOST:
        raise InvalidInput(_("A passphrase has at most {most} characters.").format(most=MOST))
    return settled


def passphrase_bytes(text: str) -> bytes:
    """Return what is tried; the same letters typed on another keyboard give the same bytes."""
    # A lone surrogate stands for a byte that was no text; it must not end in a traceback.
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass")


def new_code(draw: Callable[[int], bytes]) -> str:
    """Return a recovery code of 120 random bits in groups: XXXX-XXXX-XXXX-XXXX-XXXX-XXXX.

    draw: returns that many random bytes.
    """
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in draw(CODE_LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))


def code_letters(text: str) -> str:
    """Return the 24 letters of a recovery code as typed: any case, any grouping, O for 0, I or L for 1.

    Raises InvalidInput where it cannot be one.
    """
    typed = "".join(each for each in text.upper() if not each.isspace() and each not in "-–—_.")
    letters = typed.translate(str.maketrans("OIL", "011"))
    if len(letters) != CODE_LENGTH or any(each not in ALPHABET for each in letters):
        raise InvalidInput(
            _(
                "A recovery code has {length} letters and digits, in groups of {group}: look it up again."
            ).format(length=CODE_LENGTH, group=GROUP)
        )
    return letters


def same_code(one: str, other: str) -> bool:
    """Return whether both are typings of the same recovery code."""
    try:
        return code_letters(one) == code_letters(other)
    except InvalidInput:
        return False
