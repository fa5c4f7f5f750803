"""Today's suggestion: made from the record, answered with *not now* or by doing it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, assert_never

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged, SettingsChanged
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.app.standing import FiguresOf, SignsOf, read_standing
from companion.core.clock import study_day
from companion.core.journal import DayMark
from companion.core.length_words import clock_words
from companion.core.reflection import Agreement, PutAside
from companion.core.signs import Signs
from companion.core.suggestion import (
    FinishAt,
    LowSet,
    OpenCheckIn,
    OpenHelp,
    OpenPractice,
    SayTime,
    SetFocusLimit,
    Standing,
    Suggestion,
    TakeRestDay,
    UseRhythm,
    answered,
    is_of_an_entry,
    is_quiet,
    kept_name,
    stays_away,
)
from companion.core.suggestion_evening import is_evening
from companion.core.suggestion_questions import after_questions
from companion.core.suggestion_rules import suggestion_for
from companion.core.usual import WEEK
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.suggest_practice import SuggestPractice

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
    practice: chooses a practice for some moments, None = none is suggested.
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
        practice: "SuggestPractice | None" = None,
    ) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._settings = settings
        self._figures = figures
        self._signs = signs
        self._link = link
        self._practice = practice

    def current(self, say_time: SayTime = clock_words) -> Suggestion | None:
        """Return the suggestion of this moment; None where there is none. say_time: a time in words."""
        asides, day = tuple(self._store.put_asides().values()), self._day()
        low = self._low(asides, day)
        if is_quiet(asides, day) and low is None and self._store.agreement(day) is None:
            return None
        standing = read_standing(self._store, self._now(), self._settings.current, self._figures, self._signs)
        standing = replace(standing, low=low)
        standing = self._with_practices(standing, say_time)
        found = suggestion_for(standing, asides, say_time)
        if found is not None and found.name == "finish" and self._link is not None:
            found = suggestion_for(replace(standing, link=self._link(standing.day)), asides, say_time)
        return found

    def after_questions(self, entry_id: str) -> Suggestion | None:
        """Return what is suggested after practice questions, at once; None where that is nothing.

        entry_id: of the set. Only after one of today that went below the usual, and was not answered.
        """
        day = self._day()
        low = self._low(self._store.put_asides().values(), day)
        if low is None or low.id != entry_id:
            return None
        standing = self._with_practices(Standing(now=self._now(), day=day, low=low), clock_words)
        return after_questions(standing, clock_words)

    def not_now(self, suggestion: Suggestion) -> TakeBack:
        """Put a suggestion off, and leave the rest of today quiet; return what brings it back."""
        return self._answer(suggestion)

    def take(self, suggestion: Suggestion, say_time: SayTime = clock_words) -> Taken:
        """Do what the suggestion offers; return what was done and what takes it back.

        Check-in, help and a practice are opened by the page: here they are only kept as answered. Errors:
        EnvironmentFault where nothing can be kept.
        """
        words, undo = self._do(suggestion, say_time)
        forget = self._answer(suggestion)

        def take_back() -> None:
            undo()
            forget()

        return Taken(words, take_back)

    def _low(self, asides: Iterable[PutAside], day: date) -> LowSet | None:
        """Return what is to be said of the latest set of `day`; None where nothing is, or it was answered."""
        low = None if self._practice is None else self._practice.low(day)
        if low is None or stays_away(asides, kept_name("after_questions", low.id), day):
            return None
        return low

    def _with_practices(self, standing: Standing, say_time: SayTime) -> Standing:
        """Return `standing` with the practices for the moments it is; nothing of them is read otherwise."""
        chosen = self._practice
        if chosen is None:
            return standing
        if standing.low is not None:
            standing = replace(standing, kind=chosen.kind(standing.low))
        if is_evening(standing, say_time):
            standing = replace(standing, calm=chosen.calm(standing.day))
        return standing

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
            case OpenCheckIn() | OpenHelp() | OpenPractice():
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
        day, aside = self._day(), answered(suggestion.name, self._day(), suggestion.occasion)
        kept = self._store.put_asides()
        before = kept.get(aside.name)
        self._store.put_aside(aside)
        for one in kept.values():
            if one.day < day and is_of_an_entry(one):
                # It was about one entry and one day, and says nothing any more.
                self._store.drop_put_aside(one.name)
        self._tell(day)

        def take_back() -> None:
            if before is None:
                self._store.drop_put_aside(aside.name)
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
