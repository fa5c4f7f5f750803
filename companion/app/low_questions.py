"""Whether a set of practice questions went below what is usual for the person, beyond what chance gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from companion.core.clock import study_day
from companion.core.signs_returns import difference, question_sample
from companion.core.suggestion import LowSet
from companion.core.suggestion_questions import FROM_QUESTIONS

if TYPE_CHECKING:
    from companion.app.ports import Store
    from companion.app.settings import Settings
    from companion.core.journal import QuestionSet

USUAL_DAYS = timedelta(days=28)


def low_set(store: Store, settings: Settings, answered: QuestionSet) -> LowSet | None:
    """Return what is to be said of a set with fewer right than in the 28 days before, None of any other.

    By the rule of the sign of returns: the 95 % interval of the difference of the two shares lies under
    0. Not judged below 10 questions, nor where the days before have fewer than that sign asks for. Of any
    topic: it is about how it feels, and a hard topic feels as bad.
    """
    if answered.total < FROM_QUESTIONS:
        return None
    earlier = list(_earlier(store, settings, answered))
    correct, total = sum(one.correct for one in earlier), sum(one.total for one in earlier)
    now, usual = question_sample(answered.correct, answered.total), question_sample(correct, total)
    if now is None or usual is None or usual.n < settings.signs.returns_questions:
        return None
    _apart, interval = difference(now, usual, settings.signs)
    if interval.high >= 0:
        return None
    return LowSet(
        id=answered.id or "",
        topic=answered.topic,
        correct=answered.correct,
        total=answered.total,
        usual_correct=correct,
        usual_total=total,
        days=USUAL_DAYS.days,
        apart=interval,
    )


def _earlier(store: Store, settings: Settings, answered: QuestionSet) -> Iterable[QuestionSet]:
    day = study_day(answered.at, settings.journal.rollover)
    since = day - USUAL_DAYS if day - date.min > USUAL_DAYS else date.min
    at = answered.at.astimezone(UTC)
    return (
        one
        for one in store.question_sets(since, day)
        if one.at.astimezone(UTC) < at and one.id != (answered.id or "")
    )
