"""What shows breaks: the overlay and the cards in the corner, loaded with the first session."""

from collections.abc import Callable
from dataclasses import replace

from companion.app.bus import Unsubscribe
from companion.app.facts import ScreenLockChanged
from companion.app.services import Services
from companion.app.suggestions_shown import SuggestionsShown
from companion.core.engine import effects as fx
from companion.core.practice import Course, Practice
from companion.ui.corner import Corner, CornerParts
from companion.ui.overlay import Overlay, OverlayParts, Watchdog
from companion.ui.overlay.offer_ports import PlayedPractice, PracticeDoor
from companion.ui.overlay.suggestions import BreakChoice, Suggestions
from companion.ui.practising import Practising
from companion.ui.theme import AssetFiles, Theme


class BreakFaces:
    """Overlay and corner cards of `services`, until `close`. practising: plays what a break offers."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        assets: AssetFiles,
        watchdog: Watchdog,
        practising: Practising,
    ) -> None:
        self._services, self._theme, self._assets, self._practising = services, theme, assets, practising
        # Shared, so that none comes twice running whichever of the two shows it.
        suggestions = Suggestions(
            assets,
            wanted=lambda: _choice(services, practising),
            memory=SuggestionsShown(services.store, services.clock),
        )
        self.corner = self._make_corner(suggestions)
        self.overlay = self._make_overlay(suggestions, watchdog)
        self._ends: list[Unsubscribe] = [
            services.bus.subscribe(ScreenLockChanged, self._on_screen_lock),
            services.bus.subscribe(fx.BreakStarted, self._on_break_started),
        ]
        self.refresh()

    def _make_corner(self, suggestions: Suggestions) -> Corner:
        services = self._services
        return Corner(
            CornerParts(
                theme=self._theme,
                study=services.study,
                bus=services.bus,
                clock=services.clock,
                assets=self._assets,
                covered=lambda: self.overlay.is_up,
                suggestions=suggestions,
            )
        )

    def _make_overlay(self, suggestions: Suggestions, watchdog: Watchdog) -> Overlay:
        services = self._services
        return Overlay(
            OverlayParts(
                theme=self._theme,
                study=services.study,
                bus=services.bus,
                clock=services.clock,
                assets=self._assets,
                watchdog=watchdog,
                suggestions=suggestions,
                practices=_practice_door(services, self._theme, self._practising),
            ),
            on_unpaintable=services.study.overlay_failed,
            on_unasked=self.corner.ask_effort,
            leave_hold=services.settings.current.engine.leave_hold,
        )

    def refresh(self) -> None:
        """Look again: a break that was resumed began before anybody here could hear of it."""
        self.overlay.refresh()
        self.corner.refresh()

    def close(self) -> None:
        """Take both off the screen."""
        while self._ends:
            self._ends.pop()()
        self.overlay.close()
        self.corner.close()

    def _on_screen_lock(self, changed: ScreenLockChanged) -> None:
        if changed.locked:
            self.overlay.on_lock()
        else:
            self.overlay.on_unlock()

    def _on_break_started(self, fact: fx.BreakStarted) -> None:
        # A break that falls due waits for a practice; one that was asked for covers it, and it waits below.
        if fact.level != "gentle":
            self._practising.pause()


def _choice(services: Services, practising: Practising) -> BreakChoice:
    """Return what the user wants to see in a break; not their own words where others may see the screen."""
    wanted = services.settings.current.breaks
    return replace(wanted, suggestions_own=()) if practising.hides() else wanted


def _practice_door(services: Services, theme: Theme, practising: Practising) -> PracticeDoor:
    def offer(seconds: float) -> tuple[Practice, Course] | None:
        # What plays in the window goes on there, and there is one sound.
        found = None if practising.playing is not None else practising.offers.for_break(seconds)
        return None if found is None else (found.practice, found.course)

    def make_player(practice: Practice, course: Course, on_done: Callable[[], object]) -> PlayedPractice:
        from companion.ui.overlay.offer_player import BreakPlayer

        playing = practising.make(practice, course.key, "break", quick=True)
        return BreakPlayer(theme, playing, on_done, practising.tell_unkept)

    return PracticeDoor(
        wanted=lambda: services.settings.current.breaks.offer_practice,
        hides=practising.hides,
        offer=offer,
        make_player=make_player,
    )
