"""Where something stands in a practice's file, and what is wrong with it, in one line."""

import sys
from collections.abc import Collection, Mapping
from typing import Any

from companion.core.errors import InvalidInput
from companion.core.value import dataclass
from companion.core.words import _

_GREATEST = sys.float_info.max


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. file: below resources; spot: "course 5, second 30", empty for the file itself."""

    file: str
    spot: str = ""

    def within(self, spot: str) -> "Place":
        """Return a place inside this one."""
        return Place(self.file, f"{self.spot}, {spot}" if self.spot else spot)

    def fault(self, said: str) -> InvalidInput:
        """Return the error that says, in a line, where and what; `said` holds the mend."""
        where = f"{self.file}, {self.spot}" if self.spot else self.file
        return InvalidInput(f"{where}: {said}")

    def table(self, value: object) -> Mapping[str, Any]:
        """Return `value` as a table; InvalidInput for anything else."""
        if not isinstance(value, dict):
            raise self.fault(_("this is no table: write it as key = value."))
        return value

    def only(self, table: Mapping[str, Any], known: Collection[str]) -> None:
        """InvalidInput for a key that is not known here."""
        for key in table:
            if key not in known:
                raise self.fault(
                    _("{key!r} is not known here: known are {known}.").format(key=key, known=", ".join(known))
                )

    def text(self, table: Mapping[str, Any], key: str, *, empty: bool = False) -> str:
        """Return the text under `key`, its spaces evened out; InvalidInput where it is missing or empty.

        empty: it may be missing, which is "".
        """
        value = table.get(key, "" if empty else None)
        if not isinstance(value, str):
            raise self.fault(_("{key} is missing or no text: give it as a text.").format(key=key))
        said = " ".join(value.split())
        if not said and not empty:
            raise self.fault(_("{key} is empty: say it in a sentence.").format(key=key))
        return said

    def number(self, table: Mapping[str, Any], key: str, *, above: float | None = None) -> float:
        """Return the number under `key`, at least 0 or more than `above`; InvalidInput for anything else."""
        value: Any = table.get(key)
        real = isinstance(value, int | float) and not isinstance(value, bool)
        # Neither infinity nor what is no number lies between two that are.
        if real and 0 <= value <= _GREATEST and (above is None or value > above):
            return float(value)
        least = _("at least 0") if above is None else _("more than {above:g}").format(above=above)
        raise self.fault(_("{key} is {value!r}: give a number, {least}.").format(
            key=key, value=value, least=least
        ))  # fmt: skip

    def count(self, table: Mapping[str, Any], key: str, *, least: int) -> int:
        """Return the whole number under `key`; InvalidInput for anything else or below `least`."""
        value = table.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.fault(
                _("{key} is {value!r}: give a whole number from {least}.").format(
                    key=key, value=value, least=least
                )
            )
        return value

    def listed(self, table: Mapping[str, Any], key: str) -> list[Any]:
        """Return the list under `key`; InvalidInput where it is missing or empty."""
        value = table.get(key)
        if not isinstance(value, list) or not value:
            raise self.fault(_("{key} is missing or empty: give a list.").format(key=key))
        return value
