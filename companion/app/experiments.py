"""Experiments with oneself: set up, today's lot, how far it is, stopping, and the result."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.ports import Clock, Store
from companion.app.settings import SettingsService
from companion.app.standing import FiguresOf
from companion.core.clock import study_day
from companion.core.errors import Refused
from companion.core.experiment import MOST_PAIRS, Result, analyse, assign, daily_outcomes, pairs_of
from companion.core.experiment_words import assignment_sentence, progress_sentence, result_sentences
from companion.core.reflection import Compared, Experiment, ExperimentDay, Measured
from companion.core.reflection_checks import check_experiment
from companion.core.value import dataclass
from companion.core.words import _

_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class ExperimentShown:
    """The latest experiment in words. running: it goes on; today: what was drawn, empty without."""

    experiment: Experiment
    running: bool
    today: str
    words: str


class Experiments:
    """One at a time. Every method that writes has kept it when it returns, and tells who shows it.

    figures: of study days, as `Reflect.days`.
    """

    def __init__(
        self, store: Store, bus: Bus, clock: Clock, settings: SettingsService, *, figures: FiguresOf
    ) -> None:
        self._store, self._bus, self._clock = store, bus, clock
        self._settings, self._figures = settings, figures

    def look(self) -> ExperimentShown | None:
        """Return the latest experiment; draws today's lot where one is due. None without any."""
        known = self._store.experiments()
        if not known:
            return None
        experiment = known[-1]
        days = self._days(experiment)
        result = self._result(experiment, days)
        lot = assign(experiment, days, self._today(), result.pairs)
        if lot is not None and lot not in days:
            self._store.set_experiment_day(lot)
        running = experiment.stopped is None and (lot is not None or not days)
        say = progress_sentence if running else result_sentences
        today = assignment_sentence(experiment, lot.condition) if lot is not None and running else ""
        return ExperimentShown(experiment, running, today, say(experiment, result))

    def start(self, compares: Compared, a: str, b: str, outcome: Measured, pairs: int) -> None:
        """Begin one today, its order drawn by lot.

        Errors: Refused while another goes on; InvalidInput for what cannot be compared.
        """
        current = self.look()
        if current is not None and current.running:
            raise Refused(_("Another experiment goes on: stop it first."))
        experiment = Experiment(
            compares=compares,
            a=a,
            b=b,
            outcome=outcome,
            seed=secrets.randbelow(_SEEDS),
            pairs=min(pairs, MOST_PAIRS),
            started=self._today(),
        )
        check_experiment(experiment)
        self._store.set_experiment(experiment)
        self._tell()

    def stop(self) -> None:
        """End the one that goes on; what it can say so far is its result."""
        current = self.look()
        if current is not None and current.running:
            self._store.set_experiment(replace(current.experiment, stopped=self._today()))
            self._tell()

    def _days(self, experiment: Experiment) -> list[ExperimentDay]:
        return self._store.experiment_days(experiment.id) if experiment.id else []

    def _result(self, experiment: Experiment, days: Sequence[ExperimentDay]) -> Result:
        """Return what the days that are over say."""
        over = [one for one in days if one.day < self._today()]
        if not over:
            return analyse([])
        first, last = over[0].day, over[-1].day
        outcomes = daily_outcomes(
            experiment.outcome,
            self._figures(first, last),
            self._store.blocks(first, last),
            self._settings.current.journal.rollover,
        )
        return analyse(pairs_of(over, outcomes))

    def _today(self) -> date:
        return study_day(self._clock.now().wall, self._settings.current.journal.rollover)

    def _tell(self) -> None:
        self._bus.publish(EntriesChanged((self._today(),)))
