"""Keeps, changes and deletes nights, and says what became of it; what fails is said and changes nothing."""

from collections.abc import Callable
from datetime import date, time

from companion.app.nights import NightDay, Nights
from companion.app.ports import UndoStep
from companion.core.errors import CompanionError
from companion.core.journal import Night
from companion.core.night_form import NightForm
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.sleep_diary.ports import DiaryEdit

Fault = Callable[[str], object]
"""Shows one line of what went wrong."""


class NightActs:
    """Each act tells whether it was done; `say_fault` gets the line where it was not."""

    def __init__(self, nights: Nights, edit: DiaryEdit, host: PageHost, say_fault: Fault) -> None:
        self._nights, self._edit, self._host, self._say_fault = nights, edit, host, say_fault

    def keep(self, form: NightForm, known: NightDay) -> bool:
        """Keep the night `form` tells of in place of what is known."""
        try:
            step = self._nights.keep(form, known)
        except CompanionError as error:
            self._say_fault(str(error))
            return False
        if step is None:
            self._host.toast(_("Night kept"))
        else:
            self._say_with_undo(_("Night changed"), step)
        return True

    def keep_nap(
        self, start: time, end: time, known: NightDay, before: Night | None, say_fault: Fault
    ) -> bool:
        """Keep a nap in place of `before`, if given; a fault is said where the nap is written."""
        return _done(lambda: self._nights.keep_nap(start, end, known, before), say_fault)

    def delete(self, night: Night, said: str) -> bool:
        """Remove a night or a nap, say `said`, and offer to take it back."""
        try:
            step = self._nights.delete(night)
        except CompanionError as error:
            self._say_fault(str(error))
            return False
        self._say_with_undo(said, step)
        return True

    def did_not_sleep(self, day: date) -> bool:
        """Note that the night that ended on `day` had no sleep, and offer to take it back."""
        nights, say_aside = self._nights, self._say_aside
        done = _done(lambda: nights.did_not_sleep(day), self._say_fault)
        if done:
            self._host.toast(
                _("Noted: no sleep that night"),
                _("Undo"),
                lambda: _done(lambda: nights.did_not_sleep(day, whether=False), say_aside),
            )
        return done

    def did_sleep(self, day: date) -> bool:
        """Take back that the night had no sleep."""
        return _done(lambda: self._nights.did_not_sleep(day, whether=False), self._say_fault)

    def skip(self, day: date) -> bool:
        """Let the night not be asked about again."""
        done = _done(lambda: self._nights.skip(day), self._say_fault)
        if done:
            self._host.toast(_("Skipped: nothing asks about that night again"))
        return done

    def ask_again(self, day: date) -> bool:
        """Let the night be asked about again."""
        return _done(lambda: self._nights.skip(day, whether=False), self._say_fault)

    def _say_with_undo(self, said: str, step: UndoStep) -> None:
        edit, say_aside = self._edit, self._say_aside
        self._host.toast(said, _("Undo"), lambda: _done(lambda: edit.undo(step.id), say_aside))

    @property
    def _say_aside(self) -> Fault:
        """Return a place for faults that outlives the page, as a toast does."""
        return self._host.toast


def _done(act: Callable[[], object], say_fault: Fault) -> bool:
    try:
        act()
    except CompanionError as error:
        say_fault(str(error))
        return False
    return True
