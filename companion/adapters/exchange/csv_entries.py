"""A row of a person's table as an entry."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from companion.adapters.exchange.csv_cells import read_number
from companion.adapters.exchange.csv_row import Row
from companion.core import scales
from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, Entry, FocusBlock, Night, QuestionSet, TagRating, begins_at
from companion.core.words import _

SOURCE = "import:csv"


def read_entry(row: Row) -> Entry:
    """Return the entry in `row`, without an id; InvalidInput where a cell cannot be read, BlankRow."""
    try:
        return _MAKERS[row.mapping.entity](row)
    except OverflowError:
        raise InvalidInput(_("A number or time in it is too large: correct it.")) from None


def identity(entry: Entry, *, by_end: bool) -> tuple[str, ...]:
    """Return what makes a row the same row when it comes again: its moment, and the topic if it has one.

    Everything else may be mapped or corrected anew without making a second entry. by_end: the table
    gives only when study ended, and its start would move with a corrected length.
    """
    moment = begins_at(entry).astimezone(UTC).isoformat()
    match entry:
        case FocusBlock(topic=topic, ended=ended) if by_end:
            return "end", ended.astimezone(UTC).isoformat(), topic
        case FocusBlock(topic=topic) | QuestionSet(topic=topic):
            return moment, topic
        case _:
            return (moment,)


def _study(row: Row) -> FocusBlock:
    topic = _one_line(row.text("topic"))
    length = row.minutes("minutes")
    scales.check_minutes(length / timedelta(minutes=1))
    started, ended = _extent(row, length)
    return FocusBlock(
        topic=topic,
        started=started,
        ended=ended,
        focus_time=length,
        effort=row.number("effort"),
        focus=row.number("focus"),
        source=SOURCE,
    )


def _extent(row: Row, length: timedelta) -> tuple[datetime, datetime]:
    """Return start and end of a block; the one that is not given follows from the minutes."""
    start, end = row.time("start"), row.time("end")
    if start is not None and end is not None:
        if scales.between(start, end) + scales.TOLERANCE < length:
            raise InvalidInput(
                _("end: {minutes:g} minutes do not fit between start and end.").format(
                    minutes=length / timedelta(minutes=1)
                )
            )
        return start, end
    if start is not None:
        return start, scales.later(start, length)
    if end is not None:
        return scales.later(end, -length), end
    raise row.blank()


def _check_in(row: Row) -> CheckIn:
    check_in = CheckIn(
        at=row.needed("at"),
        stress=row.number("stress"),
        pleasantness=row.number("pleasantness"),
        energy=row.number("energy"),
        words=row.names("words"),
        tags=row.names("tags"),
        ratings=tuple(_rating(part) for part in row.names("ratings")),
        note=row.text("note"),
    )
    if row.mapping.skip_blank and check_in == CheckIn(at=check_in.at):
        raise row.blank()
    return check_in


def _rating(part: str) -> TagRating:
    tag, equals, value = part.rpartition("=")
    if not equals or not tag.strip():
        raise InvalidInput(
            _("ratings: {part!r} is no tag with its value: write tag=4.").format(part=part[:80])
        )
    return TagRating(tag.strip(), read_number(value, "."))


def _night(row: Row) -> Night:
    return Night(
        into_bed=row.needed("into_bed"),
        tried=row.needed("tried"),
        sleep_onset_latency=row.minutes("sol"),
        awakenings=row.whole("awakenings") or 0,
        wake_after_sleep_onset=row.minutes("waso"),
        woke=row.needed("woke"),
        out_of_bed=row.needed("out"),
        quality=row.whole("quality"),
        nap=row.flag("nap"),
        note=row.text("note"),
    )


def _questions(row: Row) -> QuestionSet:
    return QuestionSet(
        topic=_one_line(row.text("topic")),
        at=row.needed("at"),
        correct=row.whole("correct") or 0,
        total=row.whole("total") or 0,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


_MAKERS: dict[str, Callable[[Row], Entry]] = {
    "study": _study,
    "checkin": _check_in,
    "sleep": _night,
    "questions": _questions,
}
