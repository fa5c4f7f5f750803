"""Writes what the engine says happened into the store: sessions, blocks, breaks."""

from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, time, timedelta

from companion.app.facts import AwayAsked, EffortAsked, EntriesChanged
from companion.app.ports import Store
from companion.core.clock import Instant, study_day
from companion.core.engine import effects as fx
from companion.core.journal import BreakRecord, FocusBlock, StudySession
from companion.core.value import dataclass

ASK_AWAY_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPages:
    """What the book must remember between effects, kept with the engine's state.

    Ids of the running session, of the break that goes on until the return, and of the natural
    breaks of the last absence; the wall time at which the running block began.
    """

    session_id: str | None = None
    topic: str = ""
    block_started: datetime | None = None
    break_id: str | None = None
    break_started: datetime | None = None
    natural_ids: tuple[str, ...] = ()
    asked_block: str | None = None


@dataclass(slots=True)
class Book:
    """Turns effects into records. Facts to publish once the writes are kept gather in `facts`.

    rollover: local time at which a study day turns.
    """

    store: Store
    rollover: time
    pages: OpenPages = field(default_factory=OpenPages)
    facts: list[object] = field(default_factory=list)

    def open_session(self, topic: str, rhythm: str, level: str, at: datetime) -> None:
        """Keep a session that starts now."""
        session = StudySession(topic=topic, rhythm=rhythm, level=level, started=at)
        session_id = self.store.add_session(session)
        self.pages = OpenPages(session_id=session_id, topic=topic, block_started=at)

    def write(self, effect: fx.Effect, now: Instant) -> None:
        """Keep what `effect` says; `now` is the moment it is handled, at or after it happened."""

        def wall(at: timedelta) -> datetime:
            # Back from now by elapsed time: right for the label even if the clock jumped before.
            return now.wall - (now.elapsed - at)

        match effect:
            case fx.FocusStarted():
                self._focus_started(wall(effect.at))
            case fx.FocusCounted(session=True):
                self._block_ended(effect, wall)
            case fx.BreakStarted():
                self._turn(break_id=None, natural_ids=())
            case fx.BreakEnded():
                self._break_ended(effect, wall)
            case fx.Away():
                self._turn(natural_ids=())
            case fx.CameBack():
                self._came_back(effect, wall(effect.at))
            case fx.AwayAnswered():
                self._away_answered(effect, wall)
            case fx.SessionEnded():
                self._session_ended(effect, wall)
            case _:
                pass

    def _turn(self, **changes: object) -> None:
        self.pages = replace(self.pages, **changes)  # type: ignore[arg-type]  # field names of ours

    def _touch(self, at: datetime) -> None:
        """Tell of the study day of `at`; blocks and breaks belong to the one they began on alone."""
        self.facts.append(EntriesChanged((study_day(at, self.rollover),)))

    def _focus_started(self, at: datetime) -> None:
        # What passed between the end of the break and the return was rest, too.
        self._extend(self.pages.break_id, at)
        self._turn(block_started=at, break_id=None)

    def _extend(self, break_id: str | None, ended: datetime) -> None:
        started = self.pages.break_started
        if break_id is not None and started is not None:
            self.store.change_break(break_id, ended=ended, rested=ended - started)
            self._touch(started)

    def _block_ended(self, effect: fx.FocusCounted, wall: Callable[[timedelta], datetime]) -> None:
        ended = wall(effect.at)
        started = min(self.pages.block_started or ended, ended - effect.focus)
        block_id = self.store.add_block(
            FocusBlock(
                topic=self.pages.topic,
                started=started,
                ended=ended,
                focus_time=effect.focus,
                session_id=self.pages.session_id,
            )
        )
        self._turn(block_started=ended, asked_block=block_id)
        self._touch(started)
        self.facts.append(
            EffortAsked(block_id=block_id, topic=self.pages.topic, focus=effect.focus, on_break=True)
        )

    def _break_ended(self, effect: fx.BreakEnded, wall: Callable[[timedelta], datetime]) -> None:
        started, ended = wall(effect.since), wall(effect.at)
        break_id = self.store.add_break(
            BreakRecord(
                tier=effect.tier,
                level=effect.level,
                started=started,
                ended=ended,
                planned=effect.length,
                rested=effect.at - effect.since,
                outcome=effect.outcome,
                session_id=self.pages.session_id,
            )
        )
        if effect.outcome == "natural":
            self._replace_natural(break_id, started)
        elif effect.outcome == "taken":
            self._turn(break_id=break_id, break_started=started)
        self._touch(started)

    def _replace_natural(self, break_id: str, started: datetime) -> None:
        """Keep one record an absence: a longer natural break takes the place of the shorter."""
        for shorter in self.pages.natural_ids:
            self.store.delete_break(shorter)
        self._turn(natural_ids=(break_id,), break_started=started)

    def _came_back(self, effect: fx.CameBack, at: datetime) -> None:
        if self.pages.natural_ids:
            self._extend(self.pages.natural_ids[-1], at)
            self._turn(block_started=at)
        if effect.away >= ASK_AWAY_AFTER and self.pages.session_id is not None:
            self.facts.append(AwayAsked(effect.away))

    def _away_answered(self, effect: fx.AwayAnswered, wall: Callable[[timedelta], datetime]) -> None:
        started = wall(effect.since)
        if effect.undone:
            for break_id in self.pages.natural_ids:
                self.store.delete_break(break_id)
        elif effect.as_ == "break" and not self.pages.natural_ids:
            # Too short for any tier, but said to have been a break: recorded, nothing credited.
            self.store.add_break(
                BreakRecord(
                    tier="absence",
                    level="gentle",
                    started=started,
                    ended=started + effect.away,
                    planned=effect.away,
                    rested=effect.away,
                    outcome="natural",
                    session_id=self.pages.session_id,
                )
            )
        if effect.restored and self.pages.block_started is not None:
            self._turn(block_started=min(self.pages.block_started, started))
        self._turn(natural_ids=())
        self._touch(started)

    def _session_ended(self, effect: fx.SessionEnded, wall: Callable[[timedelta], datetime]) -> None:
        ended = wall(effect.closed_at)
        if self.pages.session_id is not None:
            self.store.end_session(self.pages.session_id, ended)
        self.pages = OpenPages()
        self._touch(ended)
