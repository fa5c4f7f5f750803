"""What one overload sign of one week rests on, and how often such a sign is right."""

from collections.abc import Callable

from companion.app.sign_words import sign_titles, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.app.validated import Validated
from companion.core.signs import SignName
from companion.core.thresholds import Thresholds
from companion.core.week import WeekFigures
from companion.core.words import _
from companion.ui.pages.reflection.rates import sign_rate_words
from companion.ui.pages.reflection.sign_rules import sign_rule
from companion.ui.pages.reflection.sleep_timing import sleep_timing
from companion.ui.pages.reflection.week_names import span_words
from companion.ui.theme import Theme
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.text import Text


def sign_sheet(
    theme: Theme,
    on_done: Callable[[], object],
    name: SignName,
    week: WeekFigures,
    *,
    thresholds: Thresholds,
    validated: Validated | None,
) -> Explained:
    """Return the popover of a sign: its state and week, the evidence, and the rule it was judged by.

    validated: what was measured of the signs, None = not known.
    """
    sign = week.signs.named()[name]
    title = _("{sign}: {state}").format(sign=sign_titles()[name], state=state_words(sign))
    sheet = Explained(theme, title, (), on_done)
    when = _("Week {number}, {span}").format(
        number=week.monday.isocalendar().week, span=span_words(week.monday)
    )
    sheet.body.addWidget(Text(theme, when, "small", "text2"))
    evidence = _sentence(whole_evidence(sign, week.sleep_target_min, thresholds))
    sheet.body.addWidget(Text(theme, evidence, "body", wrap=True))
    limits = _("It describes a departure from your own past. It is no diagnosis and predicts nothing.")
    parts = (
        (_("When you slept"), sleep_timing(week) if name == "sleep" else ()),
        (_("When it is on"), (sign_rule(name, thresholds), limits)),
        (_("How often it is right"), sign_rate_words(validated, name, thresholds)),
    )
    for head, paragraphs in parts:
        if paragraphs:
            sheet.body.addSpacing(theme.px(6))
            sheet.body.addWidget(Text(theme, head, "small", weight=600))
            sheet.say(paragraphs)
    return sheet


def _sentence(words: str) -> str:
    return _("{words}.").format(words=words[0].upper() + words[1:])
