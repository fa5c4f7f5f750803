"""What is chosen before a practice plays, and how it is called: its length, holds, caution, closed eyes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from companion.core.errors import CompanionError
from companion.core.value import dataclass
from companion.core.words import _

if TYPE_CHECKING:
    from companion.app.help_settings import HelpSettings
    from companion.app.ports.sound import AwakeScreen, MediaKeys, SoundPlayer, Track
    from companion.app.practise import Practise
    from companion.app.settings import SettingsService
    from companion.core.practice import Course, Practice

log = logging.getLogger(__name__)


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


class Choice:
    """A practice in one of its lengths. key: the length, the first where none is named.

    quick: nothing is asked before or after, as in a break. on_change: called after each change.
    """

    def __init__(self, doors: PlayingDoors, practice: Practice, key: str, *, quick: bool) -> None:
        self._doors, self.quick = doors, quick
        self.on_change: Callable[[], object] = lambda: None
        self.practice = practice
        self.stress_before: int | None = None
        self._skips = doors.settings.current.practice.skip_holds
        self._warned: set[str] = set()
        self._refused = ""
        self._take(practice, key)

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
    def help_chosen(self) -> HelpSettings:
        """Whom to name as someone to talk to."""
        return self._doors.settings.current.help

    def caution_read(self) -> None:
        """Do not show the caution again."""
        self._warned.add(self.practice.name)
        self._try(lambda: self._doors.practise.caution_seen(self.practice.name))
        self.on_change()

    def rate_before(self, stress: int | None) -> None:
        """Take down the stress before, 0-10."""
        self.stress_before = stress
        self.on_change()

    def close_eyes(self, closed: bool) -> None:
        """Play for closed eyes, or to look at; kept for the next time."""
        if closed != self.eyes_closed:
            self._try(lambda: self._doors.settings.change("practice", "eyes_closed", closed))
            self.on_change()

    def _take(self, practice: Practice, key: str) -> None:
        self.practice = practice
        self._whole = practice.course(key) if key else practice.courses[0]

    def _try(self, act: Callable[[], object]) -> None:
        """Keep a setting; where that cannot be, the practice goes on and the reason is told once."""
        try:
            act()
        except CompanionError as error:
            log.info("Not kept: %s", error)
            self._refused = str(error)
