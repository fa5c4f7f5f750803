"""How a decision went, in words."""

from companion.core.reflection import Decision, Outcome
from companion.core.words import _


def outcome_words() -> dict[Outcome, str]:
    """Return what can be answered to *How did it go?*, in the order shown."""
    return {
        "kept": _("Kept"),
        "partly": _("Partly"),
        "not": _("Not this time"),
        "changed": _("Changed my mind"),
    }


def told(decision: Decision) -> str:
    """Return how it went as it was told; empty where it was not."""
    if decision.outcome is None:
        return ""
    word = outcome_words()[decision.outcome]
    if not decision.outcome_note:
        return _("{outcome}.").format(outcome=word)
    return _("{outcome}: {note}").format(outcome=word, note=decision.outcome_note)
