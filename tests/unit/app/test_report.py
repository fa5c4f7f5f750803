from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.app.report import (
    PRIVATE,
    SECTIONS,
    USUAL,
    Report,
    WeeklyReport,
    chosen_sections,
    section_names,
)
from companion.app.report_dates import length_cell, span_words
from companion.app.report_parts import Part
from companion.core.errors import InvalidInput
from companion.core.journal import DayNote
from companion.core.reflection import Decision, Experiment, ExperimentDay, SurveyAnswers, WeekReflection
from companion.core.survey import FORM, ITEMS
from tests.fakes.made_up import NOW, Journal, journal

MONDAY = date(2026, 10, 26)
SECRET = "The corridor smelled of rain."


def report_of(of: Journal, day: date = MONDAY, sections: tuple[str, ...] = USUAL) -> Report:
    return WeeklyReport(of.store, of.clock, of.settings).of(day, sections)


def part(report: Report, title: str) -> Part:
    return next(each for each in report.after if each.title == title)


def said(report: Report) -> str:
    """Everything the report says in words."""
    return repr(replace(report, series=None))


@pytest.fixture(scope="module")
def story() -> Journal:
    return journal()


@pytest.fixture
def written() -> Journal:
    """A week with a note, an answer, decisions, a tag, questionnaires and an experiment."""
    made = journal()
    made.store.set_day_note(DayNote(MONDAY, SECRET))
    before = Decision(text="Stop at nine.", made=MONDAY, outcome="partly", outcome_note="Twice.")
    made.store.set_reflection(WeekReflection(monday=MONDAY - timedelta(days=7), written=NOW, decision=before))
    own = WeekReflection(
        monday=MONDAY, written=NOW, cost="The long Thursday.", decision=Decision(text="A walk.", made=MONDAY)
    )
    made.store.set_reflection(own)
    for day, option in ((MONDAY - timedelta(days=14), 25), (MONDAY, 75)):
        made.store.set_survey(
            SurveyAnswers(day=day, form=FORM, answers={item.name: option for item in ITEMS})
        )
    key = made.store.set_experiment(
        Experiment(
            compares="practice",
            a="breathing",
            b="nothing",
            outcome="stress",
            seed=4,
            pairs=10,
            started=MONDAY,
        )
    )
    for n in range(4):
        made.store.set_experiment_day(
            ExperimentDay(experiment_id=key, day=MONDAY + timedelta(days=n), condition="ab"[n % 2])  # type: ignore[arg-type]
        )
    return made


def test_seven_days_stand_beside_what_they_come_to(story: Journal) -> None:
    table = report_of(story).table
    assert table is not None
    assert table.heads == ("Mon 26", "Tue 27", "Wed 28", "Thu 29", "Fri 30", "Sat 31", "Sun 1")
    assert [row.name for row in table.rows] == [
        "Focus", "Load, effort-minutes", "Stress, 0–10", "Sleep", "Breaks taken of due",
    ]  # fmt: skip
    figures = story.reflect.days(MONDAY, MONDAY + timedelta(days=6))
    assert table.rows[0].total == length_cell(sum(day.focus_min or 0 for day in figures))
    assert table.rows[1].cells[0] == f"{figures[0].load or 0:,.0f}"
    taken = sum((day.breaks_taken or 0) + (day.breaks_natural or 0) for day in figures)
    assert table.rows[4].total == f"{taken} of {sum(day.breaks_due or 0 for day in figures)}"


def test_what_is_left_out_is_named_at_the_foot(story: Journal) -> None:
    foot = report_of(story, sections=("load", "signs")).foot
    assert "Included by choice: load, overload signs." in foot
    left_out = foot.split("Left out: ")[1]
    assert all(section_names()[name] in left_out for name in SECTIONS if name not in ("load", "signs"))


def test_rows_panels_and_parts_follow_the_choice(story: Journal) -> None:
    report = report_of(story, sections=("stress",))
    assert report.table is not None
    assert [row.name for row in report.table.rows] == ["Stress, 0–10"]
    assert (report.panels, report.overload, report.after) == (("stress",), None, ())
    # The sentence of the week tells load and sleep.
    assert report.lead == ""


def test_nothing_written_is_in_the_usual_report(written: Journal) -> None:
    usual, whole = said(report_of(written)), said(report_of(written, sections=SECTIONS))
    for text in (SECRET, "The long Thursday.", "Twice.", "coffee"):
        assert text in whole
        assert text not in usual


def test_a_chosen_section_brings_nothing_of_another(written: Journal) -> None:
    for name in SECTIONS:
        if name != "notes":
            assert SECRET not in said(report_of(written, sections=(name,)))
    assert "“coffee”" not in said(report_of(written, sections=("relations", "notes", "signs")))


def test_the_decision_stands_with_how_it_went_and_the_next(written: Journal) -> None:
    lines = part(report_of(written), "Decision").lines
    assert [(line.name, line.text) for line in lines] == [
        ("For this week", "“Stop at nine.”"),
        ("What came of it", "Partly."),
        ("For the week after", "“A walk.”"),
    ]


def test_the_questionnaire_is_told_beside_the_one_before(written: Journal) -> None:
    sentences = part(report_of(written, sections=PRIVATE), "Burnout questionnaire").sentences
    assert "26 October 2026" in sentences[0]
    assert "not validated" in sentences[0]
    assert "75 of 100, 50 higher than on 12 October 2026" in sentences[1]


def test_an_experiment_that_goes_on_keeps_its_result_to_itself(written: Journal) -> None:
    lines = part(report_of(written), "Experiments").lines
    assert [line.name for line in lines] == ["breathing or nothing"]
    assert "pairs of days so far" in lines[0].text


def test_an_experiment_that_ended_in_the_week_says_what_came_of_it(written: Journal) -> None:
    running = written.store.experiments()[0]
    written.store.set_experiment(replace(running, stopped=MONDAY + timedelta(days=5)))
    text = part(report_of(written), "Experiments").lines[0].text
    assert "too few to tell it from chance" in text


def test_an_experiment_whose_pairs_are_all_there_says_what_came_of_it_and_then_no_more(
    written: Journal,
) -> None:
    running = written.store.experiments()[0]
    written.store.set_experiment(replace(running, pairs=1))
    text = part(report_of(written), "Experiments").lines[0].text
    assert "so far" not in text
    assert "too few to tell it from chance" in text
    after = part(report_of(written, MONDAY + timedelta(days=14)), "Experiments")
    assert after.sentences == ("No experiment ran in this week.",)


def test_an_experiment_of_another_week_is_left_out(written: Journal) -> None:
    before = part(report_of(written, MONDAY - timedelta(days=7)), "Experiments")
    assert (before.lines, before.sentences) == ((), ("No experiment ran in this week.",))


def test_six_signs_tell_their_state_and_evidence(story: Journal) -> None:
    report = report_of(story)
    assert report.overload is not None
    assert [line.name for line in report.overload.lines] == [
        "Load", "Stress", "Sleep", "Mood", "Recovery", "Returns",
    ]  # fmt: skip
    on = sum(line.state == "on" for line in report.overload.lines)
    assert f"{on} of the 6 overload signs are on." in report.lead
    assert "above the mean of the four weeks before" in report.overload.lines[0].text


def test_an_empty_journal_has_a_report_without_a_chart() -> None:
    report = report_of(journal(0), NOW.date(), SECTIONS)
    assert report.lead == "Nothing recorded yet."
    assert (report.series, report.panels) == (None, ())
    assert report.table is not None
    assert {cell for row in report.table.rows for cell in row.cells} == {"–", ""}


def test_days_to_come_are_neither_figures_nor_gaps(story: Journal) -> None:
    table = report_of(story, NOW.date()).table
    assert table is not None
    assert all(row.cells[4:] == ("", "", "") for row in table.rows)
    assert "" not in table.rows[0].cells[:4]


def test_an_estimated_load_is_marked_and_explained(story: Journal) -> None:
    series = story.reflect.weeks(NOW.date(), 12)
    day = next(day.day for day in series.days if day.load_estimated)
    report = report_of(story, day)
    assert report.table is not None
    assert report.table.rows[1].cells[day.weekday()].startswith("≈ ")
    assert "“≈”: an effort in it was estimated." in report.foot
    assert "“≈”" not in report_of(story, day, ("stress",)).foot


def test_a_week_before_the_record_has_a_report(story: Journal) -> None:
    report = report_of(story, date(2020, 1, 1))
    assert report.series is not None
    assert report.series.mondays[report.series.chosen] == date(2019, 12, 30)


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 11, 23), "2026-W48 is still to come"), (date(1, 1, 1), "check the year")]
)
def test_weeks_without_a_report_are_refused(story: Journal, day: date, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        report_of(story, day)
    with pytest.raises(InvalidInput, match=says):
        WeeklyReport(story.store, story.clock, story.settings).chart(day)


def test_sections_are_read_in_any_order_and_case() -> None:
    assert chosen_sections("Notes, load,,load") == ("load", "notes")


@pytest.mark.parametrize("text", ["", " , ", "diary", "load;stress"])
def test_a_list_without_a_known_section_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="give some of load, stress"):
        chosen_sections(text)


def test_a_week_across_two_years_names_both() -> None:
    assert span_words(date(2026, 12, 28)) == "28 December 2026 – 3 January 2027"
    assert span_words(MONDAY) == "26 October – 1 November 2026"
