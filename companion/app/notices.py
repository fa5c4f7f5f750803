"""What the program says by notification, and what a click on it does."""

from collections.abc import Callable
from datetime import timedelta

from companion.app.bus import Bus, Unsubscribe
from companion.app.facts import LimitReached, SessionClosedByRestart, StoreTrouble
from companion.app.ports import Note, Notifier
from companion.app.reminders_notes import PREFIX
from companion.app.study import Study
from companion.core.engine import effects as fx
from companion.core.errors import Refused
from companion.core.words import _, ngettext

BREAK, TROUBLE, SESSION = "break", "trouble", "session"
_START, _POSTPONE = "start", "postpone"


class Notices:
    """Listens to the bus and speaks through the notifier; `close` ends it.

    open_window: what a click on a note itself does.
    """

    def __init__(self, study: Study, bus: Bus, notifier: Notifier, open_window: Callable[[], object]) -> None:
        self._open_window = open_window
        self._study = study
        self._notifier = notifier
        self._ends: list[Unsubscribe] = [
            bus.subscribe(fx.NoticeGiven, self._on_notice),
            bus.subscribe(fx.Owed, self._on_owed),
            bus.subscribe(fx.Postponed, self._on_postponed),
            bus.subscribe(fx.BreakStarted, self._on_break_started),
            bus.subscribe(fx.SessionEnded, lambda ended: notifier.withdraw(BREAK)),
            bus.subscribe(fx.Away, lambda away: notifier.withdraw(BREAK)),
            bus.subscribe(SessionClosedByRestart, self._on_closed_by_restart),
            bus.subscribe(StoreTrouble, self._on_trouble),
            bus.subscribe(LimitReached, self._on_limit),
        ]
        notifier.on_action(self._on_action)

    def close(self) -> None:
        """Say nothing more."""
        while self._ends:
            self._ends.pop()()

    def _on_notice(self, notice: fx.NoticeGiven) -> None:
        view = self._study.view()
        left = max(timedelta(seconds=1), notice.due_at - notice.at)
        length = view.next_length or timedelta(0)
        if view.topic and view.interval:
            body = _("{length} after {focus} of {topic}. Finish the sentence you are in.").format(
                length=in_words(length), focus=in_words(view.interval), topic=view.topic
            )
        else:
            body = _("{length} for eyes and back. Finish the sentence you are in.").format(
                length=in_words(length)
            )
        buttons = [(_START, _("Start now"))]
        if view.can_postpone and view.postpone_by and view.postponed_length:
            buttons.append((_POSTPONE, _("Postpone {length}").format(length=in_words(view.postpone_by))))
            body += "\n" + _("{later} later; the break will be {length}").format(
                later=in_words(view.postpone_by), length=in_words(view.postponed_length)
            )
        title = _("Break in {time}").format(time=in_words(left))
        self._notifier.show(Note(key=BREAK, title=title, body=body, buttons=tuple(buttons)))

    def _on_owed(self, owed: fx.Owed) -> None:
        title = _("Break owed: {length}").format(length=in_words(owed.length))
        body = _("It waits until nothing holds it back any more.")
        self._notifier.show(
            Note(key=BREAK, title=title, body=body, buttons=((_START, _("Start now")),), quiet=True)
        )

    def _on_postponed(self, postponed: fx.Postponed) -> None:
        self._notifier.withdraw(BREAK)

    def _on_break_started(self, started: fx.BreakStarted) -> None:
        if started.level != "gentle":
            self._notifier.withdraw(BREAK)
            return
        title = _("Break: {length}").format(length=in_words(started.length))
        self._notifier.show(
            Note(key=BREAK, title=title, body=_("Look up, and let go of the keys."), quiet=True)
        )

    def _on_closed_by_restart(self, closed: SessionClosedByRestart) -> None:
        body = _("{topic} was closed at {time}, with {focus} of focus kept.").format(
            topic=closed.topic, time=f"{closed.closed:%H:%M}", focus=in_words(closed.focus)
        )
        title = _("Your session ended while Second Wind was not running")
        self._notifier.show(Note(key=SESSION, title=title, body=body, quiet=True))

    def _on_trouble(self, trouble: StoreTrouble) -> None:
        self._notifier.show(Note(key=TROUBLE, title=_("Something could not be kept"), body=trouble.message))

    def _on_limit(self, limit: LimitReached) -> None:
        title = _("This is the limit you set for today")
        self._notifier.show(Note(key=SESSION, title=title, body=limit.reason, quiet=True))

    def _on_action(self, key: str, action: str) -> None:
        if key.startswith(PREFIX):
            return  # what a reminder opens is its own affair
        if action == "default":
            self._open_window()
        if key != BREAK:
            return
        try:
            if action == _POSTPONE:
                self._study.postpone()
            elif action == _START:
                self._study.take_break()
        except Refused as refusal:
            self._notifier.show(Note(key=TROUBLE, title=_("Not possible now"), body=str(refusal), quiet=True))


def in_words(length: timedelta) -> str:
    """Return a length as people say it: seconds below a minute, else minutes, rounded."""
    seconds = round(length.total_seconds())
    if seconds < 60:
        return _("{seconds} s").format(seconds=seconds)
    minutes = round(seconds / 60)
    return ngettext("{minutes} minute", "{minutes} min", minutes).format(minutes=minutes)
