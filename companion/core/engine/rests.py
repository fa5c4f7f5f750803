"""What a finished break does to the intervals, the cycle and the repayment of postponements."""

from datetime import timedelta

from companion.core.engine import meter
from companion.core.engine.rhythm import Rhythm, Tier
from companion.core.engine.state import Due, Rest
from companion.core.engine.turn import Turn


def settles(tier: Tier, due: Due | None) -> bool:
    """Tell whether a break of `tier` settles the debt `due`; a shorter one leaves a longer one owed."""
    return due is None or due.tier.length <= tier.length or bool(due.tier.every)


def record_rest(turn: Turn, tier: Tier, postponed: int) -> None:
    """Let the intervals of `tier` and all shorter ones begin anew, whatever way it ended.

    In a session the cycle rises at a short break and begins anew at an every-n-th one; postponements
    shorten the next interval.
    """
    rhythm = meter.regime(turn.state)
    assert rhythm is not None
    cycle, due = turn.ledger.cycle, turn.ledger.due
    longer = tuple(known for known in turn.ledger.rests if known.length > tier.length)
    turn.note(
        rests=(*longer, Rest(tier.length, turn.state.counted)),
        cycle=_cycle_after(cycle, rhythm, tier) if turn.state.session else cycle,
        shortened=_repayment(turn, rhythm, tier, postponed),
        due=None if settles(tier, due) else due,
    )


def _cycle_after(cycle: int, rhythm: Rhythm, tier: Tier) -> int:
    if tier.every:
        return 0
    return cycle + 1 if tier.name == rhythm.tiers[0].name else cycle


def _repayment(turn: Turn, rhythm: Rhythm, tier: Tier, postponed: int) -> tuple[tuple[str, timedelta], ...]:
    base = meter.base_of(rhythm, tier)
    kept = {
        name: amount
        for name, amount in turn.ledger.shortened
        if name != base.name and ((known := rhythm.tier(name)) is None or known.length > tier.length)
    }
    if postponed:
        kept[base.name] = tier.postpone * postponed
    return tuple(sorted(kept.items()))
