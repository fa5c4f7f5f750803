"""Reflections, questionnaires, experiments and answered suggestions of the store in memory."""

from dataclasses import replace
from datetime import date

from companion.core.reflection import (
    Agreement,
    Experiment,
    ExperimentDay,
    PutAside,
    SurveyAnswers,
    WeekReflection,
)
from tests.fakes.store_shelf import Shelves, unknown


class FakeReflections(Shelves):
    """As the file has them, in dictionaries."""

    def reflections(self, first: date, last: date) -> list[WeekReflection]:
        return [each for day, each in sorted(self._shelf.reflections.items()) if first <= day <= last]

    def set_reflection(self, reflection: WeekReflection) -> None:
        self._shelf.reflections[reflection.monday] = reflection

    def delete_reflection(self, monday: date) -> None:
        self._shelf.reflections.pop(monday, None)

    def surveys(self, first: date, last: date) -> list[SurveyAnswers]:
        known = sorted(self._shelf.surveys.items(), key=lambda item: item[0])
        return [each for (day, _form), each in known if first <= day <= last]

    def set_survey(self, survey: SurveyAnswers) -> None:
        self._shelf.surveys[survey.day, survey.form] = survey

    def delete_survey(self, day: date, form: str) -> None:
        self._shelf.surveys.pop((day, form), None)

    def experiments(self) -> list[Experiment]:
        return sorted(self._shelf.experiments.values(), key=lambda each: each.started)

    def set_experiment(self, experiment: Experiment) -> str:
        new = experiment.id or f"experiment-{next(self._numbers)}"
        self._shelf.experiments[new] = replace(experiment, id=new)
        return new

    def delete_experiment(self, experiment_id: str) -> None:
        self._shelf.experiments.pop(experiment_id, None)
        for key in [key for key in self._shelf.experiment_days if key[0] == experiment_id]:
            del self._shelf.experiment_days[key]

    def experiment_days(self, experiment_id: str) -> list[ExperimentDay]:
        days = self._shelf.experiment_days.values()
        return sorted(
            (each for each in days if each.experiment_id == experiment_id), key=lambda each: each.day
        )

    def set_experiment_day(self, day: ExperimentDay) -> None:
        if day.experiment_id not in self._shelf.experiments:
            raise unknown(day.experiment_id)
        self._shelf.experiment_days[day.experiment_id, day.day] = day

    def agreement(self, day: date) -> Agreement | None:
        return self._shelf.agreements.get(day)

    def agree(self, agreement: Agreement) -> None:
        self._shelf.agreements[agreement.day] = agreement

    def drop_agreement(self, day: date) -> None:
        self._shelf.agreements.pop(day, None)

    def put_asides(self) -> dict[str, PutAside]:
        return dict(self._shelf.asides)

    def put_aside(self, aside: PutAside) -> None:
        self._shelf.asides[aside.name] = aside

    def drop_put_aside(self, name: str) -> None:
        self._shelf.asides.pop(name, None)
