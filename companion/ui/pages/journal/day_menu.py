"""What else can be done with a day: rest, a block or questions by hand, the year before, and taking back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QMenu, QWidget

from companion.app.journal_reading import DayJournal, year_before
from companion.app.ports import UndoStep
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.pages.journal.day_facts import last_year
from companion.ui.pages.journal.entry_names import note_step_words, step_words
from companion.ui.pages.journal.remembered import NoteBefore

MOST_STEPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DayActs:
    """What the menu calls."""

    set_rest: Callable[[bool], object]
    add_block: Callable[[], object]
    add_questions: Callable[[], object]
    write_note: Callable[[], object]
    go_to: Callable[[date], object]
    take_back: Callable[[str], object]
    take_back_note: Callable[[NoteBefore], object]


def day_menu(
    parent: QWidget, day: DayJournal, steps: list[UndoStep], notes: list[NoteBefore], acts: DayActs
) -> QMenu:
    """Return the menu of a day. steps, notes: what can be taken back, newest first, of any day."""
    menu = QMenu(parent)
    rest = menu.addAction(_("Rest day"))
    rest.setCheckable(True)
    rest.setChecked(day.mark.rest_declared)
    rest.triggered.connect(lambda checked: acts.set_rest(checked))
    if day.day <= day.today:
        menu.addAction(_("Add a study block…")).triggered.connect(lambda: acts.add_block())
        menu.addAction(_("Add practice questions…")).triggered.connect(lambda: acts.add_questions())
        menu.addAction(_("Write a note")).triggered.connect(lambda: acts.write_note())
    before = year_before(day.day)
    if before is not None:
        menu.addAction(last_year(before)).triggered.connect(lambda: acts.go_to(before))
    menu.addSeparator()
    changes: list[UndoStep | NoteBefore] = [*steps, *notes]
    for one in sorted(changes, key=lambda one: one.at, reverse=True)[:MOST_STEPS]:
        _add_step(menu, one, acts)
    if not steps and not notes:
        menu.addAction(_("Nothing was changed in the last 24 hours")).setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_step(menu: QMenu, one: UndoStep | NoteBefore, acts: DayActs) -> None:
    if isinstance(one, NoteBefore):
        action = menu.addAction(note_step_words(one.day))
        action.triggered.connect(lambda: acts.take_back_note(one))
    else:
        action = menu.addAction(step_words(one))
        action.triggered.connect(lambda: acts.take_back(one.id))
