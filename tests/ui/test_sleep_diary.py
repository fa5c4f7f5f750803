"""The sleep diary, told by keys and mouse; what it keeps is what was said."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.journal import DayMark, Night
from companion.core.night_form import NightForm, form_of, night_of
from companion.ui.pages.sleep_diary import SleepDiary
from companion.ui.pages.sleep_diary.draft import Draft
from companion.ui.theme import Theme
from companion.ui.widgets.popover import Popover
from tests.fakes.nights import BERLIN, NOW, TODAY, Sleeper, sleeper

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
YESTERDAY = TODAY - timedelta(days=1)
FORM = NightForm(
    into_bed=time(23, 50),
    tried=time(0, 10),
    woke=time(6, 42),
    out_of_bed=time(6, 55),
    sleep_onset_latency=25,
    awakenings=1,
    wake_after_sleep_onset=15,
    quality=2,
    note="Lay awake going over the renal block.",
)
USUAL = NightForm(
    into_bed=time(23, 5),
    tried=time(23, 20),
    woke=time(6, 50),
    out_of_bed=time(7, 5),
    sleep_onset_latency=20,
    awakenings=2,
    wake_after_sleep_onset=10,
)


class Host:
    """A window that remembers what it was asked to show."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self._window, self._theme = window, theme
        self.popover: Popover | None = None
        self.toasts: list[tuple[str, str]] = []
        self.act: Callable[[], object] | None = None

    @property
    def popover_open(self) -> bool:
        return self.popover is not None

    def show_popover(self, content: QWidget) -> None:
        self.popover = Popover(self._window, self._theme, content)
        self.popover.closed.connect(self._on_closed)
        self.popover.open()

    def close_popover(self) -> None:
        if self.popover is not None:
            self.popover.close_popover()

    def toast(
        self,
        text: str,
        action_label: str = "",
        on_action: Callable[[], object] | None = None,
        undo: Callable[[], object] | None = None,
    ) -> None:
        self.toasts.append((text, action_label))
        self.act = on_action

    def open_page(self, key: str, **where: object) -> None:
        raise AssertionError("the diary goes nowhere by itself")

    def undo(self) -> None:
        """Press the button of the latest toast."""
        assert self.act is not None
        self.act()

    def _on_closed(self) -> None:
        self.popover = None


class Opened:
    """The diary of a date in a window of 1280 by 800."""

    def __init__(self, qtbot: QtBot, someone: Sleeper, theme: Theme, day: date = TODAY) -> None:
        self.someone, self.done, self.keys = someone, 0, 0
        self.window = QScrollArea()
        qtbot.addWidget(self.window)
        self.window.resize(1192, 800)
        self.window.setWidgetResizable(True)
        self.host = Host(self.window, theme)
        self.drafts: dict[date, Draft] = {}
        self.diary = SleepDiary(someone, theme, self.host, day, self._on_done, self.drafts)
        self.window.setWidget(self.diary)
        self.window.show()
        self.diary.arrive()

    def _on_done(self) -> None:
        self.done += 1

    @property
    def focus(self) -> QWidget:
        """What has the keyboard."""
        return self.window.focusWidget()

    def type(self, text: str) -> None:
        """Type wherever the focus is."""
        for letter in text:
            QTest.keyClicks(self.focus, letter)
            self.keys += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key wherever the focus is."""
        QTest.keyClick(self.focus, key, modifier)
        self.keys += 1

    def tell(self, form: NightForm = FORM) -> None:
        """Answer everything at once."""
        fields = ("into_bed", "tried", "woke", "out_of_bed", "sleep_onset_latency", "awakenings")
        for field in (*fields, "wake_after_sleep_onset", "quality", "note"):
            self.diary.form.answered.emit(field, getattr(form, field))

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The four figures and what they are compared with."""
        card = self.diary.figures
        return [row.words for row in (card.asleep, card.in_bed, card.efficiency, card.midpoint)]

    @property
    def values(self) -> list[str]:
        """The four figures alone."""
        return [value for value, _usual in self.figures]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


@pytest.fixture
def someone() -> Sleeper:
    return sleeper()


def live_through(someone: Sleeper, nights: int, form: NightForm = USUAL) -> None:
    for ago in range(nights, 0, -1):
        someone.store.add_night(night_of(form, TODAY - timedelta(days=ago), BERLIN))


@pytest.fixture
def opened(qtbot: QtBot, someone: Sleeper, theme: Theme) -> Opened:
    return Opened(qtbot, someone, theme)


@pytest.fixture
def used(qtbot: QtBot, someone: Sleeper, theme: Theme) -> Opened:
    live_through(someone, 20)
    return Opened(qtbot, someone, theme)


@pytest.fixture
def kept(qtbot: QtBot, someone: Sleeper, theme: Theme) -> Opened:
    live_through(someone, 20)
    someone.store.add_night(night_of(FORM, TODAY, BERLIN))
    return Opened(qtbot, someone, theme)


def only(found: list[Night]) -> Night:
    (night,) = found
    return night


def test_a_whole_night_by_the_keyboard_alone_is_28_keys(opened: Opened) -> None:
    for answer in ("2350", "0010", "642", "655", "25", "1", "15"):
        opened.type(answer)
        opened.press(KEY.Key_Return)
    opened.type("2")
    opened.press(KEY.Key_Return, CTRL)
    assert opened.keys == 28
    night = only(opened.someone.nights())
    assert night.into_bed == datetime(2026, 11, 18, 23, 50, tzinfo=BERLIN)
    assert night.woke == datetime(2026, 11, 19, 6, 42, tzinfo=BERLIN)
    assert (night.sleep_onset_latency, night.awakenings) == (timedelta(minutes=25), 1)
    assert (night.wake_after_sleep_onset, night.quality, night.nap) == (timedelta(minutes=15), 2, False)
    assert (opened.done, opened.host.toasts) == (1, [("Night kept", "")])


def test_a_night_like_the_usual_with_one_difference_is_12_keys(used: Opened) -> None:
    for answer in ("", "", "", "720", "", "", ""):
        used.type(answer)
        used.press(KEY.Key_Return)
    used.type("4")
    used.press(KEY.Key_Return, CTRL)
    assert used.keys == 12
    night = only(used.someone.nights())
    assert (night.into_bed.time(), night.woke.time(), night.out_of_bed.time()) == (
        time(23, 5),
        time(6, 50),
        time(7, 20),
    )
    assert night.quality == 4


def test_the_usual_is_faint_and_no_entry(used: Opened) -> None:
    form = used.diary.form
    assert [field.placeholderText() for field in form.times.values()] == ["23:05", "23:20", "06:50", "07:05"]
    assert [field.text() for field in form.times.values()] == [""] * 4
    assert used.diary.bar.picture is not None and used.diary.bar.picture.given == frozenset()
    assert form.times_hint.words.startswith("Faint: your usual times.")
    assert used.values == ["–"] * 4
    used.press(KEY.Key_Return, CTRL)
    assert (used.someone.nights(), used.done) == ([], 0)
    assert used.diary.foot.line.plain.startswith("Still open: into bed, tried to sleep, woke for good")


def test_take_them_all_makes_the_usual_an_answer(used: Opened) -> None:
    used.diary.form.times_hint.link.click()
    assert used.diary.draft.still_open() == ()
    assert used.values[1] == "8 h 00 min"
    used.diary.save()
    assert form_of(only(used.someone.nights())) == USUAL


def test_without_any_night_the_example_cannot_be_taken(opened: Opened) -> None:
    form = opened.diary.form
    assert form.times_hint.words == "Type the times, or drag the handles. Nothing is kept until you save."
    assert form.times_hint.link.isHidden()
    opened.press(KEY.Key_Return)
    assert opened.diary.draft.form == NightForm()


def test_figures_come_as_soon_as_their_answers_are_there(opened: Opened) -> None:
    say = opened.diary.form.answered.emit
    say("into_bed", time(23, 50))
    say("out_of_bed", time(6, 55))
    assert opened.values == ["–", "7 h 05 min", "–", "–"]
    say("tried", time(0, 10))
    say("woke", time(6, 42))
    say("sleep_onset_latency", 25)
    assert opened.values == ["–", "7 h 05 min", "–", "03:38"]
    say("wake_after_sleep_onset", 15)
    assert opened.values == ["5 h 52 min", "7 h 05 min", "83 %", "03:38"]


def test_figures_are_compared_with_target_and_usual(kept: Opened) -> None:
    assert kept.figures == [
        ("5 h 52 min", "68 min under your target of 7 h"),
        ("7 h 05 min", "your usual 8 h 00 – 8 h 00"),
        ("83 %", "your usual 88–88 %"),
        ("03:38", "your usual 03:15–03:15"),
    ]
    assert kept.diary.figures.asleep.accessibleName() == "Asleep: 5 h 52 min"


def test_before_there_is_a_usual_its_day_is_said(opened: Opened) -> None:
    assert opened.figures[1] == ("–", "your usual after 14 more nights")
    live_through(opened.someone, 13)
    opened.diary.set_seen(True)
    assert opened.figures[1] == ("–", "your usual after 1 more night")


def test_a_dragged_handle_and_its_field_are_one_value(kept: Opened) -> None:
    bar, field = kept.diary.bar, kept.diary.form.times["woke"]
    x, down = round(bar.x_of("woke")), bar.height() // 2
    minutes_a_px = 840 / bar.width()
    spot = bar.rect().topLeft()
    spot.setX(x)
    spot.setY(down)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=spot)
    spot.setX(round(x - 60 / minutes_a_px))
    QTest.mouseMove(bar, spot)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=spot)
    assert field.text() == "05:40"
    assert kept.values[0] == "4 h 50 min"
    field.setFocus()
    field.selectAll()
    kept.type("630")
    kept.press(KEY.Key_Return)
    assert bar.picture is not None and bar.picture.moments.woke.time() == time(6, 30)
    assert kept.values[0] == "5 h 40 min"


def test_a_handle_moved_by_keys_moves_its_field(kept: Opened) -> None:
    kept.diary.bar.handles["out_of_bed"].setFocus()
    kept.press(KEY.Key_Right)
    assert kept.diary.form.times["out_of_bed"].text() == "07:00"


def test_two_times_the_wrong_way_round_are_said_and_nothing_is_kept_or_lost(kept: Opened) -> None:
    before = only(kept.someone.nights())
    form = kept.diary.form
    form.times["woke"].setFocus()
    form.times["woke"].selectAll()
    kept.type("710")
    kept.press(KEY.Key_Return, CTRL)
    assert (
        form.times_hint.words
        == "Out of bed, 06:55, comes before woke for good, 07:10: change one of the two."
    )
    assert [bool(one.property("fault")) for one in form.times.values()] == [False, False, True, True]
    assert (form.times["woke"].text(), form.note.words) == ("07:10", FORM.note)
    assert (kept.done, only(kept.someone.nights())) == (0, before)
    assert kept.values == ["–"] * 4
    assert kept.focus is form.times["out_of_bed"]
    kept.type("720")
    kept.press(KEY.Key_Return, CTRL)
    assert (kept.done, only(kept.someone.nights()).out_of_bed.time()) == (1, time(7, 20))


def test_more_minutes_awake_than_there_were_are_said_below_the_minutes(kept: Opened) -> None:
    kept.diary.form.answered.emit("wake_after_sleep_onset", 400)
    hint = kept.diary.form.counts_hint.words
    assert hint == "That is 7 h 5 min awake, but 6 h 32 min lie between trying to sleep and waking."
    kept.diary.save()
    assert kept.done == 0


def test_what_is_still_to_come_is_said(opened: Opened) -> None:
    opened.tell()
    opened.diary.form.answered.emit("out_of_bed", time(12, 45))
    assert (
        opened.diary.form.times_hint.words == "Out of bed at 12:45 is still to come: give a time up to now."
    )


def test_an_unreadable_time_is_said_and_stays(opened: Opened) -> None:
    opened.type("25x")
    opened.press(KEY.Key_Return)
    assert "'25x' is not a time of day" in opened.diary.form.times_hint.words
    assert opened.focus is opened.diary.form.first
    opened.diary.save()
    assert isinstance(opened.focus, QLineEdit) and opened.focus.text() == "25x"


def test_a_time_that_clocks_skipped_is_said(qtbot: QtBot, theme: Theme) -> None:
    someone = sleeper(datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN))
    opened = Opened(qtbot, someone, theme, date(2026, 3, 29))
    opened.type("230")
    opened.press(KEY.Key_Return)
    hint = opened.diary.form.times_hint.words
    assert hint == "Clocks went forward that night: into bed is read as 03:30."
    assert opened.diary.form.first.text() == "03:30"  # type: ignore[attr-defined]  # a field of time


def test_a_full_disk_is_said_and_nothing_is_lost(opened: Opened) -> None:
    opened.tell()
    opened.someone.store.full = True
    opened.diary.save()
    assert opened.diary.foot.fault.words == "The disk is full: free some space."
    opened.someone.store.full = False
    opened.diary.save()
    assert (form_of(only(opened.someone.nights())), opened.done) == (FORM, 1)


def test_changing_a_kept_night_can_be_undone(kept: Opened) -> None:
    before = only(kept.someone.nights())
    kept.diary.form.answered.emit("awakenings", 3)
    kept.diary.save()
    assert only(kept.someone.nights()).awakenings == 3
    assert kept.host.toasts == [("Night changed", "Undo")]
    kept.host.undo()
    assert only(kept.someone.nights()) == before


def test_deleting_a_night_can_be_undone_and_shows_again(kept: Opened) -> None:
    kept.diary.foot.delete.click()
    assert kept.someone.nights() == []
    assert kept.diary.foot.delete.isHidden() and not kept.diary.foot.no_sleep.isHidden()
    assert kept.host.toasts == [("Night deleted", "Undo")]
    kept.host.undo()
    assert form_of(only(kept.someone.nights())) == FORM
    assert kept.diary.form.times["woke"].text() == "06:42"


def test_undoing_twice_says_why_it_cannot_be(kept: Opened) -> None:
    kept.diary.foot.delete.click()
    kept.host.undo()
    undo = kept.host.act
    assert undo is not None
    undo()
    assert "can no longer be taken back" in kept.host.toasts[-1][0]


def test_no_sleep_is_kept_shown_and_taken_back(qtbot: QtBot, opened: Opened, theme: Theme) -> None:
    opened.diary.foot.no_sleep.click()
    assert opened.someone.mark() == DayMark(TODAY, did_not_sleep=True)
    assert (opened.done, opened.host.toasts) == (1, [("Noted: no sleep that night", "Undo")])
    again = Opened(qtbot, opened.someone, theme)
    assert not again.diary.sleepless.isHidden()
    assert again.diary.form.isHidden() and again.diary.foot.save.isHidden()
    again.diary.sleepless.take_back.click()
    assert again.diary.sleepless.isHidden() and not again.diary.form.isHidden()
    assert again.someone.mark() == DayMark(TODAY)
    assert again.someone.nights() == []


def test_no_sleep_can_be_undone_from_the_toast(opened: Opened) -> None:
    opened.diary.foot.no_sleep.click()
    opened.host.undo()
    assert opened.someone.mark() == DayMark(TODAY)


def test_a_skipped_night_says_so_and_can_still_be_told(qtbot: QtBot, opened: Opened, theme: Theme) -> None:
    opened.diary.foot.skip.click()
    assert opened.someone.mark() == DayMark(TODAY, night_skipped=True)
    assert opened.done == 1
    again = Opened(qtbot, opened.someone, theme)
    assert again.diary.foot.line.plain.startswith("You skipped this night")
    again.tell()
    again.diary.save()
    assert again.someone.mark() == DayMark(TODAY)
    assert form_of(only(again.someone.nights())) == FORM


def test_a_skipped_night_can_be_asked_about_again(qtbot: QtBot, opened: Opened, theme: Theme) -> None:
    opened.diary.foot.skip.click()
    again = Opened(qtbot, opened.someone, theme)
    again.diary.foot.ask_again.click()
    assert again.someone.mark() == DayMark(TODAY)
    assert again.diary.foot.line.plain == ""


def test_leaving_with_answers_says_so_once(opened: Opened) -> None:
    opened.diary.form.answered.emit("into_bed", time(23, 50))
    opened.press(KEY.Key_Escape)
    assert (opened.done, opened.diary.foot.line.plain[:27]) == (0, "This night is not saved yet")
    opened.press(KEY.Key_Escape)
    assert (opened.done, opened.someone.nights(), opened.drafts) == (1, [], {})


def test_leaving_untouched_is_one_key_or_one_click(opened: Opened) -> None:
    opened.press(KEY.Key_Escape)
    assert opened.done == 1
    opened.diary.header.back.click()
    assert opened.done == 2


def test_the_nights_beside_it_are_one_click_away_but_not_tomorrow(kept: Opened) -> None:
    header = kept.diary.header
    assert header.title == "Last night" and not header.after.isEnabled()
    header.before.click()
    assert (header.title, kept.diary.day) == ("Night to Wednesday 18 November", YESTERDAY)
    assert kept.diary.form.times["woke"].text() == "06:50"
    assert header.after.isEnabled()
    kept.press(KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert kept.diary.day == TODAY


def test_answers_wait_while_another_night_is_looked_at(opened: Opened) -> None:
    opened.tell()
    opened.diary.header.before.click()
    assert opened.diary.form.times["woke"].text() == ""
    opened.diary.header.after.click()
    assert opened.diary.form.times["woke"].text() == "06:42"
    assert opened.diary.form.note.words == FORM.note


def test_a_date_to_come_opens_the_last_night(qtbot: QtBot, someone: Sleeper, theme: Theme) -> None:
    assert Opened(qtbot, someone, theme, TODAY + timedelta(days=3)).diary.day == TODAY


def test_opening_another_date_shows_it(opened: Opened) -> None:
    opened.diary.arrive(day=date(2026, 11, 10))
    assert opened.diary.header.title == "Night to Tuesday 10 November"


def test_a_night_kept_elsewhere_is_shown_and_answers_here_stay(opened: Opened) -> None:
    opened.someone.record.night(night_of(FORM, TODAY, BERLIN))
    assert opened.diary.form.times["woke"].text() == "06:42"
    opened.diary.form.answered.emit("awakenings", 4)
    opened.someone.record.night(night_of(USUAL, YESTERDAY, BERLIN))
    assert opened.diary.form.counts["awakenings"].value == 4


def test_a_nap_is_added_changed_and_deleted(kept: Opened) -> None:
    naps = kept.diary.naps
    naps.add.click()
    kept.type("1010")
    kept.press(KEY.Key_Return)
    kept.type("1035")
    kept.press(KEY.Key_Return)
    (row,) = naps.rows
    assert row.nap.nap and row.nap.out_of_bed == datetime(2026, 11, 19, 10, 35, tzinfo=BERLIN)
    assert row.change.accessibleName() == "Change the nap 10:10–10:35"
    row.change.click()
    assert naps.writing.start.text() == "10:10"
    naps.writing.end.setFocus()
    naps.writing.end.selectAll()
    kept.type("1050")
    kept.press(KEY.Key_Return)
    (row,) = naps.rows
    assert row.nap.woke.minute == 50
    row.delete.click()
    assert naps.rows == []
    kept.host.undo()
    assert len(naps.rows) == 1
    assert kept.values[0] == "5 h 52 min"


def test_a_nap_to_come_is_said_and_stays(kept: Opened) -> None:
    naps = kept.diary.naps
    naps.add.click()
    kept.type("1210")
    kept.press(KEY.Key_Return)
    kept.type("1235")
    kept.press(KEY.Key_Return)
    assert "still to come" in naps.fault.words
    assert (naps.writing.start.text(), naps.rows) == ("12:10", [])
    kept.press(KEY.Key_Escape)
    assert naps.writing.isHidden() and kept.done == 0


def test_saving_keeps_a_nap_that_is_still_being_written(opened: Opened) -> None:
    opened.tell()
    opened.diary.naps.add.click()
    opened.type("1010")
    opened.press(KEY.Key_Return)
    opened.type("1035")
    opened.press(KEY.Key_Return, CTRL)
    assert sorted(night.nap for night in opened.someone.nights()) == [False, True]


def test_how_it_is_computed_opens_and_closes(kept: Opened) -> None:
    kept.diary.figures.explain.click()
    assert kept.host.popover is not None
    kept.diary.save()
    assert kept.done == 0
    QTest.keyClick(kept.host.popover.content, KEY.Key_Escape)
    assert kept.host.popover is None and kept.done == 0


def test_the_field_one_comes_to_is_in_sight(opened: Opened, theme: Theme) -> None:
    theme.choose(text_scale=2.0)
    opened.window.resize(1192, 500)
    QApplication.processEvents()
    for answer in ("2350", "0010", "642", "655"):
        opened.type(answer)
        opened.press(KEY.Key_Return)
    spot = opened.focus.mapTo(opened.window.viewport(), opened.focus.rect().center())
    assert opened.window.viewport().rect().contains(spot)


def test_day_sleepers_see_their_day(qtbot: QtBot, theme: Theme) -> None:
    someone = sleeper(NOW.replace(hour=17))
    by_day = NightForm(
        into_bed=time(9),
        tried=time(9, 10),
        woke=time(15, 50),
        out_of_bed=time(16),
        sleep_onset_latency=10,
        awakenings=0,
        wake_after_sleep_onset=0,
    )
    live_through(someone, 14, by_day)
    shown = Opened(qtbot, someone, theme).diary.bar.picture
    assert shown is not None
    assert (f"{shown.start:%H:%M}", f"{shown.end:%H:%M}") == ("05:00", "19:00")


@pytest.mark.parametrize(
    ("width", "scale", "beside"), [(1192, 1.0, True), (700, 1.0, False), (1192, 2.0, False)]
)
def test_with_less_room_the_figures_stand_below(
    kept: Opened, theme: Theme, width: int, scale: float, beside: bool
) -> None:
    theme.choose(text_scale=scale)
    kept.window.resize(width, 800)
    QApplication.processEvents()
    figures, form = kept.diary.figures.geometry(), kept.diary.form.geometry()
    assert (figures.top() == form.top()) == beside
    assert kept.diary.width() <= kept.window.width()


def test_every_control_has_a_name(kept: Opened) -> None:
    kept.diary.naps.add.click()
    controls = [*kept.diary.findChildren(QAbstractButton), *kept.diary.findChildren(QLineEdit)]
    shown = [one for one in controls if not one.isHidden()]
    nameless = [one for one in shown if not one.accessibleName() and not getattr(one, "text", str)()]
    assert len(shown) > 20 and nameless == []
