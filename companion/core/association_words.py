"""What a relation with stress says, in words."""

from companion.core.association import Relation
from companion.core.association_sources import TAG
from companion.core.words import _, ngettext


def title(relation: Relation) -> str:
    """Return what is looked at beside stress, such as `Load the day before`."""
    if relation.name.startswith(TAG):
        return _("“{tag}”").format(tag=relation.name.removeprefix(TAG))
    match relation.name, relation.lag_days:
        case "load", 0:
            return _("Load the same day")
        case "load", 1:
            return _("Load the day before")
        case "load", 2:
            return _("Load two days before")
        case "sleep_min", _lag:
            return _("Sleep the night before")
        case "midpoint", _lag:
            return _("Time of sleep the night before")
        case "breaks_taken_share", _lag:
            return _("Breaks taken")
        case "practice_min", _lag:
            return _("Practice")
    raise ValueError(relation.name)


def in_short(relation: Relation) -> str:
    """Return one line of a list: which way it moves and its n, `no clear link`, or how long to wait."""
    match relation.verdict:
        case "link":
            return _("{link}, n {n}").format(link=_which_way(relation), n=relation.n)
        case "no clear link":
            return _("no clear link in {days} days").format(days=relation.n)
        case "too early to say":
            days = relation.days_to_come
            return ngettext(
                "too early to say: {days} more day", "too early to say: {days} more days", days
            ).format(days=days)


def in_full(relation: Relation) -> str:
    """Return whole sentences: what was found on how many days, and what chance alone would give."""
    if relation.verdict != "link":
        words = in_short(relation)
        return _("{what}.").format(what=words[0].upper() + words[1:])
    found = _("On {n} shared days, stress tended to be {link}.").format(
        n=relation.n, link=_which_way(relation)
    )
    return " ".join((found, chance_sentence(relation), no_cause_sentence()))


def chance_sentence(relation: Relation) -> str:
    """Return how easily chance gives a link as strong; empty where that is not known."""
    if relation.p is None:
        return ""
    return _("Chance alone gives a link this strong about 1 time in {times}.").format(
        times=one_time_in(relation.p)
    )


def no_cause_sentence() -> str:
    """Return what stands beside every link."""
    return _("This does not show cause.")


def one_time_in(p: float) -> int:
    """Return about how many times it takes for something of probability `p` (0 < p <= 1), roundly said."""
    times = 1 / p
    step = 1 if times < 10 else 5 if times < 100 else 50
    return step * round(times / step)


def _which_way(relation: Relation) -> str:
    """Return how stress moves with it, such as `higher after short nights`."""
    more = (relation.rho or 0.0) > 0
    if relation.name.startswith(TAG):
        return _with_tag(relation, more)
    match relation.name, relation.lag_days:
        case "load", 0:
            return _("higher on heavy days") if more else _("lower on heavy days")
        case "load", 1:
            return _("higher the day after a heavy day") if more else _("lower the day after a heavy day")
        case "load", 2:
            return _("higher two days after a heavy day") if more else _("lower two days after a heavy day")
        case "sleep_min", _lag:
            return _("higher after long nights") if more else _("higher after short nights")
        case "midpoint", _lag:
            return _("higher after late nights") if more else _("higher after early nights")
        case "breaks_taken_share", _lag:
            return _("higher the more breaks were taken") if more else _("lower the more breaks were taken")
        case "practice_min", _lag:
            return _("higher on days with more practice") if more else _("lower on days with more practice")
    raise ValueError(relation.name)


def _with_tag(relation: Relation, more: bool) -> str:
    tag = relation.name.removeprefix(TAG)
    if relation.rated:
        words = _("higher on days with more “{tag}”") if more else _("lower on days with more “{tag}”")
    else:
        words = _("higher on days with “{tag}”") if more else _("lower on days with “{tag}”")
    return words.format(tag=tag)
