"""What turns each overload sign on, with the numbers as they are set."""

from companion.core.signs import SignName
from companion.core.thresholds import Thresholds
from companion.core.words import _


def sign_rule(name: SignName, thresholds: Thresholds) -> str:
    """Return the rule of a sign in a sentence or two."""
    rules = {
        "load": _("The week’s load is more than {ratio} times the mean of the four weeks before.").format(
            ratio=f"{thresholds.load_ratio:g}"
        ),
        "stress": _(
            "Smoothed stress lies above your own usual range on {days} recorded days or more."
        ).format(days=thresholds.stress_days),
        "sleep": _(
            "The nights of the week are on average {minutes} min or more short of your target; "
            "at least {nights} nights are needed."
        ).format(minutes=f"{thresholds.shortfall_min:g}", nights=thresholds.shortfall_nights),
        "mood": _(
            "Smoothed pleasantness or energy lies below your own usual range on {days} recorded days or more."
        ).format(days=thresholds.mood_days),
        "recovery": _(
            "No rest day in {days} days, or fewer than {share} % of the breaks that fell due were taken."
        ).format(days=thresholds.rest_days, share=round(thresholds.breaks_share * 100)),
        "returns": _(
            "You studied as long as usual or longer, while focus ratings or answers to practice questions "
            "were below your own usual by more than chance explains."
        ),
    }
    return rules[name]
