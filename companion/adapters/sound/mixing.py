"""Mixing voice, bells and background by sample offsets, block by block, in the device's own thread."""

import numpy as np
from numpy.typing import NDArray

from companion.adapters.sound.heard import Line
from companion.adapters.sound.levels import keep_below_one
from companion.adapters.sound.plan import NO_PLAN, RATE, Piece, Plan
from companion.app.ports.sound import Part

Floats = NDArray[np.float32]
LONGEST = RATE // 2
"""Samples rendered at a time at most; a device that asks for more gets them in several turns."""
FADE = RATE * 3 // 100
"""Samples of the fade at every beginning in the middle, and at every end."""
BED_FADE = RATE // 5
END_FADE = RATE * 2
"""Samples before the end over which the background goes away."""
GAIN_STEP = 1.0 / (RATE // 10)
LOST = 0.25
"""Seconds by which the device may fall behind the clock before its sound is taken up further on."""
FULL = 32_768.0


class Mixer:
    """Fills the device's blocks as the plan says. Only the device's thread calls `fill`.

    `plan` and `gains` may be replaced by any thread at any time; `line`, `called` (how often a device asked)
    and `called_at` may be read by any.
    """

    def __init__(self) -> None:
        self.plan: Plan = NO_PLAN
        self.gains: dict[Part, float] = {"voice": 1.0, "bell": 1.0, "background": 1.0}
        self.line: Line | None = None
        self.called = 0
        self.called_at = 0.0
        self._lag = 0.0
        self._run: Plan = NO_PLAN
        self._cursor = 0
        self._level = 0.0
        self._bed_level = 0.0
        self._bed: NDArray[np.int16] | None = None
        self._bed_at = 0
        self._now_gains = dict(self.gains)
        self._mix: Floats = np.zeros(LONGEST, np.float32)
        self._one: Floats = np.zeros(LONGEST, np.float32)
        self._count: Floats = np.arange(1, LONGEST + 1, dtype=np.float32)

    def attach(self, lag: float) -> None:
        """Get ready for a device, before it starts. lag: seconds until what it asks for is heard."""
        self.called = 0
        self._lag = lag
        self._level = 0.0
        self._now_gains = dict(self.gains)
        # Taken up by the new device wherever the clock is by then.
        self._run = NO_PLAN

    def fill(self, out: Floats, now: float) -> None:
        """Fill the stereo block `out`, shape (n, 2), asked for at `now`."""
        self.called += 1
        self.called_at = now
        before = self._cursor
        epoch = self._run.epoch
        for at in range(0, len(out), LONGEST):
            part = out[at : at + LONGEST]
            mix = self._mix[: len(part)]
            self._render(mix, now + at / RATE)
            part[:, 0] = mix
            part[:, 1] = mix
        self._draw_line(now, before if epoch == self._run.epoch else self._cursor - len(out))

    def _render(self, mix: Floats, now: float) -> None:
        mix[:] = 0.0
        plan = self.plan
        if plan.epoch == self._run.epoch:
            self._run = plan
            self._take_up_again(now)
        done = 0
        while done < len(mix):
            if plan.epoch != self._run.epoch and self._level == 0.0:
                self._adopt(plan, now + done / RATE)
            run = self._run
            goes_on = plan.epoch == run.epoch and run.playing and self._cursor < run.seconds * RATE
            if not goes_on and self._level == 0.0:
                break
            done += self._render_some(mix[done:], goes_on)
        keep_below_one(mix)

    def _render_some(self, mix: Floats, goes_on: bool) -> int:
        """Render as much as has one direction of fading; return how many samples that was."""
        aim = 1.0 if goes_on else 0.0
        left = round(abs(aim - self._level) * FADE)
        count = min(len(mix), left) if left else len(mix)
        if goes_on:
            count = max(1, min(count, int(self._run.seconds * RATE) - self._cursor))
        block = mix[:count]
        self._sum(block)
        if left:
            step = (aim - self._level) / left
            block *= self._level + step * self._count[:count]
            self._level = aim if count == left else self._level + step * count
        else:
            self._level = aim
        self._cursor += count
        return count

    def _adopt(self, plan: Plan, now: float) -> None:
        """Begin with another plan; where its time has run on without a device, in the middle of it."""
        self._run = plan
        self.line = None if self.line is None or self.line.epoch != plan.epoch else self.line
        heard = self.line.position(now) if self.line is not None else plan.unheard(now)
        late = plan.playing and heard > plan.start
        self._cursor = round((heard + self._lag if late else plan.start) * RATE)
        self._level = 1.0 if plan.playing and plan.clean and not late else 0.0
        self._bed_level = 0.0

    def _take_up_again(self, now: float) -> None:
        """Go to where the clock is, where the device stood still for a while."""
        line = self.line
        if line is None or line.epoch != self._run.epoch or not self._run.playing:
            return
        due = line.position(now) + self._lag
        if due - self._cursor / RATE > LOST:
            self._cursor = round(due * RATE)
            self._level = 0.0

    def _draw_line(self, now: float, before: int) -> None:
        """Note what is heard at `now`: what was handed over `lag` seconds ago.

        What a device asks for first tells nothing: it may take its time before it begins.
        """
        run = self._run
        if not run.playing or self.called < 2:
            return
        heard = before / RATE - self._lag
        line = self.line
        if line is None or line.epoch != run.epoch:
            self.line = Line(run.epoch, heard - now, now, now)
        else:
            self.line = line.drawn_on(heard, now)

    def _sum(self, block: Floats) -> None:
        begin, end = self._cursor, self._cursor + len(block)
        for part in ("voice", "bell"):
            ramp = self._gain(part, len(block))
            for piece in self._run.pieces:
                if piece.part == part and piece.start < end and begin < piece.start + len(piece.samples):
                    self._add(block, piece, ramp)
        self._add_bed(block)

    def _add(self, block: Floats, piece: Piece, ramp: "float | Floats") -> None:
        if piece.start < round(self._run.not_before * RATE):
            return
        to = max(piece.start - self._cursor, 0)
        skip = max(self._cursor - piece.start, 0)
        count = min(len(block) - to, len(piece.samples) - skip)
        one = self._one[:count]
        np.multiply(piece.samples[skip : skip + count], np.float32(1.0 / FULL), out=one)
        one *= ramp if isinstance(ramp, float) else ramp[to : to + count]
        block[to : to + count] += one

    def _add_bed(self, block: Floats) -> None:
        """Add the background: one goes away before another comes."""
        count = len(block)
        ramp = self._gain("background", count)
        if self._bed is not self._run.bed and self._bed_level == 0.0:
            self._bed, self._bed_at = self._run.bed, 0
        aim = 1.0 if self._bed is self._run.bed else 0.0
        bed = self._bed
        if bed is None or len(bed) == 0:
            self._bed_level = 0.0
            return
        one = self._one[:count]
        self._loop(bed, one)
        one *= ramp
        step = min(max(aim - self._bed_level, -count / BED_FADE), count / BED_FADE)
        if step:
            one *= self._bed_level + (step / count) * self._count[:count]
        else:
            one *= np.float32(self._bed_level)
        self._bed_level = min(max(self._bed_level + step, 0.0), 1.0)
        left = round(self._run.seconds * RATE) - self._cursor
        if left - count < END_FADE:
            one *= np.clip((left - self._count[:count]) / END_FADE, 0.0, 1.0)
        block += one

    def _loop(self, bed: NDArray[np.int16], into: Floats) -> None:
        done = 0
        while done < len(into):
            count = min(len(into) - done, len(bed) - self._bed_at)
            source = bed[self._bed_at : self._bed_at + count]
            np.multiply(source, np.float32(1.0 / FULL), out=into[done : done + count])
            done += count
            self._bed_at = (self._bed_at + count) % len(bed)

    def _gain(self, part: Part, count: int) -> "float | Floats":
        """Return the factor of a part over a block: one number, or a ramp on the way to another."""
        at, aim = self._now_gains[part], self.gains[part]
        if at == aim:
            return at
        most = GAIN_STEP * count
        reached = at + min(max(aim - at, -most), most)
        self._now_gains[part] = reached
        ramp: Floats = np.linspace(at, reached, count, dtype=np.float32)
        return ramp
