"""How the charts of Reflection are computed, in words, with sources and limits."""

from collections.abc import Callable

from companion.app.validated import Validated
from companion.core.words import _
from companion.ui.pages.reflection.rates import made_up_sentence, overload_sentence
from companion.ui.pages.reflection.rates_table import RatesTable
from companion.ui.theme import Theme
from companion.ui.widgets.explained import Explained
from companion.ui.widgets.text import Text


def how_sheet(theme: Theme, on_done: Callable[[], object], validated: Validated | None = None) -> Explained:
    """Return the popover that explains the charts. validated: what was measured, None = not known."""
    sheet = Explained(theme, _("How is this computed?"), (), on_done)
    _say(theme, sheet, _daily())
    _say(theme, sheet, _signs())
    if validated is not None:
        _head(theme, sheet, _("How often the signs are right"))
        sheet.body.addWidget(RatesTable(theme, validated))
        sheet.say((overload_sentence(), made_up_sentence()))
    _say(theme, sheet, _weekly())
    return sheet


def _say(theme: Theme, sheet: Explained, parts: tuple[tuple[str, str], ...]) -> None:
    for title, words in parts:
        _head(theme, sheet, title)
        sheet.say((words,))


def _head(theme: Theme, sheet: Explained, title: str) -> None:
    sheet.body.addSpacing(theme.px(6))
    sheet.body.addWidget(Text(theme, title, "small", weight=600))


def _daily() -> tuple[tuple[str, str], ...]:
    return (
        (_("Load"), _(
            "Minutes of focus times effort 0–10, summed over the day, in effort-minutes (after Foster et al. "
            "2001). It was made for sport and has not been validated for studying. A block without an effort "
            "takes the median effort of your last 28 days and makes its bar hollow; with fewer than five "
            "known efforts no load is shown.")),
        (_("7-day and 28-day average"), _(
            "Averages in which older days count less and less (Williams et al. 2017). They begin with the "
            "mean of your first 14 recorded days. A rest day counts as 0; a day without an entry is left "
            "out and never filled in.")),
        (_("Your usual stress"), _(
            "Mean and spread of the last 28 days before the week that lie in no week whose stress sign was "
            "on, at most twelve weeks back, from 14 recorded days on. A new day weighs 20 % in the smoothed "
            "line, which begins anew each week; the band reaches 2.7 standard deviations of that line to "
            "either side (Schat et al. 2023). It describes, it does not predict.")),
        (_("Sleep"), _(
            "From your sleep diary: from trying to sleep to waking for good, less the time awake. Diaries "
            "overstate sleep by about 40 minutes, so read the changes rather than the hours.")),
    )  # fmt: skip


def _signs() -> tuple[tuple[str, str], ...]:
    return (
        (_("Overload signs"), _(
            "Six comparisons of a week with your own past. A bar is on, a dot is off, two small dots are "
            "not enough data. Choose a sign to read its evidence and its rule. The numbers in the rules can "
            "be changed in the settings file. A sign is sometimes on by chance; it is no diagnosis.")),
    )  # fmt: skip


def _weekly() -> tuple[tuple[str, str], ...]:
    return (
        (_("Load and stress"), _(
            "Load of the week across, mean stress upwards. The dashed lines are the medians of the weeks "
            "before, from three known weeks on. A week is shown with five known loads and four days with "
            "a check-in; its missing days are taken to be like its others. That two things rise together "
            "does not show that one causes the other.")),
        (_("The year"), _(
            "One square a day. The strongest tint is a heavy day, a tense day, a short night. A small dot is "
            "no entry, a hollow square a rest day, and the weeks with an overload sign are outlined.")),
    )  # fmt: skip
