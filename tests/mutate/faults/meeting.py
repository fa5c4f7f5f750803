"""Breaks that meet, and the cycle."""

from tests.mutate.fault import Fault

MEETING = (
    Fault(
        "the shorter break is not dropped",
        "meter",
        "return _displaced(first, dues, total(state, now)) or first",
        "return first",
    ),
    Fault("dropped a moment too far", "meter", "other.total <= until", "other.total <= until + DROP_MARGIN"),
    Fault("dropped only within its length", "meter", "+ due.tier.length + DROP_MARGIN", "+ due.tier.length"),
    Fault("superseded counts in the cycle", "breaks", 'if outcome != "superseded":', "if True:"),
    Fault(
        "the longer break asked for is refused",
        "commands",
        "if tier.length <= running.tier.length:",
        "if True:",
    ),
    Fault("the long break never comes", "meter", "turn >= tier.every", "turn > 1000 * tier.every"),
    Fault(
        "the long break comes one early",
        "meter",
        "turn = state.ledger.cycle + 1",
        "turn = state.ledger.cycle + 2",
    ),
    Fault("the cycle never begins anew", "rests", "    if tier.every:\n        return 0\n", ""),
    Fault("the guard counts in the cycle", "rests", "if turn.state.session else cycle", "if True else cycle"),
    Fault(
        "a long break renews no shorter interval",
        "meter",
        "if rest.length >= length",
        "if rest.length == length",
    ),
    Fault(
        "a deferred shorter break is not outgrown",
        "deadlines",
        "tier.length > due.tier.length:\n            longer",
        "False:\n            longer",
    ),
)
