"""A rhythm of one's own: from what is typed, and into the settings file."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from companion.core.engine.rhythm import BUILT_IN, Rhythm, Tier
from companion.core.errors import InvalidInput
from companion.core.words import _

FOCUS = (5, 240)
REST = (1, 120)
EVERY = (2, 12)
LONGEST = 180
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def read_own(focus: str, rest: str, every: str, long: str) -> Rhythm:
    """Return the rhythm typed: minutes of focus and break, and every n-th break a longer one.

    every: empty or 0 = no long break. Raises InvalidInput with one sentence on what to mend.
    """
    worked = _whole(_("Focus"), focus, FOCUS)
    rested = _whole(_("The break"), rest, REST)
    tiers = [Tier(name="short", after=worked * _MINUTE, length=rested * _MINUTE)]
    if every.strip() not in ("", "0"):
        nth = _whole(_("“Long one every”"), every, EVERY)
        longer = _whole(_("The long break"), long, (rested, LONGEST))
        tiers.append(Tier(name="long", after=worked * _MINUTE, length=longer * _MINUTE, every=nth))
    name = f"{worked}/{rested}"
    known = BUILT_IN.get(name)
    if known is not None and known.tiers == tuple(tiers):
        return known
    if known is not None:
        name = _("{rhythm} own").format(rhythm=name)
    return Rhythm(name=name, tiers=tuple(tiers))


def _whole(name: str, text: str, scale: tuple[int, int]) -> int:
    low, high = scale
    written = text.strip()
    if not written:
        raise InvalidInput(
            _("{name} is empty: give a whole number from {low} to {high}.").format(
                name=name, low=low, high=high
            )
        )
    if not (written.isdecimal() and len(written) <= 6 and low <= int(written) <= high):
        raise InvalidInput(
            _("{name} is {text}: give a whole number from {low} to {high}.").format(
                name=name, text=written, low=low, high=high
            )
        )
    return int(written)


def table_of(rhythms: Iterable[Rhythm]) -> dict[str, Any]:
    """Return `[study] rhythms` as in the settings file; durations in seconds."""
    return {rhythm.name: {"tiers": [_row(tier) for tier in rhythm.tiers]} for rhythm in rhythms}


def _row(tier: Tier) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": tier.name,
        "length": _seconds(tier.length),
        "notice": _seconds(tier.notice),
        "postpone": _seconds(tier.postpone),
        "postpone_limit": tier.postpone_limit,
    }
    # A tier with `every` takes its focus time from the first one.
    return {**row, "every": tier.every} if tier.every else {**row, "after": _seconds(tier.after)}


def _seconds(length: timedelta) -> int | float:
    seconds = length / _SECOND
    return int(seconds) if seconds.is_integer() else seconds
