"""The second that is heard now, from the moments at which the device asked for more."""

from companion.core.value import dataclass

BURST = 0.5
"""Seconds after its beginning in which a device still fills its buffer."""
STEP = 0.003
"""Seconds by which one asking may move the line: what is shown never jumps."""
CATCH_UP = 0.5
FALL_BACK = 0.05
"""The device asks late now and then, never early: an early moment counts ten times a late one."""


@dataclass(frozen=True, slots=True)
class Line:
    """Position = offset + now. at: when the device last asked; begun: when it first did for this epoch."""

    epoch: int
    offset: float
    at: float
    begun: float

    def position(self, now: float) -> float:
        """Return the second heard at `now`."""
        return self.offset + now

    def drawn_on(self, heard: float, now: float) -> "Line":
        """Return the line after the device asked at `now`, when `heard` was to be heard."""
        off = heard - now - self.offset
        if off > 0 and now - self.begun < BURST:
            moved = off
        else:
            moved = min(max(off * (CATCH_UP if off > 0 else FALL_BACK), -STEP), STEP)
        return Line(self.epoch, self.offset + moved, now, self.begun)
