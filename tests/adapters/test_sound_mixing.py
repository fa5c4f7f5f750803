"""Blocks as a device asks for them: every sound at its sample, and no clicks."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from companion.adapters.sound.levels import amplitude, keep_below_one
from companion.adapters.sound.mixing import Mixer
from companion.adapters.sound.plan import RATE, Piece
from companion.app.ports.sound import Part

Floats = NDArray[np.float32]
BLOCK = 3840
LAG = 0.05


class Ear:
    """A device on a clock of its own: asks block by block and keeps what it got."""

    def __init__(self, *, lag: float = LAG) -> None:
        self.mixer = Mixer()
        self.now = 100.0
        self.mixer.attach(lag)
        self.mixer.fill(np.zeros((BLOCK, 2), np.float32), self.now)  # its first asking, before anything plays
        self._heard: list[Floats] = []

    def order(self, **changes: object) -> None:
        """Change the plan as an order does."""
        plan = self.mixer.plan
        self.mixer.plan = replace(plan, epoch=plan.epoch + 1, since=self.now, wait=2.0, **changes)  # type: ignore[arg-type]

    def listen(self, seconds: float, block: int = BLOCK) -> Floats:
        """Return what is heard in the next seconds, one channel."""
        heard = []
        for _number in range(round(seconds * RATE / block)):
            self.now += block / RATE
            out = np.full((block, 2), 9.0, np.float32)
            self.mixer.fill(out, self.now)
            assert np.array_equal(out[:, 0], out[:, 1])
            heard.append(out[:, 0].copy())
        return np.concatenate(heard)


def tick(at: float, part: Part = "bell", level: int = 16_384, samples: int = 1) -> Piece:
    return Piece(round(at * RATE), np.full(samples, level, np.int16), part)


def hum(seconds: float, pitch: float = 110.0, level: float = 0.3) -> NDArray[np.int16]:
    at = np.arange(round(seconds * RATE)) / RATE
    return np.asarray(level * 32_767 * np.sin(2 * np.pi * pitch * at), np.int16)


def steepest(heard: Floats) -> float:
    return float(np.abs(np.diff(heard)).max())


@pytest.mark.parametrize("block", [1000, 3840, 24_001, 60_000])
def test_each_sound_begins_at_its_sample_whatever_the_blocks(block: int) -> None:
    ear = Ear()
    cues = (0.0, 0.5, 1.25, 2.0001)
    ear.order(playing=True, seconds=6.0, pieces=tuple(tick(at) for at in cues))
    heard = ear.listen(5.0, block)
    found = np.flatnonzero(heard)
    assert list(found) == [round(at * RATE) for at in cues]
    assert heard[found] == pytest.approx(0.5)


def test_sounds_at_once_are_added_and_never_reach_one() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=2.0, pieces=tuple(tick(0.1, level=30_000) for _ in range(4)))
    heard = ear.listen(1.0)
    assert 0.9 < heard.max() < 1.0


def test_nothing_is_heard_before_it_plays_and_after_the_end() -> None:
    ear = Ear()
    ear.order(seconds=1.0, pieces=(tick(0.1), tick(1.5)))
    assert not ear.listen(0.5).any()
    ear.order(playing=True)
    assert np.flatnonzero(ear.listen(3.0)).tolist() == [round(0.1 * RATE)]


def test_a_pause_fades_within_thirty_milliseconds_and_goes_on_from_the_middle() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=20.0, pieces=(Piece(0, hum(10.0), "voice"),))
    usual = steepest(ear.listen(1.0))
    ear.order(playing=False, start=1.0)
    faded = ear.listen(0.5)
    assert np.flatnonzero(faded).max() <= 0.03 * RATE
    ear.order(playing=True, start=1.0, clean=False)
    again = ear.listen(1.0)
    assert np.abs(again[RATE // 2 :]).max() > 0.29
    for part in (faded, again):
        assert steepest(part) < usual * 1.2


def test_after_going_to_a_moment_what_had_begun_before_is_not_heard() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=20.0, pieces=(Piece(0, hum(8.0), "voice"), tick(5.0)))
    usual = steepest(ear.listen(1.0))
    ear.order(start=4.0, not_before=4.0)
    heard = ear.listen(2.0)
    fade = heard[: RATE // 20]
    assert steepest(fade) < usual * 1.2
    (found,) = np.flatnonzero(heard[RATE // 20 :]) + RATE // 20
    assert found == pytest.approx(1.0 * RATE, abs=0.03 * RATE + 1)


def test_going_back_is_heard_from_the_sounds_beginning_at_full_level() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=20.0, pieces=(tick(2.0),))
    ear.listen(4.0)
    ear.order(start=2.0, not_before=2.0)
    assert ear.listen(1.0).max() == pytest.approx(0.5)


def test_the_background_follows_itself_without_a_seam_and_goes_away_before_the_end() -> None:
    ear = Ear()
    loop = hum(1.0)
    ear.order(playing=True, seconds=8.0, bed=loop)
    heard = ear.listen(9.0)
    usual = steepest(loop.astype(np.float32) / np.float32(32_768))
    assert steepest(heard) < usual * 1.1
    assert np.abs(heard[3 * RATE : 5 * RATE]).max() > 0.29
    assert np.abs(heard[round(7.9 * RATE) :]).max() < 0.03


def test_another_background_comes_when_the_one_before_has_gone() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=60.0, bed=hum(1.0))
    usual = steepest(ear.listen(2.0))
    ear.mixer.plan = replace(ear.mixer.plan, bed=hum(1.0, pitch=165.0))
    heard = ear.listen(2.0)
    assert steepest(heard) < usual * 1.6
    assert np.abs(heard[RATE:]).max() > 0.29
    ear.mixer.plan = replace(ear.mixer.plan, bed=None)
    assert not ear.listen(2.0)[RATE:].any()


@pytest.mark.parametrize("part", ["voice", "bell", "background"])
def test_each_part_has_a_volume_of_its_own_that_changes_smoothly_within_a_fifth_of_a_second(
    part: Part,
) -> None:
    ear = Ear()
    pieces = (Piece(0, hum(10.0), part),) if part != "background" else ()
    ear.order(playing=True, seconds=60.0, pieces=pieces, bed=None if pieces else hum(1.0))
    usual = steepest(ear.listen(2.0))
    ear.mixer.gains = {**ear.mixer.gains, part: 0.0}
    heard = ear.listen(0.5, block=100)
    assert np.abs(heard[round(0.07 * RATE) : round(0.09 * RATE)]).max() > 0.03
    assert steepest(heard) < usual * 1.2
    assert not heard[RATE // 5 :].any()
    ear.mixer.gains = {name: 1.0 if name == part else 0.0 for name in ear.mixer.gains}
    assert np.abs(ear.listen(0.5)).max() > 0.29


def test_the_line_tells_what_is_heard_from_the_first_sample_on() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=60.0)
    ear.listen(4.8)
    line = ear.mixer.line
    assert line is not None
    assert line.position(ear.now) == pytest.approx(4.8 - BLOCK / RATE - LAG, abs=0.002)


def test_a_device_that_stood_still_takes_up_where_the_clock_is() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=60.0, pieces=tuple(tick(float(at)) for at in range(60)))
    ear.listen(2.0)
    line = ear.mixer.line
    assert line is not None
    ear.now += 7.25
    due = line.position(ear.now + BLOCK / RATE) + LAG
    heard = ear.listen(2.0)
    (first, *_rest) = np.flatnonzero(heard) / RATE
    assert due + first == pytest.approx(round(due + first), abs=0.002)
    assert ear.mixer.line is not None
    assert ear.mixer.line.offset == pytest.approx(line.offset, abs=0.005)


def test_a_device_that_comes_late_begins_where_the_clock_is_by_then() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=60.0, pieces=(tick(1.0), tick(8.0)))
    ear.now += 2.0 + 6.0
    found = np.flatnonzero(ear.listen(4.0))
    assert (found / RATE).tolist() == pytest.approx([2.0 - BLOCK / RATE - LAG], abs=0.002)


def test_a_second_device_takes_over_where_the_first_was_lost() -> None:
    ear = Ear()
    ear.order(playing=True, seconds=60.0)
    ear.listen(3.0)
    line = ear.mixer.line
    assert line is not None
    ear.now += 5.0
    ear.mixer.attach(0.09)
    ear.listen(2.0)
    assert ear.mixer.line is not None
    assert ear.mixer.line.offset == pytest.approx(line.offset, abs=0.01)


@given(st.lists(st.floats(0.0, 0.04), min_size=30, max_size=120))
def test_the_position_neither_jumps_nor_goes_back_however_late_the_device_asks(late: list[float]) -> None:
    ear = Ear()
    ear.order(playing=True, seconds=600.0)
    ear.listen(2.0)
    begun = ear.now
    shown = []
    out = np.zeros((BLOCK, 2), np.float32)
    for number, delay in enumerate(late, 1):
        at = begun + number * BLOCK / RATE + delay
        assert ear.mixer.line is not None
        before = ear.mixer.line.position(at)
        ear.mixer.fill(out, at)
        after = ear.mixer.line.position(at)
        assert abs(after - before) <= 0.003 + 1e-9
        shown.append(after)
        assert abs(after - (2.0 - LAG - BLOCK / RATE + number * BLOCK / RATE + delay)) < 0.045
    assert all(later > sooner for sooner, later in pairwise(shown))


@given(st.lists(st.floats(-8, 8, width=32), max_size=50))
def test_the_ceiling_is_never_reached_and_quiet_sound_is_left_as_it_is(values: list[float]) -> None:
    samples = np.array(values, np.float32)
    kept = samples.copy()
    keep_below_one(samples)
    assert np.all(np.abs(samples) < 1.0)
    assert np.all(np.sign(samples) == np.sign(kept))
    quiet = np.abs(kept) <= 0.8
    assert np.allclose(samples[quiet], kept[quiet], atol=1e-6)


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_a_higher_volume_is_never_quieter(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= amplitude(low) <= amplitude(high) <= 1.0


def test_half_the_volume_is_ten_decibels_less() -> None:
    assert 20 * np.log10(amplitude(0.5) / amplitude(1.0)) == pytest.approx(-10.0, abs=0.01)
    assert amplitude(0.0) == 0.0
