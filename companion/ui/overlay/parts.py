"""What the overlay is made with."""

from companion.app.bus import Bus
from companion.app.ports import Clock
from companion.core.value import dataclass
from companion.ui.overlay.offer_ports import PracticeDoor
from companion.ui.overlay.ports import BreakStudy, Watchdog
from companion.ui.overlay.suggestions import Suggestions
from companion.ui.theme import AssetFiles, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayParts:
    """What the overlay works with.

    suggestions: shared with whatever else suggests something, None = its own. practices: None = the
    program has none.
    """

    theme: Theme
    study: BreakStudy
    bus: Bus
    clock: Clock
    assets: AssetFiles
    watchdog: Watchdog
    suggestions: Suggestions | None = None
    practices: PracticeDoor | None = None
