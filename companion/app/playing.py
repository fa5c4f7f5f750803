"""A practice being played: from its start card to the question after it.

The sound player is the clock; time is never counted here. Nothing is drawn here either.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from companion.app.playing_place import same_place
from companion.app.playing_record import Played
from companion.app.playing_sound import SoundChoices
from companion.core.errors import CompanionError
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.ports.sound import AwakeScreen, MediaKey, MediaKeys, SoundPlayer, Track
    from companion.app.practise import Practise
    from companion.app.settings import SettingsService
    from companion.core.journal import PracticePlace
    from companion.core.practice import Course, Practice

log = logging.getLogger(__name__)

State = Literal["ready", "playing", "paused", "after", "closed"]
BACK = 15.0
"""Seconds of one step back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayingDoors:
    """What a practice that plays asks of the world. track: makes what is heard in a course.

    hides: whether others may see the screen, so that the practice is not named.
    """

    sound: SoundPlayer
    awake: AwakeScreen
    keys: MediaKeys
    practise: Practise
    settings: SettingsService
    track: Callable[[Course], Track]
    hides: Callable[[], bool] = lambda: False


class Playing:
    """ready, then playing and paused in turn, then after (what was it like), then closed.

    key: the length to begin with, the first where none is named. quick: nothing is asked before or after,
    as in a break. on_change: called after each change but the passing of time.
    """

    def __init__(
        self,
        doors: PlayingDoors,
        practice: Practice,
        key: str = "",
        place: PracticePlace = "practices",
        *,
        quick: bool = False,
    ) -> None:
        self._doors, self._place, self.quick = doors, place, quick
        self.sound = SoundChoices(doors.sound, doors.settings)
        self.on_change: Callable[[], object] = lambda: None
        self.state: State = "ready"
        self.fault = ""
        self.practice = practice
        self.finished = False
        self.stress_before: int | None = None
        self.stress_after: int | None = None
        self._whole = practice.course(key) if key else practice.courses[0]
        self._skips = doors.settings.current.practice.skip_holds
        self._warned: set[str] = set()
        self._played: Played | None = None
        self._stood = 0.0

    # What stands now

    @property
    def title(self) -> str:
        """What it is called, to anybody who can see the screen."""
        return _("A practice") if self.named_neutrally else self.practice.title

    @property
    def named_neutrally(self) -> bool:
        """Whether nothing of it is named, because others may see the screen."""
        return self._doors.hides()

    @property
    def shown_method(self) -> str:
        """Its name in the literature, empty where that is not to be seen or the same as the title."""
        method = self.practice.method
        same = method.casefold() == self.practice.title.casefold()
        return "" if self.named_neutrally or same else method

    @property
    def key(self) -> str:
        """The length chosen, minutes as text."""
        return self._whole.key

    @property
    def course(self) -> Course:
        """What is played: without breath-holds where they are left out."""
        return self._whole.easy if self._skips and self._whole.easy is not None else self._whole

    @property
    def has_holds(self) -> bool:
        """Whether there are breath-holds that can be left out."""
        return self._whole.easy is not None

    @property
    def skips_holds(self) -> bool:
        """Whether breath-holds are left out."""
        return self._skips

    @property
    def caution(self) -> str:
        """What to know before the first time, empty once it was read."""
        name = self.practice.name
        new = name not in self._warned and self._doors.practise.caution_is_new(name)
        return self.practice.caution if new else ""

    @property
    def asks_stress(self) -> bool:
        """Whether stress before and after is asked for."""
        return not self.quick and self._doors.practise.asks_stress()

    @property
    def eyes_closed(self) -> bool:
        """Whether it is heard only."""
        return self._doors.settings.current.practice.eyes_closed

    @property
    def is_kept(self) -> bool:
        """Whether it is in the journal."""
        return self._played is not None and self._played.kept is not None

    @property
    def running(self) -> bool:
        """Whether it has begun and is not over."""
        return self.state in ("playing", "paused")

    def position(self) -> float:
        """Return the seconds heard."""
        return self._doors.sound.position() if self.running else self._stood

    def silent(self) -> str:
        """Return why nothing is heard, one sentence; empty where sound plays."""
        return self._doors.sound.silent() if self.running else ""

    # Before

    def choose(self, key: str) -> None:
        """Take another length; only before it plays."""
        if self.state == "ready" and key != self.key:
            self._whole = self.practice.course(key)
            self.on_change()

    def caution_read(self) -> None:
        """Do not show the caution again."""
        self._warned.add(self.practice.name)
        self._try(lambda: self._doors.practise.caution_seen(self.practice.name))
        self.on_change()

    def rate_before(self, stress: int | None) -> None:
        """Take down the stress before, 0-10."""
        self.stress_before = stress
        self.on_change()

    def start(self) -> None:
        """Begin to play."""
        if self.state != "ready":
            return
        practise = self._doors.practise
        begun = practise.begin(self.practice.name, self.key, self._place, self.stress_before)
        self._played = Played(practise, begun)
        self._load(0.0)
        self._doors.keys.open(self.title, self._on_key)
        self._run()

    # Meanwhile

    def pause(self) -> None:
        """Stand still."""
        if self.state != "playing":
            return
        self._settle()
        self._doors.sound.pause()
        self._doors.awake.release()
        self._turn("paused")

    def go_on(self) -> None:
        """Go on where it stood."""
        if self.state == "paused":
            self._run()

    def toggle(self) -> None:
        """Pause or go on; start where it has not begun."""
        {"ready": self.start, "playing": self.pause, "paused": self.go_on}.get(self.state, lambda: None)()

    def back(self) -> None:
        """Go back 15 s, to the beginning at most."""
        if self.running:
            self._go_to(max(0.0, self._settle() - BACK))
            self._tell()
            self.on_change()

    def skip_holds(self, skips: bool) -> None:
        """Leave breath-holds out, or do them again, from the same place on; kept for the next time."""
        if skips == self._skips:
            return
        at, before = self._settle(), self.course
        self._skips = skips
        self._try(lambda: self._doors.settings.change("practice", "skip_holds", skips))
        if self.running and self.course is not before:
            self._load(same_place(before, self.course, at))
            if self.state == "playing":
                self._doors.sound.play()
            self._tell()
        self.on_change()

    def close_eyes(self, closed: bool) -> None:
        """Play for closed eyes, or to look at; kept for the next time."""
        if closed != self.eyes_closed:
            self._try(lambda: self._doors.settings.change("practice", "eyes_closed", closed))
            self.on_change()

    def keep_sound(self) -> None:
        """Keep the volumes set since."""
        self._try(self.sound.keep)

    def choose_background(self, name: str) -> None:
        """Take another sound behind."""
        self._try(lambda: self.sound.choose_background(name))
        self.on_change()

    def switch(self, practice: Practice, key: str = "") -> None:
        """End this one and be ready for another; stress before stays, where this one was only looked into."""
        if self.running and self._release():
            self.stress_before = None
        self.practice = practice
        self._whole = practice.course(key) if key else practice.courses[0]
        self.stress_after, self.finished, self.fault = None, False, ""
        self._played, self._stood = None, 0.0
        self._turn("ready")

    def tick(self) -> None:
        """Let time pass: keep what was played so far, and end it with its last sound."""
        if self.state != "playing":
            return
        at = self._settle()
        if at >= self.course.seconds:
            self._end(finished=True)
        elif self._played is not None and not self._played.due_in():
            self._try(self._played.keep)

    def wakes_in(self) -> float | None:
        """Return the seconds after which `tick` has something to do, None while it stands."""
        if self.state != "playing" or self._played is None:
            return None
        return max(0.0, min(self.course.seconds - self._settle(), self._played.due_in()))

    def named_anew(self) -> None:
        """Tell what it is called again, because what may be seen has changed."""
        if self.running:
            self._doors.keys.close()
            self._doors.keys.open(self.title, self._on_key)
            self._tell()
        self.on_change()

    # After

    def stop(self) -> None:
        """End it at once, from wherever it stands."""
        if self.running:
            self._end(finished=False)
        else:
            self.close()

    def rate_after(self, stress: int) -> None:
        """Take down the stress after, 0-10."""
        played = self._played
        if self.state != "after" or played is None or played.kept is None:
            return
        if self._try(lambda: played.rate(stress)):
            self.stress_after = stress
        self.on_change()

    def close(self) -> None:
        """Be done; everything held is given back."""
        if self.state == "closed":
            return
        if self.running:
            self._release()
        self._turn("closed")

    # Within

    def _load(self, at: float) -> None:
        self._doors.sound.load(self._doors.track(self.course))
        self.sound.apply()
        self._go_to(at)

    def _go_to(self, at: float) -> None:
        self._doors.sound.seek(at)
        self._mark(at)

    def _run(self) -> None:
        self._mark(self._doors.sound.position())
        self._doors.sound.play()
        self._doors.awake.hold(_("A practice is playing"))
        self._turn("playing")

    def _mark(self, at: float) -> None:
        if self._played is not None:
            self._played.mark(at)

    def _settle(self) -> float:
        """Count what was heard since; return where it stands."""
        at = self.position()
        if self.state == "playing" and self._played is not None:
            self._played.reach(at)
        return at

    def _release(self) -> bool:
        """Give sound, screen and keys back and keep what was played; return whether it is kept."""
        self._stood = self._settle()
        self._doors.sound.close()
        self._doors.awake.release()
        self._doors.keys.close()
        self.keep_sound()
        played = self._played
        if played is None:
            return False
        self._try(lambda: played.end(finished=self.finished))
        return played.kept is not None

    def _end(self, *, finished: bool) -> None:
        self.finished = finished
        asks = self._release() and self.asks_stress
        self._turn("after" if not self.quick and (asks or finished or self.fault) else "closed")

    def _turn(self, state: State) -> None:
        self.state = state
        self._tell()
        self.on_change()

    def _tell(self) -> None:
        if self.running:
            self._doors.keys.tell(
                playing=self.state == "playing", position=self.position(), seconds=self.course.seconds
            )

    def _on_key(self, key: MediaKey) -> None:
        acts: dict[MediaKey, Callable[[], None]] = {
            "play": self.go_on,
            "pause": self.pause,
            "play_pause": self.toggle,
            "stop": self.stop,
            "back": self.back,
        }
        acts[key]()

    def _try(self, act: Callable[[], object]) -> bool:
        """Do what may not be possible; the reason stands in `fault`, and the practice goes on."""
        try:
            act()
        except CompanionError as error:
            log.info("Not kept: %s", error)
            self.fault = str(error)
            return False
        return True
