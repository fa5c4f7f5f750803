"""The seams of a practice that plays: sound, the awake screen, media keys."""

from __future__ import annotations  # only needed to check types

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol

from companion.core.value import dataclass

if TYPE_CHECKING:
    from companion.app.ports.desktop import Capability

Part = Literal["voice", "bell", "background"]
"""What has a volume of its own."""

MediaKey = Literal["play", "pause", "play_pause", "stop", "back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """One sound on a track. at: seconds from its beginning; file: its name below resources."""

    at: float
    file: str
    part: Literal["voice", "bell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """What is heard in one practice. seconds: its length.

    background: the name below resources of a sound repeated without a seam, empty for none.
    """

    seconds: float
    soundings: tuple[Sounding, ...]
    background: str = ""


class SoundPlayer(Protocol):
    """Plays one track at a time and is the clock of what is shown with it.

    Without an audio device, or when it goes away, the clock runs on in silence: nothing here raises.
    """

    def capability(self) -> Capability:
        """Return whether and how sound works here."""

    def load(self, track: Track) -> None:
        """Take a track, standing at its beginning; the one before is given up."""

    def play(self) -> None:
        """Begin or go on."""

    def pause(self) -> None:
        """Stand still within a tenth of a second, with a short fade so that nothing clicks."""

    def seek(self, seconds: float) -> None:
        """Go to a moment; a sound that had begun before it is not heard from its middle."""

    def position(self) -> float:
        """Return the seconds now heard (not those handed to the device), from 0 to the track's length.

        Ask at least every second while it plays: where for over 2 s nobody asked and nothing was heard,
        the program was stopped, and it goes on from where it was.
        """

    def background(self, file: str) -> None:
        """Choose another background, also while playing; empty for none."""

    def volume(self, part: Part, gain: float) -> None:
        """Set how loud a part is, 0 to 1 as heard (not as amplitude); takes effect within 0.2 s."""

    def silent(self) -> str:
        """Return why nothing is heard though it should be, one sentence, empty where sound plays."""

    def close(self) -> None:
        """Give the device back; a later `load` opens it again."""


class AwakeScreen(Protocol):
    """Keeps the screen from being dimmed, blanked or locked."""

    def hold(self, why: str) -> None:
        """Keep it awake from now on; never raises. Held once, however often asked."""

    def release(self) -> None:
        """Let it sleep again."""


class MediaKeys(Protocol):
    """The keyboard's and the headset's keys for play, pause and stop, while a practice plays."""

    def open(self, title: str, on_key: Callable[[MediaKey], None]) -> None:
        """Listen from now on, under this title; never raises where the desktop has no such thing."""

    def tell(self, *, playing: bool, position: float, seconds: float) -> None:
        """Tell the desktop how it stands, on every change of it."""

    def close(self) -> None:
        """Listen no longer."""


@dataclass(frozen=True, slots=True)
class PracticeSeams:
    """What a practice that plays holds of the desktop."""

    sound: SoundPlayer
    awake: AwakeScreen
    keys: MediaKeys
