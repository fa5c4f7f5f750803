"""One turn of the engine: the state as it changes and the effects so far."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from companion.core.engine import meter
from companion.core.engine.effects import Effect, FocusCounted, FocusStarted, RequestRefused
from companion.core.engine.state import Focus, Idle, Ledger, State


class Turn:
    """Collects what one step does; the only mutable thing in the engine, and never kept."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.effects: list[Effect] = []

    def set(self, **changes: Any) -> None:
        """Replace fields of the state."""
        self.state = replace(self.state, **changes)

    def note(self, **changes: Any) -> None:
        """Replace fields of the ledger."""
        self.set(ledger=replace(self.state.ledger, **changes))

    def emit(self, effect: Effect) -> None:
        """Say that something happened."""
        self.effects.append(effect)

    def refuse(self, do: str, why: str) -> None:
        """Say that a request makes no sense now."""
        self.emit(RequestRefused(at=self.state.handled, do=do, why=why))

    @property
    def ledger(self) -> Ledger:
        """Return the state's ledger."""
        return self.state.ledger

    def halt_meter(self, at: timedelta) -> None:
        """Stop the focus meter as of `at`; what it counted later is taken back."""
        since = self.state.running_since
        if since is not None:
            self.set(counted=meter.total(self.state, max(at, since)), running_since=None)

    def close_block(self, at: timedelta) -> None:
        """End the running focus block; a block without focus leaves no trace."""
        focus = self.state.counted - self.state.block_base
        session = self.state.session
        if focus > timedelta(0):
            if session is not None:
                self.set(session=replace(session, focus=session.focus + focus))
            self.emit(FocusCounted(at=at, focus=focus, session=session is not None))
        self.set(block_base=self.state.counted)

    def start_focus(self, at: timedelta) -> None:
        """Let the meter run and say so."""
        self.set(phase=Focus(), running_since=at)
        self.emit(FocusStarted(at=at))

    def fall_idle(self, at: timedelta) -> None:
        """Go on under the guard where it is on, else rest."""
        if self.state.guard is None:
            self.set(phase=Idle(), running_since=None, absence=None)
            return
        running = None if self.state.absence is not None else at
        self.set(phase=Focus(), running_since=running, block_base=self.state.counted)
