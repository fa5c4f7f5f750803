"""The suggestion after practice questions that went below the person's own usual: a few kind minutes."""

from companion.core.suggestion import LowSet, OpenPractice, SayTime, Standing, Suggestion
from companion.core.words import _

FROM_QUESTIONS = 10
"""Fewer say too little to be set against anything."""


def after_questions(standing: Standing, _say_time: SayTime) -> Suggestion | None:
    """Today's latest set went below the usual, beyond what chance gives."""
    low, kind = standing.low, standing.kind
    if low is None or kind is None:
        return None
    return Suggestion(
        name="after_questions",
        title=_("A few kind minutes?"),
        reason=_reason(low),
        action=kind.title,
        act=OpenPractice(kind.practice, kind.course, "after_questions"),
        how=_how(low),
        occasion=low.id,
    )


def _reason(low: LowSet) -> str:
    return _(
        "{correct} of {total} right in {topic}; in the {days} days before, {usual:.0f} % of {usual_total:,} "
        "questions. One set says little about you."
    ).format(
        correct=low.correct,
        total=low.total,
        topic=low.topic,
        days=low.days,
        usual=_percent(low.usual_correct, low.usual_total),
        usual_total=low.usual_total,
    )


def _how(low: LowSet) -> str:
    return _(
        "This set: {share:.0f} % right. With 95 % confidence, it lies {least:.0f} to {most:.0f} points below "
        "the {days} days before, all topics together. Said from {from_questions} questions on, where the "
        "whole interval is below your usual. A set also depends on which questions came, on the hour and on "
        "the night before. It comes once for a set, on its own day; nothing plays unless you choose it."
    ).format(
        share=_percent(low.correct, low.total),
        least=-100 * low.apart.high,
        most=-100 * low.apart.low,
        days=low.days,
        from_questions=FROM_QUESTIONS,
    )


def _percent(correct: int, total: int) -> float:
    return 100 * correct / total
