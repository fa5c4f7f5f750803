"""The night bar by mouse and keys, and the fields a night is typed into."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.core.night_form import TIMES, Moments, NightForm, TimeField, place
from companion.core.night_span import night_span
from companion.ui.theme import Theme
from companion.ui.widgets.night_bar import NightBar
from companion.ui.widgets.night_picture import NightPicture
from companion.ui.widgets.stepper import Stepper
from companion.ui.widgets.time_field import TimeField as TimeEntry

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 19)
FORM = NightForm(into_bed=time(23, 50), tried=time(0, 10), woke=time(6, 42), out_of_bed=time(6, 55))
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(ShippedAssets(), "light", reduced_motion=True)


def picture(form: NightForm = FORM, given: tuple[TimeField, ...] = TIMES) -> NightPicture:
    moments = place(form, DAY, BERLIN)
    start, end = night_span(moments, DAY, BERLIN)
    return NightPicture(start=start, end=end, moments=moments, given=frozenset(given))


class Told:
    """A bar of 840 px, a pixel a minute, whose answers come back as its picture."""

    def __init__(self, qtbot: QtBot, theme: Theme, shown: NightPicture, *, rtl: bool = False) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        if rtl:
            self.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        self.bar = NightBar(theme)
        column.addWidget(self.bar)
        self.window.resize(840, 140)
        self.said: list[tuple[str, str]] = []
        self.bar.moved.connect(self._on_moved)
        self.bar.read(shown)
        self.window.show()

    def _on_moved(self, field: TimeField, at: datetime) -> None:
        self.said.append((field, f"{at:%H:%M}"))
        shown = self.bar.picture
        assert shown is not None
        times = {one: getattr(shown.moments, one) for one in TIMES} | {field: at}
        self.bar.read(replace(shown, moments=Moments(**times), given=shown.given | {field}))

    def at(self, x: float) -> QPoint:
        return QPoint(round(x), self.bar.height() // 2)

    def drag(self, field: TimeField, minutes: int, steps: int = 4) -> None:
        """Take a handle with the mouse and move it by some minutes, a pixel each."""
        x = self.bar.x_of(field)
        QTest.mousePress(self.bar, Qt.MouseButton.LeftButton, pos=self.at(x))
        for step in range(1, steps + 1):
            QTest.mouseMove(self.bar, self.at(x + minutes * step / steps))
        QTest.mouseRelease(self.bar, Qt.MouseButton.LeftButton, pos=self.at(x + minutes))

    def press(
        self, field: TimeField, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None
    ) -> list[str]:
        self.said.clear()
        for key in keys:
            QTest.keyClick(self.bar.handles[field], key, modifier or Qt.KeyboardModifier.NoModifier)
        return [at for _field, at in self.said]


@pytest.fixture
def told(qtbot: QtBot, theme: Theme) -> Told:
    return Told(qtbot, theme, picture())


def test_a_handle_is_dragged_in_steps_of_five_minutes(told: Told) -> None:
    told.drag("into_bed", -33)
    assert told.said[-1] == ("into_bed", "23:15")
    assert all(int(at[3:]) % 5 == 0 for _field, at in told.said)
    assert not told.bar.dragging


def test_a_handle_stops_at_the_one_beside_it_and_at_now(told: Told) -> None:
    told.drag("tried", -120)
    assert told.said[-1] == ("tried", "23:50")
    told.drag("woke", 200)
    assert told.said[-1] == ("woke", "06:55")
    told.bar.read(replace(picture(), latest=datetime(2026, 11, 19, 7, 0, tzinfo=BERLIN)))
    told.drag("out_of_bed", 200)
    assert told.said[-1] == ("out_of_bed", "07:00")


def test_of_two_handles_on_each_other_the_one_meant_is_taken(told: Told) -> None:
    told.bar.read(picture(replace(FORM, tried=time(23, 50))))
    told.drag("into_bed", -60)
    assert told.said[-1] == ("into_bed", "22:50")
    told.bar.read(picture(replace(FORM, tried=time(23, 50))))
    told.drag("into_bed", 60)
    assert told.said[-1] == ("tried", "00:50")


def test_a_suggested_time_lets_its_mate_pass_and_a_press_alone_answers_nothing(told: Told) -> None:
    told.bar.read(picture(given=()))
    QTest.mouseClick(told.bar, Qt.MouseButton.LeftButton, pos=told.at(told.bar.x_of("into_bed")))
    assert told.said == []
    told.drag("into_bed", 100)
    assert told.said[-1] == ("into_bed", "01:30")


def test_beside_the_handles_nothing_is_taken(told: Told) -> None:
    QTest.mousePress(told.bar, Qt.MouseButton.LeftButton, pos=told.at(400))
    assert not told.bar.dragging


def test_arrows_move_five_minutes_shift_thirty_and_pages_an_hour(told: Told) -> None:
    assert told.press("woke", KEY.Key_Left, KEY.Key_Right, KEY.Key_Down, KEY.Key_Up) == [
        "06:37",
        "06:42",
        "06:37",
        "06:42",
    ]
    assert told.press("woke", KEY.Key_Left, modifier=SHIFT) == ["06:12"]
    assert told.press("woke", KEY.Key_PageDown) == ["05:12"]
    assert told.press("out_of_bed", KEY.Key_PageUp) == ["07:55"]
    assert told.press("tried", KEY.Key_Left, KEY.Key_Left, modifier=SHIFT) == ["23:50"]


def test_from_the_right_the_bar_and_its_keys_are_mirrored(qtbot: QtBot, theme: Theme) -> None:
    told = Told(qtbot, theme, picture(), rtl=True)
    assert told.bar.x_of("into_bed") > told.bar.x_of("out_of_bed")
    assert told.press("woke", KEY.Key_Right) == ["06:37"]
    told.drag("into_bed", 33)
    assert told.said[-1] == ("into_bed", "23:15")


def test_handles_say_what_they_are_and_where(told: Told) -> None:
    assert told.bar.handles["woke"].accessibleName() == "Woke for good, 06:42, handle"
    told.bar.read(picture(given=("into_bed",)))
    assert told.bar.handles["into_bed"].accessibleName() == "Into bed, 23:50, handle"
    assert told.bar.handles["woke"].accessibleName() == "Woke for good, 06:42, suggested, handle"


def test_the_handles_are_reached_one_after_the_other(told: Told) -> None:
    told.bar.handles["into_bed"].setFocus()
    reached = []
    for _tab in range(4):
        reached.append(told.window.focusWidget())
        QTest.keyClick(told.window.focusWidget(), KEY.Key_Tab)
    assert reached == [told.bar.handles[field] for field in TIMES]


def drawn(told: Told) -> list[tuple[int, int, int]]:
    """Return the colours along the middle of the bar."""
    image = told.bar.grab().toImage()
    ratio = image.devicePixelRatio()
    down = told.bar.handles["woke"].geometry().top() + 8
    return [image.pixelColor(round(x * ratio), round(down * ratio)).getRgb()[:3] for x in range(0, 840, 4)]


def test_a_known_sleep_is_filled_and_a_suggested_one_is_not(told: Told, theme: Theme) -> None:
    asleep = theme.color("sleep_text").getRgb()[:3]
    assert asleep not in drawn(told)
    onset = datetime(2026, 11, 19, 0, 35, tzinfo=BERLIN)
    told.bar.read(replace(picture(), asleep_from=onset, midpoint=onset, asleep="5 h 52 min"))
    # From 00:35 to 06:42 at four minutes a sample, less what handles cover.
    assert 80 <= drawn(told).count(asleep) <= 92


@pytest.mark.parametrize("width", [280, 420, 1100])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_bar_is_drawn_at_every_size(qtbot: QtBot, theme: Theme, width: int, scale: float) -> None:
    told = Told(qtbot, theme, picture())
    theme.choose(text_scale=scale)
    short = replace(FORM, into_bed=time(5), tried=time(5), out_of_bed=time(7))
    for shown in (picture(), picture(short), picture(short, given=())):
        told.window.resize(width, 300)
        told.bar.read(
            replace(shown, asleep_from=shown.moments.tried, midpoint=shown.moments.woke, asleep="1 h")
        )
        assert not told.bar.grab().isNull()


@pytest.fixture
def entry(qtbot: QtBot, theme: Theme) -> TimeEntry:
    field = TimeEntry(theme, "Into bed")
    qtbot.addWidget(field)
    field.show()
    return field


def test_a_time_is_read_when_it_is_left(entry: TimeEntry, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry, "2350")
    assert entry.value is None
    with qtbot.waitSignals([entry.changed, entry.finished]):
        qtbot.keyClick(entry, KEY.Key_Return)
    assert (entry.value, entry.text()) == (time(23, 50), "23:50")


def test_what_is_no_time_stays_and_says_so_until_it_is_mended(entry: TimeEntry, qtbot: QtBot) -> None:
    qtbot.keyClicks(entry, "2x")
    with qtbot.assertNotEmitted(entry.finished):
        qtbot.keyClick(entry, KEY.Key_Return)
    assert (entry.text(), entry.value) == ("2x", None)
    assert "'2x' is not a time of day" in entry.problem
    entry.read(None, time(23, 0))
    assert entry.text() == "2x"
    assert not entry.commit()
    qtbot.keyClick(entry, KEY.Key_Backspace)
    assert entry.commit()
    assert (entry.problem, entry.value) == ("", time(2))


def test_return_takes_the_suggestion_where_it_may(entry: TimeEntry, qtbot: QtBot) -> None:
    entry.read(None, time(23, 5), takeable=False)
    qtbot.keyClick(entry, KEY.Key_Return)
    assert entry.value is None
    entry.read(None, time(23, 5))
    assert (entry.placeholderText(), entry.accessibleDescription()) == ("23:05", "23:05")
    qtbot.keyClick(entry, KEY.Key_Return)
    assert entry.value == time(23, 5)


def test_arrows_begin_at_the_suggestion_and_go_around_midnight(entry: TimeEntry, qtbot: QtBot) -> None:
    entry.read(None, time(23, 50))
    qtbot.keyClick(entry, KEY.Key_Up)
    assert entry.value == time(23, 55)
    qtbot.keyClick(entry, KEY.Key_Up, SHIFT)
    assert entry.value == time(0, 25)
    qtbot.keyClick(entry, KEY.Key_PageDown)
    assert entry.value == time(23, 25)


def test_an_emptied_field_is_unanswered_again(entry: TimeEntry, qtbot: QtBot) -> None:
    entry.read(time(23, 50))
    entry.selectAll()
    qtbot.keyClick(entry, KEY.Key_Delete)
    qtbot.keyClick(entry, KEY.Key_Return)
    assert entry.value is None


@pytest.mark.parametrize(
    ("locale", "shown"), [("en_US", "11:50 PM"), ("ko_KR", "11:50 오후"), ("de_DE", "23:50")]
)
def test_the_locales_own_way_to_write_a_time_is_read_again(
    entry: TimeEntry, qtbot: QtBot, locale: str, shown: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        entry.read(time(23, 50))
        assert entry.text() == shown
        entry.setText(shown.replace("50", "45"))
        assert entry.commit()
        assert entry.value == time(23, 45)
    finally:
        QLocale.setDefault(before)


@pytest.fixture
def stepper(qtbot: QtBot, theme: Theme) -> Stepper:
    one = Stepper(theme, "To fall asleep, min", step=5, most=1440)
    qtbot.addWidget(one)
    one.show()
    return one


def test_a_number_is_typed_or_moved_and_never_below_nothing(stepper: Stepper, qtbot: QtBot) -> None:
    qtbot.keyClicks(stepper.field, "25")
    assert stepper.value == 25
    stepper.more.click()
    assert stepper.value == 30
    qtbot.keyClick(stepper.field, KEY.Key_Down)
    for _click in range(9):
        stepper.less.click()
    assert (stepper.value, stepper.field.text()) == (0, "0")
    qtbot.keyClick(stepper.field, KEY.Key_Backspace)
    assert stepper.value is None


def test_return_takes_a_suggested_number(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.read(None, 20)
    assert (stepper.value, stepper.field.placeholderText()) == (None, "20")
    with qtbot.waitSignals([stepper.changed, stepper.finished]):
        qtbot.keyClick(stepper.field, KEY.Key_Return)
    assert (stepper.value, stepper.field.text()) == (20, "20")


def test_a_steppers_parts_are_named(stepper: Stepper) -> None:
    assert stepper.field.accessibleName() == "To fall asleep, min"
    assert stepper.less.accessibleName() == "To fall asleep, min: less"
    assert stepper.more.accessibleName() == "To fall asleep, min: more"
