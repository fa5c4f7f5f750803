"""Sounds decoded ahead, freed behind, and those that cannot be decoded."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from companion.adapters.sound.decoding import SEAM_FADE, CannotDecode, Samples, decode, seamless
from companion.adapters.sound.plan import RATE
from companion.adapters.sound.shelf import AHEAD, AT_ONCE, BEHIND, Shelf
from companion.app.ports.sound import Sounding, Track
from tests.adapters.sound_server import onsets, tone


def test_opus_is_decoded_to_its_samples(tmp_path: Path) -> None:
    samples = decode(tone(tmp_path / "tone.opus", seconds=0.5))
    assert samples.dtype == np.int16
    assert len(samples) == RATE // 2
    assert 0.4 < np.abs(samples).max() / 32_768 < 0.6
    assert onsets(samples)[0] < RATE * 0.01


def test_two_channels_become_one(tmp_path: Path) -> None:
    both = np.stack([np.full(RATE, 0.5), np.full(RATE, 0.25)], axis=1)
    soundfile.write(tmp_path / "both.wav", both, RATE)
    assert decode(tmp_path / "both.wav")[100] / 32_768 == pytest.approx(0.375, abs=0.001)


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "text", "folder"])
def test_a_file_that_is_no_sound_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "tone.opus"
    whole = tone(path).read_bytes()
    path.unlink()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(whole[:60])
        case "text":
            path.write_text("This is no sound.")
        case "folder":
            path.mkdir()
    with pytest.raises(CannotDecode):
        decode(path)


def test_a_sound_of_another_rate_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "slow.wav", np.zeros(8000), 8000)
    with pytest.raises(CannotDecode, match="8000"):
        decode(tmp_path / "slow.wav")


def test_a_loop_that_meets_itself_is_left_alone_and_another_is_faded_into_itself() -> None:
    at = np.arange(4 * RATE) / RATE
    whole = np.asarray(9000 * np.sin(2 * np.pi * 100.0 * at), np.int16)
    assert seamless(whole) is whole
    torn = np.asarray(9000 * np.cos(np.pi * 100.25 * at + 0.3), np.int16)
    mended = seamless(torn)
    assert len(mended) == len(torn) - SEAM_FADE
    across = abs(int(mended[0]) - int(mended[-1]))
    assert across < 2 * np.abs(np.diff(torn.astype(int))).max()
    assert abs(int(torn[0]) - int(torn[-1])) > 5 * across


class Files:
    """Counts what is decoded; a name is missing where it says so."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, file: str) -> Samples | None:
        self.read.append(file)
        return None if "missing" in file else np.zeros(3 * RATE, np.int16)


def shelf_of(*at: float) -> tuple[Shelf, Files]:
    files = Files()
    soundings = tuple(Sounding(at=second, file=f"{second:g}", part="voice") for second in at)
    return Shelf(Track(seconds=600.0, soundings=soundings), files), files


def test_only_what_comes_soon_is_decoded_and_only_once() -> None:
    shelf, files = shelf_of(0, 5, 9, 30, 300)
    assert shelf.fetch(0.0, AT_ONCE)
    assert files.read == ["0"]
    assert shelf.fetch(0.0)
    assert not shelf.fetch(0.0)
    assert files.read == ["0", "5", "9"]
    assert [piece.start for piece in shelf.pieces()] == [0, 5 * RATE, 9 * RATE]


def test_what_was_played_is_kept_for_a_step_back_and_then_freed() -> None:
    shelf, files = shelf_of(*range(0, 600, 4))
    held = []
    for second in range(600):
        shelf.fetch(float(second))
        shelf.tidy(float(second))
        kept = [piece.start / RATE for piece in shelf.pieces()]
        held.append(len(kept))
        back = [at for at in range(0, 600, 4) if second - 15 <= at <= second + AHEAD - 1]
        assert set(back) <= set(kept)
    assert max(held) <= (BEHIND + AHEAD + 3) / 4 + 1
    assert len(files.read) == 150


def test_a_sound_used_again_and_again_is_decoded_once_while_it_is_near() -> None:
    files = Files()
    bells = tuple(Sounding(at=float(at), file="bell", part="bell") for at in range(0, 60, 5))
    shelf = Shelf(Track(seconds=60.0, soundings=bells), files)
    for second in range(60):
        shelf.fetch(float(second))
        shelf.tidy(float(second))
    assert files.read == ["bell"]


def test_a_sound_that_cannot_be_had_is_left_out() -> None:
    files = Files()
    soundings = (
        Sounding(at=1.0, file="missing", part="voice"),
        Sounding(at=2.0, file="there", part="voice"),
    )
    shelf = Shelf(Track(seconds=9.0, soundings=soundings), files)
    shelf.fetch(0.0)
    shelf.fetch(0.5)
    assert [piece.start for piece in shelf.pieces()] == [2 * RATE]
    assert files.read == ["missing", "there"]
