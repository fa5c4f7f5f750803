"""Drives the engine itself, for what a recorded timeline cannot say."""

from collections.abc import Iterable

from companion.core.engine import events as ev
from companion.core.engine.effects import Effect
from companion.core.engine.rhythm import BUILT_IN, Level
from companion.core.engine.settings import EngineSettings
from companion.core.engine.state import State, initial
from companion.core.engine.step import step
from tests.unit.core.engine.telling import seconds


def start(rhythm: str = "25/5", level: Level = "firm") -> ev.Start:
    return ev.Start(topic="Cardiology", rhythm=BUILT_IN[rhythm], level=level)


def drive(
    events: Iterable[tuple[float, ev.Event]],
    state: State | None = None,
    settings: EngineSettings | None = None,
) -> tuple[State, list[Effect]]:
    """Return the state after `events`, given as (elapsed seconds, event), and all effects."""
    state = state or initial(settings)
    effects: list[Effect] = []
    for at, event in events:
        state, said = step(state, event, seconds(at))
        effects += said
    return state, effects


def brief(effects: Iterable[Effect], *kinds: type[Effect]) -> list[tuple[float, str]]:
    """Return (seconds, class name) of the effects, or of those of `kinds`."""
    return [
        (effect.at.total_seconds(), type(effect).__name__)
        for effect in effects
        if not kinds or isinstance(effect, kinds)
    ]
