"""What follows the figures in a weekly report: relations, decisions, experiments, the questionnaire."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from companion.app.bus import Bus
from companion.app.ports import Clock, Store
from companion.app.reflect import Reflect
from companion.app.reflecting import Reflecting
from companion.app.relations import Relations
from companion.app.report_dates import day_words
from companion.app.report_written import Line, notes, used_words
from companion.app.settings import SettingsService
from companion.app.week import Weeks
from companion.core import survey_words
from companion.core.association_sources import TAG
from companion.core.association_words import in_numbers, no_cause_sentence, title
from companion.core.experiment import Result, analyse, complete, daily_outcomes, pairs_of
from companion.core.experiment_words import progress_sentence, result_sentences
from companion.core.reflection import Decision, Experiment, ExperimentDay, Outcome
from companion.core.survey import FORM, Scale, scores_of
from companion.core.usual import WEEK
from companion.core.value import dataclass
from companion.core.week_rows import DAY
from companion.core.words import _

RELATED_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with sentences, then lines under it."""

    title: str
    sentences: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class Parts:
    """Reads the parts of a report that stand behind its figures."""

    def __init__(
        self, store: Store, clock: Clock, settings: SettingsService, reflect: Reflect, weeks: Weeks
    ) -> None:
        self._store, self._settings, self._reflect = store, settings, reflect
        self._relations = Relations(reflect, store, settings)
        # It only looks here, so nobody has to be told of anything.
        self._reflecting = Reflecting(
            store, Bus(), clock, settings, figures=reflect.days, signs=weeks.signs_of
        )

    def of(self, monday: date, sections: Collection[str]) -> tuple[Part, ...]:
        """Return the parts of the week from `monday` that were chosen."""
        makers: Mapping[str, Callable[[date], Part]] = {
            "relations": lambda monday: self._related(monday, tags="words" in sections),
            "decision": self._decided,
            "experiments": self._experiments,
            "questionnaire": self._questionnaire,
            "words": self._words,
            "notes": self._notes,
        }
        return tuple(make(monday) for section, make in makers.items() if section in sections)

    def _related(self, monday: date, *, tags: bool) -> Part:
        sunday = monday + WEEK - DAY
        found = self._relations.between(monday - (RELATED_WEEKS - 1) * WEEK, sunday)
        # The name of a tag is somebody's own word.
        shown = [each for each in found if tags or not each.name.startswith(TAG)]
        over = _(
            "In the {weeks} weeks up to {day}; n is the number of days compared. All are weighed together "
            "(Benjamini–Hochberg), so there may be no clear link though an interval leaves out 0."
        ).format(weeks=RELATED_WEEKS, day=day_words(sunday))
        return Part(
            _("What moves with stress"),
            (" ".join((over, no_cause_sentence())),),
            tuple(Line(title(each), in_numbers(each)) for each in shown),
        )

    def _decided(self, monday: date) -> Part:
        card = self._reflecting.look(monday)
        lines = []
        if card.earlier is not None:
            lines.append(Line(_("For this week"), _quoted(card.earlier.decision)))
            lines += [
                Line(_("What came of it"), said)
                for said in _came(card.earlier.decision, card.earlier.came_of)
            ]
        if card.made is not None:
            lines.append(Line(_("For the week after"), _quoted(card.made.decision)))
        return Part(
            _("Decision"),
            () if lines else (_("No decision was made for this week or the next."),),
            tuple(lines),
        )

    def _experiments(self, monday: date) -> Part:
        sunday = monday + WEEK - DAY
        lines = []
        for each in self._store.experiments():
            if each.started > sunday or (each.stopped is not None and each.stopped < monday):
                continue
            told = self._experiment(each, monday)
            if told:
                lines.append(Line(_("{a} or {b}").format(a=each.a, b=each.b), told))
        none = () if lines else (_("No experiment ran in this week."),)
        return Part(_("Experiments"), none, tuple(lines))

    def _experiment(self, experiment: Experiment, monday: date) -> str:
        """Return what is told of one that had begun by then; nothing where it had come to its end before."""
        sunday = monday + WEEK - DAY
        last = min(sunday, self._reflect.current_day() - DAY)
        days = [day for day in self._store.experiment_days(experiment.id or "") if day.day <= last]
        result = self._result(experiment, days)
        whole = complete(experiment, days, result.pairs)
        if whole and days[-1].day < monday and experiment.stopped is None:
            return ""
        over = whole or (experiment.stopped is not None and experiment.stopped <= sunday)
        return result_sentences(experiment, result) if over else progress_sentence(experiment, result)

    def _result(self, experiment: Experiment, days: Sequence[ExperimentDay]) -> Result:
        outcomes: Mapping[date, float] = {}
        if days:
            first, last = days[0].day, days[-1].day
            outcomes = daily_outcomes(
                experiment.outcome,
                self._reflect.days(first, last),
                self._store.blocks(first, last),
                self._settings.current.journal.rollover,
            )
        return analyse(pairs_of(days, outcomes))

    def _questionnaire(self, monday: date) -> Part:
        sunday = monday + WEEK - DAY
        filled = [each for each in self._store.surveys(date.min, sunday) if each.form == FORM]
        filled.sort(key=lambda each: each.day)
        heading = _("Burnout questionnaire")
        if not filled:
            return Part(heading, (_("It was not filled in up to this week."),))
        now, before = scores_of(filled[-1]), scores_of(filled[-2]) if len(filled) > 1 else None
        when = day_words(filled[-2].day) if before else ""
        scales: tuple[Scale, ...] = ("personal", "studying")
        told = [
            survey_words.score_sentences(
                scale, getattr(now, scale), getattr(before, scale) if before else None, when
            )
            for scale in scales
        ]
        filled_in = _("Filled in on {day}.").format(day=day_words(filled[-1].day))
        return Part(heading, (" ".join((filled_in, survey_words.label())), *told))

    def _words(self, monday: date) -> Part:
        lines = used_words(self._store, monday)
        return Part(_("Words and tags"), () if lines else (_("None was used in this week."),), lines)

    def _notes(self, monday: date) -> Part:
        lines = notes(self._store, monday)
        return Part(_("Notes and answers"), () if lines else (_("Nothing was written in this week."),), lines)


def _quoted(decision: Decision) -> str:
    return _("“{text}”").format(text=decision.text)


def _came(decision: Decision, came_of: str) -> list[str]:
    told = "" if decision.outcome is None else _outcome(decision.outcome)
    sentences = " ".join(sentence for sentence in (told, came_of) if sentence)
    return [sentences] if sentences else []


def _outcome(outcome: Outcome) -> str:
    return {
        "kept": _("Kept."),
        "partly": _("Partly."),
        "not": _("Not this time."),
        "changed": _("Changed my mind."),
    }[outcome]
