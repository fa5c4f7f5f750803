"""Deleting what stands on a day, each time with the way back."""

from dataclasses import replace
from datetime import date

from companion.app.services import Services
from companion.core.errors import CompanionError
from companion.core.journal import DayMark
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.journal.day_rows import DayRow
from companion.ui.pages.journal.entry_names import entry_name


class TakingBack:
    """Deletes rows and takes back; says each in a toast, and what went wrong as well."""

    def __init__(self, services: Services, host: PageHost) -> None:
        self._edit, self._record, self._host = services.edit, services.record, host

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

    def _mark(self, mark: DayMark, before: DayMark, name: str) -> None:
        try:
            self._edit.mark(mark)
        except CompanionError as error:
            self._host.toast(str(error))
            return
        words = _("Deleted {entry}").format(entry=name)
        self._host.toast(words, _("Undo"), lambda: self._edit.mark(before))
