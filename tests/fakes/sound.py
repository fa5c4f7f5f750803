"""Stand-ins for sound, the awake screen and the media keys of a practice."""

from collections.abc import Callable

from companion.app.ports import Capability
from companion.app.ports.sound import MediaKey, Part, Sounding, Track

NOTHING = Track(seconds=0.0, soundings=())


class FakeSoundPlayer:
    """Plays while told that time passes. heard: every sound that began, in order; speed: for tests at 60×."""

    def __init__(
        self, clock: Callable[[], float] | None = None, silence: str = "", speed: float = 1.0
    ) -> None:
        """clock: seconds that pass by themselves; without it only `advance` makes time pass."""
        self.track = NOTHING
        self.playing = False
        self.heard: list[Sounding] = []
        self.volumes: dict[Part, float] = {"voice": 1.0, "bell": 1.0, "background": 1.0}
        self.background_file = ""
        self.silence = silence
        self.loaded = 0
        self.closed = False
        self._at = 0.0
        self._coming: list[Sounding] = []
        self._clock = clock or (lambda: 0.0)
        self._speed = speed
        self._read = self._clock()

    def capability(self) -> Capability:
        """Sound works unless a silence was given."""
        return Capability(not self.silence, "" if self.silence else "fake", self.silence)

    def load(self, track: Track) -> None:
        """Stand at the beginning."""
        self._settle()
        self.track = track
        self.background_file = track.background
        self.playing = self.closed = False
        self.loaded += 1
        self._go_to(0.0)

    def play(self) -> None:
        """Go on."""
        self._settle()
        self.playing = self.track is not NOTHING

    def pause(self) -> None:
        """Stand still."""
        self._settle()
        self.playing = False

    def seek(self, seconds: float) -> None:
        """Go there; what had begun before is not heard."""
        self._settle()
        self._go_to(min(max(seconds, 0.0), self.track.seconds))

    def position(self) -> float:
        """Return where it stands."""
        self._settle()
        return self._at

    def background(self, file: str) -> None:
        """Take another background."""
        self.background_file = file

    def volume(self, part: Part, gain: float) -> None:
        """Keep how loud it is."""
        self.volumes[part] = min(max(gain, 0.0), 1.0)

    def silent(self) -> str:
        """Return the silence given, while a track is loaded."""
        return self.silence

    def close(self) -> None:
        """Play no more."""
        self.playing = False
        self.track = NOTHING
        self.background_file = ""
        self._go_to(0.0)
        self.closed = True

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._settle()
        self._pass(seconds)

    def _settle(self) -> None:
        now = self._clock()
        passed, self._read = now - self._read, now
        self._pass(passed)

    def _pass(self, seconds: float) -> None:
        if not self.playing:
            return
        self._at = min(self._at + seconds * self._speed, self.track.seconds)
        while self._coming and self._coming[0].at <= self._at:
            self.heard.append(self._coming.pop(0))

    def _go_to(self, at: float) -> None:
        self._at = at
        ahead = (sounding for sounding in self.track.soundings if sounding.at >= at)
        self._coming = sorted(ahead, key=lambda sounding: sounding.at)


class FakeAwakeScreen:
    """Remembers whether the screen is held awake, and the reasons given."""

    def __init__(self) -> None:
        self.held = False
        self.reasons: list[str] = []

    def hold(self, why: str) -> None:
        """Hold it."""
        self.reasons.append(why)
        self.held = True

    def release(self) -> None:
        """Let it go."""
        self.held = False


class FakeMediaKeys:
    """Keys that are pressed by `press`; told: (playing, position, seconds) of each change."""

    def __init__(self) -> None:
        self.title = ""
        self.told: list[tuple[bool, float, float]] = []
        self._on_key: Callable[[MediaKey], None] | None = None

    @property
    def listening(self) -> bool:
        """Whether keys are heard now."""
        return self._on_key is not None

    def open(self, title: str, on_key: Callable[[MediaKey], None]) -> None:
        """Listen."""
        self.title = title
        self._on_key = on_key

    def tell(self, *, playing: bool, position: float, seconds: float) -> None:
        """Keep what was told."""
        self.told.append((playing, position, seconds))

    def close(self) -> None:
        """Listen no longer."""
        self._on_key = None

    def press(self, key: MediaKey) -> None:
        """Press a key as the desktop would; nothing happens where nobody listens."""
        if self._on_key is not None:
            self._on_key(key)
