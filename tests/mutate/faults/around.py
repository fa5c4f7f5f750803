"""Flow, stops, restarts, the stored state and the view."""

from tests.mutate.fault import Fault

AROUND = (
    Fault("flow breaks are a quarter", "meter", "FLOW_SHARE = 5", "FLOW_SHARE = 4"),
    Fault(
        "the interval never survives a stop",
        "commands",
        "state.last_stop is not None and now - state.last_stop <=",
        "False and now - now <=",
    ),
    Fault(
        "the interval survives any stop",
        "commands",
        "now - state.last_stop <= state.settings.resume_within",
        "True",
    ),
    Fault(
        "the session's sum misses its last block",
        "turn",
        "focus=session.focus + focus",
        "focus=session.focus",
    ),
    Fault(
        "the gap of a crash counts as focus",
        "signals",
        "    go_away(turn, now, stored)\n",
        "    go_away(turn, now, now)\n",
    ),
    Fault(
        "ten minutes sharp close the session",
        "signals",
        "now - stored > turn.state",
        "now - stored >= turn.state",
    ),
    Fault(
        "a session closed after a crash counts its gap",
        "signals",
        "close_session(turn, now, stored)",
        "close_session(turn, now, now)",
    ),
    Fault(
        "a break over a long gap is left early",
        "signals",
        'breaks.end_break(turn, "taken", now)',
        'breaks.end_break(turn, "left_early", now)',
    ),
    Fault(
        "what was typed before a crash is forgotten",
        "signals",
        "typed = running.typed + max(",
        "typed = ZERO * max(",
    ),
    Fault(
        "the guard switched off swallows its break",
        "commands",
        "if watching and not event.on and isinstance(turn.state.phase, OnBreak):",
        "if False:",
    ),
    Fault(
        "after the session the guard counts a locked screen",
        "commands",
        "    if turn.state.absence is None:\n        _away_if_blocked(turn, at)\n    elif",
        "    if",
    ),
    Fault(
        "durations are stored in milliseconds",
        "codec",
        "value // timedelta(microseconds=1)",
        "value // timedelta(milliseconds=1) * 1000",
    ),
    Fault("stored holds are forgotten", "codec", "return [_plain(item) for item in value]", "return []"),
    Fault("the view offers a strict break's postponement", "look", 'and running.level != "strict"', ""),
    Fault("the view lets a halted break run", "look", "(now if halted_at is None else halted_at)", "now"),
)
