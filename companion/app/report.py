"""The weekly report: which sections there are, and what stands in those that were chosen."""

from collections.abc import Collection, Mapping
from datetime import date

from companion.app.ports import Clock, Store
from companion.app.reflect import Reflect, ReflectionSeries
from companion.app.report_dates import day_words, span_words
from companion.app.report_numbers import Table, week_table
from companion.app.report_parts import Part, Parts
from companion.app.report_written import Line
from companion.app.settings import SettingsService
from companion.app.sign_words import sign_titles, signs_sentence, state_words
from companion.app.sign_words_whole import whole_evidence
from companion.app.week import Weeks, monday_of
from companion.core.errors import InvalidInput
from companion.core.thresholds import Thresholds
from companion.core.value import dataclass
from companion.core.week import WeekFigures, week_name
from companion.core.words import _

WEEKS = 12
USUAL = ("load", "stress", "sleep", "breaks", "signs", "relations", "decision", "experiments")
"""What stands in a report if nothing else is said: nothing somebody wrote down in the journal."""
PRIVATE = ("questionnaire", "words", "notes")
"""What is left out unless it is chosen."""
SECTIONS = USUAL + PRIVATE
CHARTED = ("load", "stress", "sleep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is printed of one week, ready to be set.

    name: of the report and its week; lead: sentences under it, may be empty. series: of the chart, whose
    panels are `panels`; None = no chart. overload: the signs; after: what begins on a new page.
    """

    monday: date
    name: str
    made: str
    lead: str
    table: Table | None
    series: ReflectionSeries | None
    panels: tuple[str, ...]
    overload: Part | None
    after: tuple[Part, ...]
    foot: str


class WeeklyReport:
    """Gathers a report from the record; nothing here writes."""

    def __init__(self, store: Store, clock: Clock, settings: SettingsService) -> None:
        self._reflect = Reflect(store, clock, settings)
        self._weeks = Weeks(store, clock, settings)
        self._parts = Parts(store, clock, settings, self._reflect, self._weeks)
        self._settings = settings

    def of(self, day: date, sections: Collection[str] = USUAL) -> Report:
        """Return the report of the ISO week of `day` with these of SECTIONS, in their own order.

        Errors: InvalidInput for a week still to come, or at the very ends of the calendar.
        """
        week = self._weeks.week_of(self._monday(day))
        series = self.chart(week.monday, WEEKS)
        place = 7 * series.chosen
        table = week_table(series.days[place : place + 7], week, sections, series.today)
        panels = tuple(name for name in CHARTED if name in sections and series.earliest is not None)
        return Report(
            monday=week.monday,
            name=_("Week {number}, {span}").format(
                number=week.monday.isocalendar().week, span=span_words(week.monday)
            ),
            made=_("Weekly report, made {day}").format(day=day_words(series.today)),
            lead=_lead(series, week, sections),
            table=table,
            series=series if panels else None,
            panels=panels,
            overload=_signs(week, self._settings.current.signs) if "signs" in sections else None,
            after=self._parts.of(week.monday, sections),
            foot=_foot(sections, table),
        )

    def chart(self, day: date, count: int = 1) -> ReflectionSeries:
        """Return `count` weeks around that of `day`, as Reflection shows them; also before the record.

        Errors: as in `of`.
        """
        monday = self._monday(day)
        series = self._reflect.around(monday, count)
        if 0 <= series.chosen < count and series.mondays[series.chosen] == monday:
            return series
        return self._reflect.weeks(monday, count, monday)

    def _monday(self, day: date) -> date:
        monday = monday_of(day)
        if monday > self._reflect.current_day():
            raise InvalidInput(
                _("{week} is still to come: there is nothing to tell of it yet.").format(
                    week=week_name(monday)
                )
            )
        return monday


def section_names() -> Mapping[str, str]:
    """Return what the sections are called within a sentence, in the order of SECTIONS."""
    return {
        "load": _("load"),
        "stress": _("stress"),
        "sleep": _("sleep"),
        "breaks": _("breaks"),
        "signs": _("overload signs"),
        "relations": _("what moves with stress"),
        "decision": _("decision"),
        "experiments": _("experiments"),
        "questionnaire": _("burnout questionnaire"),
        "words": _("words and tags"),
        "notes": _("notes and answers"),
    }


def chosen_sections(text: str) -> tuple[str, ...]:
    """Return the sections named in a list such as `load,stress`; InvalidInput for a word that is none."""
    named = [word.strip().lower() for word in text.split(",") if word.strip()]
    unknown = next((word for word in named if word not in SECTIONS), None)
    if unknown is not None or not named:
        raise InvalidInput(
            _(
                "--include {word}: there is no such section; give some of {known}, with commas between."
            ).format(word=unknown or repr(text), known=", ".join(SECTIONS))
        )
    return tuple(section for section in SECTIONS if section in named)


def _lead(series: ReflectionSeries, week: WeekFigures, sections: Collection[str]) -> str:
    sentences = []
    # The sentence of a week speaks of both.
    if {"load", "sleep"} <= set(sections):
        sentences.append(series.headline)
    if "signs" in sections and series.earliest is not None:
        sentences.append(signs_sentence(week.signs))
    return " ".join(sentences)


def _signs(week: WeekFigures, thresholds: Thresholds) -> Part:
    titles = sign_titles()
    return Part(
        _("Overload signs"),
        lines=tuple(
            Line(
                titles[name],
                whole_evidence(sign, week.sleep_target_min, thresholds),
                "" if sign.state == "unknown" else state_words(sign),
            )
            for name, sign in week.signs.named().items()
        ),
    )


def _foot(sections: Collection[str], table: Table | None) -> str:
    names = section_names()
    sentences = [
        _(
            "Self-recorded. A sign describes a departure from this person’s own past; it is not a diagnosis "
            "and predicts nothing."
        )
    ]
    if table is not None:
        sentences.append(_("“–”: nothing was recorded, or nothing fell due."))
    if table is not None and table.estimated:
        sentences.append(_("“≈”: an effort in it was estimated."))
    included = [name for section, name in names.items() if section in sections]
    left_out = [name for section, name in names.items() if section not in sections]
    sentences.append(_("Included by choice: {sections}.").format(sections=", ".join(included)))
    if left_out:
        sentences.append(_("Left out: {sections}.").format(sections=", ".join(left_out)))
    return " ".join(sentences)
