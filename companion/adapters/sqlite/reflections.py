"""Weekly reflections, questionnaires, experiments and answered suggestions in the file."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from companion.adapters.sqlite.columns import day_text, instant, moment
from companion.adapters.sqlite.tables import Row, Tables, unknown
from companion.core.reflection import (
    Agreement,
    Aim,
    Decision,
    Experiment,
    ExperimentDay,
    PutAside,
    SurveyAnswers,
    WeekReflection,
)

_REFLECTION = (
    "week", "written_us", "zone", "cost", "helped", "friend",
    "decision", "decided_on", "aim", "amount", "times", "outcome", "outcome_note",
)  # fmt: skip
_EXPERIMENT = ("id", "compares", "a", "b", "outcome", "seed", "pairs", "started", "stopped")


class ReflectionTables(Tables):
    """The methods are those of the Store port."""

    def reflections(self, first: date, last: date) -> list[WeekReflection]:
        rows = self._rows(
            f"SELECT {', '.join(_REFLECTION)} FROM reflection WHERE week BETWEEN ? AND ? ORDER BY week",
            (day_text(first), day_text(last)),
        )
        return [self._reflection(*row) for row in rows]

    def _reflection(self, week: str, written: int, zone: str, *texts: Any) -> WeekReflection:
        cost, helped, friend, *decision = texts
        return WeekReflection(
            monday=date.fromisoformat(week),
            written=moment(written, self._zones.zone(zone)),
            cost=cost,
            helped=helped,
            friend=friend,
            decision=_decision(*decision),
        )

    def set_reflection(self, reflection: WeekReflection) -> None:
        decision = reflection.decision
        aim = decision.aim if decision else None
        values = (
            day_text(reflection.monday),
            instant(reflection.written),
            self._zones.name(reflection.written),
            reflection.cost,
            reflection.helped,
            reflection.friend,
            decision.text if decision else None,
            day_text(decision.made) if decision else None,
            aim.kind if aim else None,
            aim.amount if aim else None,
            aim.times if aim else None,
            decision.outcome if decision else None,
            decision.outcome_note if decision else None,
        )
        with self.transaction():
            there = self._rows("SELECT 1 FROM reflection WHERE week = ?", values[:1])
            self._upsert("reflection", _REFLECTION, values, ("week",))
            # What it said before is not to be read in the log of the file.
            self._log_is_to_be_emptied |= bool(there)

    def delete_reflection(self, monday: date) -> None:
        self._remove("DELETE FROM reflection WHERE week = ?", (day_text(monday),))

    def surveys(self, first: date, last: date) -> list[SurveyAnswers]:
        rows = self._rows(
            "SELECT day, form, answers FROM survey WHERE day BETWEEN ? AND ? ORDER BY day, form",
            (day_text(first), day_text(last)),
        )
        return [
            SurveyAnswers(day=date.fromisoformat(day), form=form, answers=json.loads(answers))
            for day, form, answers in rows
        ]

    def set_survey(self, survey: SurveyAnswers) -> None:
        answers = json.dumps(dict(survey.answers), ensure_ascii=False)
        values = (day_text(survey.day), survey.form, answers)
        with self.transaction():
            self._upsert("survey", ("day", "form", "answers"), values, ("day", "form"))

    def delete_survey(self, day: date, form: str) -> None:
        self._remove("DELETE FROM survey WHERE day = ? AND form = ?", (day_text(day), form))

    def experiments(self) -> list[Experiment]:
        rows = self._rows(f"SELECT {', '.join(_EXPERIMENT)} FROM experiment ORDER BY started, key")
        return [_experiment(row) for row in rows]

    def set_experiment(self, experiment: Experiment) -> str:
        with self.transaction():
            new = experiment.id or self._new_id(None)
            values = (
                new,
                experiment.compares,
                experiment.a,
                experiment.b,
                experiment.outcome,
                experiment.seed,
                experiment.pairs,
                day_text(experiment.started),
                None if experiment.stopped is None else day_text(experiment.stopped),
            )
            self._upsert("experiment", _EXPERIMENT, values, ("id",))
        return new

    def delete_experiment(self, experiment_id: str) -> None:
        self._remove("DELETE FROM experiment WHERE id = ?", (experiment_id,))

    def experiment_days(self, experiment_id: str) -> list[ExperimentDay]:
        rows = self._rows(
            "SELECT d.day, d.condition FROM experiment e JOIN experiment_day d ON d.experiment = e.key"
            " WHERE e.id = ? ORDER BY d.day",
            (experiment_id,),
        )
        return [
            ExperimentDay(experiment_id=experiment_id, day=date.fromisoformat(day), condition=condition)
            for day, condition in rows
        ]

    def set_experiment_day(self, day: ExperimentDay) -> None:
        with self.transaction():
            key = self._key_by_id("experiment", day.experiment_id)
            if key is None:
                raise unknown(day.experiment_id)
            values = (key, day_text(day.day), day.condition)
            self._upsert("experiment_day", ("experiment", "day", "condition"), values, ("experiment", "day"))

    def agreement(self, day: date) -> Agreement | None:
        for finish, zone in self._rows(
            "SELECT finish_us, zone FROM agreement WHERE day = ?", (day_text(day),)
        ):
            return Agreement(day=day, finish=moment(finish, self._zones.zone(zone)))
        return None

    def agree(self, agreement: Agreement) -> None:
        finish = agreement.finish
        values = (day_text(agreement.day), instant(finish), self._zones.name(finish))
        with self.transaction():
            self._upsert("agreement", ("day", "finish_us", "zone"), values, ("day",))

    def drop_agreement(self, day: date) -> None:
        self._run("DELETE FROM agreement WHERE day = ?", (day_text(day),))

    def put_asides(self) -> dict[str, PutAside]:
        rows = self._rows("SELECT name, day, until FROM put_aside ORDER BY name")
        return {
            name: PutAside(name=name, day=date.fromisoformat(day), until=date.fromisoformat(until))
            for name, day, until in rows
        }

    def put_aside(self, aside: PutAside) -> None:
        values = (aside.name, day_text(aside.day), day_text(aside.until))
        with self.transaction():
            self._upsert("put_aside", ("name", "day", "until"), values, ("name",))

    def drop_put_aside(self, name: str) -> None:
        self._run("DELETE FROM put_aside WHERE name = ?", (name,))

    def _upsert(self, table: str, columns: Sequence[str], values: Row, by: Sequence[str]) -> None:
        """Write a row, in place of the one that has the same `by`."""
        settings = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in by)
        self._run(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            f" ON CONFLICT ({', '.join(by)}) DO UPDATE SET {settings}",
            values,
        )

    def _remove(self, sql: str, values: Row) -> None:
        with self.transaction():
            self._run(sql, values)
            self._log_is_to_be_emptied |= self._connection.changes() > 0


def _decision(
    text: str | None,
    made: str | None,
    aim: Any,
    amount: float | None,
    times: int | None,
    outcome: Any,
    note: str | None,
) -> Decision | None:
    if text is None or made is None:
        return None
    return Decision(
        text=text,
        made=date.fromisoformat(made),
        aim=None if aim is None or amount is None else Aim(kind=aim, amount=amount, times=times),
        outcome=outcome,
        outcome_note=note or "",
    )


def _experiment(row: Row) -> Experiment:
    *_before, started, stopped = row
    return Experiment(
        **dict(zip(_EXPERIMENT[:-2], row, strict=False)),
        started=date.fromisoformat(started),
        stopped=None if stopped is None else date.fromisoformat(stopped),
    )
