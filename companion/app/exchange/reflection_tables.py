"""Reflections, questionnaires and experiments as rows for a spreadsheet."""

from collections.abc import Iterator

from companion.app.exchange.archive import EVER
from companion.app.ports import Store

Cell = str | float | None

COLUMNS: dict[str, tuple[str, ...]] = {
    "reflections": (
        "week", "written", "cost", "helped", "friend", "decision", "decided_on", "outcome", "outcome_note",
    ),
    "surveys": ("day", "form", "item", "option"),
    "experiments": ("started", "stopped", "compares", "outcome", "pairs", "day", "chosen", "id"),
}  # fmt: skip
"""Table -> its columns. An experiment has a row for each of its days, or one without."""


def reflection_rows(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every week something was written about; `week` is its Monday."""
    for week in store.reflections(*EVER):
        decision = week.decision
        decided: tuple[Cell, ...] = ("", None, None, "")
        if decision is not None:
            decided = (decision.text, decision.made.isoformat(), decision.outcome, decision.outcome_note)
        about = (week.monday.isoformat(), week.written.isoformat())
        yield (*about, week.cost, week.helped, week.friend, *decided)


def survey_rows(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every item of every questionnaire; an item left out has no option."""
    for survey in store.surveys(*EVER):
        for item, option in survey.answers.items():
            yield survey.day.isoformat(), survey.form, item, option


def experiment_rows(store: Store) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for every day of every experiment; `chosen`: what was assigned to it."""
    for one in store.experiments():
        stopped = None if one.stopped is None else one.stopped.isoformat()
        about = (one.started.isoformat(), stopped, one.compares, one.outcome, one.pairs)
        days = store.experiment_days(one.id or "")
        for day in days:
            yield (*about, day.day.isoformat(), one.a if day.condition == "a" else one.b, one.id)
        if not days:
            yield (*about, None, None, one.id)
