"""Plays a practice: orders from the window, a tender beside it, a clock that both follow."""

from __future__ import annotations  # numpy is loaded only once sound is needed

import logging
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from companion.adapters.sound.attended import AttendedTime
from companion.adapters.sound.levels import amplitude
from companion.adapters.sound.plan import NO_PLAN, Plan
from companion.adapters.sound.works import sound_works
from companion.app.ports.desktop import Capability
from companion.app.ports.sound import Part, Track
from companion.core.errors import CompanionError
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.sound.heard import Line
    from companion.adapters.sound.plan import Samples
    from companion.adapters.sound.tender import Tender
    from companion.app.ports import Assets

WAIT = 3.0
"""Seconds for which the clock waits for a device before it runs on in silence."""
HUSHED = 1.0
"""Seconds without a sign of the device after which nothing is heard."""
BE_STILL = Plan(epoch=-1)
_log = logging.getLogger(__name__)


class MiniaudioPlayer:
    """Fills the SoundPlayer port. Its methods never wait for a device; they belong to one thread."""

    def __init__(
        self,
        assets: Assets,
        clock: Callable[[], timedelta],
        env: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> None:
        """clock: time that stands still in sleep, as sound does."""
        self._assets = assets
        self._time = AttendedTime(clock)
        self._env = env
        self._platform = platform
        self._lock = Lock()
        self._plan = NO_PLAN
        self._tender: Tender | None = None
        self._last: Tender | None = None
        self._orders: _Orders | None = None
        self._bed_file = ""
        self._gains: dict[Part, float] = {"voice": 1.0, "bell": 1.0, "background": 1.0}
        self._shown = 0.0
        self._by = ""
        self._why = ""
        self._said: set[str] = set()

    def capability(self) -> Capability:
        if self._why:
            return Capability(False, "", self._why)
        if self._by:
            return Capability(True, self._by)
        return sound_works(self._env, self._platform)

    def load(self, track: Track) -> None:
        from companion.adapters.sound.tender import Tender

        self.close()
        before = self._last if self._last is not None and self._last.alive else None
        self._bed_file = track.background
        self._order(Plan(seconds=track.seconds))
        self._orders = _Orders(self)
        self._tender = self._last = Tender(track, self._orders, before)
        self._tender.begin()

    def play(self) -> None:
        plan = self._plan
        if self._tender is None or plan.playing:
            return
        clean = plan.start == plan.not_before
        self._order(replace(plan, playing=True, clean=clean, since=self._now(), wait=WAIT))

    def pause(self) -> None:
        if not self._plan.playing:
            return
        at = self.position()
        self._order(replace(self._plan, playing=False, start=at, clean=False))
        if self._tender is not None:
            self._tender.halt(self._plan)

    def seek(self, seconds: float) -> None:
        at = min(max(seconds, 0.0), self._plan.seconds)
        self._order(replace(self._plan, start=at, not_before=at, clean=True, since=self._now(), wait=WAIT))

    def position(self) -> float:
        self._shown = max(self._shown, self._heard())
        return self._shown

    def background(self, file: str) -> None:
        self._bed_file = file
        if self._tender is not None:
            self._tender.kick()

    def volume(self, part: Part, gain: float) -> None:
        self._gains = {**self._gains, part: amplitude(gain)}
        if self._tender is not None and self._tender.mixer is not None:
            self._tender.mixer.gains = self._gains

    def silent(self) -> str:
        plan = self._plan
        if self._why or not plan.playing:
            return self._why
        line = self._line()
        last = plan.since + WAIT if line is None or line.epoch != plan.epoch else line.at + HUSHED
        if self._now() > last and self.position() < plan.seconds:
            return _("The sound device does not answer, so the words are shown and not spoken.")
        return ""

    def close(self) -> None:
        tender, self._tender = self._tender, None
        if tender is not None:
            tender.end()
        self._orders = None
        self._bed_file = self._by = self._why = ""
        self._order(Plan())

    def _order(self, plan: Plan) -> None:
        """Want something else from now on."""
        with self._lock:
            self._plan = replace(plan, epoch=self._plan.epoch + 1)
            self._shown = plan.start
        if self._tender is not None:
            self._tender.kick()

    def _now(self) -> float:
        return self._time.read(plays=self._plan.playing)

    def _line(self) -> Line | None:
        mixer = None if self._tender is None else self._tender.mixer
        return None if mixer is None else mixer.line

    def _heard(self) -> float:
        """Return the second now heard, as the device tells, or as time passes where there is none."""
        plan, line, now = self._plan, self._line(), self._now()
        if not plan.playing:
            return plan.start
        at = line.position(now) if line is not None and line.epoch == plan.epoch else plan.unheard(now)
        return min(max(at, plan.start), plan.seconds)

    def _decode(self, file: str, *, bed: bool) -> Samples | None:
        """Decode a file; where that fails it is said once, and nothing is heard in its place."""
        from companion.adapters.sound.decoding import CannotDecode, decode, seamless

        try:
            samples = decode(self._assets.path(file))
        except (CannotDecode, CompanionError) as problem:
            if file not in self._said:
                self._said.add(file)
                _log.warning("%s is not heard: %s", file, problem)
            return None
        return seamless(samples) if bed else samples

    def _without_device(self, epoch: int, why: str) -> None:
        with self._lock:
            self._by, self._why = "", why
            plan = self._plan
            if plan.epoch == epoch:
                # Time runs on from here where it still waited.
                waited = min(self._now() - plan.since, plan.wait)
                self._plan = replace(plan, wait=waited)

    def _with_device(self, by: str) -> None:
        with self._lock:
            self._by, self._why = by, ""


class _Orders:
    """One track's view of the player, for its tender; once another track is loaded it says: be still."""

    def __init__(self, player: MiniaudioPlayer) -> None:
        self._player = player

    def plan(self) -> Plan:
        return self._player._plan if self._current else BE_STILL

    def heard(self) -> float:
        return self._player._heard() if self._current else 0.0

    def bed(self) -> str:
        return self._player._bed_file if self._current else ""

    def gains(self) -> dict[Part, float]:
        return self._player._gains

    def sound(self, file: str, *, bed: bool = False) -> Samples | None:
        return self._player._decode(file, bed=bed)

    def now(self) -> float:
        return self._player._now()

    def device_works(self, by: str) -> None:
        if self._current:
            self._player._with_device(by)

    def device_gone(self, epoch: int, why: str) -> None:
        if self._current:
            self._player._without_device(epoch, why)

    @property
    def _current(self) -> bool:
        return self._player._orders is self
