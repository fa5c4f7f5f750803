from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion.ui.theme import Theme
from companion.ui.widgets.bullet_bar import BulletBar
from companion.ui.widgets.button import Button
from companion.ui.widgets.day_ribbon import DayRibbon
from companion.ui.widgets.figures import count_up, countdown, minutes, number, span
from companion.ui.widgets.hold_button import HoldButton
from companion.ui.widgets.icon_button import IconButton
from companion.ui.widgets.popover import Popover
from companion.ui.widgets.ribbon_entries import RibbonDay, RibbonPoint, RibbonSpan
from companion.ui.widgets.ribbon_painting import RibbonPainting
from companion.ui.widgets.ring import Ring
from companion.ui.widgets.scale import EffortRow, StressScale
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.switch import Switch
from companion.ui.widgets.text import Text
from companion.ui.widgets.toast import Toast
from companion.ui.widgets.topic_field import TopicField
from tests.fakes.today import RepositoryAssets

BERLIN = ZoneInfo("Europe/Berlin")
DAY = datetime(2026, 11, 19, 4, 0, tzinfo=BERLIN)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)
    return theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(900, 600)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    yield window


def show(qtbot: QtBot, window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def pixel(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


class TestFigures:
    def test_a_begun_minute_counts_as_one_to_come(self) -> None:
        assert minutes(timedelta(seconds=61)) == 2
        assert minutes(timedelta(0)) == 0

    def test_a_countdown_never_shows_a_second_too_few(self) -> None:
        assert countdown(timedelta(minutes=23, seconds=41.2)) == "23:42"
        assert countdown(timedelta(seconds=-5)) == "00:00"
        assert countdown(timedelta(hours=2)) == "2:00:00"

    def test_counting_up_shows_only_whole_seconds(self) -> None:
        assert count_up(timedelta(seconds=59.9)) == "00:59"

    def test_lengths_are_said_in_hours_and_minutes(self) -> None:
        assert [span(timedelta(minutes=m)) for m in (25, 60, 226)] == ["25 min", "1 h", "3 h 46 min"]

    def test_thousands_are_grouped(self) -> None:
        assert number(1000.4) in ("1,000", "1.000", "1\u202f000", "1\u00a0000", "1’000")


class TestScale:
    @pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_0, 0), (Qt.Key.Key_7, 7), (Qt.Key.Key_X, 10)])
    def test_one_key_picks_a_number(
        self, qtbot: QtBot, window: QWidget, theme: Theme, key: Qt.Key, expected: int
    ) -> None:
        scale = EffortRow(theme)
        show(qtbot, window, scale)
        with qtbot.waitSignal(scale.picked) as said:
            qtbot.keyClick(scale.findChildren(QPushButton)[0], key)
        assert said.args == [expected]
        assert scale.value == expected

    def test_arrows_move_without_picking_and_space_picks(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        scale = StressScale(theme)
        show(qtbot, window, scale)
        cells = scale.findChildren(QPushButton)
        cells[0].setFocus(Qt.FocusReason.TabFocusReason)
        picked: list[int] = []
        scale.picked.connect(picked.append)
        for _ in range(4):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        assert picked == []
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert picked == [4]

    def test_the_row_is_one_stop_for_tab(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        scale, after = StressScale(theme), Button(theme, "After")
        show(qtbot, window, scale, after)
        scale.mark(6)
        stops = [
            cell
            for cell in scale.findChildren(QPushButton)
            if cell.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        ]
        assert [cell.text() for cell in stops] == ["6"]

    def test_a_row_of_acts_keeps_no_mark(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        scale = StressScale(theme, keeps=False)
        show(qtbot, window, scale)
        qtbot.mouseClick(scale.findChildren(QPushButton)[3], Qt.MouseButton.LeftButton)
        assert scale.value is None

    def test_every_cell_says_its_measure_and_number(self, window: QWidget, theme: Theme) -> None:
        scale = StressScale(theme, parent=window)
        names = [cell.accessibleName() for cell in scale.findChildren(QPushButton)]
        assert names[0] == "Stress 0 of 10"
        assert len(set(names)) == 11

    def test_the_usual_band_is_drawn_below_and_told(self, window: QWidget, theme: Theme) -> None:
        scale = StressScale(theme, parent=window)
        bare = scale.sizeHint().height()
        scale.show_usual((3.5, 5.8))
        assert scale.sizeHint().height() > bare
        assert scale.accessibleDescription() == "Your usual is 3.5 to 5.8."


class TestSegmented:
    def test_a_click_says_the_key_and_programs_do_not(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        choice = Segmented(theme, [("a", "One"), ("b", "Two")], "Choice")
        show(qtbot, window, choice)
        said: list[str] = []
        choice.chosen.connect(said.append)
        choice.choose("a")
        assert said == []
        qtbot.mouseClick(choice.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
        assert (said, choice.value) == (["b"], "b")

    def test_an_unknown_key_chooses_none(self, window: QWidget, theme: Theme) -> None:
        choice = Segmented(theme, [("a", "One"), ("b", "Two")], "Choice", window)
        choice.choose("a")
        choice.choose("z")
        assert choice.value is None


class TestPopover:
    def _open(self, qtbot: QtBot, window: QWidget, theme: Theme) -> tuple[Popover, QLineEdit, QLineEdit]:
        before = QLineEdit()
        show(qtbot, window, before)
        before.setFocus()
        content = QWidget()
        column = QVBoxLayout(content)
        first, last = QLineEdit(), QLineEdit()
        column.addWidget(first)
        column.addWidget(last)
        popover = Popover(window, theme, content)
        popover.open()
        return popover, first, last

    def test_the_focus_goes_in_and_tab_goes_round_inside(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        _popover, first, last = self._open(qtbot, window, theme)
        assert first.hasFocus()
        qtbot.keyClick(first, Qt.Key.Key_Tab)
        assert last.hasFocus()
        qtbot.keyClick(last, Qt.Key.Key_Tab)
        assert first.hasFocus()
        qtbot.keyClick(first, Qt.Key.Key_Backtab)
        assert last.hasFocus()

    def test_tab_leaves_a_field_in_which_a_topic_is_chosen(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        show(qtbot, window, QLineEdit())
        content = QWidget()
        column = QVBoxLayout(content)
        topic, last = TopicField(theme), QLineEdit()
        column.addWidget(topic)
        column.addWidget(last)
        popover = Popover(window, theme, content)
        popover.open()
        qtbot.waitUntil(topic.hasFocus)
        qtbot.keyClick(topic, Qt.Key.Key_Tab)
        assert last.hasFocus()
        qtbot.keyClick(last, Qt.Key.Key_Backtab)
        assert topic.hasFocus()

    def test_escape_closes_and_gives_the_focus_back(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        popover, first, _last = self._open(qtbot, window, theme)
        with qtbot.waitSignal(popover.destroyed):
            qtbot.keyClick(first, Qt.Key.Key_Escape)
        assert isinstance(QApplication.focusWidget(), QLineEdit)

    def test_a_click_on_the_scrim_closes_and_one_inside_does_not(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        popover, _first, _last = self._open(qtbot, window, theme)
        qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=popover.rect().center())
        assert popover.isVisible()
        with qtbot.waitSignal(popover.closed):
            qtbot.mouseClick(popover, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    def test_it_stays_in_the_middle_and_carries_the_only_shadow(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        popover, first, _last = self._open(qtbot, window, theme)
        window.resize(1000, 700)
        assert popover.size() == window.size()
        middle = first.mapTo(window, first.rect().center()).x()
        assert abs(middle - window.width() / 2) <= 2
        assert len(window.findChildren(QGraphicsDropShadowEffect)) == 1


class TestToast:
    def test_it_sits_at_the_foot_forty_high_and_acts(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        show(qtbot, window)
        toast, done = Toast(window, theme), []
        toast.say("Deleted check-in 15:40", "Undo", lambda: done.append(True))
        assert toast.height() == 40
        assert window.height() - toast.geometry().bottom() <= 25
        button = toast.findChild(Button)
        assert isinstance(button, Button)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert done == [True]
        assert not toast.isVisible()

    def test_without_an_action_there_is_no_button(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        show(qtbot, window)
        toast = Toast(window, theme)
        toast.say("Stress 4 kept")
        assert not any(button.isVisible() for button in toast.findChildren(Button))

    @pytest.mark.parametrize(("button", "expected"), [("Breathe", ["act"]), ("Undo", ["undo"])])
    def test_it_may_offer_to_take_back_beside_another_act(
        self, qtbot: QtBot, window: QWidget, theme: Theme, button: str, expected: list[str]
    ) -> None:
        show(qtbot, window)
        toast, done = Toast(window, theme), []
        toast.say("Kept", "Breathe", lambda: done.append("act"), lambda: done.append("undo"))
        named = {one.text(): one for one in toast.findChildren(Button) if one.isVisible()}
        assert list(named) == ["Breathe", "Undo"]
        qtbot.mouseClick(named[button], Qt.MouseButton.LeftButton)
        assert done == expected
        assert not toast.isVisible()

    @pytest.mark.parametrize("text", [1.0, 2.0])
    def test_what_is_long_takes_more_lines_and_stays_in_the_window(
        self, qtbot: QtBot, window: QWidget, theme: Theme, text: float
    ) -> None:
        theme.choose(text_scale=text)
        window.resize(700, 500)
        show(qtbot, window)
        toast = Toast(window, theme, 120)
        toast.say(
            "What you practised could not be kept: the folder is read-only. " * 2, "Breathe", print, print
        )
        assert toast.height() > theme.px(40)
        for one in (toast, *toast.findChildren(Button)):
            assert window.rect().contains(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))
        words = toast.findChild(Text)
        assert isinstance(words, Text)
        assert words.height() >= words.heightForWidth(words.width()) > 0
        toast.say("Stress 4 kept")
        assert toast.height() == theme.px(40)


class TestHoldButton:
    def test_holding_long_enough_acts(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        button = HoldButton(theme, "Hold", hold_ms=120)
        show(qtbot, window, button)
        with qtbot.waitSignal(button.held):
            qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    def test_letting_go_before_does_nothing(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        button = HoldButton(theme, "Hold", hold_ms=300)
        show(qtbot, window, button)
        with qtbot.assertNotEmitted(button.held, wait=500):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


class TestTopicField:
    def test_it_offers_topics_and_leaves_what_is_written(self, window: QWidget, theme: Theme) -> None:
        field = TopicField(theme, window)
        field.setEditText("  Acid  base ")
        field.offer(["Renal", "Cardio"])
        assert field.topic == "Acid base"
        assert [field.itemText(row) for row in range(field.count())] == ["Renal", "Cardio"]

    def test_words_being_typed_use_up_no_colour(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        field = TopicField(theme)
        show(qtbot, window, field)
        for text in ("R", "Re", "Ren", "Rena"):
            field.setEditText(text)
            field.grab()
        assert theme.topic_color("First").name() == theme.color("t1").name()


class TestRing:
    def test_the_arc_is_the_time_gone_clockwise_from_noon(self, window: QWidget, theme: Theme) -> None:
        ring = Ring(theme, parent=window)
        ring.resize(ring.sizeHint())
        ring.read(0.25, "37:30")
        assert pixel(ring, 265, 130) == theme.color("accent")
        assert pixel(ring, 7, 136) == theme.color("line")

    def test_nothing_new_paints_nothing(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        painted: list[bool] = []

        class Counting(Ring):
            def paintEvent(self, event: object) -> None:
                painted.append(True)

        ring = Counting(theme)
        show(qtbot, window, ring)
        ring.read(0.25, "37:30")
        qtbot.waitUntil(lambda: len(painted) > 0)
        QApplication.processEvents()
        painted.clear()
        ring.read(0.25, "37:30")
        QApplication.processEvents()
        assert painted == []


class TestBulletBar:
    def test_recorded_is_filled_foreseen_hollow_and_the_band_behind(
        self, window: QWidget, theme: Theme
    ) -> None:
        bar = BulletBar(theme, window)
        bar.resize(426, bar.sizeHint().height())
        bar.read(1000, 200, (2000, 3000), "your usual study day 2,000–3,000")
        picture = bar.grab().toImage()
        middle = 16
        assert picture.pixelColor(50, middle) == theme.color("load")
        assert picture.pixelColor(110, middle) == theme.color("surface")
        assert picture.pixelColor(250, middle) == theme.color("load_soft")

    def test_an_empty_bar_says_when_the_usual_comes(self, window: QWidget, theme: Theme) -> None:
        bar = BulletBar(theme, window)
        bar.resize(400, bar.sizeHint().height())
        bar.read(0, 0, None, "")
        without = bar.grab().toImage()
        bar.read(0, 0, None, "28 more days until your usual")
        assert bar.grab().toImage() != without


def ribbon_day(*entries: RibbonSpan | RibbonPoint, now: datetime | None = None) -> RibbonDay:
    return RibbonDay(start=DAY, now=now, entries=entries, empty="Blocks will appear here")


def block(hour: int, topic: str = "Renal", length: float = 50) -> RibbonSpan:
    start = DAY.replace(hour=hour)
    end = start + timedelta(minutes=length)
    return RibbonSpan(
        kind="block", start=start, end=end, tells=f"{topic} at {hour}", label=topic, topic=topic
    )


class TestDayRibbon:
    def test_a_block_lies_at_its_hours(self, theme: Theme) -> None:
        day = ribbon_day(block(8))
        place = RibbonPainting(theme, day, 1080, mirrored=False).place(day.entries[0])
        assert place.left() == pytest.approx(180)
        assert place.width() == pytest.approx(37.5)

    def test_right_to_left_the_day_begins_at_the_right(self, theme: Theme) -> None:
        day = ribbon_day(block(8))
        place = RibbonPainting(theme, day, 1080, mirrored=True).place(day.entries[0])
        assert place.right() == pytest.approx(900)

    def test_an_entry_before_the_day_is_cut_off_at_its_start(self, theme: Theme) -> None:
        early = RibbonSpan(kind="sleep", start=DAY - timedelta(hours=5), end=DAY, tells="asleep")
        place = RibbonPainting(theme, ribbon_day(early), 1080, mirrored=False).place(early)
        assert place.left() == 0

    def test_hours_after_midnight_still_belong_to_the_day(self) -> None:
        late = DAY + timedelta(hours=22)
        assert ribbon_day().share(late) == pytest.approx(22 / 24)

    def test_the_band_shows_the_colour_of_the_topic(self, window: QWidget, theme: Theme) -> None:
        ribbon = DayRibbon(theme, window)
        ribbon.resize(1080, ribbon.sizeHint().height())
        ribbon.show_day(ribbon_day(block(8)))
        assert pixel(ribbon, 200, 36) == theme.topic_color("Renal")
        assert pixel(ribbon, 600, 36) == theme.color("sunken")

    def test_arrows_go_from_entry_to_entry_and_the_name_tells_each(
        self, qtbot: QtBot, window: QWidget, theme: Theme
    ) -> None:
        ribbon = DayRibbon(theme)
        show(qtbot, window, Button(theme, "Before"), ribbon)
        dot = RibbonPoint(at=DAY.replace(hour=11), mark="4", tells="11:00: stress 4")
        ribbon.show_day(ribbon_day(block(8), block(9, "Cardio"), dot))
        assert ribbon.accessibleName() == "Your day: 3 entries; the arrow keys tell each."
        ribbon.setFocus(Qt.FocusReason.TabFocusReason)
        assert ribbon.accessibleName() == "Your day: 11:00: stress 4"
        qtbot.keyClick(ribbon, Qt.Key.Key_Left)
        assert ribbon.accessibleName() == "Your day: Cardio at 9"
        qtbot.keyClick(ribbon, Qt.Key.Key_Home)
        assert ribbon.current == block(8)

    @pytest.mark.parametrize("hour", [5, 15, 17, 23])
    def test_no_words_stand_under_the_line_of_now(self, theme: Theme, hour: int) -> None:
        now = DAY.replace(hour=hour)
        day = RibbonDay(start=DAY, now=now, entries=(), empty="Blocks will appear here")
        wide = 150.0
        room = RibbonPainting(theme, day, 900, mirrored=False).free_of_now(wide)
        middle, line = room.center().x(), 900 * day.share(now)
        assert abs(line - middle) > wide / 2
        assert room.left() >= 0 and room.right() <= 900

    def test_an_empty_day_says_what_will_be_here(self, window: QWidget, theme: Theme) -> None:
        ribbon = DayRibbon(theme, window)
        ribbon.show_day(ribbon_day())
        assert ribbon.accessibleName() == "Your day: Blocks will appear here"


class TestSmallThings:
    def test_text_keeps_its_words_through_a_change_of_theme(self, window: QWidget, theme: Theme) -> None:
        text = Text(theme, "Minutes × effort < load", wrap=True, parent=window)
        theme.choose(mode="dark")
        assert text.plain == "Minutes × effort < load"
        assert "&lt;" in text.text()
        assert text.palette().windowText().color() == theme.color("text")

    def test_a_switch_is_a_check_box_with_a_name(self, qtbot: QtBot, window: QWidget, theme: Theme) -> None:
        switch = Switch(theme, "Breaks outside sessions")
        show(qtbot, window, switch)
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
        assert switch.isChecked()
        assert switch.accessibleName() == "Breaks outside sessions"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_return_and_space_press_a_button(window: QWidget, theme: Theme, key: Qt.Key) -> None:
    pressed: list[str] = []
    words = Button(theme, "Words", on_click=lambda: pressed.append("words"), parent=window)
    picture = IconButton(theme, "more", "Picture", parent=window)
    picture.clicked.connect(lambda: pressed.append("picture"))
    for one in (words, picture):
        QTest.keyClick(one, key)
        QTest.keyClick(one, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert pressed[0] == "words" and "picture" in pressed
    if key is not Qt.Key.Key_Space:
        assert pressed == ["words", "picture"]
