"""Which suggestions for a break were shown, and in what order, kept across restarts."""

from companion.app.ports import Clock, ReminderMark, Store
from companion.core.errors import CompanionError
from companion.core.rotation import Rotation

_PREFIX = "suggestion_"
_ROUND = "suggestions_round"


class SuggestionsShown:
    """One mark a suggestion, and one for the beginning of the round; a disk that refuses keeps nothing."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def load(self) -> Rotation:
        """Return what was kept; nothing came yet where that cannot be read."""
        try:
            marks = self._store.reminder_marks()
        except CompanionError:
            return Rotation()
        shown = {
            name.removeprefix(_PREFIX): mark.shown
            for name, mark in marks.items()
            if name.startswith(_PREFIX) and mark.shown is not None
        }
        began = marks[_ROUND].shown if _ROUND in marks else None
        turn = (name for name, at in shown.items() if began is None or at >= began)
        return Rotation(tuple(sorted(shown, key=lambda name: shown[name])), frozenset(turn))

    def keep(self, came: Rotation) -> None:
        """Keep that the last one of `came` was shown now."""
        now = self._clock.now().wall
        try:
            if len(came.turn) == 1:
                self._store.mark_reminder(ReminderMark(name=_ROUND, shown=now))
            self._store.mark_reminder(ReminderMark(name=_PREFIX + came.last, shown=now))
        except CompanionError:
            return  # a disk that refuses is told of where entries are kept
