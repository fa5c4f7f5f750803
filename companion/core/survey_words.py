"""The questionnaire in words: questions about studying days, options, and what a change says.

After the Copenhagen Burnout Inventory, Kristensen et al. 2005, Work & Stress 19:192, in wording of our own.
"""

from collections.abc import Mapping

from companion.core.survey import FEWEST, OPTIONS, RELIABLE_CHANGE, Asks, Item, Scale, change, items_of
from companion.core.words import _


def label() -> str:
    """Return what stands beside the questionnaire wherever it or a score is shown."""
    return _("After the Copenhagen Burnout Inventory; adapted wording, not validated.")


def introduction() -> str:
    """Return what is said before the first question."""
    return _("Think of the last two weeks. Any question can be left out.")


def title(scale: Scale) -> str:
    """Return what a scale is called."""
    return _("Exhaustion in general") if scale == "personal" else _("Exhaustion by studying")


def question(item: Item) -> str:
    """Return the question of an item."""
    return {
        "tired": _("How often do you feel tired?"),
        "body_exhausted": _("How often is your body exhausted?"),
        "emotions_exhausted": _("How often are you emotionally exhausted?"),
        "cannot_take_it": _("How often do you think: I can’t take it anymore?"),
        "worn_out": _("How often do you feel worn out?"),
        "weak": _("How often do you feel weak, and quick to fall ill?"),
        "study_exhausting": _("How emotionally exhausting is studying for you?"),
        "study_burnt_out": _("How burnt out do you feel by studying?"),
        "study_frustrating": _("How much does studying frustrate you?"),
        "worn_out_in_the_evening": _("How often are you worn out at the end of a day of study?"),
        "exhausted_in_the_morning": _("How often does the thought of a day of study exhaust you at waking?"),
        "every_hour_tiring": _("How often does every hour of study feel tiring?"),
        "energy_left": _("How often do you have energy left for family and friends?"),
    }[item.name]


def options(asks: Asks) -> Mapping[int, str]:
    """Return the five options: value to keep -> word, in the order they are shown."""
    often = (_("Always"), _("Often"), _("Sometimes"), _("Seldom"), _("Never or almost never"))
    degree = (
        _("To a very high degree"),
        _("To a high degree"),
        _("Somewhat"),
        _("To a low degree"),
        _("To a very low degree"),
    )
    return dict(zip(OPTIONS, often if asks == "often" else degree, strict=True))


def score_sentences(scale: Scale, now: float | None, before: float | None = None, when: str = "") -> str:
    """Return what a score says beside the one before.

    now, before: scores, None = none. when: the day of the one before, in words. Nothing is called high
    or low: there is no cut-off.
    """
    if now is None:
        return _("{scale}: no score; it takes {fewest} of the {all} answers.").format(
            scale=title(scale), fewest=FEWEST[scale], all=len(items_of(scale))
        )
    difference = change(before, now)
    if difference is None or before is None:
        return _("{scale}: {score} of 100.").format(scale=title(scale), score=round(now))
    if not difference.real:
        return _(
            "{scale}: {score} of 100, {before} on {when}. A change below {least} points cannot be told from "
            "how answers vary by themselves."
        ).format(scale=title(scale), score=round(now), before=round(before), when=when, least=RELIABLE_CHANGE)
    rose = _("{scale}: {score} of 100, {points} higher than on {when}.")
    fell = _("{scale}: {score} of 100, {points} lower than on {when}.")
    found = (rose if difference.points > 0 else fell).format(
        scale=title(scale), score=round(now), points=round(abs(difference.points)), when=when
    )
    return " ".join((found, _("That is more than answers vary by themselves.")))
