"""What the running program answers to live commands."""

from pathlib import Path
from typing import Any

import pytest

from companion.app.facts import EntriesChanged
from companion.app.remote import Door, answer, answer_locked
from tests.fakes.desktop import FakeClock
from tests.fakes.program import Program, program, services_of


class Remote:
    """Asks the program as the command line does."""

    def __init__(self, run: Program) -> None:
        self.run = run
        self.shown: list[str] = []
        self.services = services_of(run)
        self.door = Door(show=lambda: self.shown.append("show"), quit=lambda: self.shown.append("quit"))

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        """Return the answer to one request."""
        return answer(self.services, self.door, {"do": do, **more})


@pytest.fixture
def remote(tmp_path: Path) -> Remote:
    return Remote(program(tmp_path, FakeClock()))


def test_status_of_an_idle_program(remote: Remote) -> None:
    assert remote.ask("status") == {
        "ok": {
            "running": True,
            "state": "idle",
            "topic": None,
            "rhythm": None,
            "level": None,
            "remaining_s": None,
            "next_break_s": None,
            "owed_s": None,
        }
    }


def test_status_in_a_block_tells_the_time_to_the_break(remote: Remote) -> None:
    assert remote.ask("start", topic="Renal", rhythm="25/5", level="firm") == {"ok": None}
    remote.run.clock.advance(minutes=1)
    status = remote.ask("status")["ok"]
    assert (status["state"], status["topic"], status["rhythm"], status["level"]) == (
        "focus",
        "Renal",
        "25/5",
        "firm",
    )
    assert status["next_break_s"] == 24 * 60
    assert status["remaining_s"] is None


def test_status_in_a_break_tells_what_is_left(remote: Remote) -> None:
    remote.ask("start", topic="Renal", rhythm="25/5")
    remote.run.clock.advance(minutes=1)
    assert remote.ask("break") == {"ok": None}
    remote.run.clock.advance(minutes=2)
    status = remote.ask("status")["ok"]
    assert (status["state"], status["remaining_s"], status["next_break_s"]) == ("break", 180, None)


def test_rhythm_and_level_fall_back_to_the_settings(remote: Remote) -> None:
    remote.run.settings.change("study", "rhythm", "90/20")
    remote.ask("start", topic="Renal")
    status = remote.ask("status")["ok"]
    assert (status["rhythm"], status["level"]) == ("90/20", "firm")


@pytest.mark.parametrize(
    ("do", "more", "why"),
    [
        ("pause", {}, "No session is running."),
        ("postpone", {}, "No break is near."),
        ("start", {"topic": " "}, "Give the session a topic"),
        ("start", {"topic": "x", "rhythm": "1/1"}, "There is no rhythm"),
        ("start", {"topic": "x", "level": "iron"}, "There is no level"),
        ("quiet", {"minutes": -5}, "give 0 to 10080"),
        ("quiet", {}, "give 0 to 10080"),
        ("dance", {}, "There is no request"),
    ],
)
def test_what_cannot_be_done_is_answered_with_its_reason(
    remote: Remote, do: str, more: dict[str, Any], why: str
) -> None:
    assert why in remote.ask(do, **more)["error"]


def test_refresh_lets_every_page_look_again(remote: Remote) -> None:
    remote.ask("refresh")
    assert remote.run.heard(EntriesChanged) == [EntriesChanged()]


def test_show_and_quit_reach_the_window(remote: Remote) -> None:
    remote.ask("show")
    remote.ask("quit")
    assert remote.shown == ["show", "quit"]


def test_a_program_that_waits_for_its_passphrase_says_that_it_runs_and_nothing_else(remote: Remote) -> None:
    assert answer_locked(remote.door, {"do": "status"}) == {"ok": {"running": True}}
    assert "locked" in answer_locked(remote.door, {"do": "start", "topic": "Renal"})["error"]


@pytest.mark.parametrize("topic", ["x" * 201, "Renal\udc80"])
def test_a_topic_that_cannot_be_kept_starts_no_session(remote: Remote, topic: str) -> None:
    assert "topic" in remote.ask("start", topic=topic)["error"]
    assert remote.ask("status")["ok"]["state"] == "idle"
