"""What each overload sign rests on, as a line of a report."""

from companion.app.sign_words import hours_words, mean_words, percent_above, rest_days_words
from companion.app.sign_words_unknown import why_unknown
from companion.app.week_words import focus_words
from companion.core.signs import ChartSign, LoadSign, RecoverySign, ReturnsSign, Sample, Sign, SleepSign
from companion.core.thresholds import DEFAULTS, Thresholds
from companion.core.usual import Range
from companion.core.words import _, ngettext


def whole_evidence(sign: Sign, target_min: float, thresholds: Thresholds = DEFAULTS) -> str:
    """Return what a sign rests on, or what is lacking where it is unknown.

    target_min: of sleep a night; thresholds: those the sign was judged by.
    """
    if sign.state == "unknown":
        return why_unknown(sign, thresholds)
    match sign:
        case LoadSign():
            return _load(sign)
        case ChartSign():
            return _chart(sign)
        case SleepSign():
            return _sleep(sign, target_min)
        case RecoverySign():
            return _recovery(sign, thresholds.rest_days)
    if sign.week is None or sign.before is None or sign.ci95 is None:
        return hours_words(sign)
    told = _questions if sign.measure == "questions" else _focus
    return told(sign, sign.week, sign.before, sign.ci95)


def _load(sign: LoadSign) -> str:
    percent = percent_above(sign)
    if percent > 0:
        words = _(
            "{percent} % above the mean of the four weeks before ({total} against {mean} effort-minutes)"
        )
    elif percent < 0:
        words = _(
            "{percent} % below the mean of the four weeks before ({total} against {mean} effort-minutes)"
        )
    else:
        words = _("like the mean of the four weeks before ({total} against {mean} effort-minutes)")
    said = words.format(
        percent=abs(percent), total=f"{sign.total or 0:,.0f}", mean=f"{sign.previous_mean or 0:,.0f}"
    )
    return said + _missing_before(sign.missing_before)


def _missing_before(days: int) -> str:
    if not days:
        return ""
    return ngettext(
        "; {days} missing day there is taken to be like the others of its week",
        "; {days} missing days there are taken to be like the others of their weeks",
        days,
    ).format(days=days)


def _chart(sign: ChartSign) -> str:
    words = {
        "stress": ngettext(
            "above your own usual range on {out} of {days} recorded day",
            "above your own usual range on {out} of {days} recorded days",
            sign.recorded_days,
        ),
        "pleasantness": ngettext(
            "pleasantness below your own usual range on {out} of {days} recorded day",
            "pleasantness below your own usual range on {out} of {days} recorded days",
            sign.recorded_days,
        ),
        "energy": ngettext(
            "energy below your own usual range on {out} of {days} recorded day",
            "energy below your own usual range on {out} of {days} recorded days",
            sign.recorded_days,
        ),
    }[sign.measure]
    return words.format(out=sign.days_out or 0, days=sign.recorded_days)


def _sleep(sign: SleepSign, target_min: float) -> str:
    return ngettext(
        "on average {minutes} min short of your {target}, over {nights} night",
        "on average {minutes} min short of your {target}, over {nights} nights",
        sign.nights,
    ).format(minutes=round(sign.mean_shortfall_min or 0), target=focus_words(target_min), nights=sign.nights)


def _recovery(sign: RecoverySign, span: int) -> str:
    rest = _("{rest} in {days} days").format(rest=rest_days_words(sign.rest_days_14 or 0), days=span)
    if not sign.breaks_due:
        return rest
    breaks = _("{taken} of {due} due breaks taken").format(taken=sign.breaks_taken or 0, due=sign.breaks_due)
    return _("{rest}; {breaks}").format(rest=rest, breaks=breaks)


def _questions(sign: ReturnsSign, week: Sample, before: Sample, interval: Range) -> str:
    return _(
        "{hours}; {right} of {total} questions right ({now} %), {right_before} of {total_before} before "
        "({before} %); 95 % interval of the difference {low} to {high} points"
    ).format(
        hours=hours_words(sign),
        right=round(week.mean * week.n),
        total=week.n,
        now=mean_words(sign, week),
        right_before=round(before.mean * before.n),
        total_before=before.n,
        before=mean_words(sign, before),
        low=_signed(interval.low * 100, 0),
        high=_signed(interval.high * 100, 0),
    )


def _focus(sign: ReturnsSign, week: Sample, before: Sample, interval: Range) -> str:
    return _(
        "{hours}; focus rated {now} in {n} blocks, {before} in {n_before} before; "
        "95 % interval of the difference {low} to {high}"
    ).format(
        hours=hours_words(sign),
        now=mean_words(sign, week),
        n=week.n,
        before=mean_words(sign, before),
        n_before=before.n,
        low=_signed(interval.low, 1),
        high=_signed(interval.high, 1),
    )


def _signed(value: float, places: int) -> str:
    # A real minus sign: a hyphen would read as a dash between two numbers.
    written = f"{value:.{places}f}"
    return written.replace("-", "−") if float(written) else written.lstrip("-")
