"""The player in windows of every size and with large text: nothing cut off, nothing over anything else."""

from collections.abc import Iterator, Sequence
from typing import Literal

import pytest
from PySide6.QtCore import QLineF, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.core.practice import Course, Cue, Practice
from companion.ui.player.after_sheet import AfterSheet
from companion.ui.player.sheet import Sheet
from companion.ui.player.start_sheet import StartSheet
from companion.ui.player.switch_sheet import SwitchSheet
from companion.ui.theme import Theme
from tests.fakes.playing import CORNERS, LONG_EXHALE, Stage
from tests.fakes.practices import made_up
from tests.fakes.today import RepositoryAssets
from tests.ui.players import ALL, Shown

Size = tuple[int, int]
SMALLEST, SMALL, USUAL, LARGE = (740, 420), (760, 600), (1280, 800), (1920, 1080)
KINDS: tuple[Literal["in", "hold", "out"], ...] = ("in", "hold", "out", "hold")
EASY = tuple(Cue(at=4 * n, kind=KINDS[n % 4 // 2 * 2], lasts=4) for n in range(60))
SQUARE = tuple(Cue(at=4 * n, kind=KINDS[n % 4], lasts=4) for n in range(60))
BOX = made_up(
    "four-corners",
    method="Box breathing",
    courses=(Course(key="4", seconds=240, cues=SQUARE, easy=Course(key="4", seconds=240, cues=EASY)),),
)
BOX_LINE = "4 min · Box breathing · in for 4, hold for 4, out for 4, hold for 4"
NOT_HEARD = "The sound device does not answer any more, so the words are shown and not spoken."
NO_CORNER = [((740, 740), 1.5), ((740, 740), 2.0), (SMALL, 2.0), (SMALLEST, 1.5), (SMALLEST, 2.0)]
LONG_NAMED = made_up("two breaths in one long out", courses=LONG_EXHALE.courses)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light")
    made.apply(qapp)
    return made


@pytest.fixture
def stage() -> Stage:
    return Stage({"practice": {"cautions_seen": ["corners"]}})


class Rooms:
    """Makes players of one size and text; `close` ends them."""

    def __init__(self, qtbot: QtBot, theme: Theme, stage: Stage) -> None:
        self._qtbot, self._theme, self._stage = qtbot, theme, stage
        self._made: list[Shown] = []

    def show(
        self, size: Size, scale: float, practice: Practice = CORNERS, others: Sequence[Practice] = ALL
    ) -> Shown:
        self._theme.choose(text_scale=scale)
        shown = Shown(self._qtbot, self._theme, self._stage, practice, others)
        self._made.append(shown)
        shown.window.resize(*size)
        shown.view.setGeometry(shown.window.rect())
        self._qtbot.waitUntil(lambda: shown.view.width() == size[0])
        QApplication.processEvents()
        return shown

    def close(self) -> None:
        for shown in self._made:
            shown.playing.close()


@pytest.fixture
def rooms(qtbot: QtBot, theme: Theme, stage: Stage) -> Iterator[Rooms]:
    made = Rooms(qtbot, theme, stage)
    yield made
    made.close()


def box(one: QWidget, within: QWidget) -> QRect:
    return one.rect().translated(one.mapTo(within, QPoint()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL, SMALLEST])
def test_nothing_lies_over_anything_else(rooms: Rooms, qtbot: QtBot, size: Size, scale: float) -> None:
    shown = rooms.show(size, scale, LONG_EXHALE)
    face = shown.start(12)
    qtbot.waitUntil(lambda: face.width() == size[0])
    words: list[QWidget] = [face.caption] if face.caption.y() > face.shape.y() else []
    parts: list[QWidget] = [face.head, face.shape, *words, face.main, face.time]
    boxes = [box(one, face) for one in parts]
    for above, below in zip(boxes, boxes[1:], strict=False):
        assert above.bottom() < below.top() or above.height() == 0
    assert boxes[-1].bottom() <= face.height()
    assert face.shape.height() >= 60
    assert box(face.head.stop, face).right() <= face.width()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [USUAL, LARGE, SMALL, SMALLEST])
def test_no_button_and_no_title_above_the_shape_is_cut(rooms: Rooms, size: Size, scale: float) -> None:
    head = rooms.show(size, scale).start(12).head
    QApplication.processEvents()
    for button in (head.holds, head.other, head.stop):
        assert not button.isVisible() or button.width() >= button.sizeHint().width()
    assert not head.title.cut
    assert head.more.isVisible() != head.other.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [USUAL, LARGE, (900, 740), (740, 740), SMALL, SMALLEST])
def test_the_line_below_the_title_ends_in_a_whole_word(rooms: Rooms, size: Size, scale: float) -> None:
    head = rooms.show(size, scale, BOX).start(12).head
    QApplication.processEvents()
    assert not head.line.cut
    assert head.line.text() in (
        BOX_LINE,
        BOX_LINE.replace("Box breathing · ", ""),
        "4 min · Box breathing",
        "4 min",
    )
    assert head.line.accessibleName() == BOX_LINE
    assert (head.line.toolTip() == "") == (head.line.text() == BOX_LINE)
    if size in (USUAL, LARGE):
        assert head.line.text() == BOX_LINE
    assert not box(head.line, head).intersects(box(head.stop, head))
    assert not head.other.isVisible() or not box(head.line, head).intersects(box(head.other, head))


def test_the_pattern_comes_back_whole_when_there_is_room_again(rooms: Rooms, qtbot: QtBot) -> None:
    shown = rooms.show(SMALLEST, 2.0, BOX)
    head = shown.start(12).head
    QApplication.processEvents()
    assert head.line.text() != BOX_LINE
    shown.window.resize(*LARGE)
    shown.view.setGeometry(shown.window.rect())
    qtbot.waitUntil(lambda: head.line.text() == BOX_LINE)


def test_where_there_is_no_room_for_them_the_choices_wait_in_a_menu(rooms: Rooms) -> None:
    shown = rooms.show(SMALL, 2.0)
    head = shown.start(12).head
    head.more.click()
    assert [act.text() for act in head.menu.actions()] == ["Skip holds", "Another practice"]
    head.menu.actions()[0].trigger()
    assert shown.playing.skips_holds
    head.menu.close()
    head.more.click()
    assert head.menu.actions()[0].text() == "With holds"
    head.menu.actions()[1].trigger()
    assert isinstance(shown.view.face, SwitchSheet)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [USUAL, (1024, 740), (900, 740), (740, 740), SMALL, SMALLEST])
def test_the_volumes_leave_every_round_button_and_stop_free(rooms: Rooms, size: Size, scale: float) -> None:
    face = rooms.show(size, scale).start(12)
    QApplication.processEvents()
    face.sound.click()
    QApplication.processEvents()
    panel = face.panel
    buttons = (face.back.button, face.main.button, face.eyes.button, face.head.stop, face.sound)
    for button in buttons:
        assert not panel.geometry().intersects(box(button, face)), button.accessibleName()
    assert face.rect().contains(panel.geometry())
    rows = [*(box(one, panel) for one in panel.sliders.values()), box(panel.background, panel)]
    for above, below in zip(rows, rows[1:], strict=False):
        assert above.bottom() < below.top()
    assert panel.rect().contains(rows[-1])
    for segment in panel.background._segments.values():
        words = segment.fontMetrics().horizontalAdvance(segment.text())
        assert segment.width() >= words + 2 * 6, segment.text()


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(
    ("size", "scale"),
    [
        (room, scale)
        for room in (USUAL, LARGE, (900, 740), (740, 740), SMALL, SMALLEST)
        for scale in (1.0, 1.5, 2.0)
        if (room, scale) not in NO_CORNER
    ],
)
def test_why_nothing_is_heard_moves_nothing_and_covers_nothing(
    rooms: Rooms, stage: Stage, size: Size, scale: float, mirrored: bool
) -> None:
    shown = rooms.show(size, scale)
    if mirrored:
        shown.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    face = shown.start(12)
    QApplication.processEvents()
    parts = (face.head, face.shape, face.caption, face.main, face.time)
    before = [box(one, face) for one in parts]
    stage.sound.silence = NOT_HEARD
    shown.to(13)
    QApplication.processEvents()
    assert [box(one, face) for one in parts] == before
    said = face.no_sound
    assert said.isVisible()
    place = said.geometry()
    assert face.rect().contains(place)
    assert said.heightForWidth(said.width()) <= said.height() + 2
    assert not any(place.intersects(box(one, face)) for one in (face.head, face.main, face.time))
    ring = face.shape.ring.translated(face.shape.pos().toPointF())
    near = QPoint(
        min(max(place.left(), round(ring.center().x())), place.right()),
        min(max(place.top(), round(ring.center().y())), place.bottom()),
    )
    assert QLineF(ring.center(), near.toPointF()).length() > ring.width() / 2 + 4
    if not face.caption.filled:
        head = face.head.geometry()
        assert place.right() == head.right() if mirrored else place.left() == head.left()
    stage.sound.silence = ""
    shown.to(14)
    assert said.isHidden()


@pytest.mark.parametrize(("size", "scale"), NO_CORNER)
def test_where_no_place_is_free_why_nothing_is_heard_has_a_row_of_its_own(
    rooms: Rooms, stage: Stage, size: Size, scale: float
) -> None:
    shown = rooms.show(size, scale)
    face = shown.start(12)
    stage.sound.silence = NOT_HEARD
    shown.to(13)
    QApplication.processEvents()
    assert face.head.geometry().bottom() < face.no_sound.y()
    assert face.no_sound.geometry().bottom() < face.shape.y()
    assert face.shape.height() >= 60


@pytest.mark.parametrize(("size", "scale"), [(SMALLEST, 1.0), (SMALL, 2.0), (SMALLEST, 2.0)])
def test_in_a_low_window_the_words_stand_beside_the_shape_which_is_seen_whole(
    rooms: Rooms, size: Size, scale: float
) -> None:
    shown = rooms.show(size, scale)
    face = shown.start(16)
    QApplication.processEvents()
    assert face.shape.geometry().right() < face.caption.geometry().left()
    assert face.shape.height() >= 160
    assert 2 * face.shape.radius * 240 / 208 <= face.shape.height()


def test_large_text_on_a_large_screen_has_large_buttons_with_their_names(rooms: Rooms) -> None:
    face = rooms.show(LARGE, 2.0).start(12)
    QApplication.processEvents()
    assert face.main.button.height() == 96
    assert face.back.name.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [USUAL, SMALL, SMALLEST])
def test_words_on_the_disc_keep_their_size_from_breath_to_breath(
    rooms: Rooms, size: Size, scale: float
) -> None:
    shown = rooms.show(size, scale)
    face = shown.start(11)
    sizes = {}
    for at in (11, 15, 18):
        shown.to(at)
        sizes[face.shape.sight.word] = face.shape.word_px
    shown.press(Qt.Key.Key_Space)
    sizes[face.shape.sight.word] = face.shape.word_px
    assert set(sizes) == {"Breathe in", "Hold", "Breathe out", "Paused"}
    assert len(set(sizes.values())) == 1, sizes


def sheets(shown: Shown) -> Iterator[Sheet]:
    """Return each card there is, one after the other."""
    first = shown.view.face
    assert isinstance(first, StartSheet)
    yield first
    face = shown.start(30)
    face.head.other.click()
    assert isinstance(shown.view.face, SwitchSheet)
    yield shown.view.face
    shown.press(Qt.Key.Key_Escape)
    assert isinstance(shown.view.face, AfterSheet)
    yield shown.view.face


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [USUAL, SMALL, SMALLEST])
def test_a_card_is_as_wide_as_the_window_lets_it_and_wastes_no_height(
    rooms: Rooms, size: Size, scale: float
) -> None:
    for sheet in sheets(rooms.show(size, scale)):
        for _until_it_has_settled in range(3):
            QApplication.processEvents()
        ground, card = sheet.widget(), sheet.card
        assert ground is not None
        for part in card.findChildren(QWidget):
            if part.isVisible() and part.minimumHeight():
                held = part.parentWidget()
                assert held is not None
                assert held.rect().contains(part.geometry()), (type(sheet), part)
        assert ground.width() <= sheet.viewport().width(), type(sheet)
        if ground.height() > sheet.viewport().height():
            assert card.y() in (8, 16), type(sheet)
            assert ground.height() - card.geometry().bottom() - 1 == card.y(), type(sheet)


@pytest.mark.parametrize(("size", "columns"), [(USUAL, 2), (SMALLEST, 1)])
def test_another_practice_stands_whole_in_as_many_columns_as_fit(
    rooms: Rooms, size: Size, columns: int
) -> None:
    shown = rooms.show(size, 2.0 if columns == 1 else 1.0, others=(*ALL, LONG_NAMED))
    shown.start(30).head.other.click()
    sheet = shown.view.face
    assert isinstance(sheet, SwitchSheet)
    QApplication.processEvents()
    assert len({row.x() for row in sheet.rows}) == columns
    assert all(row.width() >= row.sizeHint().width() for row in sheet.rows)


def test_the_caution_has_the_same_keys_beside_its_buttons_as_what_follows(qtbot: QtBot, theme: Theme) -> None:
    from companion.ui.widgets.keycap import KeyCap

    shown = Shown(qtbot, theme, Stage(), CORNERS)
    sheet = shown.view.face
    assert isinstance(sheet, StartSheet)

    def keys() -> list[str]:
        return [cap.accessibleName() for cap in sheet.findChildren(KeyCap) if cap.isVisible()]

    assert keys() == ["Enter", "Esc"]
    shown.press(Qt.Key.Key_Return)
    assert {"Enter", "Esc"} <= set(keys())
    shown.playing.close()
