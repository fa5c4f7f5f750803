"""The thread beside a loaded track: decodes ahead, opens the device, sees it stall, gives it back.

Opening may take long where a sound server hangs, and decoding takes a while: neither may hold up the window.
"""

from __future__ import annotations  # numpy is loaded only once sound is needed

import atexit
from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol

from companion.adapters.sound.collecting import not_collecting
from companion.adapters.sound.loading import load_mixer
from companion.adapters.sound.looking import Looking
from companion.adapters.sound.shelf import AT_ONCE, Shelf
from companion.core.words import _

if TYPE_CHECKING:
    from companion.adapters.sound.device import Device
    from companion.adapters.sound.mixing import Mixer
    from companion.adapters.sound.plan import Plan, Samples
    from companion.app.ports.sound import Part, Track

STALL = 1.0
"""Seconds without being asked for more after which a device counts as gone."""
FIRST = 3.5
"""Seconds a device may take from its start until it goes on after its first asking."""
ROUND = 0.5
SOON = 0.01
KEEP_OPEN = 3.0
"""Seconds a device is kept while nothing plays, so that going on is heard at once."""
LAST_SOUND = 0.25
"""Seconds for the fade and the device's buffer before it is closed."""
PREDECESSOR = 2.0
"""Seconds for the track before this one to give its device back."""


class Orders(Protocol):
    """What the tender asks of the player and tells it, from its own thread."""

    def plan(self) -> Plan:
        """Return what is wanted now, without sounds."""

    def heard(self) -> float:
        """Return the second that is heard now."""

    def bed(self) -> str:
        """Return the file of the background, empty for none."""

    def gains(self) -> dict[Part, float]:
        """Return the factor for the samples of each part."""

    def sound(self, file: str, *, bed: bool = False) -> Samples | None:
        """Decode a file, None where that fails."""

    def now(self) -> float:
        """Read the clock."""

    def device_works(self, by: str) -> None:
        """A device plays."""

    def device_gone(self, epoch: int, why: str) -> None:
        """There is no device for this order."""


class Tender:
    """Tends one track from `begin` to `end`."""

    def __init__(self, track: Track, orders: Orders, before: Tender | None) -> None:
        """before: the tender of the track before this one, which may still be giving its device back."""
        self.mixer: Mixer | None = None
        self._orders = orders
        self._before = before
        self._shelf = Shelf(track, orders.sound)
        self._bed_file = ""
        self._bed: Samples | None = None
        self._device: Device | None = None
        self._looking = Looking()
        self._opened = 0.0
        self._rests_since: float | None = None
        self._kicked = Event()
        self._ending = False
        self._thread = Thread(target=self._tend, name="sound", daemon=True)

    def begin(self) -> None:
        """Start the thread."""
        # No device may call back into an interpreter that is being taken down.
        atexit.register(self.end, PREDECESSOR)
        self._thread.start()

    def kick(self) -> None:
        """Look at the orders now."""
        self._kicked.set()

    def end(self, limit: float = 0.0) -> None:
        """Let what sounds fade, then give everything back; wait for that up to `limit` seconds."""
        self._ending = True
        self._kicked.set()
        if limit:
            self._thread.join(limit)

    @property
    def alive(self) -> bool:
        """Whether the thread still runs."""
        return self._thread.is_alive()

    def halt(self, plan: Plan) -> None:
        """Let what sounds fade now, without waiting for the thread."""
        if self.mixer is not None:
            self._publish(self.mixer, plan)

    def _tend(self) -> None:
        try:
            mixer = load_mixer()
            self.mixer = mixer
            mixer.gains = self._orders.gains()
            while not self._ending:
                pause = self._round(mixer)
                self._kicked.wait(pause)
                self._kicked.clear()
            self._fade_out(mixer)
        except (ImportError, OSError) as problem:
            why = _("Sound cannot be played here ({problem}): install Second Wind anew. The words are shown.")
            self._orders.device_gone(self._orders.plan().epoch, why.format(problem=problem))
        finally:
            self.mixer, self._bed = None, None
            self._shelf.clear()
            atexit.unregister(self.end)

    def _round(self, mixer: Mixer) -> float | None:
        """Do what is due; return the seconds until something is due by itself, None for never."""
        plan, at = self._orders.plan(), self._orders.heard()
        plays = plan.playing and at < plan.seconds
        if plan.epoch != mixer.plan.epoch:
            with not_collecting():
                self._shelf.fetch(at, AT_ONCE)
            self._publish(mixer, plan)
        if plays and self._device is None and self._looking.is_due(plan.epoch, self._orders.now()):
            # With what is known by now of how long time stood still while there was none.
            self._publish(mixer, plan)
            self._open(mixer, plan)
        if self._device is not None or not plan.playing:
            self._stock(mixer, at)
        if self._device is None:
            # Not longer than a round either: this is who looks while a minimised window plays unheard.
            wait = max(self._looking.again_at - self._orders.now(), 0.0) + SOON
            return min(wait, ROUND) if plays else None
        if plays:
            self._rests_since = None
            self._look_for_stall(mixer, plan)
            return ROUND
        return self._rest()

    def _stock(self, mixer: Mixer, at: float) -> None:
        """Decode what comes, let go of what was."""
        with not_collecting():
            new = self._shelf.fetch(at)
            gone = self._shelf.tidy(at)
            file = self._orders.bed()
            if other := file != self._bed_file:
                self._bed_file = file
                self._bed = self._orders.sound(file, bed=True) if file else None
        if new or gone or other:
            self._publish(mixer, self._orders.plan())

    def _publish(self, mixer: Mixer, plan: Plan) -> None:
        mixer.plan = replace(plan, pieces=self._shelf.pieces(), bed=self._bed)

    def _open(self, mixer: Mixer, plan: Plan) -> None:
        from companion.adapters.sound.device import NoDevice, open_device

        if self._before is not None:
            self._before.end(PREDECESSOR)
            if self._before.alive:
                self._orders.device_gone(plan.epoch, no_answer())
                return
            self._before = None
        try:
            device, way = open_device(lambda out: mixer.fill(out, self._orders.now()))
        except NoDevice as problem:
            self._orders.device_gone(plan.epoch, str(problem))
            return
        mixer.attach(way.lag)
        self._opened = self._orders.now()
        self._device = device
        try:
            device.start()
        except NoDevice as problem:
            self._close()
            self._orders.device_gone(plan.epoch, str(problem))
            return
        self._orders.device_works(device.by)

    def _look_for_stall(self, mixer: Mixer, plan: Plan) -> None:
        now = self._orders.now()
        due = mixer.called_at + STALL if mixer.called > 1 else self._opened + FIRST
        if now > due:
            self._orders.device_gone(plan.epoch, no_answer())
            self._close()
        elif mixer.called > 1:
            self._looking.heard()

    def _rest(self) -> float | None:
        now = self._orders.now()
        if self._rests_since is None:
            self._rests_since = now
        if now - self._rests_since >= KEEP_OPEN:
            self._close()
            return None
        # Not longer than a round: at the end of a track its time goes on only while somebody looks.
        return min(max(self._rests_since + KEEP_OPEN - now, 0.0) + SOON, ROUND)

    def _fade_out(self, mixer: Mixer) -> None:
        if self._device is not None:
            mixer.plan = replace(mixer.plan, epoch=mixer.plan.epoch + 1, playing=False)
            Event().wait(LAST_SOUND)
            self._close()

    def _close(self) -> None:
        device, self._device = self._device, None
        self._rests_since = None
        if device is not None:
            device.close()


def no_answer() -> str:
    """Return the sentence for a device that hangs or went away."""
    return _("The sound device does not answer any more, so the words are shown and not spoken.")
