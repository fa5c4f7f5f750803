"""What breaks suggest, chosen in Settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.bus import Bus
from companion.app.practice_settings import LONGEST_SUGGESTION, MOST_SUGGESTIONS, BreakSettings
from companion.app.settings import SettingsService
from companion.core.errors import EnvironmentFault
from companion.ui.overlay.suggestions import FILE, load_suggestions, own_suggestion
from companion.ui.pages.settings.break_section import BreakSection
from companion.ui.pages.settings.break_suggestions import BreakSuggestions
from companion.ui.theme import Theme
from companion.ui.widgets.soft_breaks import SOFT, with_soft_breaks
from companion.ui.widgets.text import Text
from tests.fakes.settings import FakeSettingsFile

NAMES = [one.name for one in load_suggestions(ShippedAssets().path(FILE))]


class Shown:
    """The section with its list open."""

    def __init__(self, qtbot: QtBot, **kept: object) -> None:
        file = FakeSettingsFile()
        if kept:
            file.save({"breaks": kept})
        self.settings = SettingsService(file, Bus())
        self.section = BreakSection(self.settings, Theme(ShippedAssets(), "light"))
        # What is made late stands last in the window's own order of Tab, if nobody sees to it.
        self.frame = QWidget()
        qtbot.addWidget(self.frame)
        column = QVBoxLayout(self.frame)
        column.addWidget(self.section)
        column.addWidget(QLineEdit("what comes after it"))
        self.frame.resize(800, 900)
        self.frame.show()
        self.section.suggestions.toggle()
        assert isinstance(self.section.suggestions.editor, BreakSuggestions)
        self.list = self.section.suggestions.editor

    @property
    def kept(self) -> BreakSettings:
        return self.settings.current.breaks

    def add(self, words: str) -> None:
        self.list.new.field.setText(words)
        self.list.new.button.click()


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_everything_is_on_at_first(shown: Shown) -> None:
    assert [row.name for row in shown.list.rows] == NAMES
    assert all(row.switch.isChecked() for row in shown.list.rows)
    assert shown.section.offer.switch.isChecked()
    assert not shown.list.none.isVisible()


def test_a_switch_takes_one_out_and_back_in(shown: Shown) -> None:
    row = shown.list.rows[2]
    row.switch.click()
    assert shown.kept.suggestions_off == (row.name,)
    row.switch.click()
    assert shown.kept.suggestions_off == ()


def test_with_all_off_it_says_that_breaks_suggest_nothing(shown: Shown) -> None:
    for row in shown.list.rows:
        row.switch.click()
    assert shown.list.none.isVisible()


def test_offering_practices_can_be_off(shown: Shown) -> None:
    shown.section.offer.switch.click()
    assert not shown.kept.offer_practice


def test_ones_own_is_added_changed_and_deleted(shown: Shown, qtbot: QtBot) -> None:
    shown.add("  Water   the plant ")
    assert shown.kept.suggestions_own == ("Water the plant",)
    assert shown.list.new.field.text() == ""
    row = shown.list.rows[-1]
    row.switch.click()
    row.pencil.click()
    assert row.field is not None
    row.field.field.setText("Call Zoë")
    qtbot.keyClick(row.field.field, Qt.Key.Key_Return)
    assert shown.kept.suggestions_own == ("Call Zoë",)
    assert shown.kept.suggestions_off == (), "other words are another suggestion"
    shown.list.rows[-1].bin.click()
    assert shown.kept.suggestions_own == ()
    assert [row.name for row in shown.list.rows] == NAMES


def test_deleting_one_that_is_off_leaves_nothing_of_it(qapp: QApplication, qtbot: QtBot) -> None:
    name = own_suggestion("Call Zoë").name
    shown = Shown(qtbot, suggestions_own=["Call Zoë"], suggestions_off=[name, "far"])
    assert not shown.list.rows[-1].switch.isChecked()
    shown.list.rows[-1].bin.click()
    assert shown.kept == BreakSettings(suggestions_off=("far",))


def test_nothing_and_what_is_there_already_are_not_added(shown: Shown) -> None:
    shown.add("   ")
    shown.add("Call Zoë")
    shown.add("Call  Zoë")
    assert shown.kept.suggestions_own == ("Call Zoë",)
    assert shown.list.fault.words == "This one is in the list already."


def test_shipped_ones_cannot_be_changed_or_deleted(shown: Shown) -> None:
    assert not any(row.pencil.isVisible() or row.bin.isVisible() for row in shown.list.rows)


def test_there_is_an_end_to_length_and_number(qapp: QApplication, qtbot: QtBot) -> None:
    shown = Shown(qtbot, suggestions_own=[f"Number {n}" for n in range(MOST_SUGGESTIONS)])
    assert shown.list.new.field.maxLength() == LONGEST_SUGGESTION
    shown.add("One more")
    assert len(shown.kept.suggestions_own) == MOST_SUGGESTIONS
    assert shown.list.fault.words == "There are 50 already: delete one to add another."


def test_what_cannot_be_saved_is_said_and_shown_as_it_is(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_changes: object) -> None:
        raise EnvironmentFault("The settings cannot be written: the disk is full.")

    monkeypatch.setattr(shown.settings, "change_many", refuse)
    row = shown.list.rows[0]
    row.switch.click()
    assert row.switch.isChecked()
    assert shown.list.fault.words == "The settings cannot be written: the disk is full."


def test_what_was_changed_elsewhere_is_shown(shown: Shown) -> None:
    shown.settings.change_many({"breaks": {"suggestions_own": ["Call Zoë"], "suggestions_off": ["far"]}})
    shown.section.refresh()
    assert shown.list.rows[-1].words == "Call Zoë"
    assert not shown.list.rows[NAMES.index("far")].switch.isChecked()


def test_every_control_says_what_it_is_for(shown: Shown) -> None:
    shown.add("Call Zoë")
    row = shown.list.rows[-1]
    said = [control.accessibleName() for control in (row.switch, row.pencil, row.bin)]
    assert said == ["Call Zoë", "Change: Call Zoë", "Delete: Call Zoë"]


def tab_order(shown: Shown) -> list[str]:
    """Return what Tab goes through from the button that opens the list, to its end."""
    QApplication.processEvents()
    seen: list[str] = []
    at = shown.section.suggestions.button.nextInFocusChain()
    while at is not shown.section.suggestions.button:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(
                at.accessibleName() or (at.text() if isinstance(at, QAbstractButton | QLineEdit) else "")
            )
        at = at.nextInFocusChain()
    return seen


def test_tab_goes_down_the_list_as_it_stands_and_then_to_the_new_one(shown: Shown) -> None:
    titles = [row.words for row in shown.list.rows]
    last = ["A suggestion of your own", "Add", "what comes after it", "Offer a practice"]
    assert tab_order(shown) == [*titles, *last]
    shown.add("Water the plant")
    own = ["Change: Water the plant", "Delete: Water the plant", "Water the plant"]
    assert tab_order(shown) == [*titles, *own, *last]
    shown.list.rows[-1].pencil.click()
    changing = ["Change: Water the plant", "Save"]
    assert tab_order(shown) == [*titles, *own, *changing, *last]


def test_what_is_written_next_and_what_is_wrong_with_it_come_into_sight(shown: Shown, qtbot: QtBot) -> None:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(shown.frame)
    qtbot.addWidget(area, before_close_func=lambda _area: area.takeWidget())
    area.resize(800, 400)
    area.show()
    QApplication.processEvents()

    def in_sight(widget: QWidget) -> bool:
        return widget.visibleRegion().boundingRect().height() == widget.height() > 0

    assert not in_sight(shown.list.new)
    shown.add("Water the plant")
    qtbot.waitUntil(lambda: in_sight(shown.list.new), timeout=2000)
    area.verticalScrollBar().setValue(0)
    shown.add("Water the plant")
    qtbot.waitUntil(lambda: in_sight(shown.list.fault), timeout=2000)


@pytest.mark.parametrize("words", ["Ring a friend " * 8, "x" * 110, "https://example.org/" + "a-b" * 30])
def test_ones_own_is_seen_whole_however_long_it_is(qapp: QApplication, qtbot: QtBot, words: str) -> None:
    shown = Shown(qtbot, suggestions_own=[words.strip()])
    shown.frame.resize(480, 900)
    QApplication.processEvents()
    [text] = [one for one in shown.list.rows[-1].findChildren(Text) if one.plain]
    assert shown.frame.width() == 480
    assert text.height() >= text.heightForWidth(text.width())
    assert text.accessibleName() == words.strip()


def test_the_button_of_the_list_says_what_it_does_next(qapp: QApplication, qtbot: QtBot) -> None:
    section = BreakSection(SettingsService(FakeSettingsFile(), Bus()), Theme(ShippedAssets(), "light"))
    qtbot.addWidget(section)
    section.show()
    row = section.suggestions
    assert row.button.text() == "Edit"
    row.toggle()
    assert row.button.text() == "Close"
    row.toggle()
    assert row.button.text() == "Edit"
    row.toggle()
    assert row.button.text() == "Close"


@pytest.mark.parametrize(
    "text", ["", "Water the plant", "x" * 23, "e\u0301" * 40, "👩\u200d🔬" * 30, "ab " * 40]
)
def test_only_what_is_too_long_for_a_line_may_be_broken(text: str) -> None:
    broken = with_soft_breaks(text)
    assert broken.replace(SOFT, "") == text
    assert "\u200d" + SOFT not in broken
    assert SOFT + "\u0301" not in broken
    assert SOFT not in broken


def test_a_word_too_long_for_a_line_may_be_broken_every_few_letters() -> None:
    assert max(map(len, with_soft_breaks("x" * 110).split(SOFT))) == 12
