"""The audio device, through miniaudio: the only module that knows of it.

miniaudio loads the system's sound library itself. Its backend that plays into nothing is never asked for:
it would be a device that is not there.
"""

import sys
from collections.abc import Callable, Generator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from companion.adapters.sound.collecting import not_collecting
from companion.adapters.sound.hush import hush
from companion.adapters.sound.plan import RATE
from companion.core.value import dataclass
from companion.core.words import _

CHANNELS = 2
MOST = RATE
"""Samples of the block that is handed over in one turn."""
Fill = Callable[[NDArray[np.float32]], None]


class NoDevice(Exception):
    """No sound can be played now; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out for sound. period_ms × periods: its buffer. lag: seconds from asking to hearing.

    PulseAudio keeps about one period in all and asks when some six tenths of it are left; the others ask
    whenever one of their periods has been played.
    """

    backend: str
    period_ms: int
    periods: int
    lag: float


_LINUX = (
    Way("PULSEAUDIO", 80, 2, 0.048),
    Way("ALSA", 30, 4, 0.09),
    Way("JACK", 30, 4, 0.09),
)
WAYS = {
    "linux": _LINUX,
    # Untested on these two.
    "win32": (Way("WASAPI", 30, 4, 0.09), Way("DSOUND", 30, 4, 0.09), Way("WINMM", 30, 4, 0.09)),
    "darwin": (Way("COREAUDIO", 30, 4, 0.09),),
}


class Device:
    """An open device that asks `fill` for blocks until it is closed."""

    def __init__(self, way: Way, fill: Fill) -> None:
        """Open it; NoDevice where it does not open."""
        import miniaudio

        try:
            self._device: Any = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.FLOAT32,
                nchannels=CHANNELS,
                sample_rate=RATE,
                buffersize_msec=way.period_ms,
                callback_periods=way.periods,
                backends=[miniaudio.Backend[way.backend]],
                app_name="Second Wind",
            )
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from None
        self.by = str(self._device.backend)
        self._fill = fill

    def start(self) -> None:
        """Begin to ask for blocks. NoDevice where it does not begin."""
        import miniaudio

        blocks = self._blocks()
        next(blocks)
        try:
            self._device.start(blocks)
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from None

    def close(self) -> None:
        """Give it back, with the connection to the sound server that miniaudio itself leaves open."""
        import miniaudio

        context = self._device._context
        self._device.close()
        miniaudio.lib.ma_context_uninit(context)

    def _blocks(self) -> Generator[Any, int, None]:
        """Yield a block each time, of as many samples as were asked for."""
        block = np.zeros((MOST, CHANNELS), np.float32)
        nothing = memoryview(b"")
        asked = yield nothing
        while True:
            with not_collecting():
                out = block[: min(asked, MOST)]
                self._fill(out)
                ready = out.data.cast("B")
            asked = yield ready


def open_device(fill: Fill, platform: str = sys.platform) -> tuple[Device, Way]:
    """Return the first device that opens, not started; NoDevice where none does."""
    for way in WAYS.get(platform, _LINUX):
        hush(way.backend)
        try:
            return Device(way, fill), way
        except NoDevice:
            continue
    raise NoDevice(_("No sound device was found on this computer, so the words are shown and not spoken."))
