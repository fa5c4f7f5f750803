"""What a break suggested is known after a restart."""

import random

from hypothesis import given
from hypothesis import strategies as st

from companion.app.ports import ReminderMark
from companion.app.suggestions_shown import SuggestionsShown
from companion.core.errors import EnvironmentFault
from companion.core.rotation import Rotation
from tests.fakes.break_study import MINUTE, HandClock
from tests.fakes.store import FakeStore

NAMES = ["far", "stand", "water", "own-0badcafe"]


class FullDisk(FakeStore):
    """Refuses to read and to write."""

    def reminder_marks(self) -> dict[str, ReminderMark]:
        raise EnvironmentFault("The disk is full.")

    def mark_reminder(self, mark: ReminderMark) -> None:
        raise EnvironmentFault("The disk is full.")


def test_nothing_came_before_the_first_break() -> None:
    assert SuggestionsShown(FakeStore(), HandClock()).load() == Rotation()


@given(seed=st.integers(0, 1000), restarts=st.lists(st.booleans(), min_size=12, max_size=12))
def test_a_restart_anywhere_changes_nothing(seed: int, restarts: list[bool]) -> None:
    store, clock, dice = FakeStore(), HandClock(), random.Random(seed)
    came, shown = Rotation(), list[str]()
    for restart in restarts:
        kept = SuggestionsShown(store, clock)
        if restart:
            came = kept.load()
        name = came.next(NAMES, NAMES, dice.choice)
        came = came.after(name, NAMES)
        kept.keep(came)
        shown.append(name)
        clock.advance(MINUTE)
        assert kept.load() == came
    for start in range(0, 12, len(NAMES)):
        assert sorted(shown[start : start + len(NAMES)]) == sorted(NAMES)


def test_reminders_of_other_kinds_are_left_alone() -> None:
    store, clock = FakeStore(), HandClock()
    store.mark_reminder(ReminderMark(name="diary", shown=clock.now().wall))
    kept = SuggestionsShown(store, clock)
    kept.keep(Rotation().after("far", NAMES))
    assert kept.load().order == ("far",)
    assert store.reminder_marks()["diary"].shown == clock.now().wall


def test_a_disk_that_refuses_stops_no_break() -> None:
    kept = SuggestionsShown(FullDisk(), HandClock())
    kept.keep(Rotation().after("far", NAMES))
    assert kept.load() == Rotation()
