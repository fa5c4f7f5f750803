"""Absences that are breaks, and what the user says of them."""

from tests.mutate.fault import Fault

NATURAL = (
    Fault("a natural break needs more than its length", "absence", "if instant <= at]", "if instant < at]"),
    Fault(
        "natural without focus before",
        "absence",
        "had_focus=meter.focus_since_break(state, at) > ZERO",
        "had_focus=True",
    ),
    Fault(
        "a longer natural break is not reported",
        "absence",
        "if rhythm.flow and absence.credited:",
        "if absence.credited:",
    ),
    Fault(
        "the shortest reached is credited",
        "absence",
        "_credit(turn, reached[-1], at)",
        "_credit(turn, reached[0], at)",
    ),
    Fault("natural breaks are not counted", "absence", "breaks=session.breaks + 1", "breaks=session.breaks"),
    Fault(
        "an undone credit stays counted",
        "absence",
        "breaks=session.breaks - len(last.absence.credited)",
        "breaks=session.breaks",
    ),
    Fault("discard leaves the credit", "absence", '() if as_ == "break" else', '() if as_ != "study" else'),
    Fault(
        "study restores nothing",
        "absence",
        "turn.set(counted=turn.state.counted + focus)",
        "turn.set(counted=turn.state.counted)",
    ),
    Fault(
        "an answer does not restore the debt", "absence", "if before is not None and untouched:", "if False:"
    ),
    Fault(
        "quiet for the length at due is no natural break",
        "breaks",
        "at - unused >= length:",
        "at - unused > length:",
    ),
    Fault(
        "a lull waited for outlives an absence",
        "absence",
        "        turn.note(due=replace(due, waiting_since=None))\n    state =",
        "        pass\n    state =",
    ),
)
