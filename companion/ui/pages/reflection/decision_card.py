"""One decision for the next week, and how the last one went."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from companion.app.reflecting import MadeDecision, WeekCard
from companion.app.services import Services
from companion.core.decision_facts import Proposal
from companion.core.errors import CompanionError
from companion.core.reflection import Aim, Outcome
from companion.core.usual import WEEK
from companion.core.words import _
from companion.ui.pages import PageHost
from companion.ui.pages.reflection.decision_asked import AskedDecision, paragraph
from companion.ui.pages.reflection.decision_words import told
from companion.ui.pages.reflection.week_names import short_day_words
from companion.ui.theme import Theme
from companion.ui.widgets.button import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.chips import Chip
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.figures import time_of_day
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class DecisionCard(Card):
    """Open: proposals and a line of one's own. Made: what was decided and what came of it."""

    def __init__(self, services: Services, theme: Theme, host: PageHost) -> None:
        super().__init__(theme)
        self._reflecting, self._reflect = services.reflecting, services.reflect
        self._theme, self._host = theme, host
        self._monday: date | None = None
        self._stale, self._seen = True, False
        self.body.setContentsMargins(23, 15, 23, 15)
        self.title = Text(theme, "", "title", wrap=True)
        self.title.setMinimumHeight(1)
        self._aside = Text(theme, "", "small", "text2")
        self.own = Button(theme, _("Write my own"), "link", on_click=self._on_own)
        self.change = Button(theme, _("Change"), "link", on_click=self._on_change)
        self.asked = AskedDecision(theme, self._tell)
        self.decided = paragraph(theme, "small", "text")
        self.came_of = paragraph(theme, "small", "text2")
        self.chips = QWidget()
        self.chips.setAccessibleName(_("Proposals"))
        self._flow = FlowLayout(self.chips)
        self.line = _Line(self._on_line, self._on_line_left)
        self.fault = Fault(theme)
        self._lay_out()
        self.be_at_least(100)
        # As high as an open decision will be, so that the chart beside it is not drawn twice.
        self.setMinimumHeight(theme.px(136))

    @property
    def proposals(self) -> list[Chip]:
        """The proposals on offer."""
        return [chip for chip in self.chips.findChildren(Chip) if chip.isVisibleTo(self.chips)]

    def show_week(self, monday: date) -> None:
        """Show the decision made in a week, and the one that was for it."""
        if monday != self._monday:
            self.line.hide()
            self.fault.say("")
        self._monday, self._stale = monday, True
        if self._seen:
            self._read()

    def set_seen(self, seen: bool) -> None:
        """Read only before someone's eyes."""
        self._seen = seen
        if seen and self._stale:
            self._read()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for part in (self._aside, self.own, self.change):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.asked)
        self.body.addLayout(head)
        for widget in (self.decided, self.came_of, self.chips, self.line, self.fault):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for unread in (self.asked, self.decided, self.came_of, self.chips, self.line, self.change):
            unread.hide()

    def _read(self) -> None:
        if self._monday is None:
            return
        self._stale = False
        self.setMinimumHeight(0)
        card = self._reflecting.look(self._monday, _say_time)
        self._show_earlier(card)
        number = (card.monday + WEEK).isocalendar().week
        made = card.made
        open_ = made is None and card.open
        name = _("One decision for week {week}") if made is None else _("Your decision for week {week}")
        self.title.say(name.format(week=number))
        self._aside.say(_("made {day}").format(day=short_day_words(made.decision.made)) if made else "")
        self._aside.setVisible(made is not None)
        going_on = self._reflect.current_day() < card.monday + 2 * WEEK
        self.change.setVisible(made is not None and made.decision.outcome is None and going_on)
        self._show_made(made, quiet=not open_)
        self._offer(card.proposals if open_ else ())
        self.own.setVisible(open_ and not self.line.isVisibleTo(self))
        self.line.setVisible(open_ and self.line.isVisibleTo(self))

    def _show_earlier(self, card: WeekCard) -> None:
        self.asked.setVisible(card.earlier is not None)
        if card.earlier is not None:
            self.asked.show_made(card.earlier, asks=card.asks)

    def _show_made(self, made: MadeDecision | None, *, quiet: bool) -> None:
        if made is None:
            self.decided.say(_("When this week has begun, you can decide on one thing.") if quiet else "")
            self.came_of.say("")
        else:
            self.decided.say(_("“{text}”").format(text=made.decision.text))
            parts = (made.came_of, told(made.decision))
            self.came_of.say(" ".join(part for part in parts if part))
        self.decided.setVisible(bool(self.decided.plain))
        self.came_of.setVisible(bool(self.came_of.plain))

    def _offer(self, proposals: tuple[Proposal, ...]) -> None:
        for chip in self.chips.findChildren(Chip):
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        before: QWidget = self.own
        for proposal in proposals:
            chip = Chip(self._theme, proposal.short, self.chips)
            chip.setCheckable(False)
            words = _("{text} {reason}").format(text=proposal.text, reason=proposal.reason)
            chip.setToolTip(words)
            chip.setAccessibleName(words)
            chip.clicked.connect(lambda _checked=False, one=proposal: self._decide(one.text, one.aim))
            self._flow.addWidget(chip)
            chip.show()
            # Made late, it would be the last on the page.
            QWidget.setTabOrder(before, chip)
            before = chip
        self.chips.setVisible(bool(proposals))

    def _on_own(self) -> None:
        self.own.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_line(self) -> None:
        if self.line.text().strip() and self._decide(self.line.text(), None):
            self.line.clear()
            self.line.hide()

    def _on_line_left(self) -> None:
        self.line.hide()
        self.fault.say("")
        self.own.show()
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, text: str, aim: Aim | None) -> bool:
        if self._monday is None:
            return False
        try:
            self._reflecting.decide(self._monday, text, aim)
        except CompanionError as error:
            self.fault.say(str(error))
            return False
        self.fault.say("")
        self._read()
        # Its chip is gone; else the focus would fall into whatever comes next on the page.
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_change(self) -> None:
        if self._monday is not None:
            take_back = self._reflecting.undecide(self._monday)
            self._read()
            self._host.toast(_("The decision is open again."), _("Undo"), take_back)

    def _tell(self, outcome: Outcome, note: str) -> None:
        if self._monday is None:
            return
        try:
            self._reflecting.tell(self._monday - WEEK, outcome, note)
        except CompanionError as error:
            self.fault.say(str(error))
            return
        self.fault.say("")
        self._read()


class _Line(QLineEdit):
    """Where a decision of one's own is written; Return decides, Esc leaves."""

    def __init__(self, on_return: Callable[[], object], on_escape: Callable[[], object]) -> None:
        super().__init__()
        self._on_return, self._on_escape = on_return, on_escape
        self.setPlaceholderText(_("One thing, small enough to do"))
        self.setAccessibleName(_("A decision of your own; Return keeps it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_return()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)


def _say_time(at: time) -> str:
    return time_of_day(at)
