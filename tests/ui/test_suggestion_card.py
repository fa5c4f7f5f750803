from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.app.help_settings import HelpSettings
from companion.app.suggest import Taken
from companion.core.errors import EnvironmentFault
from companion.core.journal import PracticePlace
from companion.core.practice import Practice
from companion.core.suggestion import OpenPractice, SetFocusLimit, Suggestion
from companion.ui.pages.today import TodayPage
from companion.ui.pages.today.suggestion_card import SuggestionCard
from companion.ui.theme import Theme
from tests.fakes.desktop import FakeClock
from tests.fakes.made_up import NOW
from tests.fakes.today import FakeHost, RepositoryAssets, today_desk

LIMIT = Suggestion(
    name="focus_limit",
    title="A limit of 5 h of focus a day?",
    reason="The middle half of your last 25 study days had 4 h to 5 h.",
    action="Set 5 h",
    act=SetFocusLimit(timedelta(hours=5)),
    how="From your own days.",
)
AFTER_SET = Suggestion(
    name="after_questions",
    title="A few kind minutes?",
    reason="12 of 40 right in Renal; in the 28 days before, 61 % of 380 questions. "
    "One set says little about you.",
    action="A hand on the heart · 4 min",
    act=OpenPractice("self-compassion", "4", "after_questions"),
    how="From your own questions.",
    occasion="set",
)


@dataclass
class OneSuggestion:
    """Has one suggestion until it is answered."""

    left: Suggestion | None = LIMIT
    answers: list[str] = field(default_factory=list)

    def current(self, say_time: Callable[[datetime], str] = str) -> Suggestion | None:
        return self.left

    def take(self, suggestion: Suggestion, say_time: Callable[[datetime], str] = str) -> Taken:
        self.answers.append("taken")
        self.left = None
        return Taken("The limit is set.", lambda: None)

    def not_now(self, suggestion: Suggestion) -> Callable[[], None]:
        self.answers.append("not now")
        self.left = None
        return lambda: None


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.mark.parametrize("answer", ["taken", "not now"])
def test_an_answered_suggestion_leaves_its_place(qtbot: QtBot, theme: Theme, answer: str) -> None:
    suggest, host = OneSuggestion(), FakeHost()
    card = SuggestionCard(suggest, theme, host, lambda: None, HelpSettings, lambda _act: None)
    qtbot.addWidget(card)
    assert card.shown is None
    with qtbot.waitSignal(card.found, check_params_cb=lambda found: bool(found)):
        card.set_seen(True)
    assert card.shown == LIMIT
    with qtbot.waitSignal(card.found, check_params_cb=lambda found: not found):
        (card.action if answer == "taken" else card.not_now).click()
    assert suggest.answers == [answer]
    assert card.shown is None
    assert host.toasts == ["The limit is set." if answer == "taken" else "Put away for today."]


@pytest.mark.parametrize("readable", [True, False])
def test_a_practice_is_opened_by_its_one_action(qtbot: QtBot, theme: Theme, readable: bool) -> None:
    suggest, host, opened = OneSuggestion(AFTER_SET), FakeHost(), list[OpenPractice]()

    def open_practice(act: OpenPractice) -> None:
        if not readable:
            raise EnvironmentFault("The practice cannot be read.")
        opened.append(act)

    card = SuggestionCard(suggest, theme, host, lambda: None, HelpSettings, open_practice)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.found):
        card.set_seen(True)
    assert card.action.text() == "A hand on the heart · 4 min"
    assert card.accessibleName() == "A few kind minutes?"
    card.action.click()
    assert suggest.answers == ["taken"]
    assert opened == ([AFTER_SET.act] if readable else [])
    assert host.toasts == ([] if readable else ["The practice cannot be read."])


def test_on_today_a_set_entered_meanwhile_brings_the_offer_which_opens_the_player(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    desk, host, played = today_desk(tmp_path, FakeClock(NOW)), FakeHost(), list[tuple[str, str, str]]()

    def practise(practice: Practice, key: str, place: PracticePlace) -> None:
        played.append((practice.name, key, place))

    page = TodayPage(desk, theme, host, lambda: None, practise=practise)
    qtbot.addWidget(page)
    page.set_seen(True)
    desk.record.questions("Renal", NOW - timedelta(days=3), 232, 380)
    card = page.suggestion_card
    with qtbot.waitSignal(card.found, check_params_cb=lambda found: bool(found)):
        desk.record.questions("Renal", NOW, 12, 40)
    assert card.shown is not None
    assert card.shown.name == "after_questions"
    assert page.topics_card.isHidden()
    card.action.click()
    assert played == [("self-compassion", "4", "after_questions")]
    assert card.isHidden()
    assert host.toasts == []
