import gc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from companion.compose.reflections import make_reflections
from companion.ui.charts.view import ChartView
from companion.ui.pages.reflection import ReflectionPage
from companion.ui.theme import Theme
from tests.fakes.made_up import NOW, Journal, journal

RESOURCES = Path(__file__).parents[2] / "resources"


class Assets:
    """Finds the shipped files in the repository."""

    def path(self, name: str) -> Path:
        return RESOURCES / name


class Host:
    """A window that writes down what the page asks of it."""

    popover_open = False

    def __init__(self) -> None:
        self.said: list[str] = []
        self.opened: list[str] = []
        self.where: dict[str, object] = {}
        self.content: QWidget | None = None

    def show_popover(self, content: QWidget) -> None:
        self.content = content

    def close_popover(self) -> None:
        self.content = None

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        self.said.append(text)

    def open_page(self, key: str, **where: object) -> None:
        self.opened.append(key)
        self.where = where


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(Assets(), "light")
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def host() -> Host:
    return Host()


Show = Callable[[Journal], ReflectionPage]


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, host: Host) -> Show:
    def made(of: Journal) -> ReflectionPage:
        back = make_reflections(of.store, of.bus, of.clock, of.settings)
        services: Any = SimpleNamespace(
            reflect=of.reflect,
            weeks=back.weeks,
            relations=back.relations,
            reflecting=back.reflecting,
            experiments=back.experiments,
            store=of.store,
            clock=of.clock,
            settings=of.settings,
            bus=of.bus,
        )
        page = ReflectionPage(services, theme, host)
        qtbot.addWidget(page)
        page.resize(1192, 800)
        page.arrive()
        page.show()
        page.set_seen(True)
        page.grab()
        return page

    return made


@pytest.fixture
def page(show: Show) -> ReflectionPage:
    return show(journal())


def labels(page: ReflectionPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def chart(page: ReflectionPage) -> ChartView:
    return page.card.chart


def test_it_opens_on_last_week_with_its_sentence(page: ReflectionPage) -> None:
    assert "Week 46" in labels(page)
    assert "9 November – 15 November · last week" in labels(page)
    assert page.words[0].startswith("Second lighter week in a row")
    assert page.card.state == "chart"


def test_the_arrows_go_from_week_to_week_and_stop_at_the_ends(page: ReflectionPage) -> None:
    page.header.forth.click()
    assert "Week 47" in labels(page)
    assert page.words[0].startswith("So far this week")
    assert not page.header.forth.isEnabled()
    for _step in range(11):
        page.header.back.click()
    assert "Week 36" in labels(page)
    assert not page.header.back.isEnabled()


def test_the_range_chooses_how_many_weeks_are_drawn(page: ReflectionPage) -> None:
    for key, days in (("1", 7), ("4", 28), ("12", 84)):
        page.header.ranges.chosen.emit(key)
        page.grab()
        plot = chart(page).plot
        assert plot is not None
        assert plot.days == days


def test_an_empty_journal_says_what_will_be_here_and_leads_to_today(show: Show, host: Host) -> None:
    page = show(journal(weeks=0))
    assert page.card.state == "empty"
    assert page.words[0] == "Nothing recorded yet."
    assert not page.header.ranges.isVisibleTo(page)
    page.card.today_asked.emit()
    assert host.opened == ["today"]


def test_the_first_entry_brings_the_chart(show: Show) -> None:
    empty = journal(weeks=0)
    page = show(empty)
    empty.record.study("Renal", NOW - timedelta(hours=2), 50, 5)
    assert page.card.state == "chart"
    assert page.words[0] == "Too early to compare weeks: 32 more days."


def test_an_unseen_page_waits_with_its_work(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    story = journal()
    page = show(story)
    asked: list[date] = []
    around = story.reflect.around
    monkeypatch.setattr(
        story.reflect, "around", lambda week, count: (asked.append(week), around(week, count))[1]
    )
    page.set_seen(False)
    story.record.check_in(stress=5)
    assert asked == []
    page.set_seen(True)
    assert len(asked) == 1
    page.set_seen(True)
    assert len(asked) == 1


def test_pointing_at_a_day_tells_it(qtbot: QtBot, page: ReflectionPage) -> None:
    view = chart(page)
    assert view.plot is not None
    place = QPoint(round(view.plot.middle_of(59)), round(view.plot.top + 40))
    with qtbot.waitSignal(view.day_pointed) as told:
        qtbot.mouseMove(view, place)
    assert view.pointed == 59
    [words] = told.args or [""]
    assert words.startswith("Thursday 29 October · Load ")
    assert " · stress " in words
    assert view.accessibleDescription() == words


def test_the_chart_can_be_read_by_keyboard(qtbot: QtBot, page: ReflectionPage) -> None:
    view = chart(page)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith("Thursday 19 November")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.accessibleDescription().startswith("Wednesday 11 November")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.pointed == 0
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.pointed == 0
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.pointed is None


def test_a_click_or_enter_opens_the_day_in_the_journal_but_none_to_come(
    qtbot: QtBot, page: ReflectionPage, host: Host
) -> None:
    view = chart(page)
    assert view.plot is not None
    place = QPoint(round(view.plot.middle_of(58)), round(view.plot.top + 60))
    qtbot.mouseMove(view, place)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert (host.opened, host.where) == (["journal"], {"day": date(2026, 10, 28)})
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert host.where == {"day": date(2026, 10, 27)}
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(host.opened) == 2


def test_days_to_come_and_rest_days_are_told_as_such(qtbot: QtBot, page: ReflectionPage) -> None:
    view = chart(page)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription() == "Sunday 22 November · No entry"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert "Rest day" in view.accessibleDescription()


def test_a_change_of_theme_draws_anew(page: ReflectionPage, theme: Theme) -> None:
    def ground() -> int:
        return page.grab().toImage().pixelColor(60, 700).lightness()

    assert ground() > 200
    theme.choose(mode="dark")
    assert ground() < 60


def test_a_hidden_chart_keeps_no_picture(page: ReflectionPage) -> None:
    view = chart(page)
    assert view._image is not None
    page.hide()
    assert view._image is None


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_chart_is_saved_and_the_page_says_where(
    page: ReflectionPage, host: Host, tmp_path: Path, ending: str
) -> None:
    page.save_chart(tmp_path / f"week.{ending}")
    assert host.said == [f"Saved as week.{ending}."]
    assert (tmp_path / f"week.{ending}").stat().st_size > 1000


def test_the_chart_can_be_saved_in_two_ways(qtbot: QtBot, page: ReflectionPage) -> None:
    page.header.save_asked.disconnect()
    page.header.export.click()
    [menu] = page.header.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Save as picture (PNG)…",
        "Save as drawing (SVG)…",
    ]
    with qtbot.waitSignal(page.header.save_asked) as asked:
        menu.actions()[1].trigger()
    assert asked.args == ["svg"]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_a_chart_that_cannot_be_saved_is_no_drama(page: ReflectionPage, host: Host, tmp_path: Path) -> None:
    page.save_chart(tmp_path / "nowhere" / "week.png")
    assert host.said == ["Not saved, no such file or directory: choose another folder."]


def test_a_chart_that_fails_keeps_its_card_and_can_be_tried_again(
    page: ReflectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ValueError("no such thing")

    with monkeypatch.context() as context:
        context.setattr("companion.ui.charts.view.render", broken)
        page.header.back.click()
        page.grab()
        assert page.card.state == "failed"
    page.card.retry_asked.emit()
    page.grab()
    assert page.card.state == "chart"


def test_narrow_windows_put_the_controls_under_the_title(qtbot: QtBot, page: ReflectionPage) -> None:
    header = page.header
    beside = header.ranges.mapTo(header, QPoint(0, 0)).y()
    page.resize(520, 800)
    qtbot.waitUntil(lambda: header.ranges.mapTo(header, QPoint(0, 0)).y() > beside + 30)


def test_a_closed_page_no_longer_listens(show: Show, qtbot: QtBot) -> None:
    story = journal()
    page = show(story)
    page.hide()
    page.deleteLater()
    qtbot.waitSignal(page.destroyed).wait()
    story.record.check_in(stress=5)
    heard = [handler for handlers in story.bus._handlers.values() for handler in handlers]
    assert not [handler for handler in heard if handler.__module__.startswith("companion.ui")]


def test_opening_and_closing_leaves_nothing_behind(show: Show, qtbot: QtBot, qapp: QApplication) -> None:
    story = journal(weeks=5)

    def kept() -> int:
        gc.collect()
        names = ("Figure", "ChartView", "ReflectionPage")
        return sum(type(thing).__name__ in names for thing in gc.get_objects())

    counts = []
    for _round in range(5):
        page = show(story)
        page.hide()
        page.deleteLater()
        qtbot.waitSignal(page.destroyed).wait()
        del page
        counts.append(kept())
    assert counts[-1] == counts[1]


def test_a_sign_opens_its_evidence_by_click_and_by_key(
    qtbot: QtBot, page: ReflectionPage, host: Host
) -> None:
    cells = chart(page).cells
    place = QPoint(round((8 + 0.5) * cells.width() / 12), round(cells.height() / 12))
    qtbot.mouseClick(cells, Qt.MouseButton.LeftButton, pos=place)
    assert host.content is not None
    assert host.content.accessibleName() == "Load: on"
    page.header.ranges.setFocus()
    qtbot.keyClick(cells, Qt.Key.Key_Down)
    qtbot.keyClick(cells, Qt.Key.Key_Home)
    assert cells.cell == (1, 0)
    assert cells.accessibleDescription() == "Stress, week 36: not enough data"
    qtbot.keyClick(cells, Qt.Key.Key_Return)
    assert host.content.accessibleName() == "Stress: not enough data"


def test_the_charts_explain_how_they_are_computed(page: ReflectionPage, host: Host) -> None:
    page.card.how.click()
    assert host.content is not None
    assert host.content.accessibleName() == "How is this computed?"


def test_the_year_takes_the_whole_width_and_opens_days(
    qtbot: QtBot, page: ReflectionPage, host: Host
) -> None:
    page.header.ranges.chosen.emit("0")
    page.grab()
    assert page.card.state == "year"
    assert "2026" in labels(page)
    assert not page.map_card.isVisibleTo(page)
    assert not page.header.back.isEnabled()
    view = page.card.year
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription().startswith("Thursday 19 November")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert host.where == {"day": date(2026, 11, 13)}
    page.header.ranges.chosen.emit("12")
    assert page.card.state == "chart"
    assert page.map_card.isVisibleTo(page)


def test_weeks_that_are_not_on_the_map_are_told(show: Show) -> None:
    assert show(journal()).map_card.note == ""
    page = show(journal(weeks=1))
    assert "too few days" in page.map_card.note
