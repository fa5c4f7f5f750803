"""What one overload sign of one week rests on."""

from collections.abc import Callable
from datetime import date

from companion.app.sign_words import sign_titles, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.core.signs import Sign, SignName
from companion.core.thresholds import Thresholds
from companion.core.words import _
from companion.ui.pages.reflection.sign_rules import sign_rule
from companion.ui.pages.reflection.week_names import span_words
from companion.ui.theme import Theme
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.text import Text


def sign_sheet(
    theme: Theme,
    on_done: Callable[[], object],
    name: SignName,
    monday: date,
    sign: Sign,
    *,
    target_min: float,
    thresholds: Thresholds,
) -> Explained:
    """Return the popover of a sign: its state and week, the evidence, and the rule it was judged by."""
    title = _("{sign}: {state}").format(sign=sign_titles()[name], state=state_words(sign))
    sheet = Explained(theme, title, (), on_done)
    week = _("Week {number}, {span}").format(number=monday.isocalendar().week, span=span_words(monday))
    sheet.body.addWidget(Text(theme, week, "small", "text2"))
    evidence = _sentence(whole_evidence(sign, target_min, thresholds))
    sheet.body.addWidget(Text(theme, evidence, "body", wrap=True))
    sheet.body.addWidget(Text(theme, _("When it is on"), "small", weight=600))
    limits = _("It describes a departure from your own past. It is no diagnosis and predicts nothing.")
    sheet.say((sign_rule(name, thresholds), limits))
    return sheet


def _sentence(words: str) -> str:
    return _("{words}.").format(words=words[0].upper() + words[1:])
