"""Opening an entry of a day where it can be changed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from companion.app.services import Services
from companion.core.journal import CheckIn, Entry, FocusBlock, Night, PracticeSession, QuestionSet
from companion.core.sleep import night_date
from companion.core.value import dataclass
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.journal.block_panel import BlockActs
from companion.ui.pages.journal.day_rows import DayRow
from companion.ui.pages.journal.entry_names import entry_name
from companion.ui.pages.journal.entry_panel import EntryPanel
from companion.ui.pages.journal.practice_panel import PracticeForm
from companion.ui.pages.journal.questions_panel import AddQuestions, OpenPlayer, QuestionsForm
from companion.ui.pages.journal.taking_back import TakingBack
from companion.ui.theme import Theme

_TOPICS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Ways out of the page, to what is entered elsewhere. sleep_diary: of a day, None = the last night.

    practise: shows a practice in the player, None = none is offered.
    """

    check_in: Callable[[], object]
    edit_check_in: Callable[[CheckIn], object]
    sleep_diary: Callable[[date | None], object]
    practise: OpenPlayer | None = None


class Opening:
    """Knows for each kind of entry where it is changed."""

    def __init__(
        self, services: Services, theme: Theme, host: PageHost, doors: Doors, taking_back: TakingBack
    ) -> None:
        self._services, self._theme, self._host = services, theme, host
        self._doors, self._taking_back = doors, taking_back
        self._blocks = BlockActs(services, theme, host, taking_back)
        self._adding = AddQuestions(services, theme, host, taking_back, doors.practise)

    def row(self, row: DayRow, day: date, entry_id: str = "") -> None:
        """Open what a row of `day` stands for; entry_id: of the one among several to begin with."""
        match row.entries:
            case (CheckIn() as one,):
                self._doors.edit_check_in(one)
            case (Night(),):
                self._doors.sleep_diary(day)
            case (QuestionSet() as one,):
                self._questions(one)
            case (PracticeSession() as one,):
                self._practice(one, row.what)
            case (FocusBlock(), *_):
                blocks = [block for block in row.entries if isinstance(block, FocusBlock)]
                self._blocks.open(blocks, row.what, entry_id)
            case _:
                if row.kind == "no_sleep":
                    self._doors.sleep_diary(day)

    def entry(self, entry_id: str, rows: Sequence[DayRow], nights: Sequence[Night], day: date) -> None:
        """Open the entry of a ribbon; nights: those on it, one of which may belong to the day after."""
        for row in rows:
            if entry_id in row.ids:
                self.row(row, day, entry_id)
                return
        for night in nights:
            if night.id == entry_id:
                self._doors.sleep_diary(night_date(night))

    def add_block(self, day: date) -> None:
        """Ask for a block studied without the timer."""
        self._blocks.add(day)

    def add_questions(self, day: date) -> None:
        """Ask for a set of practice questions."""
        self._adding.ask(day)

    def _questions(self, given: QuestionSet) -> None:
        topics = self._services.store.recent_topics(_TOPICS)
        form = QuestionsForm(self._theme, topics, given, self._services.settings.current.journal.rollover)
        panel = self._show(_("Practice questions"), form, given, lambda: form.questions)
        form.finished.connect(panel.save.click)

    def _practice(self, given: PracticeSession, title: str) -> None:
        form = PracticeForm(self._theme, given)
        self._show(title, form, given, lambda: form.practice)

    def _show(self, title: str, form: QWidget, given: Entry, read: Callable[[], Entry]) -> EntryPanel:
        """Show a form over the page, and return it. given: the entry as it is; read: as the form has it."""

        def save() -> None:
            after = read()
            if after != given:
                step = self._services.edit.change(after)
                self._taking_back.say_changed(entry_name(given), [step.id])

        def delete() -> None:
            step = self._services.edit.delete(given.id or "")
            self._taking_back.say_deleted(entry_name(given), [step.id])

        panel = EntryPanel(self._theme, self._host, title, form, save, (_("Delete"), delete))
        self._host.show_popover(panel)
        return panel
