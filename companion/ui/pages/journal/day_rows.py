"""The rows of a day: its entries in order of time, blocks of one topic and session in one row."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from companion.app.journal_reading import DayJournal
from companion.core.journal import CheckIn, Entry, FocusBlock, Night, PracticeSession, QuestionSet
from companion.core.sleep import night_figures
from companion.core.value import dataclass
from companion.core.words import _, ngettext
from companion.ui.pages.journal.entry_names import entry_name
from companion.ui.reading.practice import practised_words, stress_words
from companion.ui.widgets.figures import number, span, time_of_day
from companion.ui.widgets.mood_pad import Mood, mood_words, pleasantness_words

RowKind = Literal["night", "no_sleep", "check_in", "blocks", "questions", "practice", "rest"]
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One row. at: its time, None where it has none; name: what it is called when it is deleted.

    ink: token of the icon's colour, or empty where `topic` gives it; entries: what it stands for.
    """

    kind: RowKind
    at: datetime | None
    icon: str
    what: str
    name: str
    ink: str = ""
    topic: str = ""
    aside: str = ""
    note: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def time(self) -> str:
        """The time of day in words, empty where there is none."""
        return "" if self.at is None else time_of_day(self.at)

    @property
    def spoken(self) -> str:
        """All of it, for the screen reader."""
        return ", ".join(part for part in (self.time, self.what, self.aside, self.note) if part)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its entries."""
        return tuple(entry.id for entry in self.entries if entry.id)


def day_rows(day: DayJournal, title_of: Callable[[str], str] = str) -> list[DayRow]:
    """Return the rows of a day; a night without sleep comes first, the rest mark last.

    title_of: what a practice is called, by its name.
    """
    entries = day.entries
    rows = [_night(one) for one in entries.nights]
    rows += [_check_in(one) for one in entries.check_ins]
    rows += [_blocks(group) for group in grouped(entries.blocks)]
    rows += [_questions(one) for one in entries.questions]
    rows += [_practice(one, title_of(one.practice)) for one in entries.practices]
    rows.sort(key=lambda row: row.at.timestamp() if row.at else 0.0)
    if day.mark.did_not_sleep:
        rows.insert(
            0,
            DayRow(
                kind="no_sleep",
                at=None,
                icon="moon",
                ink="sleep_text",
                what=_("Did not sleep"),
                name=_("night without sleep"),
            ),
        )
    if day.mark.rest_declared:
        rows.append(
            DayRow(
                kind="rest", at=None, icon="leaf", ink="text2", what=_("Rest day"), name=_("rest day mark")
            )
        )
    return rows


def grouped(blocks: Sequence[FocusBlock]) -> list[list[FocusBlock]]:
    """Return blocks of the same topic and session together, each group where its first one stands.

    Those entered by hand have no session and stand alone.
    """
    groups: dict[tuple[str, str], list[FocusBlock]] = {}
    for block in blocks:
        alone = block.id or str(block.started)
        groups.setdefault((block.topic, block.session_id or alone), []).append(block)
    return list(groups.values())


def _night(night: Night) -> DayRow:
    length = span(night_figures(night).sleep)
    what = _("Nap, {length}") if night.nap else _("Slept {length}")
    return DayRow(
        kind="night",
        at=night.tried if night.nap else night.woke,
        icon="moon",
        ink="sleep_text",
        what=what.format(length=length),
        name=entry_name(night),
        aside=quality_words(night.quality),
        note=night.note,
        entries=(night,),
    )


def quality_words(quality: int | None) -> str:
    """Return how well someone slept, from 1 to 5, in the sleep diary's words; empty where not said."""
    words = (_("very poor"), _("poor"), _("fair"), _("good"), _("very good"))
    return "" if quality is None or not 1 <= quality <= len(words) else words[quality - 1]


def _check_in(one: CheckIn) -> DayRow:
    mood = _mood(one)
    if one.stress is not None:
        what = _("Stress {stress:g}").format(stress=one.stress)
    else:
        what = mood or _("Check-in")
    rated = [_("{tag} {value:g}").format(tag=each.tag, value=each.value) for each in one.ratings]
    said = [*one.words, *one.tags, *rated]
    if one.stress is not None and mood and not one.words:
        said.insert(0, mood[:1].lower() + mood[1:])
    return DayRow(
        kind="check_in",
        at=one.at,
        icon="mood",
        ink="stress_text",
        what=what,
        name=entry_name(one),
        aside=", ".join(said),
        note=one.note,
        entries=(one,),
    )


def _mood(one: CheckIn) -> str:
    if one.pleasantness is None:
        return ""
    if one.energy is None:
        return pleasantness_words(one.pleasantness)
    return mood_words(Mood(one.pleasantness, one.energy))


def _blocks(group: list[FocusBlock]) -> DayRow:
    first, count = group[0], len(group)
    whole = sum((block.focus_time for block in group), timedelta(0))
    length = _("{minutes} min").format(minutes=number(whole / _MINUTE))
    if count == 1:
        what = _("{topic}, {length}").format(topic=first.topic, length=length)
        name = entry_name(first)
    else:
        what = _("{topic}, {blocks}, {length}").format(
            topic=first.topic,
            blocks=ngettext(_("{count} block"), _("{count} blocks"), count).format(count=count),
            length=length,
        )
        name = _("{count} blocks of {topic}").format(count=count, topic=first.topic)
    return DayRow(
        kind="blocks",
        at=first.started,
        icon="play",
        topic=first.topic,
        what=what,
        name=name,
        aside=_effort(group),
        entries=tuple(group),
    )


def _effort(group: list[FocusBlock]) -> str:
    if all(block.effort is None for block in group):
        return ""
    values = " · ".join("–" if block.effort is None else f"{block.effort:g}" for block in group)
    return _("effort {values}").format(values=values)


def _questions(one: QuestionSet) -> DayRow:
    share = number(100 * one.correct / one.total) if one.total else "0"
    return DayRow(
        kind="questions",
        at=one.at,
        icon="questions",
        topic=one.topic,
        what=_("{topic}, {correct} of {total} right").format(
            topic=one.topic, correct=one.correct, total=one.total
        ),
        name=entry_name(one),
        aside=_("{share} %").format(share=share),
        entries=(one,),
    )


def _practice(one: PracticeSession, title: str) -> DayRow:
    return DayRow(
        kind="practice",
        at=one.started,
        icon="practices",
        ink="accent",
        what=_("{title}, {length}").format(title=title, length=practised_words(one)),
        name=entry_name(one),
        aside=stress_words(one),
        entries=(one,),
    )
