"""What tooltip and menu say of the timer."""

from companion.core.engine.view import TimerView
from companion.core.words import _
from companion.ui.widgets.figures import minutes


def state_line(view: TimerView) -> str:
    """Return how the timer stands, in a few words."""
    match view.state:
        case "idle":
            return _("No session is running")
        case "paused":
            return _("paused")
        case "away":
            return _("away")
        case "returning":
            return _("the break is over; no hurry")
        case "break":
            return (
                _("{count} min of break left").format(count=minutes(view.remaining)) if view.remaining else ""
            )
        case "deferred" if view.owed is not None:
            return _("break owed: {count} min").format(count=minutes(view.owed))
        case _:
            return _until_break(view)


def _until_break(view: TimerView) -> str:
    if view.state == "quiet":
        return _("quiet")
    if view.next_break is not None:
        return _("break in {count} min").format(count=max(1, minutes(view.next_break)))
    if view.gone is not None:
        return _("{count} min so far").format(count=minutes(view.gone))
    return ""


def tooltip(view: TimerView) -> str:
    """Return one line for pointer and screen reader: `Cardiology · break in 12 min`."""
    parts = [view.topic or (_("Second Wind") if view.state == "idle" else ""), state_line(view)]
    return " · ".join(part for part in parts if part)
