"""The first minute: four steps, each of which can wait."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from companion.core.errors import CompanionError
from companion.core.words import _
from companion.ui.theme import Theme
from companion.ui.welcome import asking_step, exam_step, rhythm_step
from companion.ui.welcome.asking_step import AskingStep
from companion.ui.welcome.exam_step import ExamStep
from companion.ui.welcome.ports import Changes, WelcomeServices
from companion.ui.welcome.rhythm_step import RhythmStep
from companion.ui.welcome.steps import Steps
from companion.ui.welcome.two_columns import EDGE, TwoColumns
from companion.ui.widgets.button import Button
from companion.ui.widgets.fault import Fault
from companion.ui.widgets.neutral_button import NeutralButton
from companion.ui.widgets.text import Text

_WIDEST, _HIGHEST = 1184, 800
_MARGIN = 48 - EDGE
_SPACIOUS_FROM = 620
_DONE: Changes = {"welcome": {"done": True}}


class Welcome(QWidget):
    """Fills the window; saves each step as it is left, and calls `on_done` at the end.

    A step may have something of its own to do then, and show what comes of it before it is left.

    Where settings cannot be saved it says so once, and leaves all the same when asked again.
    """

    def __init__(
        self,
        services: WelcomeServices,
        theme: Theme,
        on_done: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._theme, self._on_done = services.settings, theme, on_done
        self._unsaved = False
        # The step is framed as the others are, so it loads this package in turn.
        from companion.ui.private import passphrase_step

        current, today = services.settings.current, services.clock.now().wall.date()
        self.exam = ExamStep(theme, current.exam, today)
        self.rhythm = RhythmStep(theme, current)
        self.asking = AskingStep(theme, current)
        self.private = passphrase_step.PassphraseStep(services, theme)
        for done in (self.asking.done, self.private.done):
            done.connect(self.next)
        self._steps: tuple[TwoColumns, ...] = (self.exam, self.rhythm, self.asking, self.private)
        titled = (exam_step, rhythm_step, asking_step, passphrase_step)
        self.steps = Steps(theme, [module.title() for module in titled])
        self.back_button = Button(theme, _("Back"), fit="large", on_click=self.back)
        self.skip_button = NeutralButton(theme, _("Skip the setup"), on_click=self.skip)
        self.later_button = NeutralButton(theme, _("Skip this step"), on_click=self.later)
        self.next_button = Button(theme, "", "main", fit="large", on_click=self.next)
        self.next_button.setFont(theme.font("title"))
        self.fault = Fault(theme)
        self._name = Text(theme, _("Second Wind"), "title")
        self._name.setMinimumWidth(1)  # else the window could not become so narrow that it is left out
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Second Wind"))
        self._lay_out()
        self._go(0)

    @property
    def step(self) -> int:
        """The step now shown, counted from 0."""
        return self._stack.currentIndex()

    def next(self) -> None:
        """Save this step and go on; a value that cannot be meant stays with a sentence why."""
        step = self._steps[self.step]
        if not step.check():
            QTimer.singleShot(0, step, lambda: self._areas[self.step].ensureWidgetVisible(step.trouble))
            return
        last = self.step == len(self._steps) - 1
        if not self._finish(step) or not self._save({**step.changes, **(_DONE if last else {})}):
            return
        if step is self.rhythm:
            self.asking.follow_rhythm(self._settings.current)
        if last:
            self._on_done()
        else:
            self._go(self.step + 1)

    def back(self) -> None:
        """Return to the step before."""
        self._go(self.step - 1)

    def later(self) -> None:
        """Go on without saving this step."""
        if self.step == len(self._steps) - 1:
            self.skip()
        else:
            self._go(self.step + 1)

    def skip(self) -> None:
        """Leave for good; what earlier steps saved stays."""
        if self._unsaved or self._save(_DONE):
            self._on_done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            self.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # Where it is narrow, Next with empty fields skips a step as well.
        spacious = self.width() >= self._theme.px(_SPACIOUS_FROM)
        self.later_button.setVisible(spacious and self.step < len(self._steps) - 1)
        self._name.setVisible(spacious)

    def _finish(self, step: TwoColumns) -> bool:
        try:
            finished = step.finish()
        except CompanionError as error:
            self.fault.say(str(error))
            return False
        self.fault.say("")
        return finished

    def _save(self, changes: Changes) -> bool:
        try:
            self._settings.change_many(changes)
        except CompanionError as error:
            self._unsaved = True
            self.fault.say(str(error))
            self.skip_button.setText(_("Go on without saving"))
            return False
        self._unsaved = False
        self.fault.say("")
        self.skip_button.setText(_("Skip the setup"))
        return True

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.go(step)
        self.back_button.setVisible(step > 0)
        last = step == len(self._steps) - 1
        self.next_button.setText(_("Done") if last else _("Next"))
        self._make_room()
        self._steps[step].take_focus()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._stack = QStackedWidget()
        self._areas = [_scrolling(step) for step in self._steps]
        for area in self._areas:
            self._stack.addWidget(area)
        inside = QWidget()
        inside.setMaximumSize(px(_WIDEST) + 2 * EDGE, px(_HIGHEST))
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addSpacing(px(28))
        column.addWidget(self._stack, 1)
        column.addSpacing(px(8))
        column.addWidget(self.fault)
        column.addLayout(self._footer())
        outside = QVBoxLayout(self)
        outside.setContentsMargins(_MARGIN, 28, _MARGIN, 32)
        row = QHBoxLayout()
        row.addStretch(0)
        row.addWidget(inside, 1)
        row.addStretch(0)
        outside.addLayout(row, 1)

    def _header(self) -> QHBoxLayout:
        logo = QLabel()
        logo.setPixmap(self._theme.pixmap("logo", 32, "accent", self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(16)
        row.addWidget(logo)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self.steps)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addStretch(1)
        for button in (self.skip_button, self.later_button, self.next_button):
            row.addWidget(button)
        self.next_button.setMinimumWidth(self._theme.px(102))
        return row


def _scrolling(step: QWidget) -> QScrollArea:
    """Let a step scroll where the window is smaller than it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    step.setObjectName("page")
    area.setObjectName("page")
    area.setWidget(step)
    return area
