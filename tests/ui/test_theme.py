import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import Theme
from companion.ui.theme.theme import parse_color
from tests.fakes.today import RESOURCES, RepositoryAssets

ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
TEXT_ON = {"text": 4.5, "text2": 4.5, "text3": 4.5, "accent": 4.5, "danger": 4.5, "stress_text": 4.5}
SHAPE_ON = {"outline": 3.0, "focus": 3.0, "load": 3.0, "stress": 3.0, "sleep": 3.0, "brk": 3.0}


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return Theme(RepositoryAssets(), request.param)


@pytest.mark.parametrize("name", TEXT_ON)
@pytest.mark.parametrize("ground", ["ground", "surface", "sunken"])
def test_text_can_be_read_on_every_ground(theme: Theme, name: str, ground: str) -> None:
    assert contrast(theme.color(name), theme.color(ground)) >= TEXT_ON[name]


@pytest.mark.parametrize("name", SHAPE_ON)
@pytest.mark.parametrize("ground", ["surface", "sunken"])
def test_shapes_stand_out_from_their_ground(theme: Theme, name: str, ground: str) -> None:
    assert contrast(theme.color(name), theme.color(ground)) >= SHAPE_ON[name]


def test_words_on_filled_controls_can_be_read(theme: Theme) -> None:
    assert contrast(theme.color("on_accent"), theme.color("accent")) >= 4.5
    assert contrast(theme.color("on_stress"), theme.color("stress")) >= 4.5
    assert contrast(theme.color("accent"), theme.color("accent_soft")) >= 4.5


def test_every_ramp_has_five_fills_and_legible_ink(theme: Theme) -> None:
    for measure in ("load", "stress", "sleep", "mood"):
        fills, inks = theme.ramp(measure), theme.ramp_ink(measure)
        assert len(fills) == len(inks) == 5
        assert all(contrast(fill, ink) >= 4.5 for fill, ink in zip(fills, inks, strict=True))


def test_a_colour_with_alpha_is_read_as_such() -> None:
    assert parse_color("rgba(37,34,30,.32)").getRgb() == (37, 34, 30, 82)


def test_a_colour_without_token_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.color("mauve")


def test_figures_have_one_width_in_every_role(theme: Theme) -> None:
    for role in ("display", "page", "title", "body", "small", "caption"):
        assert theme.font(role).featureValue(QFont.Tag("tnum")) == 1  # type: ignore[arg-type]


def test_text_at_two_hundred_percent_doubles_fonts_and_lengths(qapp: QApplication) -> None:
    theme = Theme(RepositoryAssets(), "light", text_scale=2.0)
    assert theme.font("body").pixelSize() == 28
    assert theme.px(40) == 80


def test_the_first_five_topics_are_told_apart_and_keep_their_colours(theme: Theme) -> None:
    names = ["Renal", "Cardio", "Neuro", "Derm", "Endo", "Blood", "Ethics"]
    theme.know_topics(names)
    colors = [theme.topic_color(name).name() for name in names]
    assert len(set(colors[:5])) == 5
    assert colors[5] == colors[6] == theme.color("t6").name()
    theme.know_topics(reversed(names))
    assert [theme.topic_color(name).name() for name in names] == colors


def test_a_change_of_mode_is_said_once_and_changes_the_colours(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(RepositoryAssets(), "light")
    before = theme.color("surface")
    with qtbot.waitSignal(theme.changed):
        theme.choose(mode="dark")
    assert theme.dark
    assert theme.color("surface") != before


def test_following_the_system_takes_over_its_scheme(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(RepositoryAssets(), "system")
    hints = qapp.styleHints()
    started_dark = theme.dark
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light if started_dark else Qt.ColorScheme.Dark)
    assert theme.dark is not started_dark


def test_a_chosen_mode_stays_when_the_system_changes(qapp: QApplication) -> None:
    theme = Theme(RepositoryAssets(), "light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.dark


def test_reduced_motion_goes_to_the_end_at_once(qapp: QApplication) -> None:
    assert Theme(RepositoryAssets(), "light").motion_ms("gentle") == 200
    assert Theme(RepositoryAssets(), "light", reduced_motion=True).motion_ms("gentle") == 0


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_is_drawn_on_the_grid_with_one_stroke(path: Path) -> None:
    drawing = path.read_text()
    assert 'viewBox="0 0 24 24"' in drawing
    assert "currentColor" in drawing
    widths = set(re.findall(r'stroke-width="([\d.]+)"', drawing))
    assert widths == ({"3"} if path.stem == "logo" else {"1.75"})


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_takes_its_colour_and_leaves_ink(theme: Theme, path: Path) -> None:
    picture = theme.pixmap(path.stem, 24, "accent", dpr=2.0).toImage()
    assert (picture.width(), picture.height()) == (48, 48)
    inked = [
        picture.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    accent = theme.color("accent")
    assert all(abs(color.red() - accent.red()) <= 2 for color in inked)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme = Theme(RepositoryAssets(), "light")
    theme.apply(qapp)
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in (QPushButton("One"), QPushButton("Two"), QLineEdit()):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    window.theme = theme  # type: ignore[attr-defined]  # kept as long as the window
    return window


def test_the_focus_ring_stands_two_pixels_off_the_control(form: QWidget, qapp: QApplication) -> None:
    button = form.findChildren(QPushButton)[1]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    frame = form.theme.focus_ring.frame  # type: ignore[attr-defined]
    assert frame.isVisible()
    assert frame.geometry() == button.geometry().adjusted(-4, -4, 4, 4)


def test_the_focus_ring_follows_a_control_that_moves(form: QWidget, qtbot: QtBot) -> None:
    button = form.findChildren(QPushButton)[1]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    frame = form.theme.focus_ring.frame  # type: ignore[attr-defined]
    before = frame.geometry()
    form.resize(form.width() + 80, form.height() + 60)
    qtbot.waitUntil(lambda: frame.geometry() == button.geometry().adjusted(-4, -4, 4, 4))
    assert frame.geometry() != before


def test_a_field_wears_the_ring_as_its_border_and_no_second_one(form: QWidget) -> None:
    form.findChildren(QLineEdit)[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert form.theme.focus_ring.frame is None  # type: ignore[attr-defined]


def test_a_click_brings_focus_without_the_ring(form: QWidget, qtbot: QtBot) -> None:
    button = form.findChildren(QPushButton)[0]
    form.findChildren(QPushButton)[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert form.theme.focus_ring.frame is None  # type: ignore[attr-defined]
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    form.findChildren(QPushButton)[1].setFocus(Qt.FocusReason.TabFocusReason)
    assert form.theme.focus_ring.frame is not None  # type: ignore[attr-defined]
