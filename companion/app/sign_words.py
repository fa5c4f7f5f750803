"""What the overload signs are called and say in a few words, beside a strip of weeks."""

from collections.abc import Mapping

from companion.core.signs import (
    ChartSign,
    LoadSign,
    RecoverySign,
    ReturnsSign,
    Sample,
    Sign,
    SignName,
    Signs,
    SleepSign,
)
from companion.core.words import _, ngettext


def sign_titles() -> Mapping[SignName, str]:
    """Return what the signs are called, in their order."""
    return {
        "load": _("Load"),
        "stress": _("Stress"),
        "sleep": _("Sleep"),
        "mood": _("Mood"),
        "recovery": _("Recovery"),
        "returns": _("Returns"),
    }


def state_words(sign: Sign) -> str:
    """Return `on`, `off` or that there is not enough data."""
    return {"on": _("on"), "off": _("off"), "unknown": _("not enough data")}[sign.state]


def signs_sentence(signs: Signs) -> str:
    """Return how many signs of a week are on, and for how many there is not enough data."""
    if not signs.known:
        return _("There is not enough data yet to judge the overload signs.")
    on, all_ = len(signs.on), len(signs.named())
    if on:
        sentence = ngettext(
            "{on} of the {all} overload signs is on.", "{on} of the {all} overload signs are on.", on
        ).format(on=on, all=all_)
    else:
        sentence = _("None of the {all} overload signs is on.").format(all=all_)
    lacking = all_ - signs.known
    if not lacking:
        return sentence
    more = ngettext("For {n} there is not enough data.", "For {n} there is not enough data.", lacking)
    return " ".join((sentence, more.format(n=lacking)))


def short_evidence(sign: Sign) -> str:
    """Return what a sign rests on in a few words, such as `45 % above`; empty where it is unknown."""
    if sign.state == "unknown":
        return ""
    match sign:
        case LoadSign():
            return _load(sign)
        case ChartSign():
            return _chart(sign)
        case SleepSign():
            minutes = round(sign.mean_shortfall_min or 0)
            return _("{minutes} min short").format(minutes=minutes) if minutes else _("not short")
        case RecoverySign():
            return _recovery(sign)
    return _returns(sign)


def _load(sign: LoadSign) -> str:
    percent = percent_above(sign)
    if not percent:
        return _("as before")
    words = _("{percent} % above") if percent > 0 else _("{percent} % below")
    return words.format(percent=abs(percent))


def _chart(sign: ChartSign) -> str:
    days = sign.days_out or 0
    if sign.measure == "stress":
        return ngettext("{days} day above", "{days} days above", days).format(days=days)
    return ngettext("{days} day below", "{days} days below", days).format(days=days)


def _recovery(sign: RecoverySign) -> str:
    if sign.breaks_due:
        return _("{taken} of {due} breaks").format(taken=sign.breaks_taken or 0, due=sign.breaks_due)
    return rest_days_words(sign.rest_days_14 or 0)


def _returns(sign: ReturnsSign) -> str:
    if sign.week is None or sign.before is None:
        return hours_words(sign)
    words = _("{now} %, was {before} %") if sign.measure == "questions" else _("focus {now}, was {before}")
    return words.format(now=mean_words(sign, sign.week), before=mean_words(sign, sign.before))


def percent_above(sign: LoadSign) -> int:
    """Return by how many percent the week's load is above the four before; below is negative."""
    return round(((sign.ratio or 1.0) - 1) * 100)


def rest_days_words(days: int) -> str:
    """Return such as `no rest day` or `2 rest days`."""
    if not days:
        return _("no rest day")
    return ngettext("{days} rest day", "{days} rest days", days).format(days=days)


def hours_words(sign: ReturnsSign) -> str:
    """Return such as `35 h, usual 27 h`."""
    return _("{hours:.0f} h, usual {usual:.0f} h").format(hours=sign.hours or 0, usual=sign.usual_hours or 0)


def mean_words(sign: ReturnsSign, sample: Sample) -> str:
    """Return a share in percent, or a rating with one decimal."""
    return f"{sample.mean * 100:.0f}" if sign.measure == "questions" else f"{sample.mean:.1f}"
