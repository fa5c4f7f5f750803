"""Leaving, locking, sleeping, pausing."""

from tests.mutate.fault import Fault

PRESENCE = (
    Fault("absence takes back nothing", "absence", "turn.halt_meter(since)", "turn.halt_meter(at)"),
    Fault(
        "a lock is away since the last input",
        "signals",
        "go_away(turn, now, now)\n    note_blocked",
        "go_away(turn, now, turn.state.last_input)\n    note_blocked",
    ),
    Fault(
        "the notice lets quiet count as away",
        "deadlines",
        "if due is not None and (due.noticed is not None or due.waiting_since is not None):",
        "if due is not None and due.waiting_since is not None:",
    ),
    Fault(
        "away in a session after the guard's limit",
        "deadlines",
        "state.settings.away_after if in_session",
        "state.settings.guard_away_after if in_session",
    ),
    Fault(
        "an inhibitor counts in no guard",
        "meter",
        "return None if state.inhibited else",
        "return quiet if state.inhibited else",
    ),
    Fault(
        "a pause is reported as away",
        "commands",
        "go_away(turn, now, now, silent=True)",
        "go_away(turn, now, now)",
    ),
    Fault(
        "input on a locked screen is a return",
        "signals",
        "    if state.locked or state.suspended:\n        return\n    if isinstance(state.phase, Returning)",
        "    if isinstance(state.phase, Returning)",
    ),
    Fault(
        "waking unlocks",
        "signals",
        "turn.set(suspended=False)\n    note_blocked(turn, now)\n    if turn.state.active",
        "turn.set(suspended=False, locked=False)\n    note_blocked(turn, now)\n    if turn.state.active",
    ),
    Fault(
        "resumed behind a locked screen it counts",
        "commands",
        "    turn.set(absence=None)\n    turn.start_focus(now)\n    _away_if_blocked(turn, now)",
        "    turn.set(absence=None)\n    turn.start_focus(now)",
    ),
    Fault("locked time may be called study", "absence", "last.away - absence.blocked if", "last.away if"),
    Fault(
        "a spurious end of a video moves the absence",
        "signals",
        "if turn.state.inhibited and not on:",
        "if not on:",
    ),
    Fault(
        "the second absence keeps the first answer",
        "absence",
        "turn.set(absence=absence, answerable=None)",
        "turn.set(absence=absence)",
    ),
)
