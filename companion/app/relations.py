"""What moves with stress, read from the record."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from companion.app.settings import SettingsService
from companion.core.association import Relation, relations
from companion.core.association_sources import daily_candidates, daily_stress, tag_candidates
from companion.core.days import DayFigures
from companion.core.journal import CheckIn
from companion.core.naming import Tag, TagKind


class FiguresOfDays(Protocol):
    """Returns figures of study days, both ends included."""

    def days(self, first: date, last: date) -> list[DayFigures]: ...


class TagStore(Protocol):
    """Reads what tags were used and which of them are a scale."""

    def check_ins(self, first: date, last: date) -> list[CheckIn]: ...
    def tags(self) -> list[Tag]: ...


class Relations:
    """Compares daily figures with stress; nothing here writes.

    The first call loads numpy: it is for when someone asks, not for a program at rest.
    """

    def __init__(
        self,
        reflect: FiguresOfDays,
        store: TagStore,
        settings: SettingsService,
        tell: Callable[[date, Sequence[Relation]], object] | None = None,
    ) -> None:
        """Compare what these hold. tell: hears what was found, and the last day that was looked at."""
        self._reflect, self._store, self._settings = reflect, store, settings
        self._tell = tell

    def between(self, first: date, last: date) -> list[Relation]:
        """Return every relation over the study days from `first` to `last`, always in the same order.

        Days before `first` are not looked at, so that load the day before begins on the second day.
        """
        figures = self._reflect.days(first, last)
        tags = tag_candidates(
            self._store.check_ins(first, last), self._kinds(), self._settings.current.journal.rollover
        )
        found = relations(daily_stress(figures), [*daily_candidates(figures), *tags])
        if self._tell is not None:
            self._tell(last, found)
        return found

    def _kinds(self) -> Mapping[str, TagKind]:
        return {tag.name: tag.kind for tag in self._store.tags()}
