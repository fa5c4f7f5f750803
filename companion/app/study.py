"""The study timer's use cases: what a person can ask of it, from any of its faces."""

from datetime import datetime, time, timedelta

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged, LimitReached, SettingsChanged
from companion.app.limits import PassedLimit, limit_passed
from companion.app.limits_said import LimitsSaid
from companion.app.ports import Clock, Store
from companion.app.rhythms import parse_rhythm
from companion.app.settings import SettingsService
from companion.app.timer import Timer
from companion.core import scales
from companion.core.clock import study_day, study_day_start
from companion.core.engine import effects as fx
from companion.core.engine import events as ev
from companion.core.engine.meter import total
from companion.core.engine.rhythm import LEVELS
from companion.core.engine.view import TimerView
from companion.core.errors import InvalidInput, Refused
from companion.core.words import _


class Study:
    """Commands of the timer. Each raises Refused, with its reason in one line, where it makes no sense."""

    def __init__(self, timer: Timer, store: Store, clock: Clock, bus: Bus, settings: SettingsService) -> None:
        self._timer = timer
        self._store = store
        self._clock = clock
        self._bus = bus
        self._settings = settings
        self._said = LimitsSaid(store)
        self._limits = _limits(settings)
        bus.subscribe(fx.FocusStarted, self._on_focus_started)
        bus.subscribe(SettingsChanged, self._on_settings_changed)

    def view(self) -> TimerView:
        """Return how the timer stands at this moment."""
        return self._timer.view()

    def start(self, topic: str, rhythm: str, level: str, anyway: bool = False) -> None:
        """Begin a study session.

        anyway: go past a limit of the day, chosen deliberately.
        Raises InvalidInput for a topic that cannot be kept, an unknown rhythm or level, and Refused
        past a limit.
        """
        if not topic.strip():
            raise InvalidInput(_("What will you study? Give the session a topic."))
        # A topic that cannot be kept would run as a session of which nothing is kept.
        scales.check_topic(topic.strip())
        if level not in LEVELS:
            raise InvalidInput(
                _("There is no level {level!r}: choose one of {known}.").format(
                    level=level, known=", ".join(LEVELS)
                )
            )
        chosen = parse_rhythm(rhythm, self._settings.current.study.rhythms)
        if not self.view().in_session:
            self._check_limit(anyway)
        self._do(ev.Start(topic=topic.strip(), rhythm=chosen, level=level))
        self.go_on_past_limit()

    def go_on_past_limit(self) -> None:
        """Keep with the running session that a limit of the day was passed on purpose, if one is."""
        session_id = self._timer.book.pages.session_id
        limit = self._limit()
        if session_id is not None and limit is not None:
            self._store.pass_limit(session_id, limit.reason)

    def pause(self) -> None:
        """Stop the clock until resume."""
        self._do(ev.Pause())

    def resume(self) -> None:
        """Go on after a pause."""
        self._do(ev.Resume())

    def stop(self) -> None:
        """End the session; a running break is left early."""
        self._do(ev.Stop())

    def take_break(self, tier: str | None = None) -> None:
        """Begin a break now; None = the next one due."""
        self._do(ev.TakeBreak(tier))

    def postpone(self) -> None:
        """Put the break off; it will be longer then."""
        self._do(ev.Postpone())

    def skip(self) -> None:
        """Do without the running break."""
        self._do(ev.Skip())

    def leave(self) -> None:
        """Leave the running break at once, by the emergency exit."""
        self._do(ev.Leave())

    def back(self) -> None:
        """Start the next block after a break."""
        self._do(ev.Back())

    def quiet(self, length: timedelta) -> None:
        """Hold breaks back for `length`; zero ends it."""
        self._do(ev.Quiet(length))

    def quiet_until_tomorrow(self) -> None:
        """Hold breaks back until the next study day begins."""
        self.quiet(_until_tomorrow(self._clock.now().wall, self._rollover))

    def answer_away(self, answer: str) -> None:
        """Say what the last absence was: break, study or discard."""
        match answer:
            case "break" | "study" | "discard":
                self._do(ev.AnswerAway(answer))
            case _:
                raise InvalidInput(_("An absence is answered with break, study or discard."))

    def rate(self, block_id: str, effort: float | None = None, focus: float | None = None) -> None:
        """Say how hard a block was and how well one could focus, each 0-10; None leaves it open."""
        for name, value in (("effort", effort), ("focus", focus)):
            if value is not None and not 0 <= value <= 10:
                raise InvalidInput(
                    _("{name} is {value:g}: give a number from 0 to 10.").format(name=name, value=value)
                )
        self._store.rate_block(block_id, effort=effort, focus=focus)
        self._bus.publish(EntriesChanged())

    def last_block(self) -> str | None:
        """Return the id of the block that ended last in this session, None without one."""
        return self._timer.book.pages.asked_block

    def overlay_failed(self) -> None:
        """Go on gently with a break whose overlay could not be shown."""
        self._timer.apply(ev.FellBackToGentle())

    def _do(self, event: ev.Event) -> None:
        for effect in self._timer.apply(event):
            if isinstance(effect, fx.RequestRefused):
                raise Refused(effect.why[:1].upper() + effect.why[1:] + ".")

    def _check_limit(self, anyway: bool) -> None:
        limit = self._limit()
        if limit is None:
            return
        self._say(limit)
        if not anyway:
            raise Refused(limit.reason)

    def _limit(self) -> PassedLimit | None:
        now = self._clock.now()
        state = self._timer.state
        running = max(timedelta(0), total(state, now.elapsed) - state.block_base)
        engine = self._settings.current.engine
        return limit_passed(self._store, engine, now.wall, running, self._rollover)

    def _say(self, limit: PassedLimit) -> bool:
        """Keep that it is said now; return whether it is the first time on this study day."""
        wall = self._clock.now().wall
        day = study_day(wall, self._rollover)
        first = not self._said.has(limit, day)
        if first:
            self._said.keep(limit, day, wall)
        return first

    @property
    def _rollover(self) -> time:
        return self._settings.current.journal.rollover

    def _on_focus_started(self, started: fx.FocusStarted) -> None:
        if not self._timer.state.session:
            return
        limit = self._limit()
        if limit is not None and self._say(limit):
            self._bus.publish(LimitReached(limit.reason))

    def _on_settings_changed(self, changed: SettingsChanged) -> None:
        limits = _limits(self._settings)
        if limits != self._limits:
            self._limits = limits
            self._said.forget()
        self.follow_settings()

    def follow_settings(self) -> None:
        """Work with the settings in force."""
        current = self._settings.current
        self._timer.change_settings(current.engine)
        if current.guard != (self._timer.state.guard is not None):
            self._timer.apply(ev.GuardSwitched(on=current.guard))


def _limits(settings: SettingsService) -> tuple[timedelta | None, timedelta | None]:
    """Return the limits that stand in the settings; where they change, they are asked about anew."""
    engine = settings.current.engine
    return engine.daily_focus_limit, engine.wind_down


def _until_tomorrow(wall: datetime, rollover: time) -> timedelta:
    tomorrow = study_day(wall, rollover) + timedelta(days=1)
    # Same-zone differences of aware times ignore DST; an hour may go missing unless both are UTC-like.
    start = study_day_start(tomorrow, wall.tzinfo, rollover)  # type: ignore[arg-type]  # ours are ZoneInfo
    return timedelta(seconds=start.timestamp() - wall.timestamp())
