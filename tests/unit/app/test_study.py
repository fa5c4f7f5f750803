"""The study timer as the program runs it: fakes for the desktop, the real store."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.app.facts import (
    AwayAsked,
    EffortAsked,
    EntriesChanged,
    LimitReached,
    SessionClosedByRestart,
    StoreTrouble,
)
from companion.core.engine import effects as fx
from companion.core.engine.events import CannotBlock
from companion.core.errors import EnvironmentFault, InvalidInput, Refused
from companion.core.reflection import Agreement
from tests.fakes.desktop import FakeClock, FakeLock, FakePower
from tests.fakes.program import Program, program
from tests.fakes.store import FakeStore

DAY = date(2026, 3, 2)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def run(tmp_path: Path) -> Program:
    return program(tmp_path, FakeClock())


def type_for(run: Program, minutes: float) -> None:
    """Type a key every 2 s for a while."""
    for _second in range(round(minutes * 30)):
        run.idle.touch()
        run.clock.advance(seconds=2)


def start(run: Program, rhythm: str = "25/5", level: str = "firm") -> None:
    run.idle.touch()
    run.study.start("Cardiology", rhythm, level)


def test_a_break_starts_at_a_lull_after_its_due_time(run: Program) -> None:
    start(run)
    type_for(run, 25)
    assert run.study.view().state == "notice"
    run.clock.advance(seconds=5)
    assert run.study.view().state == "break"


def test_typing_on_holds_the_break_off_for_half_a_minute_at_most(run: Program) -> None:
    start(run)
    type_for(run, 25 + 28 / 60)
    assert run.study.view().state == "notice"
    type_for(run, 4 / 60)
    assert run.study.view().state == "break"


def test_session_block_and_break_are_kept_with_what_passed_before_the_return(run: Program) -> None:
    start(run)
    type_for(run, 25)
    run.clock.advance(minutes=8)
    run.study.back()
    (session,) = run.store.sessions(DAY, DAY)
    (block,) = run.store.blocks(DAY, DAY)
    (rest,) = run.store.breaks(DAY, DAY)
    assert (session.topic, session.rhythm, session.level, session.ended) == (
        "Cardiology",
        "25/5",
        "firm",
        None,
    )
    assert block.session_id == session.id
    assert timedelta(minutes=24, seconds=50) <= block.focus_time <= timedelta(minutes=25)
    assert (rest.outcome, rest.planned) == ("taken", timedelta(minutes=5))
    assert rest.rested == run.clock.now().wall - rest.started


def test_effort_is_asked_after_the_block_and_kept_with_it(run: Program) -> None:
    start(run)
    type_for(run, 26)
    (asked,) = run.heard(EffortAsked)
    assert isinstance(asked, EffortAsked)
    run.study.rate(asked.block_id, effort=6)
    (block,) = run.store.blocks(DAY, DAY)
    assert (block.effort, block.focus) == (6, None)


def test_effort_out_of_scale_is_named_and_not_kept(run: Program) -> None:
    start(run)
    type_for(run, 26)
    (asked,) = run.heard(EffortAsked)
    assert isinstance(asked, EffortAsked)
    with pytest.raises(InvalidInput, match="effort is 11"):
        run.study.rate(asked.block_id, effort=11)
    assert run.store.blocks(DAY, DAY)[0].effort is None


def test_input_on_the_end_screen_is_no_return_until_it_withdraws(run: Program) -> None:
    start(run)
    type_for(run, 25)
    run.clock.advance(minutes=5, seconds=10)
    assert run.study.view().state == "returning"
    run.idle.touch()
    run.clock.advance(seconds=10)
    assert run.study.view().state == "returning"
    run.clock.advance(minutes=2)
    run.idle.touch()
    assert run.study.view().state == "focus"


def test_a_long_quiet_is_a_natural_break_and_asks_what_it_was(run: Program) -> None:
    start(run)
    type_for(run, 10)
    run.clock.advance(minutes=12)
    run.idle.touch()
    (asked,) = run.heard(AwayAsked)
    assert isinstance(asked, AwayAsked)
    assert asked.away == timedelta(minutes=12, seconds=-2) or asked.away > timedelta(minutes=11)
    (rest,) = run.store.breaks(DAY, DAY)
    assert rest.outcome == "natural"
    assert rest.ended == run.clock.now().wall


def test_an_absence_said_to_be_study_is_focus_and_no_break(run: Program) -> None:
    start(run)
    type_for(run, 10)
    run.clock.advance(minutes=12)
    run.idle.touch()
    run.study.answer_away("study")
    assert run.store.breaks(DAY, DAY) == []
    run.study.stop()
    counted = sum((block.focus_time for block in run.store.blocks(DAY, DAY)), timedelta(0))
    assert counted == timedelta(minutes=22)


def test_a_call_defers_the_break_and_its_end_brings_notice_then_break(run: Program) -> None:
    start(run)
    run.holds["call"].value = True
    type_for(run, 26)
    assert run.study.view().state == "deferred"
    assert run.heard(fx.NoticeGiven) == []
    run.holds["call"].value = False
    type_for(run, 0.6)
    assert run.study.view().state == "notice"
    type_for(run, 1.6)
    assert run.study.view().state == "break"


def test_a_locked_screen_is_away_at_once(run: Program) -> None:
    start(run)
    type_for(run, 5)
    lock = run.desktop.lock
    assert isinstance(lock, FakeLock)
    lock.lock()
    assert run.study.view().state == "away"
    run.clock.advance(minutes=2)
    lock.unlock()
    assert run.study.view().state == "focus"


def test_sleep_is_away_until_somebody_types(run: Program) -> None:
    start(run)
    type_for(run, 5)
    power = run.desktop.power
    assert isinstance(power, FakePower)
    power.suspend()
    run.clock.sleep(timedelta(minutes=30))
    power.wake()
    run.clock.advance(minutes=1)
    run.idle.touch()
    assert run.study.view().state == "focus"
    assert [rest.outcome for rest in run.store.breaks(DAY, DAY)] == ["natural"]


def test_a_crash_resumes_the_session_and_counts_the_gap_as_away(run: Program, tmp_path: Path) -> None:
    start(run)
    type_for(run, 10)
    run.clock.detach()
    run.clock.advance(minutes=4)
    again = program(tmp_path, run.clock)
    again.idle.touch()
    assert again.study.view().topic == "Cardiology"
    again.study.stop()
    (block,) = again.store.blocks(DAY, DAY)
    assert block.focus_time == timedelta(minutes=10)


def test_a_long_gap_closes_the_session_where_it_was_last_stored_and_says_so(
    run: Program, tmp_path: Path
) -> None:
    start(run)
    type_for(run, 10)
    run.clock.detach()
    stored_until = run.clock.now().wall
    run.clock.advance(hours=3)
    again = program(tmp_path, run.clock, boot="second boot")
    (closed,) = again.heard(SessionClosedByRestart)
    assert isinstance(closed, SessionClosedByRestart)
    assert closed.closed == stored_until
    (session,) = again.store.sessions(DAY, DAY)
    assert session.ended == stored_until
    assert not again.study.view().in_session


def test_requests_that_make_no_sense_are_refused_in_one_sentence(run: Program) -> None:
    with pytest.raises(Refused, match=r"^No session is running\.$"):
        run.study.pause()
    start(run)
    with pytest.raises(Refused, match="from its notice on"):
        run.study.postpone()


def test_an_unknown_rhythm_is_named_with_those_there_are(run: Program) -> None:
    with pytest.raises(InvalidInput, match="7/11.*25/5"):
        run.study.start("Cardiology", "7/11", "firm")


def test_past_the_daily_limit_a_start_is_refused_unless_meant(run: Program) -> None:
    run.settings.change("engine", "daily_focus_limit", 600)
    start(run)
    type_for(run, 11)
    run.study.stop()
    with pytest.raises(Refused, match="You set 10 min"):
        run.study.start("Cardiology", "25/5", "firm")
    run.study.start("Cardiology", "25/5", "firm", anyway=True)
    assert run.study.view().in_session
    first, second = run.store.sessions(DAY, DAY)
    assert first.past_limit == ""
    assert "You set 10 min" in second.past_limit


def test_going_on_past_a_limit_reached_in_a_break_is_kept_with_the_session(run: Program) -> None:
    run.settings.change("engine", "daily_focus_limit", 1200)
    start(run)
    type_for(run, 25)
    run.clock.advance(seconds=5)
    run.study.leave()
    (reached,) = run.heard(LimitReached)
    assert isinstance(reached, LimitReached)
    run.study.go_on_past_limit()
    (session,) = run.store.sessions(DAY, DAY)
    assert session.past_limit == reached.reason


def agree(run: Program, finish: datetime, day: date = DAY) -> None:
    run.store.agree(Agreement(day=day, finish=finish))


def next_block(run: Program) -> None:
    """Ask for a break and come back from it."""
    run.study.take_break()
    run.study.leave()


def test_a_finish_agreed_on_is_asked_about_once_a_day_also_after_a_restart(
    run: Program, tmp_path: Path
) -> None:
    start(run)
    type_for(run, 1)
    agree(run, run.clock.now().wall)
    next_block(run)
    assert len(run.heard(LimitReached)) == 1
    run.clock.detach()
    run.clock.advance(minutes=1)
    again = program(tmp_path, run.clock)
    again.idle.touch()
    next_block(again)
    assert again.heard(LimitReached) == []


def test_a_new_study_day_asks_about_its_own_finish(run: Program) -> None:
    start(run)
    type_for(run, 1)
    agree(run, run.clock.now().wall)
    next_block(run)
    run.clock.advance(hours=24)
    run.idle.touch()
    agree(run, run.clock.now().wall, DAY + timedelta(days=1))
    next_block(run)
    assert len(run.heard(LimitReached)) == 2


def test_another_limit_of_the_same_day_and_a_finish_moved_on_are_asked_about(run: Program) -> None:
    run.settings.change("engine", "daily_focus_limit", 600)
    start(run)
    type_for(run, 11)
    next_block(run)
    agree(run, run.clock.now().wall)
    next_block(run)
    type_for(run, 1)
    next_block(run)
    agree(run, run.clock.now().wall)
    next_block(run)
    reasons = [
        reached.reason[:11] for reached in run.heard(LimitReached) if isinstance(reached, LimitReached)
    ]
    assert reasons == ["You set 10 ", "You wanted ", "You wanted "]


def test_only_a_changed_limit_is_asked_about_anew(run: Program) -> None:
    run.settings.change("engine", "daily_focus_limit", 600)
    start(run)
    type_for(run, 11)
    next_block(run)
    run.settings.change("look", "theme", "dark")
    next_block(run)
    assert len(run.heard(LimitReached)) == 1
    run.settings.change("engine", "daily_focus_limit", 660)
    next_block(run)
    assert len(run.heard(LimitReached)) == 2


def test_a_limit_belongs_to_the_study_day_that_the_settings_turn(run: Program) -> None:
    run.settings.change("journal", "rollover", "00:00")
    run.clock.advance(hours=17)
    now = run.clock.now().wall
    assert (now.date(), now.hour) == (DAY + timedelta(days=1), 2)
    agree(run, now - timedelta(hours=4))
    start(run)
    assert run.heard(LimitReached) == []
    run.study.stop()
    run.settings.change("journal", "rollover", "04:00")
    with pytest.raises(Refused, match="You wanted to finish at 22:00"):
        start(run)


def test_quiet_until_tomorrow_ends_when_the_settings_turn_the_day(run: Program) -> None:
    run.settings.change("journal", "rollover", "06:00")
    run.study.quiet_until_tomorrow()
    until = run.study.view().quiet_until
    assert until is not None
    assert until - run.clock.now().elapsed == timedelta(hours=21)


def test_a_lock_seen_before_a_crash_does_not_lock_the_next_run_out(run: Program, tmp_path: Path) -> None:
    start(run)
    type_for(run, 5)
    lock = run.desktop.lock
    assert isinstance(lock, FakeLock)
    lock.lock()
    run.clock.detach()
    run.clock.advance(minutes=2)
    again = program(tmp_path, run.clock)
    again.idle.touch()
    assert again.study.view().state == "focus"


class FullDisk(FakeStore):
    """A store that refuses every write while `full`."""

    full = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with super().transaction():
            yield
            if self.full:
                raise EnvironmentFault("The disk is full: make room.")


def test_what_the_disk_refuses_is_said_once_and_kept_once_there_is_room(tmp_path: Path) -> None:
    store = FullDisk()
    run = program(tmp_path, FakeClock(), store=store)
    start(run)
    store.full = True
    type_for(run, 25)
    run.clock.advance(minutes=6)
    run.study.back()
    assert run.store.blocks(DAY, DAY) == []
    assert run.heard(StoreTrouble) == [
        StoreTrouble("The disk is full: make room. Until then your study time is held.")
    ]
    store.full = False
    type_for(run, 1.1)
    (block,) = run.store.blocks(DAY, DAY)
    (rest,) = run.store.breaks(DAY, DAY)
    assert block.focus_time > timedelta(minutes=24)
    assert rest.rested > timedelta(minutes=5)
    assert run.heard(EffortAsked) != []


def test_where_the_screen_cannot_be_covered_typing_halts_a_firm_break(run: Program) -> None:
    run.timer.apply(CannotBlock())
    start(run)
    type_for(run, 1)
    run.study.take_break()
    type_for(run, 1)
    assert run.study.view().halted
    run.clock.advance(seconds=5)
    assert not run.study.view().halted


def days_told(run: Program) -> set[date]:
    """Return the study days that were said to have changed."""
    return {day for fact in run.said if isinstance(fact, EntriesChanged) for day in fact.days}


def test_a_break_that_grew_until_the_return_is_told_of(run: Program) -> None:
    start(run)
    type_for(run, 25)
    run.clock.advance(minutes=8)
    run.said.clear()
    run.study.back()
    assert days_told(run) == {DAY}


def test_a_block_across_the_turn_of_the_day_is_told_of_the_day_it_began_on(tmp_path: Path) -> None:
    late = FakeClock(datetime(2026, 3, 3, 3, 50, tzinfo=BERLIN))
    run = program(tmp_path, late)
    start(run)
    type_for(run, 20)
    run.study.stop()
    assert [block.started.time() for block in run.store.blocks(DAY, DAY)] == [time(3, 50)]
    assert DAY in days_told(run)


def test_what_was_studied_at_night_is_told_of_the_persons_own_study_day(tmp_path: Path) -> None:
    night = FakeClock(datetime(2026, 3, 3, 5, 0, tzinfo=BERLIN))
    run = program(tmp_path, night, rollover=time(6))
    start(run)
    type_for(run, 20)
    run.study.stop()
    assert len(run.store.blocks(DAY, DAY)) == 1
    assert days_told(run) == {DAY}
