from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.core.journal import BreakRecord
from companion.ui.reading.day import read_ribbon
from companion.ui.theme import Theme
from companion.ui.widgets.day_ribbon import DayRibbon
from companion.ui.widgets.ribbon_entries import RibbonDay, RibbonPoint, RibbonSpan
from companion.ui.widgets.ribbon_painting import RibbonPainting
from tests.fakes.journal_desk import TODAY, JournalDesk, at, journal_desk
from tests.fakes.today import RepositoryAssets

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def desk() -> JournalDesk:
    return journal_desk()


def ribbon_of(desk: JournalDesk, day: date = TODAY) -> RibbonDay:
    services: Any = desk
    return read_ribbon(services, day)[0]


def spans(day: RibbonDay) -> list[RibbonSpan]:
    return [entry for entry in day.entries if isinstance(entry, RibbonSpan)]


class TestSleep:
    def test_the_night_that_ended_today_is_named_with_its_length(self, desk: JournalDesk) -> None:
        kept = desk.night("23:32", "05:24")
        (asleep,) = spans(ribbon_of(desk))
        assert (asleep.kind, asleep.label) == ("sleep", "asleep 5 h 52 min")
        assert asleep.tells == "Asleep, 23:32 to 05:24: 5 h 52 min"
        assert asleep.entry_id == kept

    def test_the_evening_of_a_day_shows_the_night_of_the_next_without_naming_it(
        self, desk: JournalDesk
    ) -> None:
        desk.night("23:00", "07:00", YESTERDAY)
        desk.night("23:30", "06:30", TODAY)
        (before, after) = spans(ribbon_of(desk, YESTERDAY))
        assert (before.label, after.label) == ("asleep 8 h", "")
        assert after.start == at("23:30", YESTERDAY)

    def test_lying_awake_first_is_not_sleep(self, desk: JournalDesk) -> None:
        kept = desk.night("23:00", "07:00")
        night = desk.store.nights(TODAY, TODAY)[0]
        desk.store.put_entry(replace(night, sleep_onset_latency=timedelta(minutes=30)))
        (asleep,) = spans(ribbon_of(desk))
        assert (asleep.start, asleep.entry_id) == (at("23:30", YESTERDAY), kept)

    def test_a_nap_is_told_as_one(self, desk: JournalDesk) -> None:
        desk.night("14:00", "14:25", nap=True)
        (nap,) = spans(ribbon_of(desk))
        assert (nap.label, nap.tells) == ("nap 25 min", "Nap, 14:00 to 14:25: 25 min")

    def test_a_night_that_ended_before_the_day_began_is_not_on_it(self, desk: JournalDesk) -> None:
        desk.night("20:00", "03:30")
        assert spans(ribbon_of(desk)) == []
        assert len(spans(ribbon_of(desk, YESTERDAY))) == 1


def test_breaks_left_early_and_skipped_are_told_here_only(desk: JournalDesk) -> None:
    for start, outcome in (("09:00", "left_early"), ("10:00", "skipped"), ("11:00", "superseded")):
        length = timedelta(minutes=2)
        desk.store.add_break(
            BreakRecord(
                tier="short",
                level="firm",
                started=at(start),
                ended=at(start) + length,
                planned=length,
                rested=length,
                outcome=outcome,  # type: ignore[arg-type]  # one of the outcomes
            )
        )
    told = [span.tells for span in spans(ribbon_of(desk))]
    assert told == ["Break left early, 09:00 to 09:02: 2 min", "Break skipped, 10:00"]


def test_a_practice_stands_at_its_time_and_tells_what_it_was(desk: JournalDesk) -> None:
    kept = desk.practice("09:35", stress_before=5, stress_after=4)
    desk.practice("11:00", 1, "look-far")
    desk.check_in("10:00", stress=4)
    (first, dot, second) = ribbon_of(desk).entries
    assert isinstance(first, RibbonPoint)
    assert (first.kind, first.at, first.entry_id) == ("practice", at("09:35"), kept)
    assert first.tells == "Slow and even, 09:35: 5 min, stress 5 → 4"
    assert second.tells == "Look far away, 11:00: 1 min"
    assert isinstance(dot, RibbonPoint)
    assert dot.kind == "check_in"


def test_a_practice_on_the_edge_of_a_block_is_the_one_that_is_opened(qtbot: QtBot, theme: Theme) -> None:
    ribbon = DayRibbon(theme)
    qtbot.addWidget(ribbon)
    ribbon.resize(1080, ribbon.sizeHint().height())
    practice = RibbonPoint(kind="practice", at=at("09:55"), mark="", tells="", entry_id="practice")
    block = RibbonSpan(kind="block", start=at("10:00"), end=at("10:50"), tells="", entry_id="block")
    day = RibbonDay(start=at("04:00"), now=None, entries=(practice, block))
    ribbon.show_day(day)
    painting = RibbonPainting(theme, day, ribbon.width(), False)
    (diamond, band) = (painting.target(entry) for entry in day.entries)
    assert diamond.right() > band.left()
    assert diamond.height() == band.height()
    for x, opened in ((band.left() + 1, "practice"), (band.right() - 1, "block")):
        with qtbot.waitSignal(ribbon.opened) as asked:
            QTest.mouseClick(
                ribbon, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(band.center().y()))
            )
        assert asked.args == [opened]


def test_only_today_has_a_line_of_now(desk: JournalDesk) -> None:
    assert ribbon_of(desk).now is not None
    assert ribbon_of(desk, YESTERDAY).now is None


class TestOpening:
    @pytest.fixture
    def ribbon(self, qtbot: QtBot, theme: Theme, desk: JournalDesk) -> DayRibbon:
        desk.block("08:00", 60, "Renal")
        desk.check_in("12:00", stress=3)
        made = DayRibbon(theme, compact=True)
        qtbot.addWidget(made)
        made.resize(408, made.sizeHint().height())
        made.show()
        made.show_day(ribbon_of(desk))
        return made

    def place(self, ribbon: DayRibbon, theme: Theme, entry: Any) -> QPoint:
        assert ribbon.day is not None
        painting = RibbonPainting(theme, ribbon.day, ribbon.width(), mirrored=False, compact=True)
        return painting.target(entry).center().toPoint()

    def test_a_click_opens_what_it_hits(
        self, qtbot: QtBot, ribbon: DayRibbon, theme: Theme, desk: JournalDesk
    ) -> None:
        opened: list[str] = []
        ribbon.opened.connect(opened.append)
        assert ribbon.day is not None
        for entry in ribbon.day.entries:
            QTest.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=self.place(ribbon, theme, entry))
        assert opened == [entry.entry_id for entry in ribbon.day.entries]
        QTest.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=QPoint(400, 30))
        assert len(opened) == 2

    def test_let_go_elsewhere_it_opens_nothing(self, ribbon: DayRibbon, theme: Theme) -> None:
        opened: list[str] = []
        ribbon.opened.connect(opened.append)
        assert ribbon.day is not None
        block, dot = ribbon.day.entries
        assert isinstance(dot, RibbonPoint)
        QTest.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=self.place(ribbon, theme, block))
        QTest.mouseRelease(ribbon, Qt.MouseButton.LeftButton, pos=self.place(ribbon, theme, dot))
        assert opened == []

    def test_return_opens_the_one_the_arrows_reached(self, ribbon: DayRibbon) -> None:
        opened: list[str] = []
        ribbon.opened.connect(opened.append)
        QTest.keyClick(ribbon, Qt.Key.Key_Home)
        QTest.keyClick(ribbon, Qt.Key.Key_Return)
        assert ribbon.day is not None
        assert opened == [ribbon.day.entries[0].entry_id]

    def test_the_compact_one_is_lower(self, ribbon: DayRibbon, theme: Theme) -> None:
        assert ribbon.sizeHint().height() == DayRibbon(theme).sizeHint().height() - 8
