"""Whether this program itself keeps the screen awake: such a hold does not tell that somebody watches."""

from companion.core.value import dataclass

PROGRAM_ID = "Second Wind"
"""The name under which this program asks desktops to keep the screen awake."""


@dataclass(slots=True)
class OwnHold:
    """Shared by what holds the screen awake and what asks whether others do: True while a practice plays."""

    held: bool = False
