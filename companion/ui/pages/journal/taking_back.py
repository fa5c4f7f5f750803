"""Deleting what stands on a day, each time with the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from companion.app.edit import UNDO_FOR
from companion.app.services import Services
from companion.core.errors import CompanionError
from companion.core.journal import DayMark
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.journal.day_rows import DayRow
from companion.ui.pages.journal.entry_names import entry_name, short_date
from companion.ui.pages.journal.remembered import NoteBefore, Remembered


class TakingBack:
    """Deletes rows and takes back; says each in a toast, and what went wrong as well.

    remembered: has the notes as they were, as long as the program runs.
    """

    def __init__(self, services: Services, host: PageHost, remembered: Remembered) -> None:
        self._edit, self._record, self._host = services.edit, services.record, host
        self._store, self._clock, self._remembered = services.store, services.clock, remembered

    def write_note(self, day: date, text: str, *, quietly: bool) -> str:
        """Keep a day's note and return nothing, or else what went wrong.

        What stood there before can be taken back; quietly: without a toast that says so.
        """
        before = self._note(day)
        try:
            self._edit.write_day(day, text)
        except CompanionError as error:
            return str(error)
        if before and before != text:
            kept = NoteBefore(day, before, self._clock.now().wall)
            self._remembered.notes.insert(0, kept)
            if not quietly:
                words = _("Changed the note of {day}") if text else _("Deleted the note of {day}")
                said = words.format(day=short_date(day))
                self._host.toast(said, _("Undo"), lambda: self.take_back_note(kept))
        return ""

    def notes(self) -> list[NoteBefore]:
        """Return the notes that can be taken back, the latest change first."""
        since = self._clock.now().wall - UNDO_FOR
        self._remembered.notes = [one for one in self._remembered.notes if one.at >= since]
        return list(self._remembered.notes)

    def take_back_note(self, kept: NoteBefore) -> None:
        """Let a note read as it did; once, what stands there meanwhile is not kept."""
        if kept not in self._remembered.notes:
            self._host.toast(_("This can no longer be taken back: a day has passed, or it was done."))
            return
        self._remembered.notes.remove(kept)
        name = _("note of {day}").format(day=short_date(kept.day))
        self._try(lambda: self._edit.write_day(kept.day, kept.text), name)

    def take_back_latest(self) -> None:
        """Take back the latest change, of an entry or of a note."""
        steps, notes = self._edit.undoable(), self.notes()
        if notes and (not steps or notes[0].at >= steps[0].at):
            self.take_back_note(notes[0])
        elif steps:
            self.take_back([steps[0].id])
        else:
            self._host.toast(_("There is nothing to take back from the last 24 hours."))

    def delete(self, row: DayRow, day: date) -> None:
        """Delete what a row of `day` stands for."""
        if row.kind == "rest":
            self.set_rest(day, on=False)
            return
        if row.kind == "no_sleep":
            before = self._edit.marks(day)
            self._mark(replace(before, did_not_sleep=False), before, row.name)
            return
        steps: list[str] = []
        try:
            for entry_id in row.ids:
                steps.append(self._edit.delete(entry_id).id)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        if steps:
            self.say_deleted(row.name, steps)

    def set_rest(self, day: date, *, on: bool) -> None:
        """Declare a rest day, or take that back."""
        before = self._edit.marks(day)
        if not on:
            self._mark(replace(before, rest_declared=False), before, _("rest day mark"))
            return
        try:
            self._record.rest(day)
        except CompanionError as error:
            self._host.toast(str(error))

    def say_added(self, name: str, entry_id: str) -> None:
        """Say what was entered, with Undo."""
        words = _("Added {entry}").format(entry=name)
        self._host.toast(words, _("Undo"), self.of_added(name, entry_id))

    def of_added(self, name: str, entry_id: str) -> Callable[[], object]:
        """Return what takes back what was entered, and says so."""
        return lambda: self._try(lambda: self._edit.delete(entry_id), name)

    def say_deleted(self, name: str, steps: list[str]) -> None:
        """Say what was deleted, with Undo."""
        words = _("Deleted {entry}").format(entry=name)
        self._host.toast(words, _("Undo"), lambda: self.take_back(steps, name))

    def say_changed(self, name: str, steps: list[str]) -> None:
        """Say what was changed, with Undo."""
        words = _("Changed {entry}").format(entry=name)
        self._host.toast(words, _("Undo"), lambda: self.take_back(steps, name))

    def take_back(self, steps: list[str], name: str = "") -> None:
        """Put entries back as they were, the last change first."""
        try:
            for step in reversed(steps):
                entry = self._edit.undo(step)
                name = name or entry_name(entry)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self._host.toast(_("Taken back: {entry}").format(entry=name))

    def _note(self, day: date) -> str:
        return next((note.text for note in self._store.day_notes(day, day)), "")

    def _try(self, act: Callable[[], object], name: str) -> None:
        try:
            act()
        except CompanionError as error:
            self._host.toast(str(error))
            return
        self._host.toast(_("Taken back: {entry}").format(entry=name))

    def _mark(self, mark: DayMark, before: DayMark, name: str) -> None:
        try:
            self._edit.mark(mark)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        words = _("Deleted {entry}").format(entry=name)
        self._host.toast(words, _("Undo"), lambda: self._try(lambda: self._edit.mark(before), name))
