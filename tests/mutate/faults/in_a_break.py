"""While a break runs, and its end."""

from tests.mutate.fault import Fault

IN_A_BREAK = (
    Fault(
        "a single key halts",
        "signals",
        "    turn.set(active=False, last_input=now)\n    _present",
        "    turn.set(active=True, last_input=now)\n    _present",
    ),
    Fault(
        "typing is not added up",
        "deadlines",
        "state.settings.tolerated_input - running.typed",
        "state.settings.tolerated_input",
    ),
    Fault(
        "the halted span is not made up",
        "breaks",
        "halted = running.halted + at - running.halted_since",
        "halted = running.halted",
    ),
    Fault(
        "a firm break halts though the screen is covered",
        "breaks",
        'return running.level == "gentle" or not turn.state.can_block',
        "return True",
    ),
    Fault(
        "nothing halts where the desktop cannot block",
        "breaks",
        'return running.level == "gentle" or not turn.state.can_block',
        'return running.level == "gentle"',
    ),
    Fault(
        "a gentle break lasts for ever",
        "deadlines",
        'if running.level == "gentle":\n        yield',
        "if False:\n        yield",
    ),
    Fault(
        "a lock halts the break",
        "breaks",
        "typing = turn.state.active and not turn.state.locked and not turn.state.suspended",
        "typing = turn.state.active",
    ),
    Fault(
        "skip is refused at its second",
        "commands",
        "now < running.started + turn",
        "now <= running.started + turn",
    ),
    Fault("skip in strict", "commands", 'elif running.level == "strict":', "elif False:"),
    Fault(
        "left early starts no focus",
        "breaks",
        "    end_break(turn, outcome, at)\n    turn.start_focus(at)",
        "    end_break(turn, outcome, at)",
    ),
    Fault(
        "taken breaks are not counted",
        "breaks",
        'if outcome == "taken" and session',
        'if outcome == "natural" and session',
    ),
    Fault(
        "the break ends into focus by itself",
        "breaks",
        "    if turn.state.active:\n        return_by_input(turn, at)",
        "    return_by_input(turn, at)",
    ),
    Fault(
        "auto return is always on",
        "breaks",
        "turn.state.settings.auto_return or turn.state.session is None",
        "True",
    ),
    Fault(
        "the guard waits for a button",
        "breaks",
        "turn.state.settings.auto_return or turn.state.session is None",
        "turn.state.settings.auto_return",
    ),
    Fault(
        "stop forgets the running break",
        "commands",
        '        breaks.end_break(turn, "left_early", now)\n    if isinstance(turn.state.phase, Paused)',
        "        pass\n    if isinstance(turn.state.phase, Paused)",
    ),
)
