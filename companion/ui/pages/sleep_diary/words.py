"""The sentences of the sleep diary."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QDate, QLocale

from companion.app.nights import NightDay
from companion.core.night_form import Field, Moments, TimeField, Trouble
from companion.core.night_suggestion import Suggestion
from companion.core.scales import between
from companion.core.sleep import UsualNight
from companion.core.words import _, ngettext
from companion.ui.pages.sleep_diary.draft import Reading
from companion.ui.widgets.figures import long_date, span, time_of_day
from companion.ui.widgets.night_bar import spoken_name

_MINUTE = timedelta(minutes=1)
_LONG_IN_MINUTES = timedelta(minutes=90)


def title(day: date, today: date) -> str:
    """Return which night it is: Last night, or Night to Wednesday 18 November."""
    if day == today:
        return _("Last night")
    return _("Night to {day}").format(day=long_date(day))


def subtitle(day: date) -> str:
    """Return both dates of the night: Wednesday to Thursday 19 November."""
    before = day - timedelta(days=1)
    # In the language of the catalogue, as the sentence around it.
    weekday = QLocale(_("en")).toString(QDate(before.year, before.month, before.day), "dddd")
    return _("{weekday} to {day}").format(weekday=weekday, day=long_date(day))


def field_name(field: Field) -> str:
    """Return what a field is called in its form."""
    counts: dict[Field, str] = {
        "sleep_onset_latency": _("To fall asleep, min"),
        "awakenings": _("Times awake"),
        "wake_after_sleep_onset": _("Awake in the night, min"),
    }
    return counts.get(field) or spoken_name(cast("TimeField", field))


def in_sentence(field: Field) -> str:
    """Return a field's name within a sentence."""
    return {
        "into_bed": _("into bed"),
        "tried": _("tried to sleep"),
        "woke": _("woke for good"),
        "out_of_bed": _("out of bed"),
        "sleep_onset_latency": _("minutes to fall asleep"),
        "awakenings": _("times awake"),
        "wake_after_sleep_onset": _("minutes awake in the night"),
    }[field]


def suggestion_words(suggestion: Suggestion) -> str:
    """Return what the faint times are, and what to do with them."""
    if suggestion.source == "usual":
        return _("Faint: your usual times. Type what differs; Enter takes one.")
    if suggestion.source == "latest":
        return _("Faint: the night before it in your diary. Type what differs; Enter takes one.")
    return _("Type the times, or drag the handles. Nothing is kept until you save.")


def open_words(fields: tuple[Field, ...]) -> str:
    """Return what is still to be answered before the night can be kept."""
    names = _(", ").join(in_sentence(field) for field in fields)
    return ngettext(
        _("One answer is still open: {names}. Enter takes what is shown there."),
        _("Still open: {names}. Enter takes what is shown there."),
        len(fields),
    ).format(names=names)


def trouble_words(found: Trouble, reading: Reading) -> str:
    """Return why the answers are no night yet, and the mend."""
    moments = reading.moments
    if found.kind == "order":
        return _order_words(found, moments)
    if found.kind == "instant":
        return _("Into bed and out of bed are the same moment: change one of them.")
    if found.kind == "to_come":
        (field,) = found.fields
        at = time_of_day(getattr(moments, field))
        return _("{what} at {time} is still to come: give a time up to now.").format(
            what=field_name(field), time=at
        )
    awake = (reading.shown.sleep_onset_latency or 0) + (reading.shown.wake_after_sleep_onset or 0)
    there = between(moments.tried, moments.woke)
    return _("That is {awake} awake, but {there} lie between trying to sleep and waking.").format(
        awake=span(awake * _MINUTE), there=span(there)
    )


def _order_words(found: Trouble, moments: Moments) -> str:
    first, second = found.fields
    return _("{second}, {late}, comes before {first}, {early}: change one of the two.").format(
        second=field_name(second),
        first=in_sentence(first),
        early=time_of_day(getattr(moments, first)),
        late=time_of_day(getattr(moments, second)),
    )


def moved_words(field: TimeField, moments: Moments) -> str:
    """Return that clocks went forward over a time."""
    return _("Clocks went forward that night: {what} is read as {time}.").format(
        what=in_sentence(field), time=time_of_day(getattr(moments, field))
    )


def length(of: timedelta) -> str:
    """Return a length as a figure: 7 h 05 min, 25 min."""
    hours, minutes = divmod(round(of / _MINUTE), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)


def target_words(sleep: timedelta, target: timedelta) -> str:
    """Return how a night compares with the length someone wants."""
    away = round((sleep - target) / _MINUTE) * _MINUTE
    if not away:
        return _("your target of {target}").format(target=span(target))
    sentence = (
        _("{length} over your target of {target}")
        if away > timedelta(0)
        else _("{length} under your target of {target}")
    )
    return sentence.format(length=_short(abs(away)), target=span(target))


def usual_in_bed(usual: UsualNight) -> str:
    """Return the usual time in bed: your usual 7 h 20 – 8 h 05."""
    low, high = (_clock_length(minutes) for minutes in (usual.time_in_bed.low, usual.time_in_bed.high))
    return _("your usual {low} – {high}").format(low=low, high=high)


def usual_efficiency(usual: UsualNight) -> str:
    """Return the usual share asleep: your usual 85–91 %."""
    return _("your usual {low}–{high} %").format(
        low=round(usual.efficiency.low), high=round(usual.efficiency.high)
    )


def usual_midpoint(usual: UsualNight) -> str:
    """Return the usual middle of the night: your usual 03:05–03:30."""
    low, high = (time_of_day(at) for at in usual.midpoint)
    return _("your usual {low}–{high}").format(low=low, high=high)


def no_usual_yet(nights: int) -> str:
    """Return when there will be a usual."""
    return ngettext(
        _("your usual after {n} more night"), _("your usual after {n} more nights"), nights
    ).format(n=nights)


def _short(of: timedelta) -> str:
    if of < _LONG_IN_MINUTES:
        return _("{minutes} min").format(minutes=round(of / _MINUTE))
    return span(of)


def _clock_length(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def skipped_words(known: NightDay) -> str:
    """Return what to say of a night that was skipped and is not told, "" for any other."""
    if known.mark.night_skipped and known.night is None:
        return _("You skipped this night, so nothing asks about it. It can be told all the same.")
    return ""
