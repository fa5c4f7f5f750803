"""The weekly reflection: three answers, one decision, and how the last one went."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.limits import usual_bedtime
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.app.standing import FiguresOf, SignsOf, last_ends
from companion.core.clock import study_day
from companion.core.days import DayFigures
from companion.core.decision import came_of, proposals
from companion.core.decision_facts import Proposal, SayTime, WeekFacts, clock_time
from companion.core.errors import InvalidInput
from companion.core.reflection import (
    Aim,
    Decision,
    Outcome,
    SurveyAnswers,
    WeekReflection,
    questions,
    week_to_reflect,
)
from companion.core.reflection_checks import check_reflection, check_survey
from companion.core.usual import WEEK, week_start
from companion.core.value import dataclass
from companion.core.words import _

WEEKS_BEFORE = 4
REACH_WEEKS = 12
"""How far back weeks are looked for whose load sign was not on."""
_DAY = timedelta(days=1)
_SUNDAY = timedelta(days=6)
TakeBack = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeDecision:
    """A decision beside what its week shows of it so far.

    monday: of the week it was decided in; the week it was for begins seven days later. came_of: a
    sentence, empty where that week has not begun or cannot show it.
    """

    monday: date
    decision: Decision
    came_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCard:
    """What the page shows of one week's reflection.

    reflection: as written, None = nothing yet. made: the week's own decision, for the week after;
    earlier: the one that was for this week. asks: it is time to ask how that one went. proposals: for
    the week's own, where none is made and the next week is not over. open: the week has begun, so
    that something can be written.
    """

    monday: date
    reflection: WeekReflection | None
    made: MadeDecision | None
    earlier: MadeDecision | None
    asks: bool
    proposals: tuple[Proposal, ...]
    open: bool


class Reflecting:
    """Every method that writes has kept it when it returns, and tells who shows it.

    Errors: InvalidInput, nothing changed, for a text that cannot be kept or a week still to come.
    figures: of study days, as `Reflect.days`. signs: of weeks, as `Weeks.signs_of`.
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
    ) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._settings = settings
        self._figures = figures
        self._signs = signs

    def week(self) -> date:
        """Return the Monday of the week to look back on: this week's from Friday on, else the last."""
        return week_to_reflect(self._today())

    def written(self, monday: date) -> WeekReflection | None:
        """Return what was written about a week, as `look` has it, without working anything out."""
        return next(iter(self._store.reflections(monday, monday)), None)

    def open(self, monday: date) -> bool:
        """Return whether a week has begun, so that something can be written about it."""
        return monday <= self._today()

    def look(self, monday: date, say_time: SayTime = clock_time) -> WeekCard:
        """Return the reflection of a week with its decisions. say_time: a time of day in words."""
        own, before = self.written(monday), self.written(monday - WEEK)
        earlier = self._made(before, say_time)
        made = self._made(own, say_time)
        asks = earlier is not None and earlier.decision.outcome is None and self.week() >= monday
        return WeekCard(
            monday=monday,
            reflection=own,
            made=made,
            earlier=earlier,
            asks=asks,
            proposals=() if made or monday not in self._deciding() else self._proposals(monday, say_time),
            open=self.open(monday),
        )

    def answer(self, monday: date, question: str, text: str) -> None:
        """Keep the answer to one of the three questions; an empty one removes it."""
        if question not in questions():
            raise InvalidInput(
                _("There is no question {question!r}: it is one of {known}.").format(
                    question=question, known=", ".join(questions())
                )
            )
        changes = {question: text.strip()}
        self._keep(replace(self._begun(monday), **changes))  # type: ignore[arg-type]  # texts, all three

    def decide(self, monday: date, text: str, aim: Aim | None = None) -> None:
        """Keep the decision made in a week for the next, in place of one made before."""
        decision = Decision(text=" ".join(text.split()), made=self._today(), aim=aim)
        self._keep(replace(self._begun(monday), decision=decision))

    def undecide(self, monday: date) -> TakeBack:
        """Drop the decision made in a week; return what brings it back."""
        before = self._begun(monday)
        self._keep(replace(before, decision=None))
        return lambda: self.put_back(before)

    def tell(self, monday: date, outcome: Outcome, note: str = "") -> None:
        """Keep how the decision made in the week of `monday` went."""
        reflection = self.written(monday)
        if reflection is None or reflection.decision is None:
            raise InvalidInput(_("Nothing was decided in that week."))
        decision = replace(reflection.decision, outcome=outcome, outcome_note=note.strip())
        self._keep(replace(reflection, decision=decision))

    def delete(self, monday: date) -> TakeBack:
        """Remove everything written about a week; return what brings it back."""
        before = self.written(monday)
        self._store.delete_reflection(monday)
        self._tell(monday)
        return lambda: self.put_back(before)

    def put_back(self, reflection: WeekReflection | None) -> None:
        """Keep a reflection as it was."""
        if reflection is not None:
            self._store.set_reflection(reflection)
            self._tell(reflection.monday)

    def fill_in(self, survey: SurveyAnswers) -> None:
        """Keep a questionnaire, in place of one of that form and day."""
        check_survey(survey)
        if survey.day > self._today():
            raise InvalidInput(_("The day {day} is still to come.").format(day=survey.day))
        self._store.set_survey(survey)
        self._bus.publish(EntriesChanged((survey.day,)))

    def delete_survey(self, survey: SurveyAnswers) -> TakeBack:
        """Remove a questionnaire; return what brings it back."""
        self._store.delete_survey(survey.day, survey.form)
        self._bus.publish(EntriesChanged((survey.day,)))
        return lambda: self.fill_in(survey)

    def _made(self, reflection: WeekReflection | None, say_time: SayTime) -> MadeDecision | None:
        if reflection is None or reflection.decision is None:
            return None
        aim, following, today = reflection.decision.aim, reflection.monday + WEEK, self._today()
        told = ""
        if aim is not None and following <= today:
            so_far = today < following + WEEK
            told = came_of(aim, self._facts(following)[0], say_time, so_far=so_far)
        return MadeDecision(
            monday=reflection.monday,
            decision=reflection.decision,
            came_of=told,
        )

    def _proposals(self, monday: date, say_time: SayTime) -> tuple[Proposal, ...]:
        first = monday - REACH_WEEKS * WEEK
        signs = self._signs([first + n * WEEK for n in range(REACH_WEEKS + 1)])
        *before, week = self._facts(first, REACH_WEEKS + 1)
        quiet = [one for one, sign in zip(before, signs, strict=False) if sign.load.state != "on"]
        studied = [one for one in quiet if one.focus_min]
        return proposals(
            week,
            studied[-WEEKS_BEFORE:],
            signs[-1],
            self._bedtime_min(monday),
            rest_reach=self._settings.current.signs.rest_days,
            say_time=say_time,
        )

    def _facts(self, monday: date, count: int = 1) -> list[WeekFacts]:
        """Return what `count` weeks from `monday` show of themselves."""
        last = monday + count * WEEK - _DAY
        figures = self._figures(monday, last)
        ends = last_ends(self._store.blocks(monday, last), self._settings.current.journal.rollover)
        return [self._week_facts(figures[n : n + 7], ends) for n in range(0, 7 * count, 7)]

    def _week_facts(self, days: Sequence[DayFigures], ends: Mapping[date, float]) -> WeekFacts:
        return WeekFacts(
            monday=days[0].day,
            focus_min=sum(day.focus_min or 0.0 for day in days),
            # One declared ahead has not been yet.
            rest_days=sum(day.rest_day is True and day.day <= self._today() for day in days),
            breaks_due=_sum(days, "breaks_due"),
            breaks_taken=_sum(days, "breaks_taken") + _sum(days, "breaks_natural"),
            ends={day.day: ends[day.day] for day in days if day.day in ends},
        )

    def _deciding(self) -> tuple[date, date]:
        """Return the weeks after which there is something to decide: the one to look back on, and this."""
        return self.week(), week_start(self._today())

    def _bedtime_min(self, monday: date) -> float | None:
        sunday = monday + _SUNDAY
        midnight = datetime.combine(sunday, time(), tzinfo=self._clock.now().wall.tzinfo)
        bedtime = usual_bedtime(self._store, sunday, midnight)
        if bedtime is None:
            return None
        return (bedtime.replace(tzinfo=None) - midnight.replace(tzinfo=None)) / timedelta(minutes=1)

    def _begun(self, monday: date) -> WeekReflection:
        """Return what is written about a week, or a beginning."""
        if monday != week_start(monday) or not self.open(monday):
            raise InvalidInput(_("The week of {day} is still to come.").format(day=monday))
        return self.written(monday) or WeekReflection(monday=monday, written=self._clock.now().wall)

    def _keep(self, reflection: WeekReflection) -> None:
        kept = replace(reflection, written=self._clock.now().wall)
        check_reflection(kept)
        if kept.empty:
            self._store.delete_reflection(kept.monday)
        else:
            self._store.set_reflection(kept)
        self._tell(kept.monday)

    def _tell(self, monday: date) -> None:
        self._bus.publish(EntriesChanged((monday + _SUNDAY,)))

    def _today(self) -> date:
        return study_day(self._clock.now().wall, self._settings.current.journal.rollover)


def _sum(days: Sequence[DayFigures], name: str) -> int:
    return sum(getattr(day, name) or 0 for day in days)
