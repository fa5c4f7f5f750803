"""Reading single values out of a settings table: each right, or its default with a sentence why."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from companion.core.words import _

_LONGEST_SHOWN = 60
Word = TypeVar("Word", bound=str)
Default = TypeVar("Default")


class Reading:
    """One pass over a table of tables; `problems` gathers a sentence for each value not used."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self.problems: list[str] = []

    def table(self, name: str) -> Mapping[str, Any]:
        """Return table `name`, empty where it is missing or no table."""
        found = self._table.get(name, {})
        if isinstance(found, Mapping):
            return found
        shown = _shown(found)
        problem = _("{name} is {value}, not a table; its defaults are used.").format(name=name, value=shown)
        if problem not in self.problems:
            self.problems.append(problem)
        return {}

    def text(self, table: str, key: str, default: str) -> str:
        """Return a string."""
        value = self.table(table).get(key, default)
        return value if isinstance(value, str) else self._not(table, key, value, _("text"), default)

    def flag(self, table: str, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self.table(table).get(key, default)
        return value if isinstance(value, bool) else self._not(table, key, value, _("true or false"), default)

    def number(self, table: str, key: str, low: float, high: float, default: float) -> float:
        """Return a number from `low` to `high`."""
        value = self.table(table).get(key, default)
        real = isinstance(value, int | float) and not isinstance(value, bool)
        # Neither infinity nor what is no number lies between two that are.
        if real and low <= value <= high:
            return float(value)
        wanted = _("a number from {low:g} to {high:g}").format(low=low, high=high)
        return self._not(table, key, value, wanted, default)

    def choice(self, table: str, key: str, words: Sequence[Word], default: Word) -> Word:
        """Return one of `words`."""
        value = self.table(table).get(key, default)
        for word in words:
            if word == value:
                return word
        every = ", ".join(word or repr("") for word in words)
        return self._not(table, key, value, _("one of {words}").format(words=every), default)

    def day(self, table: str, key: str) -> date | None:
        """Return a date, given as a TOML date or as text; None where there is none."""
        value = self.table(table).get(key)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            return self._not(table, key, value, _("a date such as 2026-10-13"), None)

    def time_of_day(self, table: str, key: str, default: time) -> time:
        """Return a local time of day, given as a TOML time or as text."""
        value = self.table(table).get(key, default)
        try:
            found = value if isinstance(value, time) else time.fromisoformat(value)
        except (TypeError, ValueError):
            return self._not(table, key, value, _("a time of day such as 04:00"), default)
        return found.replace(second=0, microsecond=0, tzinfo=None)

    def times_of_day(self, table: str, key: str, default: tuple[time, ...]) -> tuple[time, ...]:
        """Return local times of day, in order, each once; given as a list of what `time_of_day` reads."""
        value = self.table(table).get(key)
        if value is None:
            return default
        try:
            found = [one if isinstance(one, time) else time.fromisoformat(one) for one in value]
        except (TypeError, ValueError):
            shown = [one.strftime("%H:%M") for one in default]
            return self._not(table, key, value, _("a list of times such as 12:00"), default, ", ".join(shown))
        return tuple(sorted({one.replace(second=0, microsecond=0, tzinfo=None) for one in found}))

    def texts(self, table: str, key: str, longest: int = 200, most: int = 1000) -> tuple[str, ...]:
        """Return lines of text, each once and without the blanks around it; none of them is the default.

        longest: characters of one; most: how many there may be. One that is wrong spoils no other.
        """
        value = self.table(table).get(key, [])
        if not isinstance(value, list):
            return self._not(table, key, value, _("a list of texts"), ())
        found: dict[str, None] = {}
        for place, one in enumerate(value, 1):
            line = " ".join(one.split()) if isinstance(one, str) else None
            if line is None or len(line) > longest:
                self._left_out(table, key, place, one, longest)
            elif line:
                found[line] = None
        if len(found) > most:
            problem = _("[{table}] {key} has {count} texts; the first {most} are used.")
            self.problems.append(problem.format(table=table, key=key, count=len(found), most=most))
        return tuple(found)[:most]

    def _left_out(self, table: str, key: str, place: int, value: object, longest: int) -> None:
        problem = _(
            "[{table}] {key}: the text at place {place} is {value}, not one of up to {longest} characters; "
            "it is left out."
        )
        self.problems.append(
            problem.format(table=table, key=key, place=place, value=_shown(value), longest=longest)
        )

    def _not(
        self, table: str, key: str, value: object, wanted: str, default: Default, said: str = ""
    ) -> Default:
        used = said or (default.strftime("%H:%M") if isinstance(default, time) else default)
        self.problems.append(
            _("[{table}] {key} is {value}, not {wanted}; {used} is used.").format(
                table=table,
                key=key,
                value=_shown(value),
                wanted=wanted,
                used=_("nothing") if used in (None, "", ()) else _plain(used),
            )
        )
        return default


def _shown(value: object) -> str:
    """Return a value as it stands in the file, cut off where it would fill the line."""
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
