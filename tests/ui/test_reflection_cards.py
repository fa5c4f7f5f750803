from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.app.relations import Relations
from companion.compose.reflections import make_reflections
from companion.core.association import Relation
from companion.core.reflection import Aim, SurveyAnswers
from companion.core.survey import FORM, GIVING_UP, ITEMS
from companion.core.usual import Range
from companion.ui.pages.reflection.decision_card import DecisionCard
from companion.ui.pages.reflection.experiment_card import ExperimentCard
from companion.ui.pages.reflection.experiment_sheet import ExperimentSheet
from companion.ui.pages.reflection.link_row import IntervalMark, LinkRow, RankScatter
from companion.ui.pages.reflection.links_card import LinksCard, note_of
from companion.ui.pages.reflection.questionnaire import QuestionnaireCard
from companion.ui.pages.reflection.questionnaire_sheet import QuestionnaireSheet
from companion.ui.pages.reflection.questions_card import QuestionsCard
from companion.ui.theme import Theme
from tests.fakes.made_up import NOW, Journal, journal
from tests.fakes.today import RepositoryAssets

LAST_WEEK = date(2026, 11, 9)
WEEK = timedelta(days=7)


@dataclass
class Window:
    """A window that keeps what it was asked to show."""

    popover_open: bool = False
    content: QWidget | None = None
    said: list[str] = field(default_factory=list)
    act: Callable[[], object] | None = None

    def show_popover(self, content: QWidget) -> None:
        self.popover_open, self.content = True, content

    def close_popover(self) -> None:
        self.popover_open, self.content = False, None

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        self.said.append(text)
        self.act = on_action

    def open_page(self, key: str, **where: object) -> None:
        raise AssertionError("No card opens a page")


@dataclass
class Desk:
    """A journal, and the services over it."""

    journal: Journal
    services: Any


def desk(weeks: int = 12, now: datetime = NOW) -> Desk:
    made = journal(weeks, now=now)
    back = make_reflections(made.store, made.bus, made.clock, made.settings)
    services = SimpleNamespace(
        relations=back.relations,
        reflecting=back.reflecting,
        experiments=back.experiments,
        reflect=back.reflect,
        store=made.store,
        clock=made.clock,
        settings=made.settings,
        bus=made.bus,
    )
    return Desk(made, services)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def window() -> Window:
    return Window()


def relation(**more: Any) -> Relation:
    fields: dict[str, Any] = {"name": "sleep_min", "lag_days": 0, "n": 41, "rho": -0.4}
    fields |= {"ci95": Range(-0.6, -0.1), "p": 0.02, "q": 0.05}
    return Relation(**(fields | more))


class TestLinks:
    def test_nothing_is_compared_before_the_card_is_seen(
        self, qtbot: QtBot, theme: Theme, window: Window
    ) -> None:
        asked: list[date] = []

        def between(first: date, last: date) -> list[Relation]:
            asked.append(last)
            return []

        of = desk(0)
        of.services.relations = SimpleNamespace(between=between)
        card = LinksCard(of.services, theme, window)
        qtbot.addWidget(card)
        card.show_week(LAST_WEEK)
        QApplication.processEvents()
        assert not asked
        card.set_seen(True)
        qtbot.waitUntil(lambda: asked == [NOW.date()])

    def test_the_three_that_say_most_are_shown_with_their_n(
        self, qtbot: QtBot, theme: Theme, window: Window
    ) -> None:
        of = desk()
        card = LinksCard(of.services, theme, window)
        qtbot.addWidget(card)
        card.set_seen(True)
        qtbot.waitUntil(lambda: len(card.rows) == 3)
        assert all(str(row.relation.n) in row.words for row in card.rows)
        card.open_all()
        assert window.content is not None
        found = Relations(of.services.reflect, of.journal.store, of.journal.settings)
        every = found.between(NOW.date() - 12 * WEEK, NOW.date())
        assert len(window.content.findChildren(LinkRow)) == len(every)
        window.content.deleteLater()

    def test_days_to_come_are_said_where_it_is_too_early(
        self, qtbot: QtBot, theme: Theme, window: Window
    ) -> None:
        card = LinksCard(desk(1).services, theme, window)
        qtbot.addWidget(card)
        card.set_seen(True)
        qtbot.waitUntil(lambda: len(card.rows) == 3)
        assert all(row.words.startswith("too early to say: ") for row in card.rows)
        assert card.note == "Days with a check-in and the other figure are counted."

    def test_the_note_tells_the_weakest_chance_of_the_links_in_view(self) -> None:
        assert note_of([relation()]) == "Chance alone: about 1 time in 50. Not proof of cause."
        pair = [relation(), relation(p=0.05)]
        assert note_of(pair) == "Chance alone: at most 1 in 20 each. Not proof of cause."
        assert note_of([relation(q=0.9)]) == "No clear link is a result as well."

    def test_the_interval_is_drawn_around_the_line_of_zero_and_mirrored(
        self, qtbot: QtBot, theme: Theme
    ) -> None:
        mark = IntervalMark(theme, relation())
        qtbot.addWidget(mark)
        assert mark.across(0) == mark.width() / 2
        assert mark.across(-0.4) < mark.across(0) < mark.across(0.4)
        mark.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert mark.across(0.4) < mark.across(0) < mark.across(-0.4)

    def test_a_day_of_much_stress_lies_high_in_the_picture(self, qtbot: QtBot, theme: Theme) -> None:
        of = desk()
        found = Relations(of.services.reflect, of.journal.store, of.journal.settings)
        dots = found.between(NOW.date() - 12 * WEEK, NOW.date())[0].dots
        scatter = RankScatter(theme, dots)
        qtbot.addWidget(scatter)
        highest = max(range(len(dots)), key=lambda at: dots[at].stress_rank)
        assert min(scatter.places(), key=lambda place: place.y()) == scatter.places()[highest]


class TestDecision:
    @pytest.fixture
    def of(self) -> Desk:
        return desk()

    @pytest.fixture
    def card(self, qtbot: QtBot, theme: Theme, window: Window, of: Desk) -> DecisionCard:
        made = DecisionCard(of.services, theme, window)
        qtbot.addWidget(made)
        made.show()
        made.set_seen(True)
        made.show_week(LAST_WEEK)
        return made

    def test_three_proposals_are_open_for_last_week(self, card: DecisionCard) -> None:
        assert card.title.plain == "One decision for week 47"
        assert len(card.proposals) == 3
        assert card.own.isVisible()

    def test_a_click_decides_and_can_be_taken_back(
        self, card: DecisionCard, of: Desk, window: Window
    ) -> None:
        card.proposals[0].click()
        kept = of.journal.store.reflections(LAST_WEEK, LAST_WEEK)[0].decision
        assert kept is not None
        assert card.decided.plain == f"“{kept.text}”"
        assert not card.proposals
        of.services.reflecting.undecide(LAST_WEEK)
        card.show_week(LAST_WEEK)
        assert len(card.proposals) == 3

    def test_while_its_week_goes_on_it_can_be_changed_and_nothing_is_settled(
        self, qtbot: QtBot, card: DecisionCard
    ) -> None:
        card.activateWindow()
        qtbot.waitUntil(card.isActiveWindow)
        next(chip for chip in card.proposals if "off" in chip.text()).click()
        assert card.came_of.plain.startswith("So far: ")
        assert card.change.isVisible()
        assert card.change.hasFocus()
        card.change.click()
        assert len(card.proposals) == 3

    def test_a_decision_whose_week_is_over_is_no_longer_changed(self, card: DecisionCard, of: Desk) -> None:
        of.services.reflecting.decide(LAST_WEEK - WEEK, "Two days off.", Aim(kind="rest_days", amount=2))
        card.show_week(LAST_WEEK - WEEK)
        assert not card.change.isVisible()
        assert "So far" not in card.came_of.plain

    def test_ones_own_words_are_kept_with_return(self, qtbot: QtBot, card: DecisionCard, of: Desk) -> None:
        card.own.click()
        QTest.keyClicks(card.line, "Swim on Tuesday")
        QTest.keyClick(card.line, Qt.Key.Key_Return)
        kept = of.journal.store.reflections(LAST_WEEK, LAST_WEEK)[0].decision
        assert kept is not None and kept.text == "Swim on Tuesday"
        assert not card.line.isVisible()

    def test_it_comes_back_the_next_week_and_is_asked_about(
        self, qtbot: QtBot, card: DecisionCard, of: Desk
    ) -> None:
        of.services.reflecting.decide(LAST_WEEK - WEEK, "Two days off.")
        card.show_week(LAST_WEEK)
        assert card.asked.isVisible()
        card.asked.line.setText("Saturday became half a day")
        card.asked.outcomes["partly"].click()
        kept = of.journal.store.reflections(LAST_WEEK - WEEK, LAST_WEEK - WEEK)[0].decision
        assert kept is not None
        assert (kept.outcome, kept.outcome_note) == ("partly", "Saturday became half a day")

    def test_a_week_that_was_decided_shows_what_was_told(self, card: DecisionCard, of: Desk) -> None:
        before = LAST_WEEK - 3 * WEEK
        of.services.reflecting.decide(before, "One evening free.")
        of.services.reflecting.tell(before, "kept", "It was good")
        card.show_week(before)
        assert card.title.plain == "Your decision for week 44"
        assert card.came_of.plain == "Kept: It was good"


class TestQuestions:
    @pytest.fixture
    def of(self) -> Desk:
        return desk(2)

    @pytest.fixture
    def card(self, qtbot: QtBot, theme: Theme, window: Window, of: Desk) -> QuestionsCard:
        made = QuestionsCard(of.services, theme, window)
        qtbot.addWidget(made)
        made.show()
        made.set_seen(True)
        made.show_week(LAST_WEEK)
        return made

    def test_an_answer_is_kept_a_moment_after_the_last_key(
        self, qtbot: QtBot, card: QuestionsCard, of: Desk
    ) -> None:
        QTest.keyClicks(card.fields["helped"], "a walk")
        assert not of.journal.store.reflections(LAST_WEEK, LAST_WEEK)
        qtbot.waitUntil(lambda: bool(of.journal.store.reflections(LAST_WEEK, LAST_WEEK)), timeout=3000)
        assert of.journal.store.reflections(LAST_WEEK, LAST_WEEK)[0].helped == "a walk"

    def test_another_week_keeps_what_was_being_written_under_its_own(
        self, qtbot: QtBot, card: QuestionsCard, of: Desk
    ) -> None:
        QTest.keyClicks(card.fields["cost"], "the mock exam")
        card.show_week(LAST_WEEK - WEEK)
        assert of.journal.store.reflections(LAST_WEEK, LAST_WEEK)[0].cost == "the mock exam"
        assert card.fields["cost"].toPlainText() == ""
        card.show_week(LAST_WEEK)
        assert card.fields["cost"].toPlainText() == "the mock exam"

    def test_leaving_the_page_keeps_it(self, qtbot: QtBot, card: QuestionsCard, of: Desk) -> None:
        QTest.keyClicks(card.fields["friend"], "rest")
        card.set_seen(False)
        assert of.journal.store.reflections(LAST_WEEK, LAST_WEEK)[0].friend == "rest"


class TestQuestionnaire:
    @pytest.fixture
    def of(self) -> Desk:
        made = desk(0)
        made.journal.record.check_in(stress=4, at=NOW - 4 * WEEK)
        return made

    @pytest.fixture
    def card(self, qtbot: QtBot, theme: Theme, window: Window, of: Desk) -> QuestionnaireCard:
        made = QuestionnaireCard(of.services, theme, window)
        qtbot.addWidget(made)
        made.set_seen(True)
        made.show_week(NOW.date() - timedelta(days=NOW.weekday()))
        return made

    def sheet(self, qtbot: QtBot, card: QuestionnaireCard, window: Window) -> QuestionnaireSheet:
        card.open_sheet()
        assert isinstance(window.content, QuestionnaireSheet)
        qtbot.addWidget(window.content)
        return window.content

    def test_it_is_filled_in_by_number_keys_alone(
        self, qtbot: QtBot, card: QuestionnaireCard, window: Window, of: Desk
    ) -> None:
        sheet = self.sheet(qtbot, card, window)
        for _item in ITEMS:
            QTest.keyClick(sheet, Qt.Key.Key_3)
        assert sheet.over
        kept = of.journal.store.surveys(NOW.date(), NOW.date())[0]
        assert set(kept.answers.values()) == {50}
        assert card.words[0] == "The next one is due on 3 December."
        assert card.words[1] == "Exhaustion in general: 50 of 100."

    def test_a_question_left_out_is_no_answer_and_back_goes_back(
        self, qtbot: QtBot, card: QuestionnaireCard, window: Window
    ) -> None:
        sheet = self.sheet(qtbot, card, window)
        sheet.leave_out.click()
        QTest.keyClick(sheet, Qt.Key.Key_1)
        assert sheet.answers == {"tired": None, "body_exhausted": 100}
        sheet.back.click()
        assert sheet.progress.plain == "Question 2 of 13"

    def test_a_change_is_told_apart_from_how_answers_vary(self, card: QuestionnaireCard, of: Desk) -> None:
        def answered(day: date, option: int) -> SurveyAnswers:
            return SurveyAnswers(day=day, form=FORM, answers={item.name: option for item in ITEMS})

        of.services.reflecting.fill_in(answered(NOW.date() - 2 * WEEK, 50))
        of.services.reflecting.fill_in(answered(NOW.date(), 75))
        card.show_week(NOW.date() - timedelta(days=NOW.weekday()))
        assert "25 points" in card.words[1] or "25 higher" in card.words[1]
        assert "more than answers vary" in card.words[1]

    def test_an_answer_of_giving_up_shows_quietly_where_someone_listens(
        self, qtbot: QtBot, card: QuestionnaireCard, window: Window
    ) -> None:
        said = card._keep({item.name: 75 if item.name == GIVING_UP else 25 for item in ITEMS})
        assert any("988" in words for words in said)
        calm = card._keep({item.name: 25 for item in ITEMS})
        assert not any("988" in words for words in calm)


class TestExperiment:
    def test_it_is_set_up_shows_todays_lot_and_stops(
        self, qtbot: QtBot, theme: Theme, window: Window
    ) -> None:
        card = ExperimentCard(desk(0).services, theme, window)
        qtbot.addWidget(card)
        card.set_seen(True)
        card.set_up.click()
        sheet = window.content
        assert isinstance(sheet, ExperimentSheet)
        qtbot.addWidget(sheet)
        sheet.b.choose("25/5")
        sheet.begin.click()
        assert sheet.fault.words.startswith("Both are 25/5")
        sheet.b.choose("90/20")
        sheet.begin.click()
        assert not window.popover_open
        assert card.today.plain.startswith("Drawn for today: ")
        card.stop.click()
        assert not card.today.plain
        assert card.words.plain.startswith("No pair of days")
