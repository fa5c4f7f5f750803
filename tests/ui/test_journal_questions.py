"""Practice questions entered by hand in the journal, and what is offered after them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from companion.core.errors import EnvironmentFault
from companion.core.journal import PracticePlace, QuestionSet
from companion.core.practice import Practice
from companion.ui.pages.journal import JournalPage
from companion.ui.pages.journal.entry_panel import EntryPanel
from companion.ui.pages.journal.questions_panel import QuestionsForm
from companion.ui.theme import Theme
from tests.fakes.journal_desk import TODAY, JournalDesk, NotingHost, at, journal_desk
from tests.fakes.today import RepositoryAssets

YESTERDAY = TODAY - timedelta(days=1)


@dataclass
class Journal:
    """The page, and what it opened in the player."""

    desk: JournalDesk = field(default_factory=journal_desk)
    host: NotingHost = field(default_factory=NotingHost)
    played: list[tuple[str, str, PracticePlace]] = field(default_factory=list)

    def practise(self, practice: Practice, key: str, place: PracticePlace) -> None:
        self.played.append((practice.name, key, place))

    def ask(self, qtbot: QtBot, page: JournalPage) -> tuple[EntryPanel, QuestionsForm]:
        """Choose the line of the day's menu; return what it shows."""
        page.day_card.more.click()
        menu = page.findChildren(QMenu)[-1]
        next(one for one in menu.actions() if one.text() == "Add practice questions…").trigger()
        panel = self.host.popover
        assert isinstance(panel, EntryPanel)
        qtbot.addWidget(panel)
        [form] = panel.findChildren(QuestionsForm)
        return panel, form

    def enter(self, qtbot: QtBot, page: JournalPage, correct: int, total: int) -> None:
        panel, form = self.ask(qtbot, page)
        form.topic.write("Renal")
        form.correct.read(correct)
        form.total.read(total)
        panel.save.click()
        assert not self.host.popover_open

    def sets(self, day: date = TODAY) -> list[QuestionSet]:
        return self.desk.store.question_sets(day, day)


@pytest.fixture
def journal() -> Journal:
    return Journal()


Show = Callable[..., JournalPage]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, journal: Journal) -> Iterator[Show]:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)

    def made(**where: Any) -> JournalPage:
        services: Any = journal.desk
        page = JournalPage(
            services,
            theme,
            journal.host,
            lambda: None,
            lambda _one: None,
            lambda _day: None,
            practise=journal.practise,
        )
        qtbot.addWidget(page)
        page.resize(1192, 800)
        page.arrive(**where)
        page.show()
        page.set_seen(True)
        page.grab()
        return page

    yield made
    qapp.setStyleSheet("")


def test_questions_are_added_and_taken_back(qtbot: QtBot, journal: Journal, show: Show) -> None:
    page = show()
    journal.enter(qtbot, page, 15, 20)
    (kept,) = journal.sets()
    assert (kept.topic, kept.correct, kept.total) == ("Renal", 15, 20)
    assert kept.at == journal.desk.clock.now().wall
    assert journal.host.said == ["Added questions 12:26, Renal · Undo"]
    journal.host.click_toast()
    assert journal.sets() == []
    assert journal.host.said[-1] == "Taken back: questions 12:26, Renal"


def test_what_is_missing_is_said_from_the_top_and_nothing_is_kept(
    qtbot: QtBot, journal: Journal, show: Show
) -> None:
    panel, form = journal.ask(qtbot, show())
    panel.save.click()
    assert panel.fault.words.startswith("The topic is empty")
    form.topic.write("Renal")
    form.at.setText("late")
    panel.save.click()
    assert "late" in panel.fault.words
    form.at.setText("")
    panel.save.click()
    assert panel.fault.words == "The time is empty: give one, such as 9:00."
    form.at.setText("23:00")
    panel.save.click()
    assert panel.fault.words == "Give both numbers: how many were right, and of how many."
    form.correct.read(21)
    form.total.read(20)
    panel.save.click()
    assert "23:00" in panel.fault.words
    form.at.setText("9:00")
    panel.save.click()
    assert "from 0 to 20" in panel.fault.words
    form.correct.read(20)
    panel.save.click()
    assert [one.at for one in journal.sets()] == [at("09:00")]


def test_return_goes_on_from_field_to_field_and_saves_in_the_last(
    qtbot: QtBot, journal: Journal, show: Show
) -> None:
    page = show()
    panel, form = journal.ask(qtbot, page)
    panel.show()
    form.topic.write("Renal")
    form.at.setFocus()
    qtbot.keyClick(form.at, Qt.Key.Key_Return)
    assert panel.focusWidget() is form.correct.field
    qtbot.keyClicks(form.correct.field, "15")
    qtbot.keyClick(form.correct.field, Qt.Key.Key_Return)
    assert panel.focusWidget() is form.total.field
    assert journal.sets() == []
    qtbot.keyClicks(form.total.field, "20")
    qtbot.keyClick(form.total.field, Qt.Key.Key_Return)
    assert [(one.correct, one.total) for one in journal.sets()] == [(15, 20)]


def test_return_saves_a_set_that_is_changed(qtbot: QtBot, journal: Journal, show: Show) -> None:
    journal.desk.store.add_question_set(QuestionSet(topic="Renal", at=at("09:00"), correct=3, total=5))
    page = show()
    page.day_card.rows[0].click()
    panel = journal.host.popover
    assert isinstance(panel, EntryPanel)
    qtbot.addWidget(panel)
    [form] = panel.findChildren(QuestionsForm)
    form.correct.read(4)
    qtbot.keyClick(form.total.field, Qt.Key.Key_Return)
    assert [one.correct for one in journal.sets()] == [4]


def test_hours_after_midnight_belong_to_the_day_before(qtbot: QtBot, journal: Journal, show: Show) -> None:
    panel, form = journal.ask(qtbot, show(day=YESTERDAY))
    assert form.at.text() == "12:00"
    form.topic.write("Renal")
    form.at.setText("1:30")
    form.correct.read(3)
    form.total.read(4)
    panel.save.click()
    assert [one.at for one in journal.sets(YESTERDAY)] == [at("01:30", TODAY)]


def test_changing_one_thing_leaves_the_seconds_of_the_time(
    qtbot: QtBot, journal: Journal, show: Show
) -> None:
    moment = at("09:00") + timedelta(seconds=37)
    journal.desk.store.add_question_set(QuestionSet(topic="Renal", at=moment, correct=3, total=5))
    page = show()
    for words, then in (("9:00", moment), ("8:10", at("08:10"))):
        page.day_card.rows[0].click()
        panel = journal.host.popover
        assert isinstance(panel, EntryPanel)
        qtbot.addWidget(panel)
        [form] = panel.findChildren(QuestionsForm)
        form.at.setText(words)
        form.correct.read(4)
        panel.save.click()
        (kept,) = journal.sets()
        assert (kept.at, kept.correct) == (then, 4)


def usual(journal: Journal) -> None:
    journal.desk.store.add_question_set(
        QuestionSet(topic="Renal", at=at("09:00", YESTERDAY), correct=232, total=380)
    )


def test_after_a_set_below_the_usual_a_practice_is_offered_and_played_where_it_is_chosen(
    qtbot: QtBot, journal: Journal, show: Show
) -> None:
    usual(journal)
    journal.enter(qtbot, show(), 12, 40)
    assert journal.host.said == [
        "Kept: 12 of 40. One set says little about you. · A hand on the heart · 4 min · Undo"
    ]
    assert journal.played == []
    assert journal.desk.suggest.current() is not None
    journal.host.click_toast()
    assert journal.played == [("self-compassion", "4", "after_questions")]
    assert journal.desk.suggest.current() is None


def test_a_set_below_the_usual_can_be_taken_back_as_any_other(
    qtbot: QtBot, journal: Journal, show: Show
) -> None:
    usual(journal)
    journal.enter(qtbot, show(), 12, 40)
    journal.host.click_undo()
    assert journal.sets() == []
    assert journal.host.said[-1].startswith("Taken back: questions")
    assert journal.desk.suggest.current() is None


def test_a_set_of_another_day_is_kept_without_an_offer(qtbot: QtBot, journal: Journal, show: Show) -> None:
    usual(journal)
    journal.enter(qtbot, show(day=YESTERDAY), 8, 40)
    assert journal.host.said == ["Added questions 12:00, Renal · Undo"]


def test_a_set_that_is_kept_is_not_called_a_failure_because_the_offer_is_one(
    qtbot: QtBot, journal: Journal, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(entry_id: str) -> None:
        raise EnvironmentFault("The disk refuses.")

    monkeypatch.setattr(journal.desk, "suggest", Refusing(refuse))
    journal.enter(qtbot, show(), 12, 40)
    assert journal.host.said == ["Added questions 12:26, Renal · Undo"]
    assert len(journal.sets()) == 1


@dataclass
class Refusing:
    """Suggestions that cannot be read."""

    after_questions: Callable[[str], None]
