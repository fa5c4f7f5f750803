"""The welcome: what is typed and chosen ends in the settings, and every step can wait."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.adapters.settings_file import TomlSettingsFile
from companion.app.asking_settings import ReminderSettings
from companion.app.bus import Bus
from companion.app.rhythms import parse_rhythm
from companion.app.settings import SettingsService
from companion.core.engine.rhythm import BUILT_IN, GUARD, Rhythm
from companion.core.errors import EnvironmentFault, InvalidInput
from companion.ui.theme import Theme
from companion.ui.welcome import Welcome
from companion.ui.welcome.asking_box import AskingBox
from companion.ui.welcome.asking_step import AskingStep
from companion.ui.welcome.exam_date import read_date, write_date
from companion.ui.welcome.own_rhythm import read_own, table_of
from companion.ui.welcome.rhythm_words import level_line, rhythm_rule
from companion.ui.widgets.segmented import Segmented
from companion.ui.widgets.switch import Switch
from tests.fakes.check_in import NOW, Small, small_program

RETURN = Qt.Key.Key_Return
TODAY = NOW.date()
MINUTE = timedelta(minutes=1)


@pytest.fixture
def small() -> Small:
    return small_program()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


class Shown:
    """A welcome in a window of its own."""

    def __init__(self, qtbot: QtBot, small: Small, theme: Theme) -> None:
        self.done, self.settings = 0, small.settings
        self.welcome = Welcome(small, theme, self._on_done)
        qtbot.addWidget(self.welcome)
        self.welcome.resize(1280, 800)
        self.welcome.show()

    def _on_done(self) -> None:
        self.done += 1


@pytest.fixture
def shown(qtbot: QtBot, small: Small, theme: Theme) -> Shown:
    return Shown(qtbot, small, theme)


def test_exam_and_rhythm_end_in_the_settings(shown: Shown, qtbot: QtBot) -> None:
    welcome = shown.welcome
    qtbot.keyClicks(welcome.exam.name, "Step 1")
    qtbot.keyClicks(welcome.exam.field, "2027-01-13")
    welcome.next_button.click()
    assert (shown.settings.current.exam.name, shown.settings.current.exam.date) == (
        "Step 1",
        date(2027, 1, 13),
    )
    assert not shown.settings.current.welcomed
    welcome.rhythm.options["25/5"].click()
    welcome.rhythm.level_card.levels["strict"].click()
    welcome.rhythm.level_card.guard.click()
    welcome.next_button.click()
    current = shown.settings.current
    assert (current.study.rhythm, current.study.level, current.guard) == ("25/5", "strict", True)
    assert not current.welcomed
    welcome.next_button.click()
    welcome.next_button.click()
    assert shown.settings.current.welcomed
    assert shown.done == 1


def test_return_goes_one_step_on_from_a_field_and_from_a_choice(shown: Shown, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.welcome.exam.name, RETURN)
    assert (shown.welcome.step, shown.done) == (1, 0)
    qtbot.keyClick(shown.welcome.rhythm.options["50/10"], RETURN)
    assert shown.welcome.step == 2
    qtbot.keyClick(shown.welcome.asking.form.times, RETURN)
    assert (shown.welcome.step, shown.done) == (3, 0)
    qtbot.keyClick(shown.welcome, RETURN)
    assert shown.done == 1


def test_the_steps_are_named_and_the_last_one_is_done_with(shown: Shown) -> None:
    welcome = shown.welcome
    assert welcome.back_button.isHidden()
    names = []
    for _step in range(4):
        names.append(welcome.steps.accessibleName())
        assert welcome.next_button.text() == ("Done" if len(names) == 4 else "Next")
        welcome.next()
    assert names == [
        "Step 1 of 4: Your exam",
        "Step 2 of 4: Your rhythm",
        "Step 3 of 4: When to ask",
        "Step 4 of 4: Keep it private",
    ]


def test_a_step_skipped_saves_nothing_of_it(shown: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.welcome.exam.name, "Step 1")
    qtbot.keyClicks(shown.welcome.exam.field, "tomorrow or so")
    shown.welcome.later_button.click()
    assert shown.welcome.step == 1
    assert shown.settings.current.exam.name == ""


def test_the_setup_skipped_leaves_the_defaults_and_does_not_come_again(shown: Shown) -> None:
    shown.welcome.skip_button.click()
    current = shown.settings.current
    assert (current.study.rhythm, current.study.level, current.guard) == ("50/10", "firm", False)
    assert (current.welcomed, shown.done) == (True, 1)


def test_back_keeps_what_was_typed(shown: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.welcome.exam.name, "Step 1")
    shown.welcome.next()
    shown.welcome.back_button.click()
    assert (shown.welcome.step, shown.welcome.exam.name.text()) == (0, "Step 1")


def test_a_date_that_is_none_is_named_and_nothing_moves(shown: Shown, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.welcome.exam.field, "soon")
    shown.welcome.next()
    assert shown.welcome.step == 0
    assert shown.welcome.exam.fault.words == (
        "“soon” is no date: write it like 2027-01-13, or choose it in the calendar."
    )
    assert shown.welcome.exam.field.hasFocus()


def test_calendar_and_field_are_one_date(shown: Shown, qtbot: QtBot) -> None:
    exam = shown.welcome.exam
    exam.calendar.chosen.emit(QDate(2027, 1, 13))
    assert exam.field.text() == "13 January 2027"
    assert exam.days.said == "55 days to the exam"
    assert exam.weeks.said == "7 full weeks"
    exam.field.clear()
    qtbot.keyClicks(exam.field, "2026-11-20")
    assert exam.calendar.day == date(2026, 11, 20)
    assert exam.days.said == "1 day to the exam"
    assert exam.weeks.isHidden()


def test_the_date_in_force_is_shown_again_and_can_be_taken_out(
    qtbot: QtBot, small: Small, theme: Theme
) -> None:
    small.settings.change_many({"exam": {"name": "Step 1", "date": date(2027, 1, 13)}})
    shown = Shown(qtbot, small, theme)
    assert shown.welcome.exam.field.text() == "13 January 2027"
    shown.welcome.exam.field.clear()
    shown.welcome.next()
    assert shown.settings.current.exam.date is None


def test_the_picture_of_50_10_is_the_promised_day(shown: Shown) -> None:
    rhythm = shown.welcome.rhythm
    assert rhythm.title.plain == "A day of 50/10, from 08:00"
    assert rhythm.focus.said == "5 h 50 min of focus in 7 blocks"
    assert rhythm.rests.said == "2 h 10 min of breaks, lunch included"
    assert rhythm.end.said == "16:00 the end"
    assert rhythm.picture.accessibleDescription() == (
        "5 h 50 min of focus in 7 blocks; 2 h 10 min of breaks, lunch included; the end at 16:00."
    )


def test_the_picture_follows_the_choice(shown: Shown) -> None:
    rhythm = shown.welcome.rhythm
    before = rhythm.picture.day
    rhythm.options["90/20"].click()
    assert rhythm.picture.day != before
    assert rhythm.focus.said == "6 h of focus in 4 blocks"
    rhythm.options["flow"].click()
    assert rhythm.title.plain == "A day of flow, from 08:00, in blocks of about an hour"


def test_arrows_choose_among_rhythms_and_levels(shown: Shown, qtbot: QtBot) -> None:
    shown.welcome.next()
    rhythm = shown.welcome.rhythm
    qtbot.keyClick(rhythm.options["50/10"], Qt.Key.Key_Down)
    assert (rhythm.rhythm.name, rhythm.title.plain) == ("52/17", "A day of 52/17, from 08:00")
    rhythm.level_card.levels["firm"].setFocus()
    qtbot.keyClick(rhythm.level_card.levels["firm"], Qt.Key.Key_Up)
    assert rhythm.level_card.level == "gentle"


def test_a_rhythm_of_ones_own_is_saved_and_can_be_started_with(shown: Shown) -> None:
    rhythm = shown.welcome.rhythm
    shown.welcome.next()
    rhythm.link.click()
    for field, text in ((rhythm.own.focus, "40"), (rhythm.own.rest, "8"), (rhythm.own.every, "")):
        field.setText(text)
    assert rhythm.title.plain == "A day of 40/8, from 08:00"
    shown.welcome.next()
    study = shown.settings.current.study
    assert study.rhythm == "40/8"
    (tier,) = parse_rhythm(study.rhythm, study.rhythms).tiers
    assert (tier.after, tier.length) == (40 * MINUTE, 8 * MINUTE)


def test_own_numbers_that_make_no_sense_stay_with_one_sentence(shown: Shown) -> None:
    rhythm = shown.welcome.rhythm
    shown.welcome.next()
    rhythm.link.click()
    rhythm.own.focus.setText("900")
    shown.welcome.next()
    assert rhythm.own.fault.words == "Focus is 900: give a whole number from 5 to 240."
    assert (shown.done, shown.settings.current.welcomed) == (0, False)


def test_choosing_a_built_in_rhythm_puts_ones_own_away(shown: Shown) -> None:
    rhythm = shown.welcome.rhythm
    shown.welcome.next()
    rhythm.link.click()
    rhythm.own.focus.setText("900")
    rhythm.options["52/17"].click()
    shown.welcome.next()
    assert shown.settings.current.study.rhythm == "52/17"


def test_an_own_rhythm_in_force_is_shown_in_the_fields(qtbot: QtBot, small: Small, theme: Theme) -> None:
    own = read_own("40", "8", "4", "20")
    small.settings.change_many({"study": {"rhythm": own.name, "rhythms": table_of([own])}})
    rhythm = Shown(qtbot, small, theme).welcome.rhythm
    fields = (rhythm.own.focus, rhythm.own.rest, rhythm.own.every, rhythm.own.long)
    assert [field.text() for field in fields] == ["40", "8", "4", "20"]
    assert rhythm.rhythm == own


def test_where_nothing_can_be_saved_it_says_so_and_does_not_hold_anybody(shown: Shown, small: Small) -> None:
    small.file.locked = True
    shown.welcome.skip_button.click()
    assert shown.welcome.fault.words == "The settings file cannot be written: check the folder."
    assert shown.done == 0
    assert shown.welcome.skip_button.text() == "Go on without saving"
    shown.welcome.skip_button.click()
    assert shown.done == 1


def test_saving_that_works_again_goes_on_as_if_nothing_had_been(shown: Shown, small: Small) -> None:
    small.file.locked = True
    shown.welcome.next()
    assert shown.welcome.step == 0
    small.file.locked = False
    shown.welcome.next()
    assert (shown.welcome.step, shown.welcome.fault.words) == (1, "")


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 800)), (2.0, (1280, 800)), (1.0, (480, 640))])
def test_nothing_lies_beyond_the_width(
    scale: float, size: tuple[int, int], qtbot: QtBot, small: Small, qapp: QApplication
) -> None:
    welcome = Shown(qtbot, small, Theme(ShippedAssets(), "light", scale)).welcome
    welcome.resize(*size)
    for step in (welcome.exam, welcome.rhythm, welcome.asking, welcome.private):
        qtbot.waitUntil(lambda step=step: step.width() <= step.parentWidget().width())
        assert welcome.width() == size[0]
        assert welcome.next_button.geometry().right() <= welcome.width()
        welcome.next()


def test_every_control_has_a_name(shown: Shown) -> None:
    for button in shown.welcome.findChildren(QPushButton):
        assert button.text() or button.accessibleName(), button


@pytest.mark.parametrize(
    "text", ["2027-01-13", "13 January 2027", "13 Jan 2027", "January 13, 2027", "13.1.2027"]
)
def test_dates_are_understood_as_people_write_them(text: str, qapp: QApplication) -> None:
    assert read_date(text, TODAY) == date(2027, 1, 13)


def test_the_locales_short_form_is_of_this_century(qapp: QApplication) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        assert read_date("1/13/27", TODAY) == date(2027, 1, 13)
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2026-11-18", "18 November 2026 has passed: give the next date, or leave it out."),
        ("2050-01-01", "1 January 2050 is more than ten years away: check the year."),
        ("13th", "“13th” is no date: write it like 2027-01-13, or choose it in the calendar."),
    ],
)
def test_a_date_that_cannot_be_meant_is_named(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_date(text, TODAY)
    assert str(caught.value) == sentence


def test_today_can_be_the_day_and_nothing_written_is_no_date() -> None:
    assert read_date(write_date(TODAY), TODAY) == TODAY
    assert read_date("  ", TODAY) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "10", "", ""), "Focus is empty: give a whole number from 5 to 240."),
        (("4", "10", "", ""), "Focus is 4: give a whole number from 5 to 240."),
        (("45", "-1", "", ""), "The break is -1: give a whole number from 1 to 120."),
        (("45", "10", "1", "30"), "“Long one every” is 1: give a whole number from 2 to 12."),
        (("45", "10", "3", "5"), "The long break is 5: give a whole number from 10 to 180."),
        (("45", "1.5", "3", "5"), "The break is 1.5: give a whole number from 1 to 120."),
    ],
)
def test_what_is_wrong_with_own_numbers_is_one_sentence(typed: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_own(*typed)
    assert str(caught.value) == sentence


def test_own_numbers_of_a_built_in_rhythm_are_that_rhythm() -> None:
    assert read_own("50", "10", "3", "30") is BUILT_IN["50/10"]
    assert read_own("50", "10", "0", "").name == "50/10 own"


@pytest.mark.parametrize("rhythm", [read_own("40", "8", "4", "20"), read_own("5", "1", "", ""), GUARD])
def test_an_own_rhythm_survives_the_settings_file(
    rhythm: Rhythm, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    SettingsService(TomlSettingsFile(path), Bus()).change_many(
        {"study": {"rhythm": rhythm.name, "rhythms": table_of([rhythm])}}
    )
    read = SettingsService(TomlSettingsFile(path), Bus())
    assert read.problems == []
    assert read.current.study.rhythms == (rhythm,)


def test_rules_are_said_as_they_are(small: Small) -> None:
    assert rhythm_rule(BUILT_IN["50/10"]) == "10 min after 50; every 3rd is 30"
    assert rhythm_rule(BUILT_IN["25/5"]) == "5 min after 25; every 4th is 15"
    assert level_line("firm", small.settings.current.engine, BUILT_IN["50/10"]) == (
        "The screen is covered. You can skip after 10 s, or postpone twice."
    )


class TestAsking:
    @pytest.fixture
    def asking(self, shown: Shown) -> AskingStep:
        shown.welcome.next()
        shown.welcome.next()
        return shown.welcome.asking

    def test_untouched_it_keeps_what_is_usual(self, shown: Shown, asking: AskingStep) -> None:
        shown.welcome.next()
        assert shown.settings.current.reminders == ReminderSettings()
        assert shown.welcome.step == 3

    def test_every_choice_ends_in_the_settings(self, shown: Shown, asking: AskingStep, qtbot: QtBot) -> None:
        form = asking.form
        _type(qtbot, form.diary_at, "7.15")
        _type(qtbot, form.times, "9 and 14.30; 20:00")
        form.mood.click()
        _switch(form.wind_down).click()
        _type(qtbot, form.wind_down_at, "10 pm")
        _click(form.reflection_day, "saturday")
        _type(qtbot, form.reflection_at, "1730")
        shown.welcome.next()
        assert shown.settings.current.reminders == ReminderSettings(
            diary_at=time(7, 15),
            check_in_times=(time(9, 0), time(14, 30), time(20, 0)),
            mood=False,
            wind_down=True,
            wind_down_at=time(22, 0),
            reflection_day="saturday",
            reflection_at=time(17, 30),
        )

    def test_return_in_a_time_goes_on_and_one_that_is_none_stays(
        self, shown: Shown, asking: AskingStep, qtbot: QtBot
    ) -> None:
        _type(qtbot, asking.form.diary_at, "soon")
        qtbot.keyClick(asking.form.diary_at, RETURN)
        assert shown.welcome.step == 2
        _type(qtbot, asking.form.diary_at, "9")
        qtbot.keyClick(asking.form.diary_at, RETURN)
        assert shown.welcome.step == 3
        assert shown.settings.current.reminders.diary_at == time(9, 0)

    def test_everything_can_be_off(self, shown: Shown, asking: AskingStep) -> None:
        for box in (asking.form.diary, asking.form.reflection):
            _switch(box).click()
        _click(asking.form.asking, "off")
        assert asking.count.said == "0 times a day"
        assert asking.picture.accessibleDescription() == (
            "Nothing asks by itself. Everything can be opened by hand, at any time."
        )
        assert asking.form.mood.isHidden() or not asking.form.mood.isVisible()
        shown.welcome.next()
        kept = shown.settings.current.reminders
        assert (kept.diary, kept.check_ins, kept.reflection) == (False, "off", False)

    def test_the_picture_tells_of_the_day(self, asking: AskingStep) -> None:
        assert asking.picture.accessibleDescription() == (
            "night at 08:00; check-in at 12:00; check-in at 18:00."
        )
        assert asking.count.said == "3 times a day"
        assert asking.length.said == "1.5 min of your day, all in all"
        assert asking.week.said == "Sun 18:00 your week"

    def test_after_blocks_the_picture_follows_the_rhythm_chosen_before(
        self, shown: Shown, asking: AskingStep
    ) -> None:
        _click(asking.form.asking, "after_blocks")
        hourly = asking.picture.accessibleDescription()
        assert hourly.startswith("night at 08:00; check-in at 09:00; check-in at 10:00;")
        shown.welcome.back()
        shown.welcome.rhythm.options["90/20"].click()
        shown.welcome.next()
        assert asking.picture.accessibleDescription().startswith("night at 08:00; check-in at 09:50;")
        assert asking.form.times.isHidden()

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("noon", "'noon' is not a time of day: type one such as 23:50 or 6."),
            ("", "There is no time here: type one or more, such as 12:00, 18:00."),
            ("1,2,3,4,5,6,7", "These are 7 times: give at most 6 a day."),
        ],
    )
    def test_times_that_cannot_be_meant_stay_with_one_sentence(
        self, shown: Shown, asking: AskingStep, text: str, sentence: str
    ) -> None:
        asking.form.times.setText(text)
        shown.welcome.next()
        assert (shown.welcome.step, asking.form.check_ins.fault.words) == (2, sentence)
        _click(asking.form.asking, "off")
        shown.welcome.next()
        assert shown.welcome.step == 3

    def test_a_time_that_is_none_is_named_at_its_field(
        self, shown: Shown, asking: AskingStep, qtbot: QtBot
    ) -> None:
        _type(qtbot, asking.form.diary_at, "25:00")
        shown.welcome.next()
        assert shown.welcome.step == 2
        assert asking.form.diary.fault.words == ("'25:00' is not a time of day: type one such as 23:50 or 6.")
        _switch(asking.form.diary).click()
        shown.welcome.next()
        assert shown.welcome.step == 3

    def test_what_is_in_force_is_shown_again(self, qtbot: QtBot, small: Small, theme: Theme) -> None:
        kept = {"diary": False, "check_ins": "times", "check_in_times": ["10:00"], "reflection_day": "friday"}
        small.settings.change_many({"reminders": kept})
        form = Shown(qtbot, small, theme).welcome.asking.form
        assert not form.diary.on
        assert form.diary_at.isHidden()
        assert form.times.text() == "10:00"
        assert form.reflection_day.value == "friday"


class TestPrivate:
    def test_nothing_typed_sets_nothing(self, shown: Shown, small: Small) -> None:
        for _step in range(4):
            shown.welcome.next()
        assert (small.vault.passphrase, shown.done) == (None, 1)

    def test_a_passphrase_is_set_and_the_welcome_stays_with_its_code(
        self, shown: Shown, small: Small
    ) -> None:
        for _step in range(3):
            shown.welcome.next()
        form = shown.welcome.private.form
        for field in (form.first.field, form.again.field):
            field.setText("correct horse battery staple")
        shown.welcome.next()
        assert small.vault.passphrase == "correct horse battery staple"
        assert (shown.welcome.step, shown.done, shown.settings.current.welcomed) == (3, 0, False)
        assert shown.welcome.private.sheet is not None

    def test_by_keyboard_alone_return_goes_from_field_to_field_and_on(
        self, shown: Shown, small: Small, qtbot: QtBot
    ) -> None:
        for _step in range(3):
            shown.welcome.next()
        form = shown.welcome.private.form
        qtbot.keyClicks(form.first.field, "correct horse battery staple")
        qtbot.keyClick(form.first.field, RETURN)
        assert form.again.field.hasFocus()
        assert form.fault.words == ""
        qtbot.keyClicks(form.again.field, "correct horse battery staple")
        qtbot.keyClick(form.again.field, RETURN)
        assert small.vault.passphrase == "correct horse battery staple"
        assert shown.welcome.private.sheet is not None

    def test_return_in_an_empty_field_is_done(self, shown: Shown, small: Small, qtbot: QtBot) -> None:
        for _step in range(3):
            shown.welcome.next()
        qtbot.keyClick(shown.welcome.private.form.first.field, RETURN)
        assert (small.vault.passphrase, shown.done) == (None, 1)

    def test_what_a_step_cannot_finish_is_said_and_it_stays(
        self, shown: Shown, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse() -> bool:
            raise EnvironmentFault("The disk is full: free some space.")

        monkeypatch.setattr(shown.welcome.exam, "finish", refuse)
        shown.welcome.next()
        assert (shown.welcome.step, shown.welcome.fault.words) == (0, "The disk is full: free some space.")
        monkeypatch.undo()
        shown.welcome.next()
        assert (shown.welcome.step, shown.welcome.fault.words) == (1, "")


def _type(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def _click(segments: Segmented, key: str) -> None:
    segments.choose(key)
    segments.chosen.emit(key)


def _switch(box: AskingBox) -> Switch:
    assert box.switch is not None
    return box.switch
