"""The recovery code as people read and type it: groups of letters and figures."""

from companion.core.secret_words import GROUP
from companion.core.words import _

_MISTAKEN = str.maketrans("OIL", "011")


def bare(code: str) -> str:
    """Return the letters and figures alone, in a form that how it was typed makes no difference to."""
    return _signs(code).translate(_MISTAKEN)


def groups(code: str) -> tuple[str, ...]:
    """Return the code in groups of four."""
    signs = _signs(code)
    return tuple(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def written(code: str) -> str:
    """Return the code in one line, its groups joined by dashes."""
    return "-".join(groups(code))


def asked_back(count: int) -> tuple[int, int]:
    """Return which two of `count` groups are asked back, counted from 0."""
    return min(1, count - 1), max(0, count - 2)


def file_text(code: str) -> str:
    """Return what a file with the code says."""
    return (
        _("Recovery code for Second Wind")
        + f"\n\n{written(code)}\n\n"
        + _("Whoever has this code can open your journal. Keep it where you keep important papers.")
        + "\n"
    )


def _signs(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
