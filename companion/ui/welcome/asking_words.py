"""What can be asked, in words; the welcome and the settings say the same."""

from datetime import time, timedelta

from PySide6.QtCore import QLocale

from companion.app.asking_day import Asking, AskingKind
from companion.app.asking_settings import CHECK_IN_ASKING, WEEKDAYS, CheckInAsking, Weekday
from companion.core.words import _, ngettext
from companion.ui.welcome.day_picture import clock_time
from companion.ui.widgets.figures import time_of_day


def title_of(what: str) -> str:
    """Return the name of something that can be asked."""
    return {
        "diary": _("The morning’s sleep diary"),
        "check_ins": _("How you are"),
        "mood": _("Ask about mood, too"),
        "wind_down": _("The end of the day"),
        "practice": _("A few quiet minutes"),
        "reflection": _("A look at your week"),
    }[what]


def sentence_of(what: str) -> str:
    """Return what it means to have it on."""
    return {
        "diary": _("One minute about the night, while you still remember it."),
        "check_ins": _("Ten seconds: how stressed you are, and how you feel."),
        "mood": _("Without it, a check-in is one number: your stress."),
        "wind_down": _("A word that the rest can wait until tomorrow, and eight minutes to wind down."),
        "practice": _("A practice of one to ten minutes; you choose which."),
        "reflection": _("Load, stress and sleep of the week on one page."),
    }[what]


def check_in_choices() -> list[tuple[str, str]]:
    """Return the ways to be asked how one is: (key, words)."""
    return [(asking, check_ins_in_words(asking)) for asking in CHECK_IN_ASKING]


def check_ins_in_words(asking: CheckInAsking) -> str:
    """Return one way to be asked how one is."""
    words = {"times": _("At times"), "after_blocks": _("After blocks"), "off": _("Not at all")}
    return words[asking]


def after_blocks_line() -> str:
    """Return when exactly that is."""
    return _("After the break, or when you stop, and at most once an hour.")


def weekday_name(day: Weekday, *, short: bool = False) -> str:
    """Return the name of a day of the week."""
    length = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    # The catalogue says which language its sentences are in; names of days must agree with them.
    return QLocale(_("en")).standaloneDayName(WEEKDAYS.index(day) + 1, length)


def week_order() -> tuple[Weekday, ...]:
    """Return the days of the week, beginning as the locale's weeks do."""
    first = QLocale().firstDayOfWeek().value - 1
    return WEEKDAYS[first:] + WEEKDAYS[:first]


def times_in_words(times: tuple[time, ...]) -> str:
    """Return times of day as they stand in a field."""
    return ", ".join(time_of_day(at) for at in times)


def kind_name(kind: AskingKind) -> str:
    """Return the label of a moment of the day."""
    return {"diary": _("night"), "check_in": _("check-in"), "wind_down": _("end of day")}[kind]


def asked_words(count: int) -> str:
    """Return what a number of moments is called."""
    return ngettext(_("time a day"), _("times a day"), count)


def length_words(length: timedelta) -> str:
    """Return how long the answers take, rounded up to half minutes."""
    halves = -(-length // timedelta(seconds=30))
    if halves <= 1:
        return _("{seconds} s").format(seconds=30 * halves)
    return _("{minutes:g} min").format(minutes=halves / 2)


def day_said(day: tuple[Asking, ...]) -> str:
    """Return the picture in words, for the screen reader."""
    if not day:
        return nothing_asks()
    moments = [_("{what} at {time}").format(what=kind_name(one.kind), time=clock_time(one.at)) for one in day]
    return "; ".join(moments) + "."


def nothing_asks() -> str:
    """Return what stands in the place of a day in which nothing is asked."""
    return _("Nothing asks by itself. Everything can be opened by hand, at any time.")


def promises() -> tuple[str, ...]:
    """Return what every reminder keeps to."""
    return (
        _("Never in a break, a call or a full screen, and not while you are away: it waits."),
        _("Each can be put off for 30 minutes, or for the day. It asks once and lets it be."),
        _("It says nothing of what you wrote, so anybody may see it."),
    )
