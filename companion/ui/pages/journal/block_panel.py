"""Changing the blocks of a row, and adding one by hand."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from companion.app.edit import Edit
from companion.app.services import Services
from companion.core.journal import FocusBlock
from companion.core.scales import check_block
from companion.core.words import _, ngettext
from companion.ui.pages import PageHost
from companion.ui.pages.journal.block_form import BlockForm, BlockValues, block_with, moment_in, values_of
from companion.ui.pages.journal.entry_names import entry_name
from companion.ui.pages.journal.entry_panel import EntryPanel
from companion.ui.pages.journal.taking_back import TakingBack
from companion.ui.theme import Theme
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.segmented import Segmented

_TOPICS = 20
_LENGTH = 50


class BlockForms(QWidget):
    """The fields of each block of a row, one block shown at a time."""

    def __init__(self, theme: Theme, topics: Sequence[str], blocks: Sequence[FocusBlock]) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self.forms = [BlockForm(theme, topics, values_of(block)) for block in blocks]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._stack = QStackedLayout()
        if len(blocks) > 1:
            options = [(str(n), time_of_day(block.started)) for n, block in enumerate(blocks)]
            self.which = Segmented(theme, options, _("Block"))
            self.which.choose("0")
            self.which.chosen.connect(lambda key: self._stack.setCurrentIndex(int(key)))
            column.addWidget(self.which)
        column.addLayout(self._stack)
        for form in self.forms:
            self._stack.addWidget(form)
        self.setFocusProxy(self.forms[0].topic)

    @property
    def shown(self) -> FocusBlock:
        """The block whose fields are in sight."""
        return self.blocks[self._stack.currentIndex()]

    def show_block(self, block_id: str) -> None:
        """Bring the fields of one block into sight."""
        for number, block in enumerate(self.blocks):
            if block.id == block_id and len(self.blocks) > 1:
                self.which.choose(str(number))
                self._stack.setCurrentIndex(number)


class BlockActs:
    """Opens the panels of blocks, and does what they ask."""

    def __init__(self, services: Services, theme: Theme, host: PageHost, taking_back: TakingBack) -> None:
        self._services, self._theme, self._host = services, theme, host
        self._edit: Edit = services.edit
        self._taking_back = taking_back

    def open(self, blocks: Sequence[FocusBlock], title: str, block_id: str = "") -> None:
        """Show the blocks of a row; block_id: of the one to begin with."""
        forms = BlockForms(self._theme, self._topics(), blocks)
        forms.show_block(block_id)
        panel = EntryPanel(
            self._theme,
            self._host,
            title,
            forms,
            lambda: self._save(forms),
            (_("Delete block"), lambda: self._delete(forms.shown)),
        )
        self._host.show_popover(panel)

    def add(self, day: date) -> None:
        """Ask for a block that was studied without the timer."""
        given = BlockValues(topic="", start=time(9, 0), minutes=_LENGTH, effort=None, focus=None)
        form = BlockForm(self._theme, self._topics(), given)
        panel = EntryPanel(
            self._theme, self._host, _("Add a study block"), form, lambda: self._add(day, form.values)
        )
        self._host.show_popover(panel)

    def _topics(self) -> list[str]:
        return self._services.store.recent_topics(_TOPICS)

    @property
    def _rollover(self) -> time:
        return self._services.settings.current.journal.rollover

    def _add(self, day: date, values: BlockValues) -> None:
        zone = self._services.clock.now().wall.tzinfo
        start = moment_in(day, values.start, zone, self._rollover)
        self._services.record.study(values.topic, start, values.minutes, values.effort, values.focus)

    def _save(self, forms: BlockForms) -> None:
        changed = [
            (block, form) for block, form in zip(forms.blocks, forms.forms, strict=True) if form.changed
        ]
        new = [block_with(block, form.values, self._rollover) for block, form in changed]
        for block in new:
            # All before the first is changed, so that they change together or not at all.
            check_block(block, self._services.clock.now().wall)
        steps = [self._edit.change(block).id for block in new]
        if not steps:
            return
        name = entry_name(changed[0][0])
        if len(steps) > 1:
            name = ngettext(_("{count} block"), _("{count} blocks"), len(steps)).format(count=len(steps))
        self._taking_back.say_changed(name, steps)

    def _delete(self, block: FocusBlock) -> None:
        step = self._edit.delete(block.id or "")
        self._taking_back.say_deleted(entry_name(block), [step.id])
