"""A practice being played: from its start card to the question after it.

The sound player is the clock; time is never counted here. Nothing is drawn here either.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from companion.app.playing_choice import Choice, PlayingDoors
from companion.app.playing_place import same_place
from companion.app.playing_record import Keeping, Played
from companion.app.playing_sound import SoundChoices
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.ports.sound import MediaKey
    from companion.core.journal import PracticePlace
    from companion.core.practice import Practice

State = Literal["ready", "playing", "paused", "after", "closed"]
BACK = 15.0
"""Seconds of one step back."""


class Playing(Choice):
    """ready, then playing and paused in turn, then after (what was it like), then closed.

    on_change: called after each change but the passing of time. Whatever cannot be kept, it plays on.
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
        super().__init__(doors, practice, key, quick=quick)
        self._place = place
        self.sound = SoundChoices(doors.sound, doors.settings)
        self.state: State = "ready"
        self.finished = False
        self.stress_after: int | None = None
        self._keeping = Keeping()
        self._stood = 0.0

    # What stands now

    @property
    def unkept(self) -> str:
        """Why something of what was practised is not kept, one sentence; empty where all of it is."""
        return self._keeping.why_not

    @property
    def fault(self) -> str:
        """What could not be kept, a setting included, one sentence; empty where all was."""
        return self.unkept or self._refused

    @property
    def is_kept(self) -> bool:
        """Whether it is in the journal."""
        return self._keeping.kept

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

    def start(self) -> None:
        """Begin to play."""
        if self.state != "ready":
            return
        practise = self._doors.practise
        begun = practise.begin(self.practice.name, self.key, self._place, self.stress_before)
        self._keeping.played = Played(practise, begun)
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
        # However long it stands, and whatever ends it: the time up to here is known.
        self._keeping.keep()
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
        self._take(practice, key)
        self.stress_after, self.finished, self._refused = None, False, ""
        self._keeping.played, self._stood = None, 0.0
        self._turn("ready")

    def tick(self) -> None:
        """Let time pass: keep what was played so far, and end it with its last sound."""
        if self.state != "playing":
            return
        at = self._settle()
        if at >= self.course.seconds:
            self._end(finished=True)
        elif self._keeping.due_in() == 0:
            self._keeping.keep()

    def wakes_in(self) -> float | None:
        """Return the seconds after which `tick` has something to do, None while it stands."""
        if self.state != "playing":
            return None
        return max(0.0, min(self.course.seconds - self._settle(), self._keeping.due_in()))

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
        if self.state != "after" or not self.is_kept:
            return
        if self._keeping.rate(stress):
            self.stress_after = stress
        self.on_change()

    def close(self) -> None:
        """Be done; everything held is given back."""
        if self.state == "closed":
            return
        if self.running:
            self._release()
        else:
            self._keeping.pay()
        self._turn("closed")

    # Within

    def _load(self, at: float) -> None:
        self._doors.sound.load(self._doors.track(self.course))
        self.sound.apply()
        self._go_to(at)

    def _go_to(self, at: float) -> None:
        self._doors.sound.seek(at)
        self._keeping.mark(at)

    def _run(self) -> None:
        self._keeping.mark(self._doors.sound.position())
        self._doors.sound.play()
        self._doors.awake.hold(_("A practice is playing"))
        self._turn("playing")

    def _settle(self) -> float:
        """Count what was heard since; return where it stands."""
        at = self.position()
        if self.state == "playing":
            self._keeping.reach(at)
        return at

    def _release(self) -> bool:
        """Give sound, screen and keys back and keep what was played; return whether it is kept."""
        self._stood = self._settle()
        self._doors.sound.close()
        self._doors.awake.release()
        self._doors.keys.close()
        self.keep_sound()
        self._keeping.end(finished=self.finished)
        return self.is_kept

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
