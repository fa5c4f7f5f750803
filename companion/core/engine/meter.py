"""Readings derived from the state: focus so far, the next break, its length."""

from collections.abc import Iterable
from datetime import timedelta

from companion.core.engine.rhythm import Level, Rhythm, Tier
from companion.core.engine.state import ZERO, Due, State

SHORTEST_INTERVAL = timedelta(minutes=5)
DROP_MARGIN = timedelta(seconds=30)
FLOW_SHARE = 5


def total(state: State, now: timedelta) -> timedelta:
    """Return the focus meter's reading at `now`."""
    if state.running_since is None:
        return state.counted
    return state.counted + max(ZERO, now - state.running_since)


def regime(state: State) -> Rhythm | None:
    """Return the rhythm in force: the session's, else the guard's, else None."""
    return state.session.rhythm if state.session else state.guard


def level(state: State) -> Level:
    """Return how firmly the breaks in force are held; the guard is always gentle."""
    return state.session.level if state.session else "gentle"


def last_rest(state: State, length: timedelta) -> timedelta:
    """Return the meter's reading at the last break of at least `length`."""
    floor = state.floor if state.session else ZERO
    return max([floor, *(rest.total for rest in state.ledger.rests if rest.length >= length)])


def focus_since_break(state: State, now: timedelta) -> timedelta:
    """Return the focus time counted since the last break of any length."""
    return total(state, now) - last_rest(state, ZERO)


def base_of(rhythm: Rhythm, tier: Tier) -> Tier:
    """Return the tier whose interval `tier` follows: itself unless it is an every-n-th one."""
    return rhythm.tiers[0] if tier.every else tier


def interval_of(state: State, tier: Tier) -> timedelta:
    """Return the focus time until `tier` falls due, shortened by what was postponed before."""
    shortened = dict(state.ledger.shortened).get(tier.name, ZERO)
    return max(min(tier.after, SHORTEST_INTERVAL), tier.after - shortened)


def in_turn(state: State, rhythm: Rhythm, base: Tier) -> Tier:
    """Return the tier that comes when `base` falls due: the every-n-th one when its turn is there."""
    if base is not rhythm.tiers[0]:
        return base
    turn = state.ledger.cycle + 1
    longer = [tier for tier in rhythm.tiers if tier.every and turn >= tier.every]
    return max(longer, key=lambda tier: tier.length, default=base)


def upcoming(state: State, now: timedelta) -> Due | None:
    """Return the break that is near or owed, or the next one by the meter; None in flow and idle."""
    rhythm = regime(state)
    if rhythm is None or rhythm.flow:
        return None
    if state.ledger.due is not None:
        return state.ledger.due
    bases = [tier for tier in rhythm.tiers if not tier.every]
    dues = [Due(tier=in_turn(state, rhythm, base), total=due_total(state, base)) for base in bases]
    first = min(dues, key=lambda due: (due.total, -due.tier.length))
    return _displaced(first, dues, total(state, now)) or first


def due_total(state: State, base: Tier) -> timedelta:
    """Return the meter's reading at which `base` falls due."""
    return last_rest(state, base.length) + interval_of(state, base)


def displacing(state: State, due: Due, now: timedelta) -> Due | None:
    """Return the longer break so near that `due` gives way to it, or None."""
    rhythm = regime(state)
    if rhythm is None:
        return None
    bases = [tier for tier in rhythm.tiers if not tier.every]
    dues = [Due(tier=in_turn(state, rhythm, base), total=due_total(state, base)) for base in bases]
    return _displaced(due, dues, total(state, now))


def _displaced(due: Due, others: Iterable[Due], reading: timedelta) -> Due | None:
    until = max(due.total, reading) + due.tier.length + DROP_MARGIN
    longer = [other for other in others if other.tier.length > due.tier.length and other.total <= until]
    return max(longer, key=lambda other: other.tier.length, default=None)


def length_of(state: State, tier: Tier, now: timedelta, postponed: int = 0) -> timedelta:
    """Return the length of a break of `tier`, extended for each postponement.

    In flow: a fifth of the focus time since the last break.
    """
    rhythm = regime(state)
    if rhythm is not None and rhythm.flow:
        return focus_since_break(state, now) / FLOW_SHARE
    return tier.length + tier.postpone * postponed * (tier.length / tier.after)


def quiet_since(state: State) -> timedelta | None:
    """Return since when nobody has typed, None while somebody does.

    A start, resume or return shows presence as much as a key does.
    """
    if state.active:
        return None
    return max(state.last_input, state.running_since or ZERO)


def unused_since(state: State) -> timedelta | None:
    """Return since when nobody has used the computer; to the guard a video that plays is use."""
    quiet = quiet_since(state)
    if quiet is None or state.session is not None:
        return quiet
    return None if state.inhibited else max(quiet, state.uninhibited_at)
