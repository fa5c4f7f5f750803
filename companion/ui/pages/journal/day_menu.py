"""What else can be done with a day: rest, a block by hand, the year before, and taking back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from companion.app.journal_reading import DayJournal, year_before
from companion.app.ports import UndoStep
from companion.core.words import _
from companion.ui.pages.journal.day_facts import last_year
from companion.ui.pages.journal.entry_names import step_words

MOST_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DayActs:
    """What the menu calls."""

    set_rest: Callable[[bool], object]
    add_block: Callable[[], object]
    write_note: Callable[[], object]
    go_to: Callable[[date], object]
    take_back: Callable[[str], object]


def day_menu(parent: QWidget, day: DayJournal, steps: list[UndoStep], acts: DayActs) -> QMenu:
    """Return the menu of a day. steps: what can be taken back, newest first, of any day."""
    menu = QMenu(parent)
    rest = menu.addAction(_("Rest day"))
    rest.setCheckable(True)
    rest.setChecked(day.mark.rest_declared)
    rest.triggered.connect(lambda checked: acts.set_rest(checked))
    if day.day <= day.today:
        menu.addAction(_("Add a study block…")).triggered.connect(lambda: acts.add_block())
        menu.addAction(_("Write a note")).triggered.connect(lambda: acts.write_note())
    before = year_before(day.day)
    if before is not None:
        menu.addAction(last_year(before)).triggered.connect(lambda: acts.go_to(before))
    menu.addSeparator()
    for step in steps[:MOST_STEPS]:
        action = menu.addAction(step_words(step))
        action.triggered.connect(lambda _checked=False, step=step: acts.take_back(step.id))
    if not steps:
        menu.addAction(_("Nothing was changed in the last 24 hours")).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
