"""Several times of day, as people type them: 12:00, 18:00 or 9 and 14.30."""

import re
from datetime import time

from companion.core.errors import InvalidInput
from companion.core.time_of_day import read_time_of_day
from companion.core.words import _

MOST = 6
"""So many times a day anybody may be asked how they are."""


def read_times_of_day(text: str) -> tuple[time, ...]:
    """Return the times `text` names, in order, each once.

    Raises InvalidInput with one line for none, for more than six, and for what is no time of day.
    """
    typed = [one.strip() for one in re.split(_between(), text) if one.strip()]
    if not typed:
        raise InvalidInput(_("There is no time here: type one or more, such as 12:00, 18:00."))
    times = tuple(sorted({read_time_of_day(one) for one in typed}))
    if len(times) > MOST:
        raise InvalidInput(
            _("These are {count} times: give at most {most} a day.").format(count=len(times), most=MOST)
        )
    return times


def _between() -> str:
    return r"[,;]|\s+" + re.escape(_("and")) + r"\s+"
