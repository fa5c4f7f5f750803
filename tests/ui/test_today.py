from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.app.facts import LimitReached
from companion.app.settings import Exam
from companion.core.clock import Instant
from companion.core.engine.events import InputTouch
from companion.core.engine.rhythm import BUILT_IN
from companion.core.engine.view import TimerView
from companion.core.errors import StoreInUse
from companion.core.journal import CheckIn, DayMark, FocusBlock
from companion.ui.pages.today import TodayPage
from companion.ui.pages.today.focus_face import face, idle_face
from companion.ui.pages.today.focus_form import rhythm_choices
from companion.ui.pages.today.focus_level import LevelMenu
from companion.ui.pages.today.header import exam_line
from companion.ui.pages.today.load_card import rated_load
from companion.ui.pages.today.topics_card import by_topic, folded
from companion.ui.theme import Theme
from companion.ui.widgets.hold_button import HoldButton
from companion.ui.widgets.ribbon_entries import RibbonPoint, RibbonSpan
from tests.fakes.desktop import FakeClock
from tests.fakes.today import FakeHost, RepositoryAssets, TodayDesk, today_desk

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=BERLIN)
FIFTY = BUILT_IN["50/10"]


def instant(minutes: float = 0) -> Instant:
    return Instant(timedelta(hours=5, minutes=minutes), NOON + timedelta(minutes=minutes))


def running_view(**more: object) -> TimerView:
    fields: dict[str, object] = {
        "at": timedelta(hours=5),
        "state": "focus",
        "in_session": True,
        "clock_runs": True,
        "topic": "Renal",
        "rhythm": "50/10",
        "level": "firm",
        "gone": timedelta(minutes=26, seconds=18),
        "interval": timedelta(minutes=50),
        "next_break": timedelta(minutes=23, seconds=42),
        "next_length": timedelta(minutes=10),
        "block": 2,
        "blocks": 3,
    }
    return TimerView(**(fields | more))  # type: ignore[arg-type]


def test_an_empty_day_needs_no_scrolling_in_a_window_of_the_usual_size(page: TodayPage) -> None:
    assert page.day_card.last_night.isVisible()
    assert page.minimumSizeHint().height() <= 800


class TestFace:
    def test_idle_shows_the_block_to_come(self) -> None:
        shown = idle_face(FIFTY)
        assert (shown.numerals, shown.below, shown.ticks) == ("50:00", "then a 10 min break", False)

    def test_focus_counts_down_to_the_break(self) -> None:
        shown = face(running_view(), FIFTY, instant())
        assert (shown.above, shown.numerals, shown.below) == ("Renal", "23:42", "to a 10 min break")
        assert shown.share == pytest.approx(0.526)
        assert shown.ticks

    def test_flow_counts_up_and_names_the_break_it_has_earned(self) -> None:
        view = running_view(
            gone=timedelta(minutes=30), interval=None, next_break=None, next_length=timedelta(minutes=6)
        )
        shown = face(view, FIFTY, instant())
        assert (shown.numerals, shown.below) == ("30:00", "a 6 min break when you like")
        assert shown.share == pytest.approx(0.5)

    def test_paused_stands_still_and_offers_to_resume(self) -> None:
        shown = face(running_view(state="paused", clock_runs=False), FIFTY, instant())
        assert shown.dashed and not shown.ticks
        assert shown.main is not None and shown.main.key == "resume"

    def test_away_says_since_when_by_the_wall_clock(self) -> None:
        view = running_view(state="away", clock_runs=False, away_since=timedelta(hours=4, minutes=48))
        assert face(view, FIFTY, instant()).below.startswith("away since 11:48")

    def test_notice_shows_the_price_of_postponing(self) -> None:
        view = running_view(
            state="notice",
            can_postpone=True,
            postpone_by=timedelta(minutes=5),
            postponed_length=timedelta(minutes=11),
        )
        shown = face(view, FIFTY, instant())
        assert shown.line == "5 min later; the break will be 11 min"
        assert shown.second is not None and shown.second.label == "Postpone 5 min"

    def test_a_deferred_break_is_owed_in_plain_words(self) -> None:
        view = running_view(state="deferred", owed=timedelta(minutes=6), next_break=timedelta(0))
        shown = face(view, FIFTY, instant())
        assert shown.line == "Break owed: 6 min"
        assert shown.below == "since your last break"

    def test_a_break_counts_down_and_offers_skip_only_from_its_moment(self) -> None:
        view = running_view(
            state="break",
            clock_runs=False,
            break_length=timedelta(minutes=10),
            remaining=timedelta(minutes=7),
            can_skip_at=timedelta(hours=5, seconds=4),
        )
        shown = face(view, FIFTY, instant())
        assert (shown.numerals, shown.line) == ("07:00", "Then Renal")
        assert shown.share == pytest.approx(0.3)
        assert shown.second is not None and not shown.second.enabled

    def test_a_strict_break_offers_no_skip(self) -> None:
        view = running_view(
            state="break",
            break_length=timedelta(minutes=10),
            remaining=timedelta(minutes=7),
            can_skip_at=None,
        )
        assert face(view, FIFTY, instant()).second is None

    def test_returning_waits_for_the_user(self) -> None:
        shown = face(running_view(state="returning", clock_runs=False), FIFTY, instant())
        assert shown.above == "Ready?"
        assert shown.main is not None and shown.main.key == "back"


class TestExamLine:
    def test_days_and_week_up_to_the_exam(self) -> None:
        line = exam_line(date(2026, 11, 19), Exam(name="Step 1", date=date(2027, 1, 13)), date(2026, 8, 31))
        assert line == "55 days to Step 1 · week 12 of 20"

    def test_without_a_date_there_is_no_countdown(self) -> None:
        assert exam_line(date(2026, 11, 19), Exam(), date(2026, 8, 31)) == ""

    def test_after_the_exam_nothing_is_counted(self) -> None:
        exam = Exam(name="Step 1", date=date(2026, 11, 18))
        assert exam_line(date(2026, 11, 19), exam, date(2026, 8, 31)) == ""


def test_the_rhythm_of_the_settings_is_always_offered() -> None:
    assert [key for key, _label in rhythm_choices("50/10")] == ["25/5", "50/10", "90/20", "52/17", "flow"]
    assert "mine" in [key for key, _label in rhythm_choices("mine")]


def test_topics_beyond_three_are_summed_in_one_row() -> None:
    def block(topic: str, minutes: float) -> FocusBlock:
        return FocusBlock(topic=topic, started=NOON, ended=NOON, focus_time=timedelta(minutes=minutes))

    rows = folded(by_topic([block("A", 10), block("B", 50), block("A", 20), block("C", 5), block("D", 4)]))
    assert rows == [
        ("B", timedelta(minutes=50)),
        ("A", timedelta(minutes=30)),
        ("2 others", timedelta(minutes=9)),
    ]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOON)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> TodayDesk:
    return today_desk(tmp_path, clock)


@pytest.fixture
def host() -> FakeHost:
    return FakeHost()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: TodayDesk, host: FakeHost) -> TodayPage:
    theme = Theme(RepositoryAssets(), "light", reduced_motion=True)
    theme.apply(qapp)
    made = TodayPage(desk, theme, host, lambda: host.opened.append("check-in"))
    qtbot.addWidget(made)
    made.resize(1192, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is made)
    made.set_seen(True)
    return made


def write_topic(page: TodayPage, topic: str = "Renal") -> None:
    page.focus_card.form.topic_field.setEditText(topic)


def start(page: TodayPage, qtbot: QtBot, topic: str = "Renal") -> None:
    write_topic(page, topic)
    qtbot.mouseClick(page.focus_card.begin, Qt.MouseButton.LeftButton)


class TestFocusCard:
    def test_start_studying_starts_and_shows_the_countdown(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        start(page, qtbot)
        view = desk.study.view()
        assert (view.topic, view.rhythm, view.level) == ("Renal", "50/10", "firm")
        assert page.focus_card.ring.words == ("Renal", "50:00", "to a 10 min break")
        assert not page.focus_card.begin.isVisible()

    def test_control_enter_starts(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        write_topic(page)
        qtbot.keyClick(
            page.focus_card.form.topic_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        assert desk.study.view().in_session

    def test_a_start_without_topic_asks_for_one(self, qtbot: QtBot, page: TodayPage, host: FakeHost) -> None:
        start(page, qtbot, "")
        assert host.toasts == ["What will you study? Give the session a topic."]

    def test_pause_resume_and_end(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        start(page, qtbot)
        card = page.focus_card
        qtbot.mouseClick(card.main, Qt.MouseButton.LeftButton)
        assert desk.study.view().state == "paused"
        assert card.main.text() == "Resume"
        qtbot.mouseClick(card.main, Qt.MouseButton.LeftButton)
        assert desk.study.view().state == "focus"
        qtbot.mouseClick(card.end, Qt.MouseButton.LeftButton)
        assert not desk.study.view().in_session
        assert card.begin.isVisible()

    def test_break_now_shows_the_break(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        start(page, qtbot)
        desk.clock.advance(minutes=10)
        qtbot.mouseClick(page.focus_card.second, Qt.MouseButton.LeftButton)
        assert desk.study.view().state == "break"
        assert page.focus_card.ring.words[0] == "Break"

    def test_a_change_from_elsewhere_is_shown_at_once(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        desk.study.start("Neuro", "25/5", "gentle")
        assert page.focus_card.ring.words == ("Neuro", "25:00", "to a 5 min break")
        assert page.focus_card.form.rhythm == "25/5"
        assert page.focus_card.level.words.text() == "Level: gentle"

    def test_another_topic_goes_on_where_the_interval_was(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        start(page, qtbot)
        desk.clock.advance(minutes=4)
        desk.program.timer.apply(InputTouch())
        write_topic(page, "Neuro")
        qtbot.keyClick(page.focus_card.form.topic_field, Qt.Key.Key_Return)
        view = desk.study.view()
        assert (view.topic, view.gone) == ("Neuro", timedelta(minutes=4))

    def test_the_choice_is_kept_for_the_next_time(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        page.focus_card.form.rhythms.choose("25/5")
        qtbot.mouseClick(page.focus_card.level.change, Qt.MouseButton.LeftButton)
        menu = page.focus_card.level.findChild(LevelMenu)
        assert isinstance(menu, LevelMenu)
        actions: list[QAction] = menu.actions()
        actions[0].trigger()
        menu.close()
        assert page.focus_card.level.words.text() == "Level: gentle"
        start(page, qtbot)
        assert (desk.settings.current.study.rhythm, desk.settings.current.study.level) == ("25/5", "gentle")

    def test_past_a_limit_only_a_long_hold_starts(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        desk.block(NOON - timedelta(hours=2), 70)
        desk.settings.change_many({"engine": {"daily_focus_limit": 3600}})
        start(page, qtbot)
        card = page.focus_card
        assert not desk.study.view().in_session
        assert card.limit.reason == "You set 1 h of focus a day, and today you have 1 h 10 min."
        assert card.limit.button.text() == "Hold 3 s to start anyway"
        card.limit.passed.emit()
        assert desk.study.view().in_session
        assert card.limit.isHidden()

    def test_a_limit_reached_on_the_way_is_asked_about(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        start(page, qtbot)
        desk.bus.publish(LimitReached("You set 1 h of focus a day, and today you have 1 h."))
        card = page.focus_card
        assert card.limit.isVisible()
        assert card.limit.button.text() == "Hold 3 s to go on"
        assert not card.main.isVisible()
        card.limit.passed.emit()
        assert card.main.isVisible()

    def test_a_limit_that_cannot_be_kept_as_passed_stays_and_says_why(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk, host: FakeHost, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def in_use() -> None:
            raise StoreInUse("Another program has the journal: close it there.")

        start(page, qtbot)
        desk.bus.publish(LimitReached("You set 1 h of focus a day, and today you have 1 h."))
        monkeypatch.setattr(desk.study, "go_on_past_limit", in_use)
        page.focus_card.limit.passed.emit()
        assert host.toasts == ["Another program has the journal: close it there."]
        assert page.focus_card.limit.isVisible()


class TestCountdown:
    def test_it_runs_only_while_seen_and_while_something_runs(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        card = page.focus_card
        assert not card.ticking
        start(page, qtbot)
        assert card.ticking
        page.set_seen(False)
        assert not card.ticking
        assert not page.day_card.ticking
        page.set_seen(True)
        assert card.ticking
        desk.study.pause()
        assert not card.ticking

    def test_an_unseen_page_does_not_begin_to_tick(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        page.set_seen(False)
        desk.study.start("Renal", "50/10", "firm")
        assert not page.focus_card.ticking

    def test_each_second_reads_the_timer_again(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        start(page, qtbot)
        desk.clock.advance(seconds=1)
        qtbot.waitUntil(lambda: page.focus_card.ring.words[1] == "49:59", timeout=3000)


class TestCheckIn:
    def test_one_click_is_a_whole_check_in(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk, host: FakeHost
    ) -> None:
        cell = page.check_in_card.scale.findChildren(QAbstractButton)[4]
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
        kept = desk.store.check_ins(NOON.date(), NOON.date())
        assert [(one.stress, one.at) for one in kept] == [(4, NOON)]
        assert host.toasts == ["Stress 4 kept"]

    def test_one_key_is_a_whole_check_in(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        cell = page.check_in_card.scale.findChildren(QAbstractButton)[0]
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(cell, Qt.Key.Key_X)
        assert [one.stress for one in desk.store.check_ins(NOON.date(), NOON.date())] == [10]

    def test_it_appears_on_the_ribbon_and_beside_the_question(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        desk.record.check_in(stress=7, words=("tense",))
        day = page.day_card.ribbon.day
        assert day is not None
        assert [entry.mark for entry in day.entries if isinstance(entry, RibbonPoint)] == ["7"]
        assert page.check_in_card._last.plain.endswith("stress 7, tense")


class TestAnExperiment:
    def test_its_lot_is_drawn_and_told_before_the_first_block(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        assert page.header.lot.isHidden()
        desk.experiments.start("rhythms", "25/5", "50/10", "stress", 6)
        assert not page.header.lot.isHidden()
        assert "25/5" in page.header.lot.plain or "50/10" in page.header.lot.plain
        assert len(desk.store.experiment_days(desk.store.experiments()[-1].id or "")) == 1
        desk.experiments.stop()
        assert page.header.lot.isHidden()


class TestTheDay:
    def test_blocks_and_breaks_of_today_are_told(
        self, page: TodayPage, desk: TodayDesk, qtbot: QtBot
    ) -> None:
        desk.block(NOON - timedelta(hours=2), 50, "Renal", effort=4)
        desk.rest(NOON - timedelta(minutes=70), 10)
        desk.record.check_in(stress=4)
        day = page.day_card.ribbon.day
        assert day is not None
        told = [entry.tells for entry in day.entries]
        assert told == [
            "Renal, 10:00 to 10:50: 50 min of focus, effort 4",
            "Break, 10:50 to 11:00: 10 min",
            "12:00: stress 4",
        ]
        assert page.day_card._aside.plain == "1 of 1 breaks taken"

    def test_last_night_is_one_click_away_until_it_is_known(
        self, page: TodayPage, desk: TodayDesk, host: FakeHost
    ) -> None:
        link = page.day_card.last_night
        assert link.isVisibleTo(page)
        link.click()
        assert (host.opened, host.where) == (["sleep"], {"day": NOON.date()})
        desk.store.mark_day(DayMark(NOON.date(), night_skipped=True))
        page.day_card.refresh()
        assert not link.isVisibleTo(page)

    def test_an_entry_of_the_ribbon_leads_to_the_journal(
        self, page: TodayPage, desk: TodayDesk, host: FakeHost
    ) -> None:
        kept = desk.record.check_in(stress=4)
        page.day_card.ribbon.opened.emit(kept)
        assert host.opened == ["journal"]
        assert host.where == {"day": NOON.date(), "entry": kept}

    def test_the_running_block_reaches_to_now(self, qtbot: QtBot, page: TodayPage, desk: TodayDesk) -> None:
        start(page, qtbot)
        desk.clock.advance(minutes=4)
        page.day_card.refresh()
        day = page.day_card.ribbon.day
        assert day is not None
        running = [one for one in day.entries if isinstance(one, RibbonSpan) and one.kind == "running"]
        assert [(one.start, one.end) for one in running] == [(NOON, NOON + timedelta(minutes=4))]

    def test_while_paused_the_running_block_stands(
        self, qtbot: QtBot, page: TodayPage, desk: TodayDesk
    ) -> None:
        start(page, qtbot)
        desk.clock.advance(minutes=4)
        desk.study.pause()
        desk.clock.advance(minutes=3)
        page.day_card.refresh()
        day = page.day_card.ribbon.day
        assert day is not None
        assert [one.end for one in day.entries if isinstance(one, RibbonSpan)] == [
            NOON + timedelta(minutes=4)
        ]

    def test_load_is_the_sum_of_minutes_times_effort(self, page: TodayPage, desk: TodayDesk) -> None:
        desk.block(NOON - timedelta(hours=3), 50, effort=4)
        desk.block(NOON - timedelta(hours=2), 50, effort=6)
        desk.record.check_in(stress=4)
        assert page.load_card._figure.plain == "500"
        assert page.topics_card.rows == [("Renal", timedelta(minutes=100))]

    def test_only_rated_load_is_drawn_filled(self, desk: TodayDesk) -> None:
        desk.block(NOON - timedelta(hours=3), 50, effort=4)
        desk.block(NOON - timedelta(hours=2), 50, effort=None)
        assert rated_load(desk.store.blocks(NOON.date(), NOON.date())) == pytest.approx(200)

    def test_an_empty_day_says_what_will_be_here(self, page: TodayPage) -> None:
        assert page.load_card._aside.plain == "Nothing recorded yet"
        assert page.load_card.bar.isVisible()
        day = page.day_card.ribbon.day
        assert day is not None and not day.entries


def controls(page: TodayPage) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    return [
        widget
        for widget in page.findChildren(QWidget)
        if (isinstance(widget, kinds) or widget is page.day_card.ribbon) and widget.isVisible()
    ]


@pytest.mark.parametrize("state", ["idle", "focus", "paused", "break", "limit"])
def test_every_control_has_a_name_and_can_be_reached_by_keyboard(
    qtbot: QtBot, page: TodayPage, desk: TodayDesk, state: str
) -> None:
    if state != "idle":
        desk.study.start("Renal", "50/10", "firm")
    acts: dict[str, Callable[[], None]] = {"paused": desk.study.pause, "break": desk.study.take_break}
    acts.get(state, lambda: None)()
    if state == "limit":
        desk.bus.publish(LimitReached("You set 1 h of focus a day, and today you have 1 h."))
    for control in controls(page):
        said = control.accessibleName() or getattr(control, "text", lambda: "")()
        assert said, f"{control} has no name"
    walked: list[QWidget] = []
    page.setFocus()
    for _step in range(60):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in walked:
            break
        walked.append(now)
    assert page.day_card.ribbon in walked
    buttons = [one for one in walked if isinstance(one, QAbstractButton)]
    assert all(one.isVisible() for one in walked)
    assert page.check_in_card.more in buttons
    seen_from_above = [one.mapTo(page, one.rect().topLeft()).y() // 250 for one in walked]
    assert seen_from_above == sorted(seen_from_above)


def test_the_hold_button_of_a_limit_takes_three_seconds(page: TodayPage) -> None:
    button = page.focus_card.limit.button
    assert isinstance(button, HoldButton)
    assert button.accessibleDescription() == "Hold for 3 seconds."


@pytest.mark.parametrize(("width", "columns"), [(1192, 2), (1000, 1)])
def test_the_right_column_moves_under_the_left_in_a_narrow_window(
    page: TodayPage, qtbot: QtBot, width: int, columns: int
) -> None:
    page.resize(width, 800)
    qtbot.waitUntil(lambda: page.width() == width)
    QApplication.processEvents()
    beside = page.load_card.mapTo(page, page.load_card.rect().topLeft()).x() > width / 2
    assert beside is (columns == 2)


def test_large_text_puts_the_ring_over_its_controls(page: TodayPage, qtbot: QtBot) -> None:
    page._theme.choose(text_scale=2.0)
    page.resize(1192, 800)
    QApplication.processEvents()
    ring, form = page.focus_card.ring, page.focus_card.form
    qtbot.waitUntil(lambda: form.mapTo(page, form.rect().topLeft()).y() > ring.geometry().bottom())
    assert ring.width() == 544


def test_a_page_given_up_hears_no_more(
    qtbot: QtBot, qapp: QApplication, desk: TodayDesk, host: FakeHost
) -> None:
    dropped = TodayPage(desk, Theme(RepositoryAssets(), "light"), host, lambda: None)
    with qtbot.waitSignal(dropped.destroyed):
        dropped.deleteLater()
    desk.study.start("Renal", "50/10", "firm")
    assert desk.study.view().in_session


def test_a_check_in_without_stress_still_has_a_dot(page: TodayPage, desk: TodayDesk) -> None:
    desk.store.add_check_in(CheckIn(at=NOON, pleasantness=0.5, words=("calm",)))
    page.day_card.refresh()
    day = page.day_card.ribbon.day
    assert day is not None
    assert [one.mark for one in day.entries if isinstance(one, RibbonPoint)] == ["•"]
