"""Rhythms as people write them: a built-in name, a name of their own, or a table of tiers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from companion.core.engine.rhythm import BUILT_IN, Rhythm, Tier
from companion.core.errors import InvalidInput
from companion.core.words import _

DAY = timedelta(days=1)
_KEYS = ("name", "after", "length", "every", "notice", "postpone", "postpone_limit")


def parse_rhythm(value: object, custom: Iterable[Rhythm] = (), name: str = "custom") -> Rhythm:
    """Return the rhythm that `value` names or describes.

    value: a name, or a table `{"tiers": [{"name", "after", "length", …}]}` with durations in seconds.
    custom: the user's own rhythms, looked up beside the built-in ones.
    name: what a described rhythm is called unless it says so itself.
    Raises InvalidInput for an unknown name, a missing field or a value that makes no sense.
    """
    if isinstance(value, Rhythm):
        return value
    if isinstance(value, str):
        return _named(value, custom)
    if isinstance(value, Mapping):
        return _described(value, name)
    raise InvalidInput(
        _("The rhythm is {value!r}: give a name such as 50/10, or a table of tiers.").format(value=value)
    )


def _named(name: str, custom: Iterable[Rhythm]) -> Rhythm:
    known = {**BUILT_IN, **{rhythm.name: rhythm for rhythm in custom}}
    if name not in known:
        raise InvalidInput(
            _("There is no rhythm {name!r}: choose one of {known}.").format(name=name, known=", ".join(known))
        )
    return known[name]


def _described(table: Mapping[str, Any], name: str) -> Rhythm:
    tiers = table.get("tiers")
    if not isinstance(tiers, Sequence) or isinstance(tiers, str) or not tiers:
        raise InvalidInput(_("The rhythm has no tiers: give at least one with name, after and length."))
    rows = [_checked(row, number) for number, row in enumerate(tiers, start=1)]
    alone = sorted((_tier(row) for row in rows if "every" not in row), key=lambda tier: tier.length)
    if not alone:
        raise InvalidInput(_("Every tier of the rhythm has `every`: give one tier that stands alone."))
    named = [*alone, *(_nth(row, alone[0]) for row in rows if "every" in row)]
    if len({tier.name for tier in named}) < len(named):
        raise InvalidInput(_("Two tiers of the rhythm have the same name: give each its own."))
    return Rhythm(name=str(table.get("name", name)), tiers=tuple(named))


def _checked(row: object, number: int) -> Mapping[str, Any]:
    where = _("Tier {number}").format(number=number)
    if not isinstance(row, Mapping):
        raise InvalidInput(_("{where} is no table: give name, after and length.").format(where=where))
    for key in row:
        if key not in _KEYS:
            raise InvalidInput(
                _("{where} has an unknown key {key!r}: it may have {known}.").format(
                    where=where, key=key, known=", ".join(_KEYS)
                )
            )
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise InvalidInput(_("{where} has no name: give one, such as short.").format(where=where))
    for key in ("length",) if "every" in row else ("after", "length"):
        if key not in row:
            raise InvalidInput(_("Tier {name} has no {key}: give it in seconds.").format(name=name, key=key))
    return row


def _tier(row: Mapping[str, Any]) -> Tier:
    usual = Tier(name="", after=DAY, length=DAY)
    return Tier(
        name=row["name"].strip(),
        after=_duration(row, "after", usual.after),
        length=_duration(row, "length", usual.length),
        notice=_duration(row, "notice", usual.notice, zero=True),
        postpone=_duration(row, "postpone", usual.postpone),
        postpone_limit=_whole(row, "postpone_limit", usual.postpone_limit, least=0),
    )


def _nth(row: Mapping[str, Any], first: Tier) -> Tier:
    """Return a tier that takes the place of every n-th `first` and inherits what it leaves out."""
    return Tier(
        name=row["name"].strip(),
        after=first.after,
        length=_duration(row, "length", first.length),
        every=_whole(row, "every", 0, least=2),
        notice=_duration(row, "notice", first.notice, zero=True),
        postpone=_duration(row, "postpone", first.postpone),
        postpone_limit=_whole(row, "postpone_limit", first.postpone_limit, least=0),
    )


def _duration(row: Mapping[str, Any], key: str, default: timedelta, *, zero: bool = False) -> timedelta:
    if key not in row:
        return default
    value = row[key]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    least = 0 if zero else 1
    if not number or not least <= value <= DAY.total_seconds():
        raise InvalidInput(
            _("Tier {name}: {key} is {value!r}; give seconds from {least} to 86400.").format(
                name=row["name"], key=key, value=value, least=least
            )
        )
    return timedelta(seconds=value)


def _whole(row: Mapping[str, Any], key: str, default: int, *, least: int) -> int:
    if key not in row:
        return default
    value = row[key]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 100:
        raise InvalidInput(
            _("Tier {name}: {key} is {value!r}; give a whole number from {least} to 100.").format(
                name=row["name"], key=key, value=value, least=least
            )
        )
    return value
