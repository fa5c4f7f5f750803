"""What a finished break does to the intervals, the cycle and the repayment of postponements."""

from datetime import timedelta

from companion.core.engine import meter
from companion.core.engine.rhythm import Rhythm, Tier
from companion.core.engine.state import Rest
from companion.core.engine.turn import Turn


def record_rest(turn: Turn, tier: Tier, postponed: int) -> None:
    """Let the intervals of `tier` and all shorter ones begin anew, whatever way it ended.

    The cycle rises at a short break and begins anew at an every-n-th one; postponements shorten
    the next interval.
    """
    rhythm = meter.regime(turn.state)
    assert rhythm is not None
    longer = tuple(known for known in turn.ledger.rests if known.length > tier.length)
    turn.note(
        rests=(*longer, Rest(tier.length, turn.state.counted)),
        cycle=_cycle_after(turn.ledger.cycle, rhythm, tier),
        shortened=_repayment(turn, rhythm, tier, postponed),
        due=None,
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
        if name != base.name and (known := rhythm.tier(name)) and known.length > tier.length
    }
    if postponed:
        kept[base.name] = tier.postpone * postponed
    return tuple(sorted(kept.items()))
