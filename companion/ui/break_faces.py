"""What shows breaks: the overlay and the cards in the corner, loaded with the first session."""

from companion.app.bus import Unsubscribe
from companion.app.facts import ScreenLockChanged
from companion.app.services import Services
from companion.ui.corner import Corner, CornerParts
from companion.ui.overlay import Overlay, OverlayParts, Watchdog
from companion.ui.theme import AssetFiles, Theme


class BreakFaces:
    """Overlay and corner cards of `services`, from now until `close`."""

    def __init__(self, services: Services, theme: Theme, assets: AssetFiles, watchdog: Watchdog) -> None:
        self.corner = corner = Corner(
            CornerParts(
                theme=theme,
                study=services.study,
                bus=services.bus,
                clock=services.clock,
                assets=assets,
                covered=lambda: self.overlay.is_up,
            )
        )
        self.overlay = overlay = Overlay(
            OverlayParts(
                theme=theme,
                study=services.study,
                bus=services.bus,
                clock=services.clock,
                assets=assets,
                watchdog=watchdog,
            ),
            on_unpaintable=services.study.overlay_failed,
            on_unasked=corner.ask_effort,
            leave_hold=services.settings.current.engine.leave_hold,
        )
        self._end: Unsubscribe = services.bus.subscribe(
            ScreenLockChanged, lambda changed: overlay.on_lock() if changed.locked else overlay.on_unlock()
        )
        self.refresh()

    def refresh(self) -> None:
        """Look again: a break that was resumed began before anybody here could hear of it."""
        self.overlay.refresh()
        self.corner.refresh()

    def close(self) -> None:
        """Take both off the screen."""
        self._end()
        self.overlay.close()
        self.corner.close()
