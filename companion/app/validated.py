"""How often signs and links find something, as measured on made-up people and shipped with the program."""

import re
import tomllib
from collections.abc import Mapping
from math import isfinite
from typing import Any

from companion.core.signs import NAMES, SignName
from companion.core.value import dataclass

FILE = "validation.toml"
_TARGET = re.compile(r"sleep_on_with_target_(\d+)")
_TRUE_LINK = re.compile(r"true_link_(\d+)_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRates:
    """Of one sign, shares from 0 to 1.

    false_alarm: of ordinary weeks in which it is known, `weeks` of them; unknown: of all ordinary
    weeks. hit_week: of weeks of overload in which it is known; hit_three_weeks: of overloads of three
    weeks, on at least once, one that stays unknown counted as missed.
    """

    false_alarm: float
    weeks: int
    unknown: float
    hit_week: float
    hit_three_weeks: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRates:
    """Of what moves with stress, shares from 0 to 1.

    pair_p_at_most_05: of unrelated comparisons, p at most .05; person_any_named: of `people` for whom
    nothing moves with stress, told of a link; overload_person_any_named: the same where three weeks of
    overload run through all figures. true_links: true correlation -> how often p is at most .05, over
    `true_link_days` days.
    """

    people: int
    pair_p_at_most_05: float
    person_any_named: float
    overload_person_any_named: float
    true_link_days: int
    true_links: Mapping[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """All that was measured. sleep_target_min: for everyone; sleep_on: share of weeks the sign is on then."""

    signs: Mapping[SignName, SignRates]
    links: LinkRates
    sleep_target_min: int
    sleep_on: float


def read_validated(text: str) -> Validated | None:
    """Return the figures of a TOML text; None where it is damaged or any of them is lacking."""
    try:
        return _validated(tomllib.loads(text))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _validated(table: Mapping[str, Any]) -> Validated:
    target, on = _numbered(table, _TARGET)
    return Validated(
        signs={name: _sign(table["signs"][name]) for name in NAMES},
        links=_links(table["relations"]),
        sleep_target_min=target,
        sleep_on=_share(on),
    )


def _sign(table: Mapping[str, Any]) -> SignRates:
    return SignRates(
        false_alarm=_share(table["false_alarm"]),
        weeks=_count(table["weeks"]),
        unknown=_share(table["unknown"]),
        hit_week=_share(table["hit_week"]),
        hit_three_weeks=_share(table["hit_three_weeks"]),
    )


def _links(table: Mapping[str, Any]) -> LinkRates:
    days, strengths = _numbered(table, _TRUE_LINK)
    found = {_share(float(strength)): _share(rates["ours"]) for strength, rates in strengths.items()}
    return LinkRates(
        people=_count(table["people"]),
        pair_p_at_most_05=_share(table["pair_p_at_most_05"]),
        person_any_named=_share(table["person_any_named"]),
        overload_person_any_named=_share(table["overload_person_any_named"]),
        true_link_days=days,
        true_links=dict(sorted(found.items())),
    )


def _numbered(table: Mapping[str, Any], named: re.Pattern[str]) -> tuple[int, Any]:
    """Return the number in the one key of this form, and its value."""
    for key, value in table.items():
        match = named.fullmatch(key)
        if match:
            return int(match[1]), value
    raise KeyError(named.pattern)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not isfinite(value) or not 0 <= value <= 1:
        raise ValueError(value)
    return float(value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    if value < 1:
        raise ValueError(value)
    return value
