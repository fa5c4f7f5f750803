"""What six overload signs say of one ISO week, each with the evidence it rests on.

A sign is on, off, or unknown: not enough was recorded. It describes a departure from a person's own
past; it is no diagnosis and predicts nothing.
"""

from collections.abc import Mapping
from typing import Literal

from companion.core.usual import Range
from companion.core.value import dataclass

State = Literal["on", "off", "unknown"]
SignName = Literal["load", "stress", "sleep", "mood", "recovery", "returns"]
NAMES: tuple[SignName, ...] = ("load", "stress", "sleep", "mood", "recovery", "returns")
ChartMeasure = Literal["stress", "pleasantness", "energy"]
ReturnsMeasure = Literal["focus", "questions"]


def state_of(on: bool) -> State:
    """Return on or off."""
    return "on" if on else "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadSign:
    """Week total against the mean of the four weeks before, both in effort-minutes; ratio of the two.

    missing_before: days missing in the four, which stand in the mean for the others of their week.
    """

    state: State
    total: float | None
    previous_mean: float | None
    ratio: float | None
    missing_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSign:
    """Days out of the own usual range, of those recorded.

    measure: what was charted; days_out: None where there is no usual range yet; band: that of the
    week's last recorded day, the widest.
    """

    state: State
    measure: ChartMeasure
    days_out: int | None
    recorded_days: int
    band: Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepSign:
    """Mean minutes short of the target over the week's recorded nights; None without any."""

    state: State
    mean_shortfall_min: float | None
    nights: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySign:
    """Rest days of the 14 days that end with the week, and the week's breaks.

    rest_days_14: None where nothing is known of these days; breaks_due, breaks_taken (natural ones
    included): None where no break fell due.
    """

    state: State
    rest_days_14: int | None
    breaks_due: int | None
    breaks_taken: int | None


@dataclass(frozen=True, slots=True)
class Sample:
    """Mean of `n` ratings 0-10, or share of `n` questions answered correctly; variance: of that mean."""

    mean: float
    n: int
    variance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsSign:
    """Hours of focus beside what came of them.

    usual_hours: mean of the four weeks before; measure: what is compared, None where neither has
    enough; difference, ci95: the week minus the four before, ratings 0-10 or shares.
    """

    state: State
    hours: float | None
    usual_hours: float | None
    measure: ReturnsMeasure | None = None
    week: Sample | None = None
    before: Sample | None = None
    difference: float | None = None
    ci95: Range | None = None


Sign = LoadSign | ChartSign | SleepSign | RecoverySign | ReturnsSign


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All six of one week. mood: of pleasantness or energy, whichever says more."""

    load: LoadSign
    stress: ChartSign
    sleep: SleepSign
    mood: ChartSign
    recovery: RecoverySign
    returns: ReturnsSign

    def named(self) -> Mapping[SignName, Sign]:
        """Return the signs by name, in their order."""
        return {name: getattr(self, name) for name in NAMES}

    @property
    def on(self) -> tuple[SignName, ...]:
        """Which are on."""
        return tuple(name for name, sign in self.named().items() if sign.state == "on")

    @property
    def known(self) -> int:
        """How many are on or off."""
        return sum(sign.state != "unknown" for sign in self.named().values())
