"""A practice over the window: asked for from anywhere, one at a time, and nothing left of it after."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.app.ports import PracticeSeams
from companion.app.practice_library import Practices
from companion.core.engine import effects as fx
from companion.core.engine.rhythm import Level
from companion.core.errors import EnvironmentFault
from companion.core.practice import Practice
from companion.ui.break_faces import BreakFaces
from companion.ui.overlay.suggestions import FILE, NOTHING, load_suggestions
from companion.ui.player import PlayerView
from companion.ui.practising import Practising
from companion.ui.theme import Theme
from companion.ui.widgets.toast import Toast
from tests.fakes.desktop import FakeNotifier, FakePower
from tests.fakes.made_up import NOW
from tests.fakes.playing import stands
from tests.fakes.sound import FakeAwakeScreen, FakeMediaKeys, FakeSoundPlayer
from tests.fakes.today import RepositoryAssets
from tests.ui.breaks import FakeWatchdog
from tests.ui.whole_window import Whole


class Quiet:
    """The whole window with a player; `made` counts how often the desktop was asked for sound."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.whole = Whole(qtbot, theme, folder)
        self.services, self.window = self.whole.services, self.whole.window
        self.sound, self.awake, self.keys = FakeSoundPlayer(), FakeAwakeScreen(), FakeMediaKeys()
        self.locked, self.hides, self.made = False, False, 0
        self.practising = Practising(
            self.services,
            theme,
            lambda: None if self.locked else self.window,
            self.seams,
            hides=lambda: self.hides,
            covered=lambda: self.locked,
        )

    def seams(self) -> PracticeSeams:
        self.made += 1
        return PracticeSeams(self.sound, self.awake, self.keys)

    @property
    def view(self) -> PlayerView | None:
        shown = [one for one in self.window.findChildren(PlayerView) if one.isVisible()]
        return shown[0] if shown else None

    def page_in_sight(self) -> bool:
        page = self.window.page
        return page is not None and page.isVisible()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(RepositoryAssets(), "light", reduced_motion=True)
    made.apply(qapp)
    return made


@pytest.fixture
def quiet(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Quiet:
    return Quiet(qtbot, theme, tmp_path)


def test_nothing_is_asked_of_the_desktop_before_a_practice_is_wanted(quiet: Quiet) -> None:
    assert (quiet.made, quiet.practising.playing) == (0, None)


def test_a_practice_stands_in_place_of_the_pages_and_gives_them_back(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    assert quiet.view is not None
    assert not quiet.page_in_sight()
    quiet.view.playing.close()
    assert quiet.view is None
    assert quiet.page_in_sight()
    assert quiet.practising.playing is None


def test_a_second_one_does_not_push_the_first_aside(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    quiet.practising.breathe("tray")
    playing = quiet.practising.playing
    assert playing is not None
    assert playing.practice.name == "walking"


def test_the_caution_of_the_minute_is_read_first_and_then_it_plays(quiet: Quiet) -> None:
    quiet.practising.breathe("tray")
    playing = quiet.practising.playing
    assert playing is not None
    assert (playing.state, bool(playing.caution)) == ("ready", True)
    assert quiet.view is not None
    assert quiet.view.face is not None
    QTest.keyClick(quiet.view.face, Qt.Key.Key_Return)
    assert playing.state == "playing"


def test_a_minute_of_breathing_plays_at_once_and_escape_ends_it(quiet: Quiet) -> None:
    quiet.services.practise.caution_seen("minute")
    quiet.practising.breathe("tray")
    playing = quiet.practising.playing
    assert playing is not None
    assert (playing.state, playing.practice.pause) == ("playing", True)
    assert quiet.awake.held
    assert quiet.view is not None
    QTest.keyClick(quiet.view, Qt.Key.Key_Escape)
    assert quiet.practising.playing is None
    assert (quiet.awake.held, quiet.sound.closed) == (False, True)


def test_the_end_of_the_day_opens_what_is_for_sleep(quiet: Quiet) -> None:
    quiet.practising.wind_down()
    playing = quiet.practising.playing
    assert playing is not None
    assert playing.practice.needs[0] == "cant-sleep"
    assert playing.state == "ready"


def test_what_today_just_offered_is_not_offered_again(quiet: Quiet) -> None:
    suggested = quiet.services.practice_offers.wind_down()
    assert suggested is not None
    quiet.practising.wind_down()
    playing = quiet.practising.playing
    assert playing is not None
    assert playing.practice.name != suggested.practice.name


def test_while_the_window_is_locked_nothing_opens(quiet: Quiet) -> None:
    quiet.locked = True
    quiet.practising.breathe("tray")
    assert (quiet.practising.playing, quiet.made) == (None, 0)


def test_a_lock_covers_the_player_and_shows_it_again_after(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    lock = QLabel("locked")
    quiet.window.show_alone(lock)
    assert quiet.view is None
    quiet.window.end_alone()
    assert quiet.view is not None


def test_a_practice_that_ends_under_the_lock_leaves_the_lock_where_it_is(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    lock = QWidget()
    quiet.window.show_alone(lock)
    playing.close()
    assert lock.isVisible()
    assert not quiet.page_in_sight()
    quiet.window.end_alone()
    assert quiet.page_in_sight()


def test_closing_the_window_ends_what_plays(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    playing.start()
    quiet.window.close()
    assert not playing.running
    assert (quiet.awake.held, quiet.sound.closed) == (False, True)


@pytest.mark.parametrize("seconds", [0, 30])
def test_a_closed_window_does_not_ask_later_how_it_is_now(quiet: Quiet, seconds: float) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    playing.start()
    quiet.sound.advance(seconds)
    quiet.window.close()
    quiet.window.show()
    assert quiet.practising.playing is None
    assert quiet.page_in_sight()
    kept = quiet.services.store.practices(NOW.date(), NOW.date())
    assert len(kept) == (1 if seconds else 0)


def test_what_cannot_be_opened_is_said(quiet: Quiet, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_library: Practices, name: str) -> Practice:
        raise EnvironmentFault(f"{name} cannot be read.")

    monkeypatch.setattr(Practices, "of", damaged)
    quiet.practising.breathe("today")
    quiet.practising.wind_down()
    toast = quiet.window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.isVisible()
    assert toast.words.endswith("install Second Wind anew.")


def test_volumes_that_cannot_be_kept_are_no_lost_practice(
    quiet: Quiet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_which: object) -> None:
        raise EnvironmentFault("The settings cannot be written.")

    monkeypatch.setattr(quiet.services.settings, "change_many", read_only)
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    playing.start()
    playing.sound.set_volume("voice", 0.2)
    quiet.practising.close()
    toast = quiet.window.findChild(Toast)
    assert isinstance(toast, Toast)
    assert toast.words == "The settings cannot be written."


def test_a_practice_of_a_break_that_is_not_kept_is_told_on_the_desktop(quiet: Quiet) -> None:
    quiet.practising.tell_unkept("The disk is full.")
    notifier = quiet.services.desktop.notifier
    assert isinstance(notifier, FakeNotifier)
    [note] = notifier.shown
    assert note.body == "What you practised could not be kept: The disk is full."


def test_what_the_person_wrote_is_not_suggested_where_others_may_see_it(quiet: Quiet, theme: Theme) -> None:
    breaks = BreakFaces(quiet.services, theme, RepositoryAssets(), FakeWatchdog(), quiet.practising)
    dealt = breaks.overlay._suggestions
    shipped = [one.name for one in load_suggestions(RepositoryAssets().path(FILE))]
    chosen = {"suggestions_off": shipped, "suggestions_own": ["Call my sister"]}
    quiet.services.settings.change_many({"breaks": chosen})
    assert dealt.deal("short").title == "Call my sister"
    quiet.hides = True
    assert dealt.deal("short") == NOTHING
    breaks.close()


def break_started(level: Level) -> fx.BreakStarted:
    now = timedelta(minutes=25)
    return fx.BreakStarted(at=now, tier="short", length=timedelta(minutes=5), level=level, counted_from=now)


def test_a_break_that_covers_a_practice_lets_it_wait_and_one_in_the_corner_does_not(
    quiet: Quiet, theme: Theme
) -> None:
    breaks = BreakFaces(quiet.services, theme, RepositoryAssets(), FakeWatchdog(), quiet.practising)
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    quiet.services.bus.publish(break_started("firm"))
    assert stands(playing) == "ready"
    playing.start()
    quiet.services.bus.publish(break_started("gentle"))
    assert stands(playing) == "playing"
    quiet.services.bus.publish(break_started("strict"))
    assert (stands(playing), quiet.awake.held) == ("paused", False)
    breaks.overlay.curtain.escape_tapped.emit()
    assert stands(playing) == "paused", "nothing sounds, so nothing needs an end"
    breaks.close()


def test_it_is_known_whether_one_plays(quiet: Quiet) -> None:
    assert not quiet.practising.plays
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    shown = [quiet.practising.plays]
    for act in (playing.start, playing.pause, playing.go_on, quiet.practising.close):
        act()
        shown.append(quiet.practising.plays)
    assert shown == [False, True, False, True, False]


def test_a_computer_that_falls_asleep_does_not_speak_when_it_wakes(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    playing.start()
    power = quiet.services.desktop.power
    assert isinstance(power, FakePower)
    power.suspend()
    power.wake()
    assert (stands(playing), quiet.sound.playing) == ("paused", False)


def test_quitting_gives_everything_back(quiet: Quiet) -> None:
    quiet.practising.open(quiet.services.practices.of("walking"))
    playing = quiet.practising.playing
    assert playing is not None
    playing.start()
    quiet.practising.close()
    assert quiet.practising.playing is None
    assert (quiet.awake.held, quiet.sound.closed) == (False, True)
