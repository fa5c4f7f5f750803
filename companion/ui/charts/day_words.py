"""What a chart says of one day."""

from datetime import timedelta

from companion.core.days import DayFigures
from companion.core.words import _
from companion.ui.widgets import figures


def tip_lines(day: DayFigures) -> tuple[str, str]:
    """Return the date and the day's figures, such as `Load 2,475 · stress 9.5 · slept 5 h 24 min`."""
    date = figures.long_date(day.day)
    parts = [*_load(day)]
    if day.stress is not None:
        parts.append(_("stress {stress}").format(stress=f"{round(day.stress, 1):g}"))
    if day.sleep_min is not None:
        parts.append(_("slept {hours}").format(hours=figures.span(timedelta(minutes=day.sleep_min))))
    if not parts:
        return date, _("No entry")
    words = " · ".join(parts)
    return date, words[0].upper() + words[1:]


def _load(day: DayFigures) -> list[str]:
    if day.rest_day:
        return [_("rest day")]
    if day.load is None:
        return [_("load not known: too few efforts rated")] if day.blocks else []
    if day.load_estimated:
        return [_("load about {load}, part estimated").format(load=figures.number(day.load))]
    return [_("load {load}").format(load=figures.number(day.load))]
