"""Reminders: shown once, at a moment that disturbs nothing, never after their day."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.app.facts import EntriesChanged
from companion.app.ports import ReminderMark
from companion.core.errors import EnvironmentFault
from companion.core.journal import DayMark, Night, PracticePlace, PracticeSession
from tests.fakes.remind import MONDAY_SIX, FakeBackups, Reminded, reminded
from tests.fakes.store import FakeStore

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 3, 2)
QUIET_CHECK_INS = {"reminders": {"check_ins": "off"}}
ONLY_CHECK_INS = {"reminders": {"diary": False, "reflection": False}}


@pytest.fixture
def usual(tmp_path: Path) -> Reminded:
    """Everything as it is by itself: the diary at 8, check-ins at 12 and 18, reflection on Sunday at 18."""
    return reminded(tmp_path)


def night_of(day: date, *, nap: bool = False) -> Night:
    def on(hour: int) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)

    return Night(
        into_bed=on(0),
        tried=on(0),
        sleep_onset_latency=timedelta(),
        awakenings=0,
        wake_after_sleep_onset=timedelta(),
        woke=on(5),
        out_of_bed=on(5),
        nap=nap,
    )


class TestWhenItIsShown:
    def test_each_at_its_time_and_once(self, usual: Reminded) -> None:
        usual.until(7, 59)
        assert usual.shown == []
        usual.until(8, 1)
        assert usual.shown == ["diary"]
        usual.until(23)
        assert usual.shown == ["diary", "check_in", "check_in"]

    def test_the_week_is_reflected_on_its_day(self, tmp_path: Path) -> None:
        sunday = reminded(tmp_path, datetime(2026, 3, 8, 16, tzinfo=BERLIN), ONLY_REFLECTION)
        sunday.until(18, 1)
        assert sunday.shown == ["reflection"]

    def test_wind_down_is_off_by_itself_and_comes_when_it_is_on(self, tmp_path: Path) -> None:
        wound = {"reminders": {"wind_down": True, "wind_down_at": "21:30", "check_ins": "off"}}
        day = reminded(tmp_path, settings=wound)
        day.until(21, 31)
        assert day.shown == ["diary", "wind_down"]

    def test_quiet_minutes_are_off_by_themselves_and_come_when_they_are_on(self, tmp_path: Path) -> None:
        quiet = {"reminders": {"practice": True, "practice_at": "16:30", "check_ins": "off"}}
        day = reminded(tmp_path, settings=quiet)
        day.until(16, 31)
        assert day.shown == ["diary", "practice"]

    def test_who_practised_just_before_is_not_asked(self, tmp_path: Path) -> None:
        quiet = {"reminders": {"practice": True, "practice_at": "16:30", "diary": False, "check_ins": "off"}}
        day = reminded(tmp_path, settings=quiet)
        began = datetime(2026, 3, 2, 16, 10, tzinfo=BERLIN)
        day.store.put_entry(
            PracticeSession(
                practice="walking",
                course="5",
                started=began,
                ended=began + timedelta(minutes=5),
                practised=timedelta(minutes=5),
                finished=True,
                id="p",
            )
        )
        day.until(16, 31)
        assert day.shown == []

    @pytest.mark.parametrize(
        ("practice", "place", "shown"),
        [("wind-down", "practices", []), ("body-scan", "wind_down", []), ("walking", "break", ["wind_down"])],
    )
    def test_who_has_just_wound_down_is_not_asked_to(
        self, tmp_path: Path, practice: str, place: PracticePlace, shown: list[str]
    ) -> None:
        only = {"reminders": {"wind_down": True, "wind_down_at": "21:30", "diary": False, "check_ins": "off"}}
        day = reminded(tmp_path, settings=only)
        began = datetime(2026, 3, 2, 21, 10, tzinfo=BERLIN)
        eight = timedelta(minutes=8)
        day.store.put_entry(
            PracticeSession(
                practice=practice,
                course="8",
                started=began,
                ended=began + eight,
                practised=eight,
                finished=True,
                place=place,
                id="p",
            )
        )
        day.until(21, 31)
        assert day.shown == shown

    def test_each_says_that_it_was_asked_for(self, tmp_path: Path) -> None:
        asked = {"wind_down": True, "practice": True, "diary": False, "check_ins": "off"}
        day = reminded(tmp_path, settings={"reminders": asked})
        day.until(23)
        assert day.shown == ["practice", "wind_down"]
        assert all(note.body.startswith("A reminder you asked for: ") for note in day.notes)

    def test_before_the_welcome_has_asked_nothing_asks(self, tmp_path: Path) -> None:
        new = reminded(tmp_path, welcomed=False)
        new.until(23)
        assert (new.shown, new.calendars, new.backups.days) == ([], [], [])

    def test_a_made_up_story_asks_nothing(self, tmp_path: Path) -> None:
        story = reminded(tmp_path, settings={"profile": {"demo": True}})
        story.until(23)
        assert (story.shown, story.calendars) == ([], [])

    def test_a_new_users_first_day_begins_with_what_is_still_to_come(self, tmp_path: Path) -> None:
        new = reminded(tmp_path, MONDAY_SIX.replace(hour=15), welcomed=False)
        new.run.settings.change("welcome", "done", True)
        new.until(17, 59)
        assert new.shown == []
        new.until(18, 1)
        assert new.shown == ["check_in"]


ONLY_REFLECTION = {"reminders": {"diary": False, "check_ins": "off"}}


class TestWhatMakesItPointless:
    def test_a_night_that_is_recorded_is_not_asked_for(self, usual: Reminded) -> None:
        usual.store.add_night(night_of(TODAY))
        usual.until(9)
        assert usual.shown == []

    def test_a_nap_is_no_night(self, usual: Reminded) -> None:
        usual.store.add_night(night_of(TODAY, nap=True))
        usual.until(9)
        assert usual.shown == ["diary"]

    @pytest.mark.parametrize("mark", [DayMark(TODAY, did_not_sleep=True), DayMark(TODAY, night_skipped=True)])
    def test_a_night_that_was_none_or_is_skipped_is_not_asked_for(
        self, usual: Reminded, mark: DayMark
    ) -> None:
        usual.store.mark_day(mark)
        usual.until(9)
        assert usual.shown == []

    def test_who_checked_in_just_before_is_not_asked(self, usual: Reminded) -> None:
        usual.until(11, 30)
        usual.record.check_in(stress=3)
        usual.until(17, 59)
        assert usual.shown == ["diary"]
        usual.until(18, 1)
        assert usual.shown == ["diary", "check_in"]

    def test_a_note_is_taken_back_when_it_is_done_elsewhere(self, usual: Reminded) -> None:
        usual.until(12, 1)
        assert usual.out == {"diary", "check_in"}
        usual.record.check_in(stress=3)
        assert usual.out == {"diary"}
        usual.until(12, 10)
        usual.record.night(night_of(TODAY))
        assert usual.out == set()

    def test_a_note_of_yesterday_is_taken_back(self, usual: Reminded) -> None:
        usual.until(8, 1)
        usual.until(5, day=3)
        usual.until(8, 1)
        assert [note.key for note in usual.notes].count("reminder:diary") == 2
        assert "diary" in usual.out


class TestMomentsThatDisturb:
    def start(self, usual: Reminded) -> None:
        usual.run.study.start("Cardiology", "50/10", "firm")

    def test_in_a_break_it_waits_for_the_return(self, usual: Reminded) -> None:
        usual.until(11, 55)
        self.start(usual)
        usual.run.study.take_break()
        usual.until(12, 4, busy=False)
        assert usual.shown == ["diary"]
        usual.until(12, 8)
        assert usual.run.study.view().state == "focus"
        assert usual.shown == ["diary", "check_in"]

    def test_a_minute_before_a_break_is_left_to_the_break(self, usual: Reminded) -> None:
        usual.until(11, 9)
        usual.run.idle.touch()
        self.start(usual)
        usual.until(11, 59)
        usual.clock.advance(seconds=5)
        assert usual.run.study.view().state in ("notice", "break")
        usual.until(12, 1)
        assert usual.shown == ["diary"]

    def test_in_a_quiet_time_it_waits_for_its_end(self, usual: Reminded) -> None:
        usual.until(11, 45)
        usual.run.study.quiet(timedelta(minutes=30))
        usual.until(12, 14)
        assert usual.shown == ["diary"]
        usual.until(12, 16)
        assert usual.shown == ["diary", "check_in"]

    def test_a_locked_screen_is_left_alone_until_it_is_unlocked(self, usual: Reminded) -> None:
        usual.until(11, 45)
        usual.lock.lock()
        usual.until(13, busy=False)
        assert usual.shown == ["diary"]
        usual.run.idle.touch()
        usual.lock.unlock()
        assert usual.shown == ["diary", "check_in"]

    def test_away_in_a_session_it_waits_for_the_return(self, usual: Reminded) -> None:
        usual.until(11, 45)
        self.start(usual)
        usual.until(12, 20, busy=False)
        assert usual.shown == ["diary"]
        usual.run.idle.touch()
        usual.clock.advance(seconds=1)
        assert usual.shown == ["diary", "check_in"]

    def test_an_empty_chair_is_asked_for_again_every_five_minutes(self, usual: Reminded) -> None:
        usual.until(11, 45)
        usual.until(12, 58, busy=False)
        assert usual.shown == ["diary"]
        rang = usual.calendars[0].rang.count("ask again")
        assert rang == 11
        usual.until(13, 6)
        assert usual.shown == ["diary", "check_in"]

    def test_who_watches_a_film_in_a_window_is_there(self, usual: Reminded) -> None:
        usual.until(11, 45)
        usual.run.desktop.inhibitors.value = True  # type: ignore[attr-defined]
        usual.until(12, 1, busy=False)
        assert usual.shown == ["diary", "check_in"]

    @pytest.mark.parametrize("reason", ["call", "dnd", "fullscreen"])
    def test_it_is_held_back_and_asked_for_again_no_faster_than_every_five_minutes(
        self, usual: Reminded, reason: str
    ) -> None:
        usual.until(11, 45)
        self.start(usual)
        hold = usual.run.holds[reason]
        hold.value = True
        asked = hold.asked
        usual.until(12, 29)
        assert usual.shown == ["diary"]
        assert hold.asked - asked <= 7
        hold.value = False
        usual.until(12, 34)
        assert usual.shown == ["diary", "check_in"]

    def test_unknown_is_no_reason(self, usual: Reminded) -> None:
        for hold in usual.run.holds.values():
            hold.value = None
        usual.until(8, 1)
        assert usual.shown == ["diary"]

    def test_what_waits_past_the_end_of_its_day_is_not_shown(self, usual: Reminded) -> None:
        usual.run.study.quiet(timedelta(hours=23))
        usual.until(7, day=3)
        assert usual.shown == []

    def test_what_became_pointless_while_it_waited_is_not_shown(self, usual: Reminded) -> None:
        usual.until(11, 45)
        usual.run.study.quiet(timedelta(hours=3))
        usual.until(12, 30)
        usual.record.check_in(stress=3)
        usual.until(17)
        assert usual.shown == ["diary"]


class TestAfterBlocks:
    @pytest.fixture
    def after(self, tmp_path: Path) -> Reminded:
        settings = {"reminders": {"check_ins": "after_blocks", "diary": False, "reflection": False}}
        after = reminded(tmp_path, settings=settings)
        after.run.study.start("Cardiology", "25/5", "firm")
        return after

    def test_it_comes_after_the_break_and_at_most_once_an_hour(self, after: Reminded) -> None:
        after.until(6, 26)
        assert after.run.study.view().state == "break"
        assert after.shown == []
        after.until(6, 34)
        assert after.shown == ["check_in"]
        after.until(7, 20)
        assert after.shown == ["check_in"]
        after.until(8)
        assert after.shown == ["check_in", "check_in"]

    def test_it_comes_at_the_sessions_end(self, after: Reminded) -> None:
        after.until(6, 20)
        after.run.study.stop()
        assert after.shown == ["check_in"]
        assert after.notes[0].title == "How are you, after this block?"
        after.click("check_in", "open")
        assert after.opened == [("check_in", "after_block")]

    def test_a_block_of_a_moment_asks_nothing(self, after: Reminded) -> None:
        after.until(6, 3)
        after.run.study.stop()
        assert after.shown == []

    def test_the_guards_blocks_ask_nothing(self, tmp_path: Path) -> None:
        settings = {"reminders": {"check_ins": "after_blocks", "diary": False}, "guard": {"on": True}}
        guarded = reminded(tmp_path, settings=settings)
        guarded.run.study.follow_settings()
        guarded.until(9)
        assert guarded.shown == []

    def test_switched_on_it_asks_after_the_very_next_block(self, tmp_path: Path) -> None:
        day = reminded(tmp_path, settings={"reminders": {"check_ins": "off", "diary": False}})
        day.run.settings.change("reminders", "check_ins", "after_blocks")
        day.run.study.start("Cardiology", "25/5", "firm")
        day.until(6, 20)
        day.run.study.stop()
        assert day.shown == ["check_in"]


class TestSleepAndRestarts:
    def test_a_night_of_sleep_and_more_asks_once_on_waking(self, usual: Reminded) -> None:
        usual.until(6, 30)
        usual.sleep_until(19)
        assert usual.shown == ["diary", "check_in"]
        usual.until(23)
        assert usual.shown == ["diary", "check_in"]

    def test_days_of_sleep_ask_for_the_last_day_alone(self, usual: Reminded) -> None:
        usual.sleep_until(9, day=6)
        assert usual.shown == ["diary"]
        usual.click("diary", "open")
        assert usual.opened == [("sleep_diary", date(2026, 3, 6))]

    def test_woken_to_a_locked_screen_it_waits(self, usual: Reminded) -> None:
        usual.lock.lock()
        usual.sleep_until(9)
        assert usual.shown == []
        usual.lock.unlock()
        assert usual.shown == ["diary"]

    def test_sleep_nobody_announced_is_made_up_for_at_the_next_stir(self, usual: Reminded) -> None:
        usual.run.study.start("Cardiology", "50/10", "firm")
        usual.clock.sleep(timedelta(hours=4))
        usual.until(10, 10)
        assert usual.shown == ["diary"]

    def test_what_fell_due_while_the_program_was_off_is_asked_soon_after_the_start(
        self, tmp_path: Path
    ) -> None:
        late = reminded(tmp_path, MONDAY_SIX.replace(hour=9))
        assert late.shown == []
        late.clock.advance(seconds=11)
        assert late.shown == ["diary"]

    def test_a_restart_does_not_ask_again(self, tmp_path: Path) -> None:
        first = reminded(tmp_path)
        first.until(8, 1)
        first.remind.close()
        again = reminded(tmp_path, store=first.store, clock=first.clock)
        again.until(11)
        assert again.shown == []

    def test_what_was_put_off_is_asked_again_after_a_restart(self, tmp_path: Path) -> None:
        first = reminded(tmp_path)
        first.until(8, 1)
        first.click("diary", "later")
        first.remind.close()
        again = reminded(tmp_path, store=first.store, clock=first.clock)
        again.until(8, 5)
        assert again.shown == ["diary"]

    def test_a_clock_set_back_does_not_ask_twice(self, usual: Reminded) -> None:
        usual.until(8, 5)
        usual.clock.jump_wall(hours=-1)
        usual.until(11)
        assert usual.shown == ["diary"]

    def test_a_clock_set_forward_asks_at_the_next_stir(self, usual: Reminded) -> None:
        usual.run.study.start("Cardiology", "50/10", "firm")
        usual.clock.jump_wall(hours=3)
        usual.until(9, 3)
        assert usual.shown == ["diary"]


class TestButtons:
    def test_every_note_says_what_it_opens_and_how_to_put_it_off(self, usual: Reminded) -> None:
        usual.until(12, 1)
        labels = [[label for _action, label in note.buttons] for note in usual.notes]
        assert labels == [["Fill in", "In 30 min", "Not today"], ["Check in", "In 30 min", "Not today"]]

    def test_a_click_on_the_note_itself_opens_it_for_daemons_without_buttons(self, usual: Reminded) -> None:
        usual.until(12, 1)
        usual.click("diary", "default")
        usual.click("check_in", "default")
        assert usual.opened == [("sleep_diary", TODAY), ("check_in", "reminder")]

    def test_later_comes_again_half_an_hour_later_and_once(self, usual: Reminded) -> None:
        usual.until(8, 1)
        usual.click("diary", "later")
        usual.until(8, 30)
        assert usual.shown == ["diary"]
        usual.until(11)
        assert usual.shown == ["diary", "diary"]

    def test_later_outlasts_the_next_time(self, tmp_path: Path) -> None:
        settings = {"reminders": {"diary": False, "check_in_times": ["12:00", "12:10"]}}
        day = reminded(tmp_path, settings=settings)
        day.until(12, 1)
        day.click("check_in", "later")
        day.until(12, 29)
        assert day.shown == ["check_in"]
        day.until(14)
        assert day.shown == ["check_in", "check_in"]

    def test_not_today_is_silent_until_tomorrow_also_across_a_restart(self, tmp_path: Path) -> None:
        first = reminded(tmp_path, settings=ONLY_CHECK_INS)
        first.until(12, 1)
        first.click("check_in", "not_today")
        first.remind.close()
        again = reminded(tmp_path, settings=ONLY_CHECK_INS, store=first.store, clock=first.clock)
        again.until(23)
        assert again.shown == []
        again.until(12, 1, day=3)
        assert again.shown == ["check_in"]

    def test_a_copy_of_yesterday_brought_back_asks_nothing_once_more(self, usual: Reminded) -> None:
        usual.until(12, 1)
        usual.click("check_in", "not_today")
        for name in ("diary", "check_in"):
            usual.store.mark_reminder(ReminderMark(name=name, shown=MONDAY_SIX - timedelta(days=1)))
        usual.run.bus.publish(EntriesChanged())
        usual.until(23)
        assert usual.shown == ["diary", "check_in"]

    def test_what_a_journal_brought_back_knows_better_holds(self, usual: Reminded) -> None:
        usual.until(7)
        usual.store.mark_reminder(ReminderMark(name="diary", shown=None, not_on=TODAY))
        usual.run.bus.publish(EntriesChanged())
        usual.until(9)
        assert usual.shown == []

    def test_the_end_of_the_day_opens_its_practice(self, tmp_path: Path) -> None:
        day = reminded(tmp_path, settings={"reminders": {"wind_down": True, "check_ins": "off"}})
        day.until(22, 1)
        day.click("wind_down", "default")
        assert day.opened == [("wind_down",)]

    def test_quiet_minutes_open_the_practices(self, tmp_path: Path) -> None:
        day = reminded(tmp_path, settings={"reminders": {"practice": True, "check_ins": "off"}})
        day.until(15, 1)
        day.click("practice", "open")
        assert day.opened == [("practices",)]

    def test_the_reflection_opens(self, tmp_path: Path) -> None:
        sunday = reminded(tmp_path, datetime(2026, 3, 8, 16, tzinfo=BERLIN), ONLY_REFLECTION)
        sunday.until(18, 1)
        sunday.click("reflection", "open")
        assert sunday.opened == [("reflection",)]

    def test_without_mood_it_asks_for_stress_alone(self, tmp_path: Path) -> None:
        settings = {"reminders": {"diary": False, "mood": False}}
        plain = reminded(tmp_path, settings=settings)
        plain.until(12, 1)
        assert plain.notes[0].body == "Your stress, with one key."


class TestSettings:
    def test_only_what_changed_is_set_anew(self, usual: Reminded) -> None:
        (calendar,) = usual.calendars
        calendar.set_up.clear()
        usual.run.settings.change("reminders", "diary_at", "09:00")
        usual.run.settings.change("look", "theme", "dark")
        assert calendar.set_up == ["diary 0"]
        usual.until(8, 30)
        assert usual.shown == []
        usual.until(9, 1)
        assert usual.shown == ["diary"]

    def test_a_time_set_in_the_past_begins_tomorrow(self, usual: Reminded) -> None:
        usual.until(7)
        usual.run.settings.change("reminders", "diary_at", "06:30")
        usual.until(23)
        assert "diary" not in usual.shown
        usual.until(6, 31, day=3)
        assert usual.shown[-1] == "diary"

    def test_what_is_switched_off_is_silent_and_its_note_taken_back(self, usual: Reminded) -> None:
        usual.until(12, 1)
        usual.run.settings.change("reminders", "check_ins", "off")
        assert usual.out == {"diary"}
        usual.until(23)
        assert usual.shown == ["diary", "check_in"]

    def test_with_everything_off_no_calendar_runs(self, usual: Reminded) -> None:
        off = {"diary": False, "check_ins": "off", "reflection": False, "backup": False}
        usual.run.settings.change_many({"reminders": off})
        assert usual.calendars[0].closed
        usual.until(23)
        assert usual.shown == []
        usual.run.settings.change("reminders", "diary", True)
        usual.until(9, day=3)
        assert (len(usual.calendars), usual.shown) == (2, ["diary"])

    def test_closed_it_is_silent(self, usual: Reminded) -> None:
        usual.remind.close()
        usual.until(23)
        assert (usual.shown, usual.calendars[0].closed) == ([], True)


class TestBackups:
    def test_the_first_one_comes_soon_and_then_one_a_day(self, tmp_path: Path) -> None:
        day = reminded(tmp_path, settings=QUIET_CHECK_INS)
        day.clock.advance(minutes=1)
        assert day.backups.days == []
        day.until(6, 5)
        assert day.backups.days == [TODAY]
        day.until(6, day=4)
        assert day.backups.days == [date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)]
        assert "backup" not in day.shown

    def test_a_restart_makes_no_second_one(self, tmp_path: Path) -> None:
        first = reminded(tmp_path)
        first.until(6, 5)
        first.remind.close()
        again = reminded(tmp_path, store=first.store, clock=first.clock, backups=first.backups)
        again.until(7)
        assert again.backups.days == [TODAY]

    def test_days_of_sleep_make_one_on_waking(self, usual: Reminded) -> None:
        usual.until(6, 5)
        usual.sleep_until(9, day=6)
        assert usual.backups.days == [TODAY, date(2026, 3, 6)]

    def test_a_failure_is_said_once_a_day_with_the_mend_and_tried_again(self, tmp_path: Path) -> None:
        backups = FakeBackups()
        backups.broken = True
        day = reminded(tmp_path, settings=QUIET_CHECK_INS, backups=backups)
        day.until(12)
        (note,) = [note for note in day.notes if note.key == "reminder:backup"]
        assert note.title == "Today’s backup could not be made"
        assert note.body == "The backup folder is full: free some space."
        day.click("backup", "default")
        assert day.opened == [("window",)]
        backups.broken = False
        day.until(13)
        assert backups.days == [TODAY]

    def test_a_break_is_not_disturbed_by_the_disk(self, usual: Reminded) -> None:
        usual.run.study.start("Cardiology", "50/10", "firm")
        usual.run.study.take_break()
        usual.until(6, 9, busy=False)
        assert usual.backups.days == []
        usual.until(6, 30)
        assert usual.backups.days == [TODAY]

    def test_switched_off_none_is_made(self, tmp_path: Path) -> None:
        day = reminded(tmp_path, settings={"reminders": {"backup": False}})
        day.until(9, day=3)
        assert day.backups.days == []


class Refusing(FakeStore):
    """A store on a disk that takes no marks, or that is in other hands."""

    def __init__(self) -> None:
        super().__init__()
        self.away = False

    def mark_reminder(self, mark: ReminderMark) -> None:
        raise EnvironmentFault("The disk is full: free some space.")

    def reminder_marks(self) -> dict[str, ReminderMark]:
        raise EnvironmentFault("The disk cannot be read: check it.")

    def nights(self, first: date, last: date) -> list[Night]:
        if self.away:
            raise EnvironmentFault("The journal is locked.")
        return super().nights(first, last)


def test_where_nothing_can_be_kept_it_still_asks_once(tmp_path: Path) -> None:
    full = reminded(tmp_path, store=Refusing())
    full.until(11)
    assert full.shown == ["diary"]


def test_while_the_journal_is_in_other_hands_it_waits(tmp_path: Path) -> None:
    store = Refusing()
    store.away = True
    day = reminded(tmp_path, store=store)
    day.until(8, 31)
    assert day.shown == []
    store.away = False
    day.until(8, 40)
    assert day.shown == ["diary"]
