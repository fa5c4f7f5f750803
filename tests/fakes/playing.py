"""A practice that plays on fakes."""

from dataclasses import dataclass, field
from typing import Any

from companion.app.playing import Playing
from companion.app.playing_choice import PlayingDoors
from companion.app.ports.sound import Sounding, Track
from companion.app.practice_settings import PracticeSettings
from companion.core.journal import PracticePlace, PracticeSession
from companion.core.practice import Course, Cue, Practice, voice_file
from tests.fakes.practices import NINE, Quiet, made_up
from tests.fakes.sound import FakeAwakeScreen, FakeMediaKeys, FakeSoundPlayer


def breathing(rounds: int, hold: float, key: str = "2", lead: float = 10.0) -> Course:
    """Return in for 4, hold, out for 6, as often; words before and in between, bells at both ends."""
    cues = [Cue(at=0, kind="bell"), Cue(at=3, kind="speak", words="Sit as you like.")]
    at = lead
    for number in range(rounds):
        phases = [("in", 4.0), ("hold", hold), ("out", 6.0)]
        for kind, lasts in phases:
            if lasts:
                cues.append(Cue(at=at, kind=kind, lasts=lasts))  # type: ignore[arg-type]
            if number == 1 and kind == "out":
                cues.append(Cue(at=at, kind="speak", words="Let the shoulders drop."))
            at += lasts
    cues.append(Cue(at=at + 2, kind="bell"))
    return Course(key=key, seconds=at + 6, cues=tuple(sorted(cues, key=lambda cue: cue.at)))


def with_holds(rounds: int = 8) -> Course:
    """Return the same breaths with holds, and without them beside."""
    easy = breathing(rounds, 0.0)
    whole = breathing(rounds, 2.0)
    return Course(key=whole.key, seconds=whole.seconds, cues=whole.cues, easy=easy)


WORDS = Course(
    key="1",
    seconds=60,
    cues=(
        Cue(at=0, kind="bell"),
        Cue(at=4, kind="speak", words="Look out of the window."),
        Cue(at=30, kind="speak", words="Name five things you see."),
        Cue(at=56, kind="bell"),
    ),
)
LONG_EXHALE = made_up("long-exhale", courses=(breathing(10, 0.0),), source="Made up 2020.")
CORNERS = made_up("corners", courses=(with_holds(),), caution="Leave out the holds with a heart condition.")
SENSES = made_up("senses", courses=(WORDS,), shape="senses")


def track_of(course: Course) -> Track:
    """Return what is heard: every word and every bell."""
    heard = [
        Sounding(at=cue.at, file=voice_file(cue.words), part="voice")
        if cue.kind == "speak"
        else Sounding(at=cue.at, file="audio/bell.opus", part="bell")
        for cue in course.cues
        if cue.kind in ("speak", "bell")
    ]
    return Track(seconds=course.seconds, soundings=tuple(heard))


@dataclass
class Stage:
    """Everything around one practice."""

    table: dict[str, dict[str, Any]] = field(default_factory=dict)
    sound: FakeSoundPlayer = field(default_factory=FakeSoundPlayer)
    awake: FakeAwakeScreen = field(default_factory=FakeAwakeScreen)
    keys: FakeMediaKeys = field(default_factory=FakeMediaKeys)
    hides: bool = False

    def __post_init__(self) -> None:
        self.quiet = Quiet(self.table, practices=(LONG_EXHALE, CORNERS, SENSES))
        self.doors = PlayingDoors(
            sound=self.sound,
            awake=self.awake,
            keys=self.keys,
            practise=self.quiet.practise,
            settings=self.quiet.settings,
            track=track_of,
            hides=lambda: self.hides,
        )

    def playing(
        self, practice: Practice = LONG_EXHALE, place: PracticePlace = "practices", *, quick: bool = False
    ) -> Playing:
        """Return the practice, not yet begun."""
        return Playing(self.doors, practice, place=place, quick=quick)

    @property
    def chosen(self) -> PracticeSettings:
        """The settings in force."""
        return self.quiet.settings.current.practice

    @property
    def kept(self) -> list[PracticeSession]:
        """What stands in the journal."""
        return self.quiet.store.practices(NINE.date(), NINE.date())

    @property
    def at_rest(self) -> bool:
        """Whether everything was given back."""
        return self.sound.closed and not self.awake.held and not self.keys.listening


def stands(playing: Playing) -> str:
    """Return its state, read anew."""
    return playing.state
