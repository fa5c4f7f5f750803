"""What an experiment with oneself says, in words: today's lot, how far it is, and its result."""

from companion.core.association_words import one_time_in
from companion.core.experiment import ENOUGH_PAIRS, MOST_PAIRS, Result
from companion.core.reflection import Condition, Experiment, Measured
from companion.core.words import _, ngettext


def outcome_word(measured: Measured) -> str:
    """Return what is compared, as it stands within a sentence."""
    return {
        "stress": _("stress"),
        "focus": _("focus"),
        "effort": _("effort"),
        "focus_min": _("focus time"),
    }[measured]


def assignment_sentence(experiment: Experiment, condition: Condition) -> str:
    """Return what was drawn for today."""
    return _("Drawn for today: {way}.").format(way=experiment.a if condition == "a" else experiment.b)


def progress_sentence(experiment: Experiment, result: Result) -> str:
    """Return how far an experiment is that goes on; what it says so far would only tempt."""
    wanted = min(experiment.pairs, MOST_PAIRS)
    return ngettext(
        "{done} of {wanted} pair of days so far. The result waits for the last one, or for you to stop.",
        "{done} of {wanted} pairs of days so far. The result waits for the last one, or for you to stop.",
        wanted,
    ).format(done=result.pairs, wanted=wanted)


def result_sentences(experiment: Experiment, result: Result) -> str:
    """Return what came of an experiment that ended or was stopped, with its uncertainty."""
    if result.p is None:
        said = _too_few(experiment, result)
    elif result.clear:
        said = _difference(experiment, result)
    else:
        said = _no_clear_difference(experiment, result)
    return " ".join(sentence for sentence in (said, _left_out(result)) if sentence)


def caveat_sentence() -> str:
    """Return what even a drawn order cannot exclude; for *How is this computed?*."""
    return _("You knew which day was which, and what one expects can move what one feels.")


def _difference(experiment: Experiment, result: Result) -> str:
    chance = _("Chance alone gives a difference this large about 1 time in {times}.").format(
        times=one_time_in(result.p or 1.0)
    )
    mean = _mean(experiment, result.pairs, result.difference or 0.0)
    return " ".join((mean, _interval(experiment, result), chance))


def _no_clear_difference(experiment: Experiment, result: Result) -> str:
    found = ngettext(
        "On {n} pair of days, no clear difference in {what} between {a} and {b}.",
        "On {n} pairs of days, no clear difference in {what} between {a} and {b}.",
        result.pairs,
    ).format(n=result.pairs, what=outcome_word(experiment.outcome), a=experiment.a, b=experiment.b)
    return " ".join((found, _interval(experiment, result)))


def _interval(experiment: Experiment, result: Result) -> str:
    if result.ci95 is None:
        return ""
    low, high = result.ci95.low, result.ci95.high
    # Of two that lie on one side the smaller is said first.
    ends = (high, low) if high <= 0 else (low, high)
    first, last = (_compared(experiment.outcome, end) for end in ends)
    return _("With {a}, anything from {first} to {last} would fit these days.").format(
        a=experiment.a, first=first, last=last
    )


def _too_few(experiment: Experiment, result: Result) -> str:
    if result.difference is None:
        return _("No pair of days has a value on both days, so there is nothing to compare.")
    few = _("That is too few to tell it from chance: {enough} pairs are the least.").format(
        enough=ENOUGH_PAIRS
    )
    return " ".join((_mean(experiment, result.pairs, result.difference), few))


def _mean(experiment: Experiment, pairs: int, difference: float) -> str:
    return ngettext(
        "On {n} pair of days, {what} was {size} with {a} than with {b}.",
        "On {n} pairs of days, {what} was {size} with {a} than with {b}.",
        pairs,
    ).format(
        n=pairs,
        what=outcome_word(experiment.outcome),
        size=_compared(experiment.outcome, difference),
        a=experiment.a,
        b=experiment.b,
    )


def _left_out(result: Result) -> str:
    if not result.left_out:
        return ""
    return ngettext(
        "{n} pair is left out: one of its days has no value.",
        "{n} pairs are left out: one of their days has no value.",
        result.left_out,
    ).format(n=result.left_out)


def _compared(measured: Measured, difference: float) -> str:
    """Return a difference such as `0.8 lower` or `12 min longer`."""
    if measured == "focus_min":
        minutes = round(abs(difference))
        if difference >= 0:
            return _("{minutes} min longer").format(minutes=minutes)
        return _("{minutes} min shorter").format(minutes=minutes)
    points = f"{abs(difference):.1f}"
    if difference >= 0:
        return _("{points} higher").format(points=points)
    return _("{points} lower").format(points=points)
