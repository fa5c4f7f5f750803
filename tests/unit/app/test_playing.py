"""A practice from its card to the question after it, without a window."""

from datetime import timedelta
from typing import Any

import pytest

from companion.app.playing import Playing
from companion.app.playing_place import same_place
from companion.core.errors import EnvironmentFault
from companion.core.journal import PracticeSession
from tests.fakes.playing import (
    CORNERS,
    LONG_EXHALE,
    SENSES,
    WORDS,
    Stage,
    breathing,
    stands,
    track_of,
    with_holds,
)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def begun(stage: Stage, seconds: float = 0.0, **which: Any) -> Playing:
    playing = stage.playing(**which)
    playing.start()
    if seconds:
        stage.sound.advance(seconds)
        playing.tick()
    return playing


class Disk:
    """The store's disk, full while told so."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._put = stage.quiet.store.put_entry
        monkeypatch.setattr(stage.quiet.store, "put_entry", self.put)

    def put(self, entry: PracticeSession) -> None:
        if self.full:
            raise EnvironmentFault("The disk is full.")
        self._put(entry)


@pytest.fixture
def disk(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(stage, monkeypatch)


def test_nothing_sounds_before_it_is_started(stage: Stage) -> None:
    playing = stage.playing()
    assert stands(playing) == "ready"
    assert stage.sound.loaded == 0
    assert not stage.awake.held
    assert not stage.keys.listening


def test_it_plays_with_the_screen_awake_and_the_keys_heard(stage: Stage) -> None:
    playing = begun(stage, 5)
    assert stands(playing) == "playing"
    assert stage.sound.playing
    assert stage.awake.held
    assert stage.keys.title == LONG_EXHALE.title
    assert playing.position() == 5


def test_it_sounds_as_the_settings_say() -> None:
    stage = Stage({"practice": {"voice": 0.5, "bell": 0.1, "background_volume": 0.3, "background": "rain"}})
    begun(stage)
    assert stage.sound.volumes == {"voice": 0.5, "bell": 0.1, "background": 0.3}
    assert stage.sound.background_file == "audio/background/rain.ogg"


def test_a_pause_lets_the_screen_sleep_and_goes_on_where_it_stood(stage: Stage) -> None:
    playing = begun(stage, 30)
    playing.pause()
    stage.sound.advance(100)
    assert not stage.awake.held
    assert playing.position() == 30
    assert playing.wakes_in() is None
    playing.go_on()
    assert stage.awake.held
    assert stage.keys.told[-1][0]
    assert playing.position() == 30


def test_the_media_keys_pause_go_on_step_back_and_stop(stage: Stage) -> None:
    playing = begun(stage, 30)
    stage.keys.press("pause")
    assert stands(playing) == "paused"
    stage.keys.press("play")
    assert stands(playing) == "playing"
    stage.keys.press("play_pause")
    stage.keys.press("back")
    assert playing.position() == 15
    assert stage.keys.told[-1] == (False, 15, LONG_EXHALE.courses[0].seconds)
    stage.keys.press("stop")
    assert stands(playing) == "after"
    assert stage.at_rest


def test_a_step_back_stops_at_the_beginning(stage: Stage) -> None:
    playing = begun(stage, 9)
    playing.back()
    assert playing.position() == 0


def test_the_time_it_played_leaves_pauses_out_and_counts_what_was_heard_again(stage: Stage) -> None:
    playing = begun(stage, 40)
    playing.pause()
    stage.quiet.clock.advance(timedelta(hours=1))
    playing.go_on()
    playing.back()
    stage.sound.advance(30)
    playing.stop()
    (kept,) = stage.kept
    assert kept.practised == timedelta(seconds=70)
    assert not kept.finished


def test_it_ends_with_its_last_sound_and_gives_everything_back(stage: Stage) -> None:
    playing = begun(stage, 1000)
    assert playing.finished
    assert stands(playing) == "after"
    assert stage.at_rest
    assert stage.sound.heard == list(track_of(LONG_EXHALE.courses[0]).soundings)
    (kept,) = stage.kept
    assert kept.finished
    assert playing.position() == LONG_EXHALE.courses[0].seconds


def test_it_is_kept_at_twenty_seconds_and_each_minute(stage: Stage) -> None:
    playing = begun(stage)
    assert playing.wakes_in() == 20
    stage.sound.advance(19)
    playing.tick()
    assert stage.kept == []
    stage.sound.advance(2)
    playing.tick()
    assert [one.practised for one in stage.kept] == [timedelta(seconds=21)]
    assert playing.wakes_in() == pytest.approx(39)
    stage.sound.advance(40)
    playing.tick()
    assert [one.practised for one in stage.kept] == [timedelta(seconds=61)]


def test_under_twenty_seconds_nothing_is_kept_and_nothing_asked(stage: Stage) -> None:
    playing = begun(stage, 12)
    playing.stop()
    assert stands(playing) == "closed"
    assert stage.kept == []
    assert stage.at_rest


def test_stress_before_and_after_stays_with_it(stage: Stage) -> None:
    playing = stage.playing()
    playing.rate_before(6)
    playing.start()
    stage.sound.advance(50)
    playing.stop()
    playing.rate_after(4)
    (kept,) = stage.kept
    assert (kept.stress_before, kept.stress_after) == (6, 4)
    playing.stop()
    assert stands(playing) == "closed"


def test_where_stress_is_not_asked_for_stopping_closes() -> None:
    stage = Stage({"practice": {"ask_stress": False}})
    playing = begun(stage, 50)
    playing.stop()
    assert stands(playing) == "closed"
    assert len(stage.kept) == 1


def test_in_a_break_nothing_is_asked(stage: Stage) -> None:
    playing = begun(stage, 1000, place="break", quick=True)
    assert stands(playing) == "closed"
    assert stage.kept[0].place == "break"


def test_what_cannot_be_kept_is_said_and_the_practice_goes_on(stage: Stage, disk: Disk) -> None:
    disk.full = True
    playing = begun(stage, 25)
    assert stands(playing) == "playing"
    assert playing.fault == "The disk is full."
    playing.stop()
    assert stands(playing) == "after"
    assert stage.at_rest


def test_a_fault_that_has_passed_is_said_no_longer(stage: Stage, disk: Disk) -> None:
    disk.full = True
    playing = begun(stage, 25)
    assert playing.fault == "The disk is full."
    disk.full = False
    stage.sound.advance(40)
    playing.tick()
    assert playing.fault == ""
    assert stage.kept[0].practised == timedelta(seconds=65)


def test_what_could_not_be_kept_at_its_end_is_kept_when_it_is_rated(stage: Stage, disk: Disk) -> None:
    playing = begun(stage, 25)
    disk.full = True
    stage.sound.advance(1000)
    playing.tick()
    ended = stage.quiet.clock.now().wall
    assert (stands(playing), playing.unkept) == ("after", "The disk is full.")
    stage.quiet.clock.advance(minutes=3)
    playing.rate_after(3)
    assert (playing.stress_after, playing.unkept) == (None, "The disk is full.")
    disk.full = False
    playing.rate_after(4)
    (kept,) = stage.kept
    assert (kept.finished, kept.stress_after, kept.ended) == (True, 4, ended)
    assert kept.practised == timedelta(seconds=playing.course.seconds)
    assert playing.unkept == ""


def test_closing_tries_once_more_to_keep_it(stage: Stage, disk: Disk) -> None:
    disk.full = True
    playing = begun(stage, 25)
    playing.stop()
    disk.full = False
    playing.close()
    assert [one.practised for one in stage.kept] == [timedelta(seconds=25)]
    assert playing.unkept == ""


def test_one_that_could_not_be_kept_is_not_forgotten_over_another(stage: Stage, disk: Disk) -> None:
    disk.full = True
    playing = begun(stage, 30)
    playing.switch(SENSES)
    assert playing.unkept == "The disk is full."
    playing.start()
    disk.full = False
    stage.sound.advance(25)
    playing.tick()
    assert playing.unkept == ""
    assert {one.practice for one in stage.kept} == {"long-exhale", "senses"}


def test_a_setting_that_cannot_be_kept_is_no_lost_practice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_which: object) -> None:
        raise EnvironmentFault("The settings cannot be written.")

    monkeypatch.setattr(stage.quiet.settings, "change_many", read_only)
    playing = begun(stage, 25)
    playing.sound.set_volume("voice", 0.2)
    playing.stop()
    assert (playing.fault, playing.unkept) == ("The settings cannot be written.", "")
    assert len(stage.kept) == 1


def test_a_pause_keeps_what_was_practised_up_to_it(stage: Stage) -> None:
    playing = begun(stage, 25)
    stage.sound.advance(20)
    playing.pause()
    assert [one.practised for one in stage.kept] == [timedelta(seconds=45)]


def test_a_pause_before_twenty_seconds_keeps_nothing(stage: Stage) -> None:
    playing = begun(stage, 15)
    playing.pause()
    assert stage.kept == []
    playing.go_on()
    assert playing.wakes_in() == 5


def test_a_caution_is_shown_until_it_was_read_once(stage: Stage) -> None:
    playing = stage.playing(CORNERS)
    assert playing.caution
    playing.caution_read()
    assert not playing.caution
    assert not stage.playing(CORNERS).caution
    assert stage.chosen.cautions_seen == ("corners",)


def test_without_holds_it_goes_on_with_the_same_breath(stage: Stage) -> None:
    playing = begun(stage, 35, practice=CORNERS)  # in the second breath of 12 s, its out-breath
    playing.skip_holds(True)
    assert stands(playing) == "playing"
    assert stage.sound.playing
    assert playing.course is CORNERS.courses[0].easy
    assert playing.position() == 30  # 35 is in the third breath's first seconds, which begins at 30 there
    assert stage.chosen.skip_holds
    assert playing.skips_holds
    stage.sound.advance(5)
    playing.stop()
    assert stage.kept[0].practised == timedelta(seconds=40)


def test_holds_left_out_in_a_pause_stay_paused(stage: Stage) -> None:
    playing = begun(stage, 35, practice=CORNERS)
    playing.pause()
    playing.skip_holds(True)
    assert stands(playing) == "paused"
    assert not stage.sound.playing


@pytest.mark.parametrize(
    ("at", "there"), [(5, 5), (10, 10), (13, 10), (14.5, 14), (17, 14), (23, 20), (400, 84)]
)
def test_the_same_breath_of_a_course_with_as_many(at: float, there: float) -> None:
    whole = with_holds()
    assert whole.easy is not None
    assert same_place(whole, whole.easy, at) == there


def test_with_more_breaths_in_the_same_time_it_is_the_nearest_in_breath() -> None:
    whole, easy = breathing(10, 2.0), breathing(12, 0.0)
    for at in (30.0, 71.0, 118.0):
        found = same_place(whole, easy, at)
        starts = [cue.at for cue in easy.cues if cue.kind == "in"]
        share = at / whole.seconds * easy.seconds
        assert found in starts
        assert abs(found - share) <= 5


def test_without_breaths_the_time_stays() -> None:
    assert same_place(WORDS, WORDS, 33) == 33


def test_another_practice_ends_this_one_and_waits_to_be_started(stage: Stage) -> None:
    playing = stage.playing()
    playing.rate_before(7)
    playing.start()
    stage.sound.advance(30)
    playing.switch(SENSES)
    assert stands(playing) == "ready"
    assert playing.practice is SENSES
    assert playing.stress_before is None
    assert playing.position() == 0
    assert stage.at_rest
    assert [one.practice for one in stage.kept] == ["long-exhale"]
    playing.start()
    stage.sound.advance(25)
    playing.close()
    assert {one.practice for one in stage.kept} == {"long-exhale", "senses"}


def test_stress_before_goes_along_from_one_that_was_only_looked_into(stage: Stage) -> None:
    playing = stage.playing()
    playing.rate_before(7)
    playing.start()
    stage.sound.advance(5)
    playing.switch(SENSES)
    assert playing.stress_before == 7


def test_volumes_are_heard_at_once_and_kept_at_the_end(stage: Stage) -> None:
    playing = begun(stage, 5)
    playing.sound.set_volume("voice", 0.33)
    assert stage.sound.volumes["voice"] == 0.33
    assert stage.chosen.voice == 0.8
    playing.stop()
    assert stage.chosen.voice == 0.33


def test_the_background_is_heard_at_once_and_kept(stage: Stage) -> None:
    playing = begun(stage, 5)
    playing.choose_background("brown")
    assert stage.sound.background_file == "audio/background/brown.ogg"
    assert stage.chosen.background == "brown"
    playing.choose_background("")
    assert stage.sound.background_file == ""


def test_closed_eyes_are_kept_for_the_next_time(stage: Stage) -> None:
    playing = begun(stage, 5)
    playing.close_eyes(True)
    assert playing.eyes_closed
    assert stage.playing().eyes_closed


def test_while_others_may_see_it_has_no_name() -> None:
    stage = Stage(hides=True)
    playing = begun(stage, 5)
    assert playing.title == stage.keys.title == "A practice"
    stage.hides = False
    playing.named_anew()
    assert stage.keys.title == LONG_EXHALE.title
    assert stage.keys.listening


def test_closing_while_it_plays_keeps_it_and_gives_everything_back(stage: Stage) -> None:
    playing = begun(stage, 45)
    playing.close()
    playing.close()
    assert stands(playing) == "closed"
    assert len(stage.kept) == 1
    assert stage.at_rest


def test_every_change_is_told(stage: Stage) -> None:
    told: list[str] = []
    playing = stage.playing()
    playing.on_change = lambda: told.append(playing.state)
    playing.start()
    playing.toggle()
    playing.toggle()
    stage.sound.advance(30)
    playing.stop()
    playing.stop()
    assert told == ["playing", "paused", "playing", "after", "closed"]
