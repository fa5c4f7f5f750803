"""Watches the user's input through the idle source, and asks only what the engine can use."""

from collections.abc import Callable
from datetime import timedelta

from companion.app.ports import IdleSource, Inhibitors
from companion.core.engine import events as ev
from companion.core.engine import meter
from companion.core.engine.state import Focus, Idle, OnBreak, Paused, Returning, State

Feed = Callable[[ev.Event], None]


def wanted_threshold(state: State, *, may_return: bool) -> timedelta | None:
    """Return how much quiet matters to the engine now; None = input makes no difference.

    may_return: whether input may end the return from a break already.
    """
    settings = state.settings
    match state.phase:
        case Idle() | Paused():
            return None
        case OnBreak(level=level):
            return settings.lull if level == "gentle" or not state.can_block else None
        case Returning():
            by_input = settings.auto_return or state.session is None
            return settings.lull if by_input and may_return else None
        case Focus():
            return _in_focus(state)


def _in_focus(state: State) -> timedelta:
    due = meter.upcoming(state, state.handled)
    near = due is not None and (due.noticed is not None or due.waiting_since is not None)
    if near or state.absence is not None:
        return state.settings.lull
    return state.settings.away_after if state.session else state.settings.guard_away_after


class Presence:
    """Turns what the idle source says into events of the engine."""

    def __init__(
        self, source: IdleSource, inhibitors: Inhibitors, now: Callable[[], timedelta], feed: Feed
    ) -> None:
        self._source = source
        self._inhibitors = inhibitors
        self._now = now
        self._feed = feed
        self._threshold: timedelta | None = None
        self._guarding = False

    def follow(self, state: State, *, may_return: bool) -> None:
        """Watch for what matters in `state`; a watch that matters already goes on."""
        threshold = wanted_threshold(state, may_return=may_return)
        self._guarding = state.session is None and isinstance(state.phase, Focus)
        if threshold == self._threshold:
            return
        self._threshold = threshold
        self._source.watch(threshold, self._on_quiet, self._on_active)
        if threshold is not None:
            self._settle(state, threshold)

    def forget(self) -> None:
        """Watch anew at the next `follow`, as after sleep."""
        self._threshold = None

    def recheck_inhibitors(self, state: State) -> None:
        """See whether the video that kept the guard counting still plays."""
        if state.inhibited and not self._inhibitors.inhibited():
            self._feed(ev.InhibitOff())

    def _settle(self, state: State, threshold: timedelta) -> None:
        """Tell the engine of input that came while nobody watched."""
        if state.active or state.locked:
            return
        idle = self._source.idle()
        if idle is None or idle >= threshold:
            return
        waiting_since = state.phase.since if isinstance(state.phase, Returning) else state.last_input
        if self._now() - idle > waiting_since:
            self._feed(ev.InputActive())

    def _on_quiet(self, idle: timedelta) -> None:
        if self._guarding and self._inhibitors.inhibited():
            self._feed(ev.InhibitOn())
        self._feed(ev.InputQuiet(last_input=self._now() - idle))

    def _on_active(self) -> None:
        self._feed(ev.InputActive())
        # A video's player lets go when someone is there; what matters is asked again when quiet.
