"""Reasons that hold a break back."""

from tests.mutate.fault import Fault

DEFERRING = (
    Fault(
        "reasons do not hold",
        "breaks",
        "    if turn.state.holds:\n        defer(turn, due, at)\n        return\n",
        "",
    ),
    Fault("the last reason is named", "breaks", "reason=turn.state.holds[0]", "reason=turn.state.holds[-1]"),
    Fault(
        "what is owed is said again",
        "deadlines",
        "and not due.owed_said:",
        "and due.owed_said in (True, False):",
    ),
    Fault(
        "quiet mode never ends",
        "deadlines",
        "    if state.quiet_until is not None:\n        yield",
        "    if False:\n        yield",
    ),
    Fault(
        "quiet mode's end lifts every reason",
        "deadlines",
        'tuple(reason for reason in turn.state.holds if reason != "quiet")',
        "()",
    ),
    Fault(
        "one reason gone is all gone",
        "signals",
        "holds=tuple(held for held in turn.state.holds if held != reason)",
        "holds=()",
    ),
    Fault(
        "a reason during the lull is overlooked",
        "signals",
        "        breaks.defer(turn, due, now)",
        "        pass",
    ),
    Fault(
        "owed says the plain length",
        "breaks",
        "length = meter.length_of(turn.state, due.tier, at, due.postponed)\n    turn.emit(Owed",
        "length = due.tier.length\n    turn.emit(Owed",
    ),
)
