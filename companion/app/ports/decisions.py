"""Keeping what a person makes of the record: reflections, questionnaires, experiments, agreements."""

from __future__ import annotations  # the rings within are needed to check types, not to run

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from companion.core.reflection import (
        Agreement,
        Experiment,
        ExperimentDay,
        PutAside,
        SurveyAnswers,
        WeekReflection,
    )


class Decisions(Protocol):
    """The part of the store behind the weekly reflection; its rules and errors are the store's."""

    def reflections(self, first: date, last: date) -> list[WeekReflection]:
        """Return what was written about the weeks whose Mondays lie in this range."""

    def set_reflection(self, reflection: WeekReflection) -> None:
        """Replace what is written about a week."""

    def delete_reflection(self, monday: date) -> None:
        """Remove what is written about a week; its text is gone from the file then."""

    def surveys(self, first: date, last: date) -> list[SurveyAnswers]:
        """Return the questionnaires filled in on these study days, by day, then by form."""

    def set_survey(self, survey: SurveyAnswers) -> None:
        """Keep a questionnaire, in place of one of that form and day."""

    def delete_survey(self, day: date, form: str) -> None:
        """Remove a questionnaire."""

    def experiments(self) -> list[Experiment]:
        """Return all experiments, by when they were started."""

    def set_experiment(self, experiment: Experiment) -> str:
        """Keep an experiment, in place of the one with its id; return its id."""

    def delete_experiment(self, experiment_id: str) -> None:
        """Remove an experiment with its days; the entries of those days stay."""

    def experiment_days(self, experiment_id: str) -> list[ExperimentDay]:
        """Return what an experiment assigned, by day; nothing where it is not there."""

    def set_experiment_day(self, day: ExperimentDay) -> None:
        """Keep what is assigned to a day; InvalidInput where there is no such experiment."""

    def agreement(self, day: date) -> Agreement | None:
        """Return what someone agreed with themselves for a study day."""

    def agree(self, agreement: Agreement) -> None:
        """Keep an agreement, in place of the day's."""

    def drop_agreement(self, day: date) -> None:
        """Forget the agreement of a day."""

    def put_asides(self) -> dict[str, PutAside]:
        """Return the suggestions that were answered, by name."""

    def put_aside(self, aside: PutAside) -> None:
        """Keep that a suggestion was answered, in place of what was known of it."""

    def drop_put_aside(self, name: str) -> None:
        """Forget that a suggestion was answered."""
