"""What an entry may say: scales, orders of times, limits of text. Out of scale is named, never clipped.

Each `check_*` returns nothing and raises InvalidInput with one line: what, where, and the mend.
`now` is the moment of entering, any aware datetime; a time up to a minute later is let through.
"""

from datetime import UTC, date, datetime, timedelta

from companion.core.errors import InvalidInput
from companion.core.journal import CheckIn, FocusBlock, Night, PracticeSession, QuestionSet
from companion.core.words import _

TOLERANCE = timedelta(seconds=60)
LONGEST_BLOCK = timedelta(hours=24)
LONGEST_NIGHT = timedelta(hours=24)
LONGEST_PRACTICE = timedelta(hours=24)
MOST_AWAKENINGS = 1000
LONGEST_TOPIC = 200
LONGEST_NOTE = 100_000
REST_AHEAD = timedelta(days=366)
EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
LATEST = datetime(9000, 1, 1, tzinfo=UTC)


def between(start: datetime, end: datetime) -> timedelta:
    """Return the time that passes from `start` to `end`, whatever their zones and clock changes."""
    # Two wall times of one zone would be subtracted as written, an hour off across a clock change.
    return end.astimezone(UTC) - start.astimezone(UTC)


def later(start: datetime, length: timedelta) -> datetime:
    """Return the moment `length` after `start`, in the zone of `start`."""
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def check_effort(effort: float | None, focus: float | None) -> None:
    """Check the two ratings of a focus block, each 0-10 or unknown."""
    _check_scale(_("Effort"), effort, 0, 10)
    _check_scale(_("Focus"), focus, 0, 10)


def check_minutes(minutes: float) -> None:
    """Check the length of a focus block in minutes: more than 0, at most 24 h."""
    if not 0 < minutes <= LONGEST_BLOCK / timedelta(minutes=1):
        raise InvalidInput(
            _("Minutes are {minutes:g}: give more than 0 and at most 1440.").format(minutes=minutes)
        )


def check_block(block: FocusBlock, now: datetime) -> None:
    """Check a focus block entered by hand: a topic, more than 0 and at most 24 h, over by now."""
    check_topic(block.topic)
    check_minutes(block.focus_time / timedelta(minutes=1))
    check_effort(block.effort, block.focus)
    check_moment(_("The start"), block.started, now)
    if between(now, block.ended) > TOLERANCE:
        raise InvalidInput(
            _(
                "The block would end at {end:%Y-%m-%d %H:%M}, which is still to come: give fewer minutes."
            ).format(end=block.ended)
        )


def check_check_in(check_in: CheckIn, now: datetime) -> None:
    """Check a check-in: scales, and that it says anything at all."""
    check_moment(_("The time"), check_in.at, now)
    _check_scale(_("Stress"), check_in.stress, 0, 10)
    _check_scale(_("Pleasantness"), check_in.pleasantness, -1, 1)
    _check_scale(_("Energy"), check_in.energy, -1, 1)
    check_text(_("The note"), check_in.note, LONGEST_NOTE)
    for rating in check_in.ratings:
        _check_scale(rating.tag, rating.value, 0, 10)
    for word in (*check_in.words, *check_in.tags, *(rating.tag for rating in check_in.ratings)):
        check_text(_("A word or tag"), word, LONGEST_TOPIC)
    measures = (check_in.stress, check_in.pleasantness, check_in.energy)
    said = check_in.words or check_in.tags or check_in.ratings or check_in.note.strip()
    if all(measure is None for measure in measures) and not said:
        raise InvalidInput(_("The check-in is empty: give stress, pleasantness, energy or a note."))


def check_night(night: Night, now: datetime) -> None:
    """Check a night: its times in order, and the waking minutes within them."""
    for name, at in (
        (_("Going to bed"), night.into_bed),
        (_("Trying to sleep"), night.tried),
        (_("Waking"), night.woke),
        (_("Getting out of bed"), night.out_of_bed),
    ):
        check_moment(name, at, now)
    _check_order(night)
    if not 0 <= night.awakenings <= MOST_AWAKENINGS:
        raise InvalidInput(
            _("Awakenings are {n}: give 0 to {most}.").format(n=night.awakenings, most=MOST_AWAKENINGS)
        )
    _check_scale(_("Sleep quality"), night.quality, 1, 5)
    check_text(_("The note"), night.note, LONGEST_NOTE)
    for name, span in (
        (_("The time to fall asleep"), night.sleep_onset_latency),
        (_("The time awake in the night"), night.wake_after_sleep_onset),
    ):
        if span < timedelta(0):
            raise InvalidInput(_("{name} is less than 0 minutes: give 0 or more.").format(name=name))
    minute = timedelta(minutes=1)
    there = between(night.tried, night.woke)
    # Neither added up nor taken off before it fits: the result may be longer than a length can be.
    latency, awake_later = night.sleep_onset_latency, night.wake_after_sleep_onset
    if latency > there or awake_later > there - latency:
        awake = night.sleep_onset_latency / minute + night.wake_after_sleep_onset / minute
        raise InvalidInput(
            _(
                "Falling asleep and lying awake took {awake:g} min, but only {there:g} min lie between "
                "trying to sleep and waking: correct one of them."
            ).format(awake=awake, there=there / minute)
        )


def check_note(text: str) -> None:
    """Check what someone writes: at most 100,000 characters, and text."""
    check_text(_("The note"), text, LONGEST_NOTE)


def check_questions(questions: QuestionSet, now: datetime) -> None:
    """Check a set of practice questions: at least one, and no more correct than there were."""
    check_topic(questions.topic)
    check_moment(_("The time"), questions.at, now)
    if not 1 <= questions.total <= 100_000:
        raise InvalidInput(_("The total is {n}: give 1 to 100000 questions.").format(n=questions.total))
    if not 0 <= questions.correct <= questions.total:
        raise InvalidInput(
            _("Correct are {correct} of {total}: give a number from 0 to {total}.").format(
                correct=questions.correct, total=questions.total
            )
        )


def check_stress(stress: float | None) -> None:
    """Check one answer to how stressed someone is, 0-10 or unknown."""
    _check_scale(_("Stress"), stress, 0, 10)


def check_practice(practice: PracticeSession, now: datetime) -> None:
    """Check a practice: its names, stress before and after, and that it was begun by now.

    A wall clock that was set back may leave its end before its beginning; how long it was practised is
    right all the same.
    """
    for name, text in ((_("The practice"), practice.practice), (_("The length"), practice.course)):
        if not text.strip():
            raise InvalidInput(_("{name} is empty: say what was practised.").format(name=name))
        check_text(name, text, LONGEST_TOPIC)
    check_moment(_("The start"), practice.started, now)
    check_moment(_("The end"), practice.ended, now)
    if not timedelta(0) <= practice.practised <= LONGEST_PRACTICE:
        raise InvalidInput(
            _("A practice of {minutes:g} min is none: give from 0 to {most:g} min.").format(
                minutes=practice.practised / timedelta(minutes=1),
                most=LONGEST_PRACTICE / timedelta(minutes=1),
            )
        )
    check_stress(practice.stress_before)
    check_stress(practice.stress_after)


def check_rest_day(day: date, today: date) -> None:
    """Check a declared rest day: any past day, or one within the coming year."""
    if day < EARLIEST.date() or day - today > REST_AHEAD:
        raise InvalidInput(_("The rest day {day} is more than a year away: check the year.").format(day=day))


def check_moment(name: str, at: datetime, now: datetime) -> None:
    """Check that `at` is not in the future. name: what the sentence calls it."""
    if at.tzinfo is None:
        raise InvalidInput(_("{name} has no time zone: give an offset or a zone.").format(name=name))
    if not EARLIEST <= at.replace(tzinfo=UTC) < LATEST:
        raise InvalidInput(_("{name} is {at:%Y-%m-%d}: check the year.").format(name=name, at=at))
    if between(now, at) > TOLERANCE:
        raise InvalidInput(
            _("{name} is {at:%Y-%m-%d %H:%M}, which is still to come: give a time up to now.").format(
                name=name, at=at
            )
        )


def _check_order(night: Night) -> None:
    steps = (
        (_("into bed"), night.into_bed),
        (_("tried to sleep"), night.tried),
        (_("woke"), night.woke),
        (_("out of bed"), night.out_of_bed),
    )
    for (first, start), (second, end) in zip(steps, steps[1:], strict=False):
        if between(start, end) < timedelta(0):
            raise InvalidInput(
                _(
                    "{second!r} ({end:%Y-%m-%d %H:%M}) is before {first!r} ({start:%Y-%m-%d %H:%M}): "
                    "the order is into bed, tried to sleep, woke, out of bed."
                ).format(first=first, second=second, start=start, end=end)
            )
    in_bed = between(night.into_bed, night.out_of_bed)
    if not timedelta(0) < in_bed <= LONGEST_NIGHT:
        raise InvalidInput(
            _(
                "The night lasts {hours:g} h from into bed to out of bed: check both dates; 24 h is the most."
            ).format(hours=round(in_bed / timedelta(hours=1), 2))
        )


def _check_scale(name: str, value: float | None, low: float, high: float) -> None:
    # `not low <= value <= high` also catches what is not a number.
    if value is not None and not low <= value <= high:
        raise InvalidInput(
            _("{name} is {value:g}, outside its scale: give {low:g} to {high:g}, or leave it out.").format(
                name=name, value=value, low=low, high=high
            )
        )


def check_topic(topic: str) -> None:
    """Check a topic: it says something, in at most 200 characters."""
    if not topic.strip():
        raise InvalidInput(_("The topic is empty: say what you studied, such as Cardiology."))
    check_text(_("The topic"), topic, LONGEST_TOPIC)


def check_text(name: str, text: str, longest: int) -> None:
    """Check that `text` is text, of at most `longest` characters. name: what the sentence calls it."""
    if len(text) > longest:
        raise InvalidInput(
            _("{name} has {n} characters: shorten it to {longest}.").format(
                name=name, n=len(text), longest=longest
            )
        )
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            _("{name} holds bytes that are no text: type it anew.").format(name=name)
        ) from None
