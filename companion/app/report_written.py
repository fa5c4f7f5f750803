"""What someone wrote in a week, for a report in which they chose it: notes, answers, words and tags."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from companion.app.ports import Store
from companion.app.report_dates import short_day
from companion.core.decision_facts import clock_time
from companion.core.reflection import questions
from companion.core.sleep import night_date
from companion.core.usual import WEEK
from companion.core.value import dataclass
from companion.core.week_rows import DAY
from companion.core.words import _


@dataclass(frozen=True, slots=True)
class Line:
    """A name beside what is said of it. state: one word between the two, may be empty."""

    name: str
    text: str
    state: str = ""


def notes(store: Store, monday: date) -> tuple[Line, ...]:
    """Return the notes of a week by day, then the answers to the questions of its reflection."""
    return (*_notes(store, monday), *_answers(store, monday))


def _notes(store: Store, monday: date) -> list[Line]:
    sunday = monday + WEEK - DAY
    found: list[tuple[date, str, Line]] = []
    for check_in in store.check_ins(monday, sunday):
        if check_in.note:
            day, at = check_in.at.date(), clock_time(check_in.at.time())
            found.append(
                (day, at, Line(_("{day}, {time}").format(day=short_day(day), time=at), check_in.note))
            )
    for night in store.nights(monday, sunday):
        if night.note:
            day = night_date(night)
            found.append((day, "", Line(_("{day}, the night").format(day=short_day(day)), night.note)))
    for note in store.day_notes(monday, sunday):
        if note.text:
            found.append(
                (note.day, "~", Line(_("{day}, the day").format(day=short_day(note.day)), note.text))
            )
    return [line for _day, _at, line in sorted(found, key=lambda each: each[:2])]


def _answers(store: Store, monday: date) -> Iterator[Line]:
    for reflection in store.reflections(monday, monday):
        for name, question in questions().items():
            answer = getattr(reflection, name)
            if answer:
                yield Line(question, answer)
    for before in store.reflections(monday - WEEK, monday - WEEK):
        if before.decision and before.decision.outcome_note:
            yield Line(_("How the decision went"), before.decision.outcome_note)


def used_words(store: Store, monday: date) -> tuple[Line, ...]:
    """Return the words for feelings and the tags of a week's check-ins, with how often each was used."""
    check_ins = store.check_ins(monday, monday + WEEK - DAY)
    kinds = {
        _("Words"): (word for check_in in check_ins for word in check_in.words),
        _("Tags"): (tag for check_in in check_ins for tag in check_in.tags),
    }
    return tuple(Line(name, said) for name, used in kinds.items() if (said := _counted(used)))


def _counted(used: Iterable[str]) -> str:
    counts = sorted(Counter(used).items(), key=lambda each: (-each[1], each[0].casefold()))
    return ", ".join(_("{word} {times}×").format(word=word, times=times) for word, times in counts)
