from datetime import timedelta

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from companion.core.engine.view import TimerState, TimerView
from companion.ui.tray.face import SIZES, Face, face_of
from companion.ui.tray.painting import paint

INK = {"text": QColor("#25221E"), "accent": QColor("#0E5F5B")}


def drawn(face: Face, size: int) -> QImage:
    return paint(face, INK.__getitem__).pixmap(QSize(size, size), 1.0).toImage()


def alpha(image: QImage, x: float, y: float) -> int:
    return image.pixelColor(int(x * image.width()), int(y * image.height())).alpha()


def view(state: TimerState, gone: float | None = None, runs: bool = False) -> TimerView:
    return TimerView(
        at=timedelta(0),
        state=state,
        clock_runs=runs,
        gone=None if gone is None else timedelta(minutes=gone),
        interval=timedelta(minutes=50),
    )


@pytest.mark.parametrize("size", SIZES)
def test_every_state_has_a_shape_of_its_own_even_without_colour(qtbot: QtBot, size: int) -> None:
    faces = [Face("idle"), *(Face(shape, 30) for shape in ("focus", "notice", "break", "away", "held"))]
    shapes = set()
    for face in faces:
        image = drawn(face, size).convertToFormat(QImage.Format.Format_Alpha8)
        shapes.add(bytes(image.constBits()))
    assert len(shapes) == len(faces)


def test_the_ring_fills_clockwise_from_the_top(qtbot: QtBot) -> None:
    quarter, half = drawn(Face("focus", 15), 64), drawn(Face("focus", 30), 64)
    right_top, right_foot = (0.78, 0.22), (0.78, 0.78)
    assert alpha(quarter, *right_top) == 255
    assert alpha(quarter, *right_foot) < 128
    assert alpha(half, *right_foot) == 255
    assert alpha(half, 0.22, 0.78) < 128


def test_the_hole_of_a_break_lets_the_panel_through(qtbot: QtBot) -> None:
    image = drawn(Face("break"), 22)
    assert alpha(image, 0.5, 0.5) == 0
    assert alpha(image, 0.5, 0.2) == 255


def test_the_ring_at_22_px_is_as_wide_as_two_to_three_pixels(qtbot: QtBot) -> None:
    image = drawn(Face("idle"), 22)
    middle = [image.pixelColor(x, 11).alpha() for x in range(11)]
    assert 2.5 <= sum(middle) / 255 <= 3


@pytest.mark.parametrize(
    ("seen", "face"),
    [
        (view("idle"), Face("idle")),
        (view("idle", 25, runs=True), Face("focus", 30)),
        (view("focus", 12.5), Face("focus", 15)),
        (view("focus", 70), Face("focus", 60)),
        (view("notice", 49), Face("notice", 58)),
        (view("break"), Face("break")),
        (view("returning"), Face("break")),
        (view("away", 10), Face("away")),
        (view("paused", 25), Face("held", 30)),
        (view("deferred", 50), Face("held", 60)),
        (view("quiet", 0), Face("held", 0)),
    ],
)
def test_the_face_follows_the_timer(seen: TimerView, face: Face) -> None:
    assert face_of(seen) == face
