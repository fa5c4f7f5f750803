"""The player on a real screen: keys, black for closed eyes, and rest while nobody can see it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.harness import Desk

pytestmark = pytest.mark.desktop

MakeDesk = Callable[..., Desk]
ROOT = Path(__file__).parents[2]
BLACK = (0, 0, 0)


class Played:
    """The small program on a desktop, and what it wrote down."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk, self.log = desk, folder / "log"
        desk.env["PYTHONPATH"] = str(ROOT)
        app = Path(__file__).parent / "player_app.py"
        self.process = desk.start([sys.executable, app, "--log", self.log])
        self.window = desk.wait_for(lambda: desk.windows("Player"), "the player")[0]
        self.stands("ready eyes open at rest")

    def stands(self, line: str) -> None:
        def last() -> bool:
            return self.log.is_file() and self.log.read_text().splitlines()[-1:] == [line]

        self.desk.wait_for(last, line)

    def press(self, key: str) -> None:
        self.desk.xdotool("key", key)


@pytest.fixture
def played(desk: MakeDesk, tmp_path: Path) -> Played:
    return Played(desk(spare=0), tmp_path)


def test_played_from_start_to_stop_by_keys_alone(played: Played) -> None:
    played.press("6")
    played.press("Return")
    played.stands("playing eyes open drawn")
    played.press("space")
    played.stands("paused eyes open at rest")
    played.press("space")
    played.stands("playing eyes open drawn")
    played.press("Escape")
    played.desk.wait_for(lambda: played.process.poll() is not None, "the end: it was looked into only")


def test_closed_eyes_see_black_and_nothing_is_drawn(played: Played) -> None:
    played.press("Return")
    played.stands("playing eyes open drawn")
    assert played.desk.picture().share(BLACK) < 0.01
    played.press("e")
    played.stands("playing eyes closed at rest")
    played.desk.wait_for(lambda: played.desk.picture().share(BLACK) > 0.98, "black")
    played.desk.wait_for(lambda: played.desk.picture().share(BLACK) == 1, "the hint to go")
    played.press("e")
    played.stands("playing eyes open drawn")
    played.desk.wait_for(lambda: played.desk.picture().share(BLACK) < 0.01, "the picture again")


def test_minimised_it_rests_and_plays_on(played: Played) -> None:
    played.press("Return")
    played.stands("playing eyes open drawn")
    played.desk.xdotool("windowminimize", played.window)
    played.stands("playing eyes open at rest")
    played.desk.xdotool("windowmap", played.window)
    played.stands("playing eyes open drawn")
