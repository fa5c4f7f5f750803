"""A whole practice at sixty times its pace: every cue in its order, and nothing left running after."""

from collections.abc import Callable
from datetime import timedelta
from itertools import groupby

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.core.practice import Practice
from companion.ui.player import reading
from companion.ui.player.frames import MOVING_MS
from companion.ui.player.play_face import PlayFace
from companion.ui.player.reading import Reading
from companion.ui.player.view import PlayerView
from companion.ui.theme import Theme
from tests.fakes.playing import CORNERS, LONG_EXHALE, SENSES, Stage
from tests.fakes.sound import FakeSoundPlayer
from tests.fakes.today import RepositoryAssets

PACE = 60.0
FRAME_S = 0.03
SECOND = timedelta(seconds=1)
Show = Callable[[Practice], PlayerView]


class Pace:
    """Seconds that pass with each picture drawn: on a busy machine nothing is passed over."""

    def __init__(self) -> None:
        self.view: PlayerView | None = None

    def __call__(self) -> float:
        return 0.0 if self.view is None else FRAME_S * self.view.frames.drawn


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    # A second between two pictures would be a minute here.
    monkeypatch.setattr(reading, "_SLOWEST_MS", MOVING_MS)
    return Pace()


@pytest.fixture
def stage(pace: Pace) -> Stage:
    return Stage({"practice": {"cautions_seen": ["corners"]}}, sound=FakeSoundPlayer(pace, speed=PACE))


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, stage: Stage, pace: Pace) -> Show:
    """Return what shows a practice, ready to be started."""
    theme = Theme(RepositoryAssets(), "dark")
    theme.apply(qapp)

    def shown(practice: Practice) -> PlayerView:
        view = pace.view = PlayerView(theme, stage.playing(practice))
        view.resize(1280, 800)
        qtbot.addWidget(view)
        view.show()
        qtbot.waitUntil(lambda: view.frames.seen)
        return view

    return shown


def running_timers(view: PlayerView) -> list[QTimer]:
    return [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def each(shown: list[str]) -> list[str]:
    return [word for word, _run in groupby(shown) if word]


def run(qtbot: QtBot, view: PlayerView, monkeypatch: pytest.MonkeyPatch) -> list[Reading]:
    """Play to the end; return every picture shown."""
    seen: list[Reading] = []
    view.playing.start()
    face = view.face
    assert isinstance(face, PlayFace)
    see = face.see

    def noted(moment: Reading, gone: float, silent: str) -> None:
        seen.append(moment)
        see(moment, gone, silent)

    monkeypatch.setattr(face, "see", noted)
    qtbot.waitUntil(lambda: view.playing.state == "after", timeout=30_000)
    return seen


def test_breaths_and_captions_come_in_their_order(
    qtbot: QtBot, show: Show, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = run(qtbot, show(LONG_EXHALE), monkeypatch)
    assert each([one.sight.word for one in seen]) == ["Breathe in", "Breathe out"] * 10
    assert each([one.caption for one in seen]) == ["Sit as you like.", "Let the shoulders drop."]
    gone = [one.sight.gone for one in seen]
    assert gone == sorted(gone)
    assert stage.sound.heard == list(stage.doors.track(LONG_EXHALE.courses[0]).soundings)


def test_holds_come_between(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = run(qtbot, show(CORNERS), monkeypatch)
    assert each([one.sight.word for one in seen]) == ["Breathe in", "Hold", "Breathe out"] * 8
    held = {round(one.sight.level, 6) for one in seen if one.sight.word == "Hold"}
    assert held == {1.0}, "the disc stands while the breath is held"


def test_words_alone_are_shown_in_their_order(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = run(qtbot, show(SENSES), monkeypatch)
    assert each([one.caption for one in seen]) == ["Look out of the window.", "Name five things you see."]
    assert all(one.by_words for one in seen)


def test_after_it_nothing_runs_and_everything_is_given_back(
    qtbot: QtBot, show: Show, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show(LONG_EXHALE)
    run(qtbot, view, monkeypatch)
    assert stage.at_rest
    assert running_timers(view) == []
    (kept,) = stage.kept
    assert kept.finished
    assert abs(kept.practised / SECOND - LONG_EXHALE.courses[0].seconds) < 0.01
    with qtbot.waitSignal(view.closed):
        view.playing.close()
    assert running_timers(view) == []


def test_stopped_halfway_nothing_runs_either(qtbot: QtBot, show: Show, stage: Stage) -> None:
    view = show(LONG_EXHALE)
    view.playing.start()
    qtbot.waitUntil(lambda: view.playing.position() > 60, timeout=10_000)
    view.playing.stop()
    assert stage.at_rest
    assert running_timers(view) == []
    view.playing.close()
    assert running_timers(view) == []


def test_with_closed_eyes_it_ends_as_well(show: Show, stage: Stage) -> None:
    view = show(LONG_EXHALE)
    view.playing.start()
    view.playing.close_eyes(True)
    drawn = view.frames.drawn
    stage.sound.advance(LONG_EXHALE.courses[0].seconds / PACE)
    view.beat.look()
    assert view.playing.state == "after"
    assert view.frames.drawn == drawn
    assert running_timers(view) == []


def test_played_unseen_somebody_looks_every_second(show: Show) -> None:
    view = show(LONG_EXHALE)
    view.playing.start()
    view.playing.close_eyes(True)
    assert not view.frames.running
    assert view.beat.running
    assert view.beat.every <= 1000
    view.playing.close()
