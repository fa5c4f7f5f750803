"""Notice, lull and the start of a break."""

from tests.mutate.fault import Fault

DUE = (
    Fault(
        "the break waits for no lull",
        "breaks",
        "        turn.note(due=replace(due, waiting_since=at))",
        "        start_due(turn, due, at)",
    ),
    Fault(
        "a lull takes twice its seconds",
        "deadlines",
        "quiet + state.settings.lull)",
        "quiet + 2 * state.settings.lull)",
    ),
    Fault(
        "a lull is waited for without limit",
        "deadlines",
        "min(latest, quiet + state.settings.lull)",
        "quiet + state.settings.lull",
    ),
    Fault("the break's clock is not set back", "breaks", "min(at, max(unused, due.noticed or at))", "at"),
    Fault(
        "quiet before the notice belongs to the break",
        "breaks",
        "min(at, max(unused, due.noticed or at))",
        "min(at, unused)",
    ),
    Fault("the rest span stays focus", "breaks", "turn.halt_meter(counted_from)", "turn.halt_meter(at)"),
    Fault("the notice comes late by itself", "deadlines", "due.total - due.tier.notice", "due.total"),
    Fault(
        "a notice is shown while a reason holds",
        "deadlines",
        "if due.noticed is None and not state.holds:",
        "if due.noticed is None:",
    ),
    Fault(
        "an overdue break gives no notice time",
        "breaks",
        "reading + due.tier.notice if overdue",
        "reading if overdue",
    ),
    Fault(
        "the block is not closed by a break",
        "breaks",
        "    turn.close_block(at)\n    if settles",
        "    if settles",
    ),
    Fault(
        "events come before deadlines",
        "step",
        "    if not isinstance(event, ev.Restarted):\n        _pass_time(turn, now)\n",
        "",
    ),
    Fault(
        "deadlines of the instant wait for the next event",
        "step",
        "deadline[0] <= now:",
        "deadline[0] < now:",
    ),
)
