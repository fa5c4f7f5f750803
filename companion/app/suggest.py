"""Today's suggestion: made from the record, answered with *not now* or by doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged, SettingsChanged
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.app.standing import FiguresOf, SignsOf, read_standing
from companion.core.clock import study_day
from companion.core.journal import DayMark
from companion.core.length_words import clock_words
from companion.core.reflection import Agreement
from companion.core.signs import Signs
from companion.core.suggestion import (
    FinishAt,
    OpenCheckIn,
    OpenHelp,
    SayTime,
    SetFocusLimit,
    Suggestion,
    TakeRestDay,
    UseRhythm,
    answered,
)
from companion.core.suggestion_rules import suggestion_for
from companion.core.usual import WEEK
from companion.core.words import _

TakeBack = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was done, in a sentence, and how it is taken back. The page opens what it has to open."""

    words: str
    take_back: TakeBack


class Suggest:
    """At most one suggestion at a time; nothing is done that the person did not choose.

    figures: of study days, as `Reflect.days`. signs: of weeks, as `Weeks.signs_of`. link: what is known on
    a study day of short nights and stress, in whole sentences; asked for only where it would be shown.
    help_offered: there is a page that shows how to reach a person.
    """

    def __init__(
        self,
        store: Store,
        bus: Bus,
        clock: Clock,
        settings: SettingsService,
        *,
        figures: FiguresOf,
        signs: SignsOf,
        link: Callable[[date], str] | None = None,
        help_offered: bool = False,
    ) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._settings = settings
        self._figures = figures
        self._signs = signs
        self._link = link
        self._help_offered = help_offered

    def current(self, say_time: SayTime = clock_words) -> Suggestion | None:
        """Return the suggestion of this moment; None where there is none. say_time: a time in words."""
        asides = tuple(self._store.put_asides().values())
        if any(one.day == self._day() for one in asides):
            return None
        standing = read_standing(self._store, self._now(), self._settings.current, self._figures, self._signs)
        standing = replace(standing, help_offered=self._help_offered)
        found = suggestion_for(standing, asides, say_time)
        if found is not None and found.name == "finish" and self._link is not None:
            found = suggestion_for(replace(standing, link=self._link(standing.day)), asides, say_time)
        return found

    def not_now(self, suggestion: Suggestion) -> TakeBack:
        """Put a suggestion off, and leave the rest of today quiet; return what brings it back."""
        return self._answer(suggestion)

    def take(self, suggestion: Suggestion, say_time: SayTime = clock_words) -> Taken:
        """Do what the suggestion offers; return what was done and what takes it back.

        Check-in and help are opened by the page: here they are only kept as answered. Errors:
        EnvironmentFault where nothing can be kept.
        """
        words, undo = self._do(suggestion, say_time)
        forget = self._answer(suggestion)

        def take_back() -> None:
            undo()
            forget()

        return Taken(words, take_back)

    def _do(self, suggestion: Suggestion, say_time: SayTime) -> tuple[str, TakeBack]:
        match suggestion.act:
            case TakeRestDay(day=day):
                return _("Tomorrow is a day off."), self._rest(day)
            case FinishAt(at=at):
                words = _("Agreed: study ends at {time} today.").format(time=say_time(at))
                return words, self._agree(at)
            case UseRhythm(name=name):
                before = self._settings.current.study.rhythm
                words = _("New sessions begin with {rhythm}.").format(rhythm=name)
                return words, self._set("study", "rhythm", name, before)
            case SetFocusLimit(length=length):
                words = _("The limit of the day is set. You can change it in Settings.")
                return words, self._set("engine", "daily_focus_limit", length.total_seconds(), None)
            case OpenCheckIn() | OpenHelp():
                return "", _nothing
            case _:
                assert_never(suggestion.act)

    def _rest(self, day: date) -> TakeBack:
        before = next(iter(self._store.day_marks(day, day)), DayMark(day))
        self._store.mark_day(DayMark(day, rest_declared=True))
        self._tell(day)

        def take_back() -> None:
            self._store.set_marks(before)
            self._tell(day)

        return take_back

    def _agree(self, at: datetime) -> TakeBack:
        day = self._day()
        before = self._store.agreement(day)
        self._store.agree(Agreement(day=day, finish=at))

        def take_back() -> None:
            if before is None:
                self._store.drop_agreement(day)
            else:
                self._store.agree(before)

        return take_back

    def _set(self, table: str, key: str, value: object, before: object) -> TakeBack:
        self._settings.change(table, key, value)
        return lambda: self._settings.change(table, key, before)

    def _answer(self, suggestion: Suggestion) -> TakeBack:
        day = self._day()
        before = self._store.put_asides().get(suggestion.name)
        self._store.put_aside(answered(suggestion.name, day))
        self._tell(day)

        def take_back() -> None:
            if before is None:
                self._store.drop_put_aside(suggestion.name)
            else:
                self._store.put_aside(before)
            self._tell(day)

        return take_back

    def _tell(self, day: date) -> None:
        self._bus.publish(EntriesChanged((day,)))

    def _now(self) -> datetime:
        return self._clock.now().wall

    def _day(self) -> date:
        return study_day(self._now(), self._settings.current.journal.rollover)


def _nothing() -> None:
    """Nothing was done, so there is nothing to take back."""


class KeptSigns:
    """Signs of weeks, worked out once, and again when an entry of such a week or before it changes,
    or the settings, which thresholds belong to.

    Today's page asks after every block, and weeks that are over rarely change.
    """

    def __init__(self, signs: SignsOf, bus: Bus) -> None:
        self._signs = signs
        self._kept: dict[date, Signs] = {}
        self._ends = (
            bus.subscribe(EntriesChanged, self._on_changed),
            bus.subscribe(SettingsChanged, lambda changed: self._kept.clear()),
        )

    def close(self) -> None:
        """Hear of no more changes."""
        for end in self._ends:
            end()

    def __call__(self, mondays: Sequence[date]) -> tuple[Signs, ...]:
        """Return the signs of the weeks from these Mondays, in their order."""
        unknown = [monday for monday in dict.fromkeys(mondays) if monday not in self._kept]
        if unknown:
            self._kept |= zip(unknown, self._signs(unknown), strict=True)
        return tuple(self._kept[monday] for monday in mondays)

    def _on_changed(self, changed: EntriesChanged) -> None:
        first = min(changed.days, default=date.min)
        self._kept = {monday: signs for monday, signs in self._kept.items() if first >= monday + WEEK}
