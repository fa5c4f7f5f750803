"""The practices page: cards by need and length, what each did, and a start by one click or key."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.practice_words import length_words
from companion.core.errors import CompanionError, EnvironmentFault
from companion.core.practice import Course, Cue, Need, Practice
from companion.core.practice_effect import Effect
from companion.core.usual import Range
from companion.ui.pages.practices import PracticesPage
from companion.ui.pages.practices.curve import breath_path, first_breath
from companion.ui.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"


class Assets:
    """Finds the shipped files in the repository."""

    def path(self, name: str) -> Path:
        return RESOURCES / name


def practice(name: str, needs: tuple[Need, ...], *minutes: str, shape: str = "breath") -> Practice:
    cues = (
        Cue(at=0, kind="in", lasts=4),
        Cue(at=4, kind="hold", lasts=2),
        Cue(at=6, kind="out", lasts=6),
        Cue(at=12, kind="in", lasts=4),
    )
    return Practice(
        name=name,
        title=name.capitalize(),
        method="",
        summary=f"What {name} is.",
        needs=needs,
        shape=cast("Any", shape),
        courses=tuple(Course(key=one, seconds=60 * float(one), cues=cues) for one in minutes),
        evidence="Little is known.",
        source="Nobody 2020",
    )


ALL = (
    practice("corners", ("before-a-block",), "4"),
    practice("exhale", ("in-a-break", "racing-mind"), "3", "5"),
    practice("hand", ("after-a-bad-test",), "5", shape="heart"),
    practice("body", ("cant-sleep",), "5", "10", shape="body"),
    practice("things", ("racing-mind", "in-a-break"), "3", shape="senses"),
    practice("far", ("in-a-break",), "1", shape="eyes"),
    practice("reach", ("in-a-break",), "3", shape="stretch"),
    practice("steps", ("in-a-break",), "5", shape="steps"),
)


class Known:
    """What the practices did, and how often that was read."""

    def __init__(self) -> None:
        self.effects: dict[str, Effect] = {}
        self.read = 0

    def all_effects(self) -> dict[str, Effect]:
        self.read += 1
        return self.effects


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(Assets(), "light")
    made.apply(qapp)
    return made


class Shown:
    """The page, shown; `started` are the names of what was started."""

    def __init__(self, qtbot: QtBot, theme: Theme, fault: CompanionError | None = None) -> None:
        self.bus, self.known, self.started = Bus(), Known(), list[str]()
        self.known.effects["exhale"] = Effect(
            practice="exhale",
            times=11,
            practised=timedelta(minutes=40),
            rated=11,
            before=4.9,
            after=3.8,
            change=-1.1,
            ci95=Range(-1.6, -0.6),
        )
        services: Any = SimpleNamespace(
            practices=SimpleNamespace(all=lambda: ALL, fault=lambda: fault),
            practise=self.known,
            bus=self.bus,
        )
        host: Any = SimpleNamespace()
        self.page = PracticesPage(services, theme, host, lambda one: self.started.append(one.name))
        qtbot.addWidget(self.page)
        self.page.resize(1192, 800)
        self.page.show()
        self.page.set_seen(True)
        qtbot.waitExposed(self.page)

    @property
    def names(self) -> list[str]:
        return [card.practice.name for card in self.page.grid.shown]

    def choose(self, group: str, key: str) -> None:
        widget: Any = getattr(self.page.filters, group)
        widget.choose(key)
        widget.chosen.emit(key)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    return Shown(qtbot, theme)


def test_a_damaged_practice_is_told_of_and_the_others_are_shown(qtbot: QtBot, theme: Theme) -> None:
    why = "The program's file stretch.toml cannot be read: install Second Wind anew."
    shown = Shown(qtbot, theme, EnvironmentFault(why))
    assert (shown.page.fault.words, shown.page.fault.isVisible()) == (why, True)
    assert len(shown.names) == len(ALL)


def test_where_every_practice_can_be_read_nothing_is_said_of_it(shown: Shown) -> None:
    assert not shown.page.fault.isVisible()


def test_every_practice_has_a_card_by_need_and_then_by_length(shown: Shown) -> None:
    assert shown.names == ["corners", "far", "exhale", "reach", "steps", "hand", "body", "things"]
    assert shown.page.grid.columns == 3


def test_a_need_shows_what_serves_it_and_what_is_meant_for_it_first(shown: Shown) -> None:
    shown.choose("needs", "racing-mind")
    assert shown.names == ["things", "exhale"]
    assert all(card.isVisible() == (card in shown.page.grid.shown) for card in shown.page.cards)


def test_a_length_shows_what_has_a_course_that_short(shown: Shown) -> None:
    shown.choose("lengths", "3")
    assert shown.names == ["far", "exhale", "reach", "things"]


def test_where_nothing_fits_it_says_how_to_see_more(shown: Shown) -> None:
    assert not shown.page.nothing.isVisible()
    shown.choose("needs", "after-a-bad-test")
    shown.choose("lengths", "3")
    assert shown.names == []
    assert shown.page.nothing.isVisible()


def test_it_can_be_opened_on_a_need(shown: Shown) -> None:
    shown.page.arrive(need="cant-sleep")
    assert shown.names == ["body"]
    shown.page.arrive(need="no such need")
    assert shown.names == ["body"]


def test_a_card_says_what_the_practice_did_and_that_an_untried_one_is_untried(shown: Shown) -> None:
    by_name = {card.practice.name: card for card in shown.page.cards}
    assert by_name["exhale"].effect.startswith("stress 4.9 → 3.8, 11 times: on average −1.1, likely ")
    assert by_name["hand"].effect == "not tried yet"
    assert "does not show what caused it" in by_name["exhale"].toolTip()
    aside = by_name["exhale"].accessibleDescription()
    assert aside == f"{by_name['exhale'].toolTip()} Return opens it.", "a tip is for the pointer alone"
    assert by_name["hand"].accessibleDescription() == "Return opens it."
    spoken = by_name["exhale"].accessibleName()
    assert spoken.startswith("Exhale. In a break. 3 or 5 min. What exhale is. stress 4.9 → 3.8, 11 times")


def test_an_unseen_page_reads_what_changed_once_it_is_seen(shown: Shown) -> None:
    assert shown.known.read == 1
    shown.page.set_seen(False)
    shown.bus.publish(EntriesChanged())
    assert shown.known.read == 1
    shown.page.set_seen(True)
    assert shown.known.read == 2
    shown.bus.publish(EntriesChanged())
    assert shown.known.read == 3


def test_return_and_a_click_start_it(qtbot: QtBot, shown: Shown) -> None:
    first, second = shown.page.grid.shown[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert shown.started == ["corners", "far"]


def test_arrows_go_from_card_to_card_and_stop_at_the_edges(qtbot: QtBot, shown: Shown) -> None:
    cards = shown.page.grid.shown
    cards[0].setFocus()
    for key, at in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Left, 0)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is cards[at]
    qtbot.keyClick(cards[0], Qt.Key.Key_Left)
    assert cards[0].hasFocus()


def test_a_narrow_page_has_fewer_columns_and_its_lengths_below_the_needs(qtbot: QtBot, shown: Shown) -> None:
    filters = shown.page.filters
    assert filters.lengths.y() < filters.needs.y() + filters.needs.height()
    shown.page.resize(560, 800)
    qtbot.waitUntil(lambda: shown.page.grid.columns == 1)
    qtbot.waitUntil(lambda: filters.lengths.y() >= filters.needs.y() + filters.needs.height())


def test_every_card_is_as_high_as_the_others(shown: Shown) -> None:
    assert {card.height() for card in shown.page.cards} == {192}


@pytest.mark.parametrize(("wide", "scale"), [(1192, 1.0), (1832, 1.0), (1192, 2.0), (652, 2.0)])
def test_the_page_ends_below_its_last_card_and_is_no_wider_than_the_window(
    qtbot: QtBot, theme: Theme, wide: int, scale: float
) -> None:
    theme.choose(text_scale=scale)
    shown = Shown(qtbot, theme)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.resize(wide, 400)
    area.setWidget(shown.page)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    page = shown.page

    def left_below() -> int:
        cards = page.grid.shown
        return page.height() - max(card.mapTo(page, card.rect().bottomLeft()).y() for card in cards) - 1

    qtbot.waitUntil(lambda: left_below() == 32)
    assert page.width() <= area.viewport().width()


def test_needs_and_lengths_stand_on_one_line(shown: Shown) -> None:
    filters = shown.page.filters
    assert filters.needs.geometry().top() == filters.lengths.geometry().top()
    assert filters.needs.height() == filters.lengths.height() == 36
    assert filters.mapTo(shown.page, filters.rect().topLeft()).y() == 88


def test_what_the_figures_are_stands_beside_the_title_whole_or_below_it(
    qtbot: QtBot, theme: Theme, shown: Shown
) -> None:
    heading = shown.page.heading
    assert heading.beside
    shown.page.resize(560, 800)
    qtbot.waitUntil(lambda: not heading.beside)
    qtbot.waitUntil(lambda: heading.aside.x() == 0)


def test_every_drawing_is_drawn(shown: Shown, theme: Theme) -> None:
    ground = theme.color("surface").rgb()
    for card in shown.page.cards:
        picture = card.grab().toImage()
        inked = {picture.pixel(x, y) for x in range(24, 140) for y in range(20, 52)}
        assert inked != {ground}, card.practice.name


def test_the_curve_of_a_breath_is_its_first_breath_alone() -> None:
    cues = ALL[0].courses[0].cues
    assert [cue.kind for cue in first_breath(cues)] == ["in", "hold", "out"]
    path = breath_path(cues, QRectF(0, 0, 120, 30))
    top = path.boundingRect().top()
    assert top == pytest.approx(0, abs=0.01)
    assert path.currentPosition().x() == pytest.approx(120)
    assert path.currentPosition().y() == pytest.approx(30)


LENGTHS: list[tuple[tuple[str, ...], str]] = [
    (("4",), "4 min"),
    (("3", "5"), "3 or 5 min"),
    (("1", "3", "5"), "1, 3 or 5 min"),
]


@pytest.mark.parametrize(("minutes", "said"), LENGTHS)
def test_lengths_are_said_together(minutes: tuple[str, ...], said: str) -> None:
    assert length_words(practice("any", ("in-a-break",), *minutes)) == said
